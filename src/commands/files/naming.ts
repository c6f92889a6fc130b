// Asks for the name of something in a folder; says while one types what the file system would not take.
import { t } from "../../base/l10n.ts";
import { bytesOf } from "../../files/path.ts";
import type { Ui } from "../context.ts";

/** Bytes that Linux file systems take. */
const longest = 255;

/** `taken`: names that stand there already. */
export const askName = (
  ui: Ui,
  { title, prompt, value, taken }: { title: string; prompt: string; value?: string; taken: ReadonlySet<string> },
): Promise<string> =>
  ui.ask({ title, prompt, value, check: (name) => (name === value ? undefined : faultOfName(name, taken)) });

function faultOfName(name: string, taken: ReadonlySet<string>): string | undefined {
  if (name === "") return t("A file needs a name.");
  if (name === "." || name === "..") return t("“.” and “..” are the folder itself and the one above.");
  if (name.includes("/")) return t("A name has no slash.");
  if (name.includes("\0")) return t("A name has no zero byte.");
  if (bytesOf(name).length > longest) return t("A name has at most {0} bytes.", longest);
  return taken.has(name) ? t("Something of this name is there already.") : undefined;
}
