// Foreign text made harmless before a person sees it: names, labels, commands and messages of containers, images and engines.

// C0 and C1 controls, bidirectional format characters, line and paragraph separators, lone surrogates, and what has no looks
// of its own: zero-width characters, soft hyphens, fillers, tags. Two names that differ only in these would look the same.

/** Those of them that are one UTF-16 unit, as what stands in the brackets of a regular expression. */
export const harmfulUnits = String.raw`\u0000-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb`;
const halves = String.raw`[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]`;
const harmful = new RegExp(String.raw`[${harmfulUnits}]|\udb40[\udc00-\udfff]|${halves}`, "g");

/** What a cut leaves of a character that takes two. */
const halved = /[\ud800-\udbff]$/;

const longest = 200;

/**
 * One line of at most `most` characters in which nothing can move the cursor, reorder text or hide:
 * each control or format character is shown as a visible stand-in (a newline as "↵", others as "�").
 */
export function plain(text: string, most = longest): string {
  const seen = text.slice(0, most + 1).replace(harmful, (found) => (found === "\n" ? "↵" : "\ufffd"));
  return text.length > most ? `${seen.slice(0, most - 1).replace(halved, "")}…` : seen;
}

/** The same, keeping line breaks; for details of dialogs and read-only documents. */
export function plainLines(text: string, most = 10_000): string {
  return text
    .slice(0, most)
    .split(/\r?\n/)
    .map((line) => plain(line, most))
    .join("\n");
}

/** Foreign text inside Markdown: plain, and with every character escaped that Markdown or HTML gives a meaning. */
export function inMarkdown(text: string, most = longest): string {
  return plain(text, most).replace(/[\\`*_{}[\]()#+\-.!|<>&~$:@/"']/g, (found) => `&#${found.charCodeAt(0)};`);
}

/** Foreign text as a Markdown code span. A backtick cannot be escaped inside one, so it becomes an apostrophe. */
export function inCode(text: string, most = longest): string {
  const shown = plain(text, most).replaceAll("`", "ˋ").replaceAll("|", "¦");
  return shown === "" ? "" : `\`${shown}\``;
}

/**
 * For messages and prompts of the editor. It makes links of "[words](command:id)" in them, also of an engine's own sentence,
 * and runs the command when one is clicked; a character without width between the brackets keeps them text.
 */
export const withoutLinks = (text: string): string => text.replaceAll("](", "]\u2060(");

/** For pickers and the status bar of the editor, which draw "$(name)" as an icon. */
export const withoutIcons = (text: string): string => text.replaceAll("$(", "$\u2060(");

/**
 * For sentences in a narrow view: lets long words, which addresses and paths are, break behind their punctuation. The editor
 * would make the whole sentence as wide as its longest word and cut it off at the edge.
 */
export const breakable = (text: string): string =>
  text.replace(/\S{16,}/g, (word) => word.replace(/[/:@._-]+(?=\w)/g, "$&\u200b"));
