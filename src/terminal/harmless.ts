// What foreign bytes may do in a terminal. Nothing they hold reaches it but text and sequences that are named here, so a
// sequence that we do not know, or that is cut or nested, does nothing. Sequences as xterm.js, VS Code's terminal, reads
// them (https://xtermjs.org/docs/api/vtfeatures/), the 8-bit forms included.
//
// A log is text of whoever made the container write it, often a stranger's request. It may have colours and may write
// over its own line. It may not move elsewhere, clear, ring, ask (the terminal would type the answer), set the title, the
// clipboard (OSC 52), links whose text and target differ (OSC 8), or anything that VS Code takes as its own shell
// integration (OSC 633, 133, 1337, 7), with which a log could put commands into the person's history.
//
// A session must run full-screen programs: all of CSI passes but reports of foreign text. Of OSC only colours pass; the
// rest reaches out of the screen (clipboard, title, links, notifications, shell integration, a working folder that is not
// ours). DCS is dropped whole: it is answers (DECRQSS, XTGETTCAP), keys to be set, and pictures.

export interface Filter {
  /** The harmless part of the next text; sequences may be cut anywhere between two calls. */
  pass(text: string): string;
  /** No sequence is half read: text of our own may be put in here. */
  readonly between: boolean;
}

type State = "text" | "escape" | "charset" | "csi" | "osc" | "string";

interface Rules {
  /** Characters that are not handed on as they are, as a regular expression writes them between brackets. */
  readonly special: string;
  /** Whole sequences that pass, of the kind that is frequent: read with the text around them, which is many times as fast. */
  readonly usual: string;
  /** What is shown for a special character that begins no sequence. */
  readonly instead: (character: string) => string;
  /** The rest of a sequence after ESC: "[31m", "(0", "7", "]11;?". */
  readonly passes: (sequence: string) => boolean;
  /** A line end also ends a sequence: no line may swallow the next ones. */
  readonly byLine: boolean;
}

const logRules: Rules = {
  special: String.raw`\0-\x07\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069`,
  usual: String.raw`\x1b\[[\d;:]{0,1000}m`,
  instead: (character) => (character > "\x9f" ? "\ufffd" : ""),
  passes: (sequence) => /^\[(?:[\d;:]*m|[0-2]?K)$/.test(sequence),
  byLine: true,
};

const sessionRules: Rules = {
  special: String.raw`\x05\x1b\x80-\x9f`,
  usual: String.raw`\x1b\[[\d;:?]{0,1000}[A-HJKXdhlm]`,
  instead: () => "",
  passes: (sequence) => {
    switch (sequence[0]) {
      case "[": // all but reports of the title (20t, 21t) and of the screen's content (*y), and printing (i)
        return !/^\[(?:2[01](?:;[\d;]*)?t|.*\*y|.*i)$/.test(sequence);
      case "]":
        return /^\](?:4|1[0-2]|104|11[0-2])(?:;[\x20-\x7e]*)?$/.test(sequence);
      default:
        return true;
    }
  },
  byLine: false,
};

/** For output that is only to be read: colours and what stays in its line. One filter for each stream. */
export const logFilter = (): Filter => filterBy(logRules);
/** For a program with a terminal of its own: all that stays on the screen. One filter for each stream. */
export const sessionFilter = (): Filter => filterBy(sessionRules);

/** Longer sequences are dropped; the longest that passes is a list of colours. */
const longest = 1024;

/** The 8-bit forms of ESC and a letter. */
const eightBit: Readonly<Record<string, string>> = {
  "\x90": "P",
  "\x98": "X",
  "\x9b": "[",
  "\x9d": "]",
  "\x9e": "^",
  "\x9f": "_",
};

/** Where a filter is in what it reads, and what it has let through so far. */
interface Reading {
  readonly rules: Rules;
  readonly isSpecial: RegExp;
  state: State;
  sequence: string;
  out: string;
}

function filterBy(rules: Rules): Filter {
  const { special, usual, instead } = rules;
  const next = new RegExp(`[${special}]`, "g");
  // Usual sequences with the text behind each. The number keeps a long text's every step from being remembered.
  const harmless = new RegExp(`(?:${usual}[^${special}]*){1,1000}`, "y");
  const reading: Reading = { rules, isSpecial: new RegExp(`[${special}]`), state: "text", sequence: "", out: "" };
  const start = (character: string): void => {
    if (character === "\x1b") reading.state = "escape";
    else if (eightBit[character] !== undefined) begin(reading, eightBit[character]);
    else reading.out += instead(character);
  };
  const pass = (text: string): string => {
    reading.out = "";
    let from = 0; // what stands between here and `at` is handed on as it is
    let at = 0;
    while (at < text.length) {
      if (reading.state === "text") {
        next.lastIndex = at;
        if (!next.test(text)) break;
        harmless.lastIndex = at = next.lastIndex - 1;
        if (harmless.test(text)) {
          at = harmless.lastIndex;
          continue;
        }
      }
      const character = text[at] ?? "";
      reading.out += text.slice(from, at);
      from = at += 1;
      if (reading.state === "text") start(character);
      else follow(reading, character);
    }
    reading.out += text.slice(from);
    return reading.out;
  };
  return {
    pass,
    get between() {
      return reading.state === "text";
    },
  };
}

function drop(reading: Reading): void {
  reading.state = "text";
  reading.sequence = "";
}

/** A sequence is whole: it passes or is dropped. */
function end(reading: Reading): void {
  const { state, sequence, rules } = reading;
  const ending = state === "osc" ? "\x1b\\" : "";
  if (sequence.length <= longest && rules.passes(sequence)) reading.out += `\x1b${sequence}${ending}`;
  drop(reading);
}

function collect(reading: Reading, character: string): void {
  if (reading.sequence.length <= longest) reading.sequence += character;
}

/** The letter after ESC says what kind of sequence begins. */
function begin(reading: Reading, letter: string): void {
  reading.sequence = letter;
  if (letter === "[") reading.state = "csi";
  else if (letter === "]") reading.state = "osc";
  else if ("PX^_".includes(letter)) reading.state = "string";
  else if (letter >= " " && letter <= "/") reading.state = "charset";
  else if (letter >= "0" && letter <= "~" && letter !== "\\") end(reading);
  else drop(reading);
}

function followString(reading: Reading, character: string): void {
  if (character !== "\x9c" && !(character === "\x07" && reading.state === "osc")) collect(reading, character);
  else if (reading.state === "osc") end(reading);
  else drop(reading);
}

/** One character of a sequence. */
function follow(reading: Reading, character: string): void {
  const { rules, state } = reading;
  if (character === "\x1b") {
    // It also ends a string, with or without the backslash that should follow.
    if (state === "osc") end(reading);
    reading.sequence = "";
    reading.state = "escape";
  } else if (character === "\x18" || character === "\x1a") drop(reading);
  else if (character === "\n" && rules.byLine) {
    drop(reading);
    reading.out += character;
  } else if (state === "osc" || state === "string") followString(reading, character);
  else if (eightBit[character] !== undefined) begin(reading, eightBit[character]);
  else if (character > "\x7f") drop(reading);
  // The terminal obeys a control in the middle of a sequence, then reads on.
  else if (character < " ") reading.out += reading.isSpecial.test(character) ? "" : character;
  else if (character === "\x7f") return;
  else if (state === "escape") begin(reading, character);
  else {
    collect(reading, character);
    if (character >= (state === "csi" ? "@" : "0")) end(reading);
  }
}

/** Bytes of one stream as text; characters may be cut anywhere between two calls. */
export function createDecoder(): (bytes: Uint8Array) => string {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  let cut = false; // the last character may be half there
  return (bytes) => {
    const wasCut = cut;
    cut = bytes.length === 0 ? wasCut : (bytes.at(-1) ?? 0) > 0x7f;
    // The usual case, and several times as fast.
    if (!wasCut && !cut && Buffer.isBuffer(bytes)) return bytes.toString("utf8");
    return decoder.decode(bytes, { stream: cut });
  };
}
