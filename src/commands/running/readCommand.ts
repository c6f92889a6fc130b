// The command of a run form: words, or one text for a shell.
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { quoted, split } from "../../run/words.ts";
import { textOf, type FormValues } from "../form.ts";
import type { Note } from "./note.ts";
import type { ImageDefaults } from "./runFacts.ts";

/** The words that take the place of the image's command; none when it keeps its own. */
export function readCommand(
  values: FormValues,
  { entrypoint, windows }: Pick<ImageDefaults, "entrypoint" | "windows">,
  note: Note,
): readonly string[] {
  const text = textOf(values, "command").trim();
  if (text === "") return [];
  if (textOf(values, "through") === "shell") {
    if (entrypoint.length > 0)
      note("command", "warning", t("The image's entrypoint gets the shell as an argument, and may not run it."));
    return windows ? ["cmd", "/S", "/C", text] : ["/bin/sh", "-c", text];
  }
  const { words, fault, kept } = split(text);
  if (fault !== undefined) note("command", "error", plain(fault));
  else if (kept.length > 0)
    note("command", "warning", t("No shell reads this, so {0} stays as it is.", plain(kept.join(", "))));
  if (fault === undefined && words.length > 1)
    note("command", "hint", t("{0} words: {1}", words.length, plain(words.map(quoted).join(" · "))));
  return words;
}
