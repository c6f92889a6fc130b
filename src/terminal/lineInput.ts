// Typing to a program that has no terminal of its own: nobody echoes and nobody edits, so the line is edited here and sent
// when it is whole, as a terminal driver in its usual mode does.
import { keysIn } from "./keys.ts";

export interface LineInput {
  /** Takes what was typed. */
  type(data: string): void;
}

export interface LineInputParts {
  /** Shows the person what they typed. */
  readonly echo: (text: string) => void;
  readonly send: (text: string) => void;
  /** Ctrl+D on an empty line. */
  readonly finish: () => void;
  /** Ctrl+C. */
  readonly interrupt: () => void;
}

export function createLineInput({ echo, send, finish, interrupt }: LineInputParts): LineInput {
  let line: string[] = []; // characters as people count them
  const erase = (count: number): void => {
    const erased = line.splice(Math.max(0, line.length - count));
    echo("\b \b".repeat(erased.reduce((columns, character) => columns + widthOf(character), 0)));
  };
  const flush = (end: string): void => {
    const text = line.join("") + end;
    line = [];
    send(text);
  };
  const press = (key: string): void => {
    switch (key) {
      case "\r":
        echo("\r\n");
        return flush("\n");
      case "\x7f":
      case "\b":
        return erase(1);
      case "\x15": // Ctrl+U
        return erase(line.length);
      case "\x17": // Ctrl+W
        return erase(/\S*\s*$/.exec(line.join(""))?.[0].length ?? 0);
      case "\x03":
        echo("^C\r\n");
        line = [];
        return interrupt();
      case "\x04":
        return line.length === 0 ? finish() : flush("");
    }
    if (key < " " && key !== "\t") return;
    line.push(key);
    echo(key);
  };
  return {
    type: (data) => {
      for (const key of keysIn(data)) press(key);
    },
  };
}

const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u;

/** Columns in a terminal: two for East Asian wide characters and pictures. */
const widthOf = (character: string): number => (wide.test(character) ? 2 : 1);
