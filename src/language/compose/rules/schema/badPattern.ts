// A text that is not of the form that its key asks for.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { faultRule, nameOf } from "./faults.ts";

const forms: Readonly<Record<string, () => string>> = {
  container_name: () => t("two or more letters, digits, dots, dashes or underscores, starting with a letter or digit"),
  pull_policy: () => t("always, never, missing, build, daily, weekly or every_ with a time such as every_12h"),
  additional_contexts: () => t("a name, = and the context, such as shared=../shared"),
};

export const badPattern = faultRule("badPattern", "error", "badPattern", ({ node, at }, _, tell) => {
  const name = nameOf(at);
  const form = (forms[name] ?? forms["pull_policy"])?.() ?? "";
  tell(node, { message: t("{0} cannot be {1}. Possible: {2}.", name, plain(node.text, 60), form) });
});
