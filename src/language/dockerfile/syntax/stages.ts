// Instructions sorted into stages, with what each stage builds on and the shell in force.
import { place, type Building } from "./readInstruction.ts";
import type { Comment, Instruction, Shell, Stage, Word } from "./tree.ts";

/** Sorts in place: each instruction learns its stage and shell. `kept`: the first stages, as they are already. */
export function stagesOf(
  instructions: readonly Building<Instruction>[],
  comments: readonly Comment[],
  kept: readonly Stage[] = [],
): { readonly preamble: readonly Instruction[]; readonly stages: readonly Stage[] } {
  const preamble: Instruction[] = [];
  const stages: Stage[] = [];
  /** The stage being made; undefined in one that is there already. */
  let making: Building<Stage> | undefined;
  const byName = new Map<string, Stage>();
  const last = new Map<Stage, Shell | undefined>();
  const pragmas = shellPragmas(comments);
  let pragma = 0;
  let general: Shell | undefined;
  let shell: Shell | undefined;
  let own: Instruction[] = [];
  const defaults = new Map<string, string>();
  for (const made of instructions) {
    for (let next = pragmas[pragma]; next !== undefined && next.at < made.start; next = pragmas[pragma]) {
      shell = next.shell;
      if (stages.length === 0 || made.name === "FROM") general = shell;
      pragma += 1;
    }
    if (made.name === "FROM") {
      own = [];
      making = stages.length < kept.length ? undefined : stageOf(made, stages.length, byName, own, defaults);
      const stage = making ?? kept[stages.length];
      if (stage === undefined) continue;
      shell = (stage.base && last.get(stage.base)) ?? general;
      if (making !== undefined) place(made, making, shell);
      if (stage.name !== undefined) byName.set(stage.name.value.toLowerCase(), stage);
      stages.push(stage);
    } else {
      if (stages.length === 0 || making !== undefined) place(made, making, shell);
      if (made.name === "SHELL" && made.json !== undefined)
        shell = { words: made.json.items.map(({ value }) => value), by: "instruction" };
      (stages.length === 0 ? preamble : own).push(made);
      if (stages.length === 0) takeDefaults(made, defaults);
    }
    const stage = stages.at(-1);
    if (making !== undefined) making.end = made.end;
    if (stage !== undefined) last.set(stage, shell);
  }
  return { preamble, stages };
}

function stageOf(
  from: Instruction,
  index: number,
  byName: ReadonlyMap<string, Stage>,
  instructions: readonly Instruction[],
  defaults: ReadonlyMap<string, string>,
): Building<Stage> {
  const [image, as, name] = from.words;
  return {
    start: from.start,
    end: from.end,
    index,
    from,
    image,
    name: as?.value.toLowerCase() === "as" ? name : undefined,
    platform: from.flags.find((flag) => flag.name === "platform"),
    // Names are kept in small letters, and FROM is compared as it is written.
    base: image && byName.get(withDefaults(image, defaults)),
    instructions,
  };
}

function takeDefaults({ name, pairs }: Instruction, defaults: Map<string, string>): void {
  if (name !== "ARG") return;
  for (const { key, value } of pairs) if (value !== undefined) defaults.set(key.value, withDefaults(value, defaults));
}

/** `FROM $BASE` may name a stage: the word with the defaults of ARGs, which only plain names and `:-` need here. */
function withDefaults(word: Word, defaults: ReadonlyMap<string, string>): string {
  if (word.variables.length === 0 || word.text.length > 500) return word.value;
  return word.text
    .replace(/\$(?:\{(\w+)(?::?-([^}$]*))?\}|(\w+))/g, (_, braced?: string, other?: string, plain?: string) => {
      const known = defaults.get(braced ?? plain ?? "");
      return known === undefined || known === "" ? (other ?? "") : known;
    })
    .replace(/^["']|["']$/g, "");
}

const pattern = /^hadolint\s+shell\s*=\s*(\S+)/i;

function shellPragmas(comments: readonly Comment[]): readonly { readonly at: number; readonly shell: Shell }[] {
  return comments.flatMap(({ start, text }) => {
    const name = pattern.exec(text)?.[1];
    return name === undefined ? [] : [{ at: start, shell: { words: [name], by: "comment" } }];
  });
}
