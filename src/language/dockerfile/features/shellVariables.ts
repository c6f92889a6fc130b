// Variables that a shell, not the builder, replaces: in RUN as the shell reads it, and in the shell forms of CMD, ENTRYPOINT
// and HEALTHCHECK.
import { runAt } from "../shell/run.ts";
import type { Script } from "../shell/model.ts";
import { variablesOf } from "../shell/variables.ts";
import type { Dockerfile, Instruction, Span } from "../syntax/tree.ts";

export interface ShellUse {
  readonly name: string;
  /** The name alone. */
  readonly span: Span;
  /** The script itself gives it this name, or a value, somewhere. */
  readonly own: boolean;
}

const shellForms: ReadonlySet<string> = new Set(["RUN", "CMD", "ENTRYPOINT", "HEALTHCHECK"]);

/** In the order in which they are found, places where a script sets one of them included. */
export function shellUses(doc: Dockerfile, instruction: Instruction): readonly ShellUse[] {
  const { name, body, heredocs, json } = instruction;
  if (!shellForms.has(name) || (!body.text.includes("$") && heredocs.length === 0)) return [];
  const run = name === "RUN" ? runAt(doc, instruction) : undefined;
  if (run?.dialect !== undefined) return run.scripts.flatMap(usesIn);
  return json === undefined ? writtenUses(doc, instruction) : [];
}

function usesIn(script: Script): readonly ShellUse[] {
  const { uses, settings, byName } = variablesOf(script);
  return [...uses, ...settings].flatMap(({ name, from, to }) => {
    const at = /^[A-Za-z_]\w*$/.test(name) ? script.source.text.slice(from, to).indexOf(name) : -1;
    if (at < 0) return [];
    return [{ name, span: script.source.span(from + at, from + at + name.length), own: byName.has(name) }];
  });
}

const written = /\$(?:\{([A-Za-z_]\w*)|([A-Za-z_]\w*))/g;

/** Where no shell of ours reads it, all that looks like one. */
function writtenUses(doc: Dockerfile, { body, heredocs }: Instruction): readonly ShellUse[] {
  const found = [...matches(body.text)].map(({ name, from }) => ({
    name,
    span: body.span(from, from + name.length),
    own: false,
  }));
  const below = heredocs.flatMap(({ content }) =>
    [...matches(doc.text.slice(content.start, content.end))].map(({ name, from }) => ({
      name,
      span: { start: content.start + from, end: content.start + from + name.length },
      own: false,
    })),
  );
  return [...found, ...below];
}

function* matches(text: string): Generator<{ readonly name: string; readonly from: number }> {
  for (const found of text.matchAll(written)) {
    const name = found[1] ?? found[2] ?? "";
    yield { name, from: found.index + found[0].length - name.length };
  }
}
