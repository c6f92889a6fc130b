// The shell steps of a Jenkinsfile: `sh "…"` with one quote or three, by itself or as `script:`, and `bat`, `powershell` and
// `pwsh` likewise. Groovy goes no further here.
import { plainSource } from "../../dockerfile/shell/source.ts";
import { filledIn, type Placed } from "./document.ts";
import { simpleLines, windowsShell } from "./windowsShell.ts";

const before =
  /(?<![\w.'"])(sh|bat|powershell|pwsh)\b[ \t]*\(?\s*(?:(?:\w+\s*:\s*(?:'[^'\n]*'|"[^"\n]*"|\w+)\s*,\s*){0,8}script\s*:\s*)?/;
const literal = /("""[^]*?"""|'''[^]*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')/;
const step = new RegExp(before.source + literal.source, "g");

export function stepsIn(text: string): readonly Placed[] {
  return [...text.matchAll(step)].flatMap(({ 0: whole, 1: name = "", 2: quoted = "", index }): readonly Placed[] => {
    const line = text.slice(text.lastIndexOf("\n", index) + 1, index);
    if (/^\s*(?:\/\/|\*)/.test(line)) return [];
    const marks = /^("""|'''|"|')/.exec(quoted)?.[0].length ?? 1;
    const start = index + whole.length - quoted.length + marks;
    const source = sourceOf(quoted.slice(marks, -marks), start, quoted.startsWith('"'));
    const shell = name === "bat" ? "cmd" : windowsShell(name);
    return shell === undefined ? [source] : simpleLines(source, shell);
  });
}

/** What Groovy fills in is to us a variable of the same length; escapes move what is behind them. */
function sourceOf(written: string, start: number, filled: boolean): Placed {
  const text = (filled ? written.replaceAll(/(?<!\\)\$\{[^{}]*\}/g, ({ length }) => filledIn(length)) : written)
    // Groovy makes one of two, which then joins the lines for the shell.
    .replaceAll(/\\\\(?=\r?\n)/g, " \\");
  if (!/\\(?!\r?\n)/.test(text)) return { ...plainSource(text, start), written: filled ? inFilled : undefined };
  const end = start + written.length;
  const value = text.replaceAll(/\\(.)/g, (_, sign: string) => ("nt".includes(sign) ? " " : sign));
  return { text: value, exact: false, offsetAt: () => start, span: () => ({ start, end }) };
}

const inFilled = (text: string): string => text.replaceAll(/["$\\]/g, "\\$&");
