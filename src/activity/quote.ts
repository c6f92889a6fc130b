// Words as a shell reads them back. Words with control characters are written with escapes, so that pasting a line into a
// terminal cannot do more than the line says.
import { harmfulUnits } from "../base/plain.ts";

export type Shell = "posix" | "powershell";

/** The shell a terminal has by itself on that platform (Node's name of it). */
export const shellOf = (platform: string): Shell => (platform === "win32" ? "powershell" : "posix");

const unseen = new RegExp(`[${harmfulUnits}]`, "g");

/** Words as one line. */
export const line = (words: readonly string[], shell: Shell = "posix"): string =>
  words.map((word) => quote(word, shell)).join(" ");

export function quote(word: string, shell: Shell = "posix"): string {
  if (/^[\w%+=:,./][\w@%+=:,./-]*$/.test(word) || /^-{1,2}(?:[a-zA-Z][\w-]*)?$/.test(word)) return word;
  return shell === "posix" ? posix(word) : powershell(word);
}

/** In '…' nothing has a meaning but the quote itself; $'…' (bash, zsh, ksh) knows escapes. */
function posix(word: string): string {
  if (word.search(unseen) < 0) return `'${word.replaceAll("'", `'\\''`)}'`;
  const escaped = word
    .replaceAll("\\", "\\\\")
    .replaceAll("'", "\\'")
    .replace(unseen, (sign) => {
      const code = sign.charCodeAt(0);
      return code < 0x80 ? `\\x${hex(code, 2)}` : `\\u${hex(code, 4)}`;
    });
  return `$'${escaped}'`;
}

/** In '…' two quotes are one; in "…" `$([char]n)` is a character. */
function powershell(word: string): string {
  if (word.search(unseen) < 0) return `'${word.replaceAll("'", "''")}'`;
  return `"${word.replace(/[`$"]/g, "`$&").replace(unseen, (sign) => `$([char]${sign.charCodeAt(0)})`)}"`;
}

const hex = (code: number, digits: number): string => code.toString(16).padStart(digits, "0");

/** A literal of JavaScript and JSON in plain ASCII. */
export const javascriptText = (text: string): string =>
  JSON.stringify(text).replace(/[\u007f-\uffff]/g, (unit) => `\\u${hex(unit.charCodeAt(0), 4)}`);

/** A literal of Python in plain ASCII; there, characters beyond 16 bits are one escape, not two. */
export const pythonText = (text: string): string =>
  JSON.stringify(text).replace(/[\u{7f}-\u{10ffff}]/gu, (sign) => {
    const code = sign.codePointAt(0) ?? 0;
    return code > 0xffff ? `\\U${hex(code, 8)}` : `\\u${hex(code, 4)}`;
  });
