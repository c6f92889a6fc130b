// Every place that takes files from another stage or image: `COPY --from=`, `RUN --mount=from=`.
import { everywhere } from "./syntax/select.ts";
import type { Dockerfile, Instruction, Span, Variable } from "./syntax/tree.ts";

export interface From {
  readonly instruction: Instruction;
  readonly kind: "copy" | "mount";
  /** Quotes resolved, variables as written. */
  readonly name: string;
  readonly span: Span;
  readonly variables: readonly Variable[];
}

const found = new WeakMap<Dockerfile, readonly From[]>();

/** In the order of the text; looked for once. */
export function fromsOf(doc: Dockerfile): readonly From[] {
  let froms = found.get(doc);
  if (froms === undefined) {
    froms = everywhere(doc, "COPY", "RUN", "ADD")
      .filter(({ flags }) => flags.length > 0)
      .flatMap(fromsIn)
      .sort((a, b) => a.span.start - b.span.start);
    found.set(doc, froms);
  }
  return froms;
}

export function fromsIn(instruction: Instruction): readonly From[] {
  return instruction.flags.flatMap((flag): readonly From[] => {
    if (flag.value === undefined) return [];
    if (flag.name === "from" && instruction.name !== "RUN") {
      const { start, end, value: name, variables } = flag.value;
      return [{ instruction, kind: "copy", name, span: { start, end }, variables }];
    }
    if (flag.name !== "mount" || instruction.name !== "RUN") return [];
    const part = flag.parts.find(({ key, value }) => key.toLowerCase() === "from" && value !== undefined);
    if (part?.value === undefined) return [];
    const span = part.valueSpan;
    const variables = flag.value.variables.filter(({ start }) => start >= span.start && start < span.end);
    return [{ instruction, kind: "mount", name: part.value, span, variables }];
  });
}
