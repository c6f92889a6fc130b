// Values of flags that only take a few.
import { t } from "../../../base/l10n.ts";
import { plain } from "../../../base/plain.ts";
import { nearest } from "../../dockerfile/rules/suggest.ts";
import { fixOf, rule } from "./rule.ts";

interface Choice {
  readonly paths: readonly string[];
  readonly long: string;
  readonly values: readonly string[];
  /** Forms beyond the plain values. */
  readonly also?: RegExp;
}

const choices: readonly Choice[] = [
  {
    paths: ["container run", "container create", "container update"],
    long: "restart",
    values: ["no", "always", "unless-stopped", "on-failure"],
    also: /^on-failure:\d+$/,
  },
  { paths: ["container run", "container create"], long: "pull", values: ["always", "missing", "never"] },
  { paths: ["service create", "service update"], long: "restart-condition", values: ["none", "on-failure", "any"] },
];

export const badFlagValue = rule("badFlagValue", "error", (call, tell, doc) => {
  for (const { kind, value, written } of call.flags) {
    const choice = choices.find(({ long, paths }) => long === kind?.long && paths.includes(call.verb?.path ?? ""));
    if (choice === undefined || value?.fixed !== true || value.text === "") continue;
    if (choice.values.includes(value.text) || choice.also?.test(value.text) === true) continue;
    const [, name = "", count = ""] = /^([^:]*)(:\d+)?/.exec(value.text) ?? [];
    const near = name.startsWith("on-") ? "on-failure" : nearest(name, choice.values);
    const right = near === "on-failure" ? `${near}${count}` : near;
    tell(
      value,
      t("{0} takes {1}; {2} is none of them.", written, choice.values.join(", "), plain(value.text)),
      right === undefined ? [] : [fixOf(doc, call, t("Write {0}", right), [{ ...value, text: right }])],
    );
  }
});
