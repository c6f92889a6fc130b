// Asks for a path inside a file system. Relative ones begin at the folder one is in.
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { joinPath } from "../../files/path.ts";
import type { Ui } from "../context.ts";

/** @returns an absolute path; ".." is left in it, for what it means is known only on the way */
export async function askPath(ui: Ui, title: string, folder: string): Promise<string> {
  const text = await ui.ask({
    title,
    prompt: t("A path, absolute or from {0}", plain(folder)),
    value: folder === "/" ? "/" : `${folder}/`,
    check: (typed) =>
      typed.trim() === "" ? t("Type a path.") : typed.includes("\0") ? t("A path has no zero byte.") : undefined,
  });
  return text.startsWith("/") ? text : joinPath(folder, text);
}
