// Ages as rows show them: no finer than a minute, so that a row stays as it is between two looks at the clock.
import { duration } from "../../base/amounts.ts";
import { t } from "../../base/l10n.ts";

const minute = 60_000;

/** "3 minutes", "less than a minute". */
export function span(from: number, now: number): string {
  return now - from < minute ? t("less than a minute") : duration(now - from);
}

/** "3 minutes ago". */
export function since(then: number, now: number): string {
  return t("{0} ago", span(then, now));
}
