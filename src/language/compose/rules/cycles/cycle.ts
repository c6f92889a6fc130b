// Circles in a graph of names.

/** One circle for each way back that a depth-first walk meets, as the edges that form it. Linear in the edges. */
export function cyclesIn<Edge extends { readonly name: string }>(
  names: readonly string[],
  edgesOf: (name: string) => readonly Edge[],
): readonly (readonly Edge[])[] {
  const state = new Map<string, "open" | "done">();
  const found: Edge[][] = [];
  for (const start of names) {
    if (state.has(start)) continue;
    const trail: { readonly name: string; readonly edges: readonly Edge[]; next: number }[] = [];
    const enter = (name: string): void => {
      state.set(name, "open");
      trail.push({ name, edges: edgesOf(name), next: 0 });
    };
    enter(start);
    for (let top = trail.at(-1); top !== undefined; top = trail.at(-1)) {
      const edge = top.edges[top.next];
      top.next += 1;
      if (edge === undefined) {
        state.set(top.name, "done");
        trail.pop();
      } else if (state.get(edge.name) === "open") {
        const from = trail.findIndex(({ name }) => name === edge.name);
        found.push(trail.slice(from).flatMap(({ edges, next }) => edges[next - 1] ?? []));
      } else if (!state.has(edge.name)) enter(edge.name);
    }
  }
  return found;
}
