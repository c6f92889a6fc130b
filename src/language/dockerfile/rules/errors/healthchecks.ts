// HEALTHCHECK and ONBUILD: what may follow them.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { byHand, insert, replace } from "../../edits.ts";
import { named } from "../../syntax/select.ts";
import type { Dockerfile, Instruction } from "../../syntax/tree.ts";
import type { DockerRule } from "../dockerRule.ts";
import { teller, type Tell } from "./problem.ts";

export const healthchecks: DockerRule = {
  id: "healthchecks",
  aliases: [],
  severity: "error",
  check: (doc, report) => {
    const tell = teller(doc, report);
    for (const instruction of named(doc, "HEALTHCHECK")) checkOne(doc, instruction, tell);
  },
};

function checkOne(doc: Dockerfile, instruction: Instruction, tell: Tell): void {
  const { words, body, keyword, flags, json } = instruction;
  const [type] = words;
  if (type === undefined) return tell("MissingArgument", keyword, t("{0} needs an argument.", "HEALTHCHECK"));
  const rest = body.text.slice(type.text.length).trim();
  const kind = type.text.toUpperCase();
  if (kind === "NONE") {
    if (rest !== "")
      tell(
        "HealthcheckNone",
        { start: type.end, end: instruction.bodySpan.end },
        t("Nothing may follow HEALTHCHECK NONE."),
        byHand(t("Remove what follows"), replace(doc, { start: type.end, end: instruction.bodySpan.end }, "")),
      );
    return;
  }
  if (kind !== "CMD")
    return tell(
      "HealthcheckType",
      type,
      t("{0} is no kind of health check. Write CMD and a command, or NONE.", plain(type.text)),
      byHand(t("Put {0} in front", "CMD"), insert(doc, type.start, "CMD ")),
    );
  if (rest === "" || (json !== undefined && json.items.length + json.others.length === 0))
    tell("MissingCommand", type, t("A command must follow HEALTHCHECK CMD."));
  for (const flag of flags) {
    const value = flag.value?.value ?? "";
    if (value === "") continue;
    const span = flag.value ?? flag;
    if (flag.name === "retries") {
      if (!/^[+-]?\d+$/.test(value)) tell("InvalidRetries", span, t("{0} is no whole number.", plain(value)));
      else if (Math.abs(Number(value)) >= largest) tell("InvalidRetries", span, t("{0} is too large.", plain(value)));
      else if (Number(value) < 0) tell("InvalidRetries", span, t("The number of retries may not be negative."));
    } else if (["interval", "timeout", "start-period", "start-interval"].includes(flag.name)) {
      const nanoseconds = durationOf(value);
      if (nanoseconds === undefined)
        tell(
          "InvalidDuration",
          span,
          t("{0} is no duration. Write a number with a unit, such as 30s or 1m30s.", plain(value)),
          ...(/^[1-9]\d*$/.test(value) ? [byHand(t("Write {0}", `${value}s`), insert(doc, span.end, "s"))] : []),
        );
      else if (Math.abs(nanoseconds) >= largest) tell("InvalidDuration", span, t("{0} is too large.", plain(value)));
      else if (nanoseconds !== 0 && nanoseconds < 1_000_000)
        tell("ShortDuration", span, t("{0} is shorter than a millisecond, the least there is.", plain(value)));
    }
  }
}

/** What 64 bits with a sign hold. */
const largest = 2 ** 63;

const units: Readonly<Record<string, number>> = {
  ns: 1,
  us: 1e3,
  µs: 1e3,
  μs: 1e3,
  ms: 1e6,
  s: 1e9,
  m: 6e10,
  h: 3.6e12,
};

/** In nanoseconds; undefined for what is none. */
function durationOf(text: string): number | undefined {
  const [, sign = "", rest = ""] = /^([+-]?)(.*)$/s.exec(text) ?? [];
  if (rest === "0") return 0;
  if (!/^(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+$/.test(rest)) return undefined;
  let sum = 0;
  for (const [, number = "", unit = ""] of rest.matchAll(/(\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h)/g))
    sum += Number(number) * (units[unit] ?? 0);
  return sign === "-" ? -sum : sum;
}

/** ONBUILD keeps an instruction; some cannot be kept. */
export const onbuildTrigger: DockerRule = {
  id: "onbuildTrigger",
  aliases: ["OnbuildTrigger", "DL3043"],
  severity: "error",
  check: (doc, report) => {
    const tell = teller(doc, report);
    for (const instruction of named(doc, "ONBUILD")) {
      const { trigger, keyword } = instruction;
      if (trigger === undefined) tell("MissingArgument", keyword, t("{0} needs an argument.", "ONBUILD"));
      else if (["ONBUILD", "FROM", "MAINTAINER"].includes(trigger.name))
        tell(
          "OnbuildTrigger",
          trigger.keyword,
          t("{0} cannot be kept for later builds.", trigger.name),
          ...(trigger.name === "ONBUILD" && trigger.trigger !== undefined
            ? [byHand(t("Keep one ONBUILD"), replace(doc, { start: trigger.start, end: trigger.bodySpan.start }, ""))]
            : []),
        );
    }
  },
};
