// What is said of a volume on hover.
import { t } from "../../base/l10n.ts";
import { inCode, inMarkdown } from "../../base/plain.ts";
import { isUnnamed } from "../../model/flags.ts";
import type { Container, Volume } from "../../model/resources.ts";
import { since } from "../present/age.ts";
import { fact, lines, paragraphs } from "./markdown.ts";

/** More than this are counted. */
const most = 10;

/** `users`: the containers that mount it. */
export function volumeTooltip(
  volume: Volume,
  { users, now }: { readonly users: readonly Container[]; readonly now: number },
): string {
  const { name, driver, folder, created, labels, options } = volume;
  return paragraphs(
    `**${inMarkdown(name)}**`,
    lines(
      fact(t("Driver:"), inCode(driver)),
      fact(t("Options:"), pairs(options)),
      fact(t("Created:"), created > 0 ? since(created, now) : ""),
      fact(t("The engine keeps it at:"), folder === "" ? "" : inCode(folder)),
      fact(t("Labels:"), pairs(labels)),
      fact(t("Used by:"), users.length === 0 ? t("no container") : some(users.map((user) => usage(user, name)))),
    ),
    isUnnamed(volume)
      ? t("Unnamed: it was made along with a container. When that is gone, nothing tells any more what it was for.")
      : "",
    t("What is in a volume outlives its containers. It goes only when the volume itself is removed."),
  );
}

/** "`web` at `/data`, read-only" */
function usage({ name, mounts }: Container, volume: string): string {
  const places = mounts
    .filter(({ type, source }) => type === "volume" && source === volume)
    .map(({ target, writable }) => (writable ? inCode(target) : t("{0} (read-only)", inCode(target))));
  return t("{0} at {1}", inCode(name), places.join(", "));
}

const pairs = (values: Readonly<Record<string, string>>): string =>
  some(Object.entries(values).map(([key, value]) => inCode(value === "" ? key : `${key}=${value}`)));

function some(words: readonly string[]): string {
  const more = words.length - most;
  return words.slice(0, most).join(", ") + (more > 0 ? ` +${more}` : "");
}
