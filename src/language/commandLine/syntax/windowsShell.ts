// Command lines for PowerShell and for cmd, as far as they mean there what they would mean to a POSIX shell: those are handed on
// letter by letter, so that places stay. Lines in which either shell has signs of its own are left alone.
import { partOf } from "../../dockerfile/shell/source.ts";
import { filledIn, type Placed } from "./document.ts";

export type WindowsShell = "powershell" | "cmd";

/** What a script's `shell:` names; undefined: a POSIX shell, or one that is not known. */
export function windowsShell(name: string): WindowsShell | undefined {
  const program = /^["']?([\w.-]+)/
    .exec(name)?.[1]
    ?.toLowerCase()
    .replace(/\.exe$/, "");
  if (program === "pwsh" || program === "powershell") return "powershell";
  return program === "cmd" ? "cmd" : undefined;
}

interface Dialect {
  /** At the end of a line that goes on in the next one. */
  readonly goesOn: RegExp;
  readonly variables: RegExp;
  /** What means something else, or nothing, to a POSIX shell: in quotation marks, and outside of any. */
  readonly inQuotes: RegExp;
  readonly bare: RegExp;
}

const dialects: Readonly<Record<WindowsShell, Dialect>> = {
  powershell: {
    goesOn: /`(?=\r?\n|$)/g,
    variables: /\$env:\w+|\$\{env:\w+\}/gi,
    inQuotes: /[`(]/,
    // A comma makes two arguments of one; --% ends PowerShell's own reading.
    bare: /[`(){}<,@]|--%|(?<!&)&(?!&)/,
  },
  cmd: {
    goesOn: /\^(?=\r?\n|$)/g,
    variables: /%[A-Za-z_]\w*%/g,
    inQuotes: /[`$!^%]/,
    bare: /['`$!#;()<^%~]|(?<!&)&(?!&)/,
  },
};

const isDocker = /^[ \t]*@?docker(?:-compose)?(?:\.exe)?[ \t]/i;

/** The lines that begin with docker and are simple, each with those it goes on in. */
export function simpleLines(source: Placed, shell: WindowsShell): readonly Placed[] {
  const { goesOn, variables } = dialects[shell];
  // A backslash goes on in the next line to a POSIX shell; anywhere else it is one of a path here.
  const text = source.text
    .replaceAll("\\", "/")
    .replaceAll(goesOn, "\\")
    .replaceAll(variables, ({ length }) => (length < 4 ? `$${"_".repeat(length - 1)}` : filledIn(length)));
  const found: Placed[] = [];
  for (const line of text.matchAll(/(?:[^\r\n\\]|\\\r?\n|\\)+/g)) {
    const [from, to] = [line.index, line.index + line[0].length];
    const written = source.text.slice(from, to);
    if (!isDocker.test(written) || !isSimple(line[0], shell) || /:\\/.test(written)) continue;
    const part = partOf(source, from, to);
    // Backslashes that were made slashes are not to be written back.
    const changed = /\\/.test(written.replaceAll(/\\(?=\r?\n)/g, ""));
    found.push({
      ...part,
      text: line[0].replace(/^([ \t]*)@/, "$1 "),
      exact: changed ? false : part.exact,
      written: source.written,
    });
  }
  return found;
}

function isSimple(line: string, shell: WindowsShell): boolean {
  const { inQuotes, bare } = dialects[shell];
  const known = line.replaceAll(/\$\{_+\}|\$_+\b/g, "");
  const quoted = shell === "cmd" ? /"([^"]*)"/g : /"([^"]*)"|'[^']*'/g;
  if ([...known.matchAll(quoted)].some(([, double = ""]) => inQuotes.test(double))) return false;
  const rest = known.replaceAll(quoted, "").replace(/^[ \t]*@/, "");
  return !bare.test(rest) && !/["']/.test(rest);
}
