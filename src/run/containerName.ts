// Names of containers, by the rule the engine enforces (moby, daemon/names: RestrictedNameChars).
import { t } from "../base/l10n.ts";

/** What is wrong with a container's name; nothing is wrong with an empty one: the engine then makes one up. */
export function faultOfContainerName(name: string): string | undefined {
  if (name === "" || /^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/.test(name)) return undefined;
  if (name.length === 1) return t("A name has two characters at least.");
  if (!/^[a-zA-Z0-9]/.test(name)) return t("A name begins with a letter or a digit.");
  return t("A name has letters, digits, “_”, “.” and “-” only.");
}
