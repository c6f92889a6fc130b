// Finds the docker commands of a text: a shell script or a terminal's protocol, the scripts of a package.json, the `run:`
// blocks of a workflow, the `sh` steps of a Jenkinsfile. Texts without the word are not read any further.
import { linesOf, type Lines } from "../../../base/text.ts";
import { readJson, type Json } from "../../daemonJson/json.ts";
import { readScript } from "../../dockerfile/shell/script.ts";
import { plainSource, type Source } from "../../dockerfile/shell/source.ts";
import { callOf } from "./call.ts";
import { filledIn, type Call, type CommandLines, type Placed } from "./document.ts";
import { stepsIn } from "./jenkinsfile.ts";
import { simpleLines, windowsShell } from "./windowsShell.ts";
import { shellsOf } from "./workflowShell.ts";

/** Longer texts are hardly written by people. */
const longest = 500_000;
const dialect = { name: "bash", words: [] };

function documentOf(text: string, sources: (lines: Lines) => readonly Placed[]): CommandLines {
  const lines = linesOf(text);
  if (!/\bdocker\b/.test(text)) return { lines, calls: [] };
  if (text.length > longest) return { lines, calls: [], unread: true };
  return { lines, calls: sources(lines).flatMap(callsIn) };
}

function callsIn(source: Placed): readonly Call[] {
  if (!/\bdocker\b/.test(source.text)) return [];
  return readScript(source, dialect).commands.flatMap((command) =>
    command.name === "docker" || command.name === "docker-compose" ? (callOf(command, source) ?? []) : [],
  );
}

/** Where lines begin with a prompt, only those are commands. */
export const parseScript = (text: string): CommandLines =>
  documentOf(text, (lines) => {
    const prompted = promptedIn(lines);
    if (prompted.length > 0) return prompted;
    const shebang = /^#!.*/.exec(text)?.[0];
    return shebang === undefined || /sh\b/.test(shebang) ? [plainSource(text, 0)] : [];
  });

function promptedIn(lines: Lines): readonly Source[] {
  const found: Source[] = [];
  for (let line = 0; line < lines.count; line += 1) {
    const mark = /^\s*(?:[\w.-]+@[\w.-]+:\S*|~[\w./-]*)?[$] /.exec(lines.line(line))?.[0];
    if (mark === undefined) continue;
    const start = lines.start(line) + mark.length;
    while (/\\$/.test(lines.line(line)) && line + 1 < lines.count) line += 1;
    found.push(plainSource(lines.text.slice(start, lines.start(line) + lines.line(line).length), start));
  }
  return found;
}

export const parsePackage = (text: string): CommandLines =>
  documentOf(text, () => {
    const scripts = entry(readJson(text).root, "scripts");
    if (scripts?.kind !== "object") return [];
    return scripts.entries.flatMap(({ value }): readonly Placed[] => {
      if (value.kind !== "string") return [];
      // Inside the quotes. With escapes in it, places within cannot be told.
      const [start, end] = [value.start + 1, value.end - 1];
      if (end - start === value.value.length) return [{ ...plainSource(value.value, start), written: inQuotes }];
      return [{ text: value.value, exact: false, offsetAt: () => start, span: () => ({ start, end }) }];
    });
  });

const inQuotes = (text: string): string => text.replaceAll(/["\\]/g, "\\$&");

const entry = (json: Json, key: string): Json | undefined =>
  json.kind === "object" ? json.entries.find((each) => each.key.value === key)?.value : undefined;

/** `sh "docker build …"` and its other forms. */
export const parseJenkinsfile = (text: string): CommandLines => documentOf(text, () => stepsIn(text));

/**
 * Workflows of GitHub, GitLab, CircleCI, Azure and the like: `run:`, `script:` and their other names, as a block, in one line or
 * as a list of either. What PowerShell or cmd reads counts as far as it is simple.
 */
export const parseWorkflow = (text: string): CommandLines =>
  documentOf(text, (lines) => {
    const found: Placed[] = [];
    const shells = shellsOf(lines);
    for (let line = 0; line < lines.count; line += 1) {
      const [, before = "", key = "", value = ""] = scriptKey.exec(lines.line(line)) ?? [];
      if (before === "") continue;
      const indent = /^[\s-]*/.exec(before)?.[0].length ?? 0;
      const scripts = /^(?:#|$)/.test(value)
        ? itemsBelow(lines, line + 1, indent)
        : scriptAt(lines, line, before.length, indent);
      const shell = key === "run" ? shells(line, indent) : windowsShell(key);
      found.push(...(shell === undefined ? scripts : scripts.flatMap((script) => simpleLines(script, shell))));
    }
    return found;
  });

const scriptKey =
  /^(\s*(?:- +)*(run|script|before_script|after_script|commands?|bash|pwsh|powershell|inlineScript):[ \t]*)(.*)$/;

/** What stands at a place: a block, or one line, with or without quotes. */
function scriptAt(lines: Lines, line: number, column: number, indent: number): readonly Placed[] {
  const value = lines.line(line).slice(column);
  const start = lines.start(line) + column;
  if (/^[|>][-+\d]*\s*(?:#.*)?$/.test(value)) {
    const end = blockEnd(lines, line + 1, indent);
    // A folded block joins its lines: where it breaks them is not where a command ends.
    return value.startsWith("|") ? [shellOf(lines, lines.start(line + 1), end)] : [];
  }
  const [, single, double] = /^(?:'([^']*)'|"([^"\\]*)")\s*(?:#.*)?$/.exec(value) ?? [];
  const quoted = single ?? double;
  const written = single === undefined ? inQuotes : (text: string): string => text.replaceAll("'", "''");
  if (quoted !== undefined) return [{ ...shellOf(lines, start + 1, start + 1 + quoted.length), written }];
  const goesOn = line + 1 < lines.count && /\S/.test(lines.line(line + 1)) && columnOf(lines, line + 1) > indent;
  return goesOn || !/^\w/.test(value) || /(?:^|\s)#|: /.test(value)
    ? []
    : [shellOf(lines, start, start + value.length)];
}

/** The items of the list below a key, which may stand as far left as the key. */
function itemsBelow(lines: Lines, first: number, indent: number): readonly Placed[] {
  const found: Placed[] = [];
  let dash: number | undefined;
  for (let line = first; line < lines.count; line += 1) {
    const text = lines.line(line);
    if (/^\s*(?:#|$)/.test(text)) continue;
    const column = columnOf(lines, line);
    const before = /^ *- +/.exec(text)?.[0];
    dash ??= column;
    if (column < indent || column < dash || (column === dash && before === undefined)) break;
    if (column === dash && before !== undefined) found.push(...scriptAt(lines, line, before.length, column));
  }
  return found;
}

const columnOf = (lines: Lines, line: number): number => /^ */.exec(lines.line(line))?.[0].length ?? 0;

function blockEnd(lines: Lines, first: number, indent: number): number {
  let line = first;
  while (line < lines.count && (lines.line(line).trim() === "" || columnOf(lines, line) > indent)) line += 1;
  return line >= lines.count ? lines.text.length : lines.start(line);
}

/** `${{ … }}`, and `<< … >>` of CircleCI, are filled in before a shell sees them: to us a variable of the same length. */
function shellOf({ text }: Lines, start: number, end: number): Source {
  const shell = text
    .slice(start, end)
    .replaceAll(/\$\{\{.*?\}\}|<<\s*(?:pipeline|parameters)\.[\w.-]+\s*>>/g, ({ length }) => filledIn(length));
  return plainSource(shell, start);
}
