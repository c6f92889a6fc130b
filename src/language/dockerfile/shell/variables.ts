// The variables of one script: where they are set, where they are used, and whether it can be told at all.
import { groupBy } from "../../../base/groupBy.ts";
import {
  forEachChild,
  type Assignment,
  type Command,
  type ParameterExpansionPart,
  type ParsedScript,
  type SimpleExpansionPart,
  type SyntaxNode,
  type Word,
} from "unbash";
import type { Script } from "./model.ts";

export interface Use {
  readonly name: string;
  /** Indexes in the source: the whole `$x` or `${x}`. */
  readonly from: number;
  readonly to: number;
  /** It says itself what to do when there is none: `${x:-y}`, `${x+y}`, `${x?}`. */
  readonly guarded: boolean;
}

export interface Setting {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** Not for this script alone: export, in front of a command, a loop's own. */
  readonly passed: boolean;
  /** What it is set to, where that is known to be one word without anything to split. */
  readonly plain: boolean;
}

export interface Variables {
  readonly uses: readonly Use[];
  readonly settings: readonly Setting[];
  readonly byName: ReadonlyMap<string, readonly Setting[]>;
  /** Other files or texts are read as shell: they may set and use anything. */
  readonly opaque: boolean;
}

/** By tree, which outlives a version of the document. */
const known = new WeakMap<ParsedScript, Variables>();

/** Read with the first question and kept with the script's tree. */
export function variablesOf(script: Script): Variables {
  let found = known.get(script.tree);
  if (found === undefined) {
    found = read(script);
    known.set(script.tree, found);
  }
  return found;
}

const declaring = new Set(["export", "declare", "local", "readonly", "typeset"]);
const deepest = 300;

const nothing: Variables = { uses: [], settings: [], byName: new Map(), opaque: false };

function read(script: Script): Variables {
  if (!/[$=]|\b(let|read|getopts|for|mapfile|readarray|printf)\b/.test(script.source.text)) return nothing;
  const uses: Use[] = [];
  const settings: Setting[] = [];
  visit(script.tree, 0);
  const opaque = script.commands.some(({ name, nameWord }) =>
    name === "" ? /^[$`][^=]*$/.test(nameWord.value) : name === "." || name === "source" || name === "eval",
  );
  return { uses, settings, byName: groupBy(settings, ({ name }) => name), opaque };

  function visit(node: SyntaxNode, depth: number): void {
    if (depth > deepest) return;
    // Positions in a backtick's unescaped text are not ours; its variables count as used, though.
    if (node.type === "Script" && "source" in node && node.source !== undefined) return;
    switch (node.type) {
      case "SimpleExpansion":
        uses.push(simpleUse(node));
        break;
      case "ParameterExpansion":
        uses.push(parameterUse(node));
        if (/^:?=$/.test(node.operation?.operator ?? "")) settings.push(setting(node.parameter, node, false, false));
        break;
      case "ArithmeticWord":
        if (/^[A-Za-z_]\w*$/.test(node.value))
          uses.push({ name: node.value, from: node.pos, to: node.end, guarded: true });
        break;
      case "For":
      case "Select":
        // A loop's variable may be there for counting only, and is gone with the loop.
        settings.push(setting(node.name.value, node.name, true, (node.wordlist ?? []).every(isPlain)));
        break;
      case "Command":
        settings.push(...settingsOf(node));
        break;
      default:
    }
    forEachChild(node, (child) => {
      if (child.type !== "Word" || child.parts !== undefined) visit(child, depth + 1);
    });
  }
}

function simpleUse({ text, pos, end }: SimpleExpansionPart): Use {
  return { name: text.slice(1), from: pos, to: end, guarded: false };
}

function parameterUse({ parameter, operation, pos, end, prefix }: ParameterExpansionPart): Use {
  const guarded = operation?.type === "Default" || prefix === "!";
  return { name: parameter, from: pos, to: end, guarded };
}

function settingsOf(node: Command): readonly Setting[] {
  const name = node.name?.value;
  const before = node.prefix.filter((piece): piece is Assignment => piece.type === "Assignment");
  const found = before.map((piece) => assigned(piece, name !== undefined));
  if (name === undefined) return found;
  const words = node.suffix.filter((piece): piece is Word => piece.type === "Word");
  if (declaring.has(name)) {
    const passed = name === "export" || words.some(({ value }) => /^-\w*x/.test(value));
    for (const piece of node.suffix) {
      if (piece.type === "Assignment") found.push(assigned(piece, passed));
      // `export NAME` passes on what is set already.
      else if (piece.type === "Word" && isName(piece.value)) found.push(setting(piece.value, piece, passed, false));
    }
  } else if (["read", "mapfile", "readarray", "getopts"].includes(name)) {
    for (const word of words) if (isName(word.value)) found.push(setting(word.value, word, true, false));
  } else if (name === "let") {
    for (const word of words) {
      const [target] = /^[A-Za-z_]\w*(?=[-+*/%&|^]?=|\+\+|--)/.exec(word.value) ?? [];
      if (target !== undefined) found.push(setting(target, word, true, true));
    }
  } else if (name === "printf" && words[0]?.value === "-v" && words[1] !== undefined) {
    found.push(setting(words[1].value, words[1], true, false));
  }
  return found;
}

const isName = (value: string): boolean => /^[A-Za-z_]\w*$/.test(value);

function assigned({ name, pos, value, append }: Assignment, passed: boolean): Setting {
  const plain = value.type === "Word" && append !== true && isPlain(value);
  return { name, from: pos, to: pos + name.length, passed, plain };
}

function setting(name: string, { pos, end }: { pos: number; end: number }, passed: boolean, plain: boolean): Setting {
  return { name, from: pos, to: end, passed, plain };
}

/** A literal that the shell would neither split nor expand. */
function isPlain({ value, text }: Word): boolean {
  if (/^\$\(\([^()]*\)\)$/.test(text)) return true;
  return !/[\s*?[\]$`<>()]/.test(value) && !/[$`]/.test(text) && value !== "";
}
