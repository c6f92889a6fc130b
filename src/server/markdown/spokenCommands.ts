// The docker commands that a text names between backticks: `docker run -rm`, those that let somebody use docker, and those
// that look into a container past it: `ls /proc/4711/root`. They are laid out as one script in which each stands at its own
// place, with blanks for the words around.
import type { Lines, Range } from "../../base/text.ts";

export interface Spoken {
  readonly text: string;
  /** Where the commands stand. */
  readonly ranges: readonly Range[];
  /** The first line with a command that was left out. */
  readonly cut?: number;
}

/** Of one document. */
const most = 500;

const begins = /`(?:sudo )?(?:docker|usermod|gpasswd|adduser|newgrp|groupadd|[a-z]+ [^`]*\/proc\/)/;
/** `pwd` within would end the code: what stands right behind it tells that the command goes on. */
const spoken =
  /(?<![`\\])`((?:sudo )?(?:docker(?:-compose|d)?|usermod|gpasswd|adduser|newgrp|groupadd|[a-z]+(?= [^`]*\/proc\/[^`/]+\/root\b)) (?:[^`]|(?<=[ =])`\s*pwd\s*`(?=[:/,]))*)`(?!`)/g;

/** `prose`: the lines that are no code. Undefined where no command is named. */
export function spokenCommands(lines: Lines, prose: readonly number[]): Spoken | undefined {
  const ranges: Range[] = [];
  const rows = new Map<number, string>();
  let cut: number | undefined;
  for (const line of prose) {
    const whole = lines.line(line);
    if (!begins.test(whole)) continue;
    let row = "";
    for (const found of whole.matchAll(spoken)) {
      const [, command = ""] = found;
      if (!isWhole(command)) continue;
      if (ranges.length >= most) {
        cut ??= line;
        continue;
      }
      const character = found.index + 1;
      ranges.push({ start: { line, character }, end: { line, character: character + command.length } });
      // The mark that closes it ends the command.
      row = `${row.padEnd(character)}${command}${/&\s*$/.test(command) ? " " : ";"}`;
    }
    if (row !== "") rows.set(line, row);
  }
  const last = ranges.at(-1);
  if (last === undefined) return undefined;
  return {
    ...(cut === undefined ? {} : { cut }),
    ranges,
    text: Array.from({ length: last.end.line + 1 }, (_, line) => rows.get(line) ?? "").join("\n"),
  };
}

/** What Docker has, and words of sentences: "`docker volumes`" is no slip of the finger. */
const things = new Set(
  "builders builds ce commands community configs containers contexts flags is mode modes networks nodes ports pulls pushes secrets services setup socket stacks state status swarms to updates versions volumes".split(
    " ",
  ),
);

/** A command of its own: nothing in it reaches into the next one. */
function isWhole(command: string): boolean {
  const count = (sign: string): number => command.split(sign).length - 1;
  const words = command
    .replace(/^sudo /, "")
    .slice("docker ".length)
    .trim();
  if (/<<|#|[\\|]\s*$/.test(command) || things.has(words)) return false;
  const paired = count("(") === count(")") && count("{") === count("}");
  return paired && count('"') % 2 === 0 && count("'") % 2 === 0;
}
