// Where the pieces of a graph go: rows by how far a node is from the beginnings, the order in a row by what a node hangs on, and
// lines that pass between the nodes of the rows they cross. Knows no page: numbers in, numbers out.
import { groupBy } from "../../base/groupBy.ts";
import type { Graph, GraphEdge, GraphNode } from "../../protocol/stageGraph.ts";

export interface Placed {
  readonly node: GraphNode;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly row: number;
}

export interface Line {
  readonly edge: GraphEdge;
  /** From the lower edge of one node to the upper edge of another, through the gaps of the rows between. */
  readonly points: readonly (readonly [x: number, y: number])[];
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly Placed[];
  readonly lines: readonly Line[];
}

/** Pixels. */
const gap = { across: 28, down: 54, edge: 16 };
const size = { stage: 58, image: 34, least: 110, most: 300, letter: 7.6, small: 6.6, label: 62 };
/** Times that rows are put in order by their neighbours. */
const sweeps = 6;
/** Lines times rows: in larger pictures lines go straight, whatever they cross. */
const mostBends = 4_000;

interface Cell {
  readonly id: string;
  readonly node: GraphNode | undefined;
  readonly width: number;
  readonly height: number;
  center: number;
}

/** What stands below a stage's name. */
export const detailOf = ({ image, platform }: GraphNode): string =>
  [image, platform].filter((text) => text !== undefined).join(" · ");

/** As wide as its words, and as the words on the lines that come in above it. */
const widthOf = (node: GraphNode, lines: number): number =>
  Math.max(
    Math.min(
      size.most,
      Math.max(size.least, 28 + Math.max(node.name.length * size.letter, detailOf(node).length * size.small)),
    ),
    Math.min(2 * size.most, lines * size.label),
  );

export function layOut(graph: Graph): Layout {
  const rowOf = rowsOf(graph);
  const rows: Cell[][] = Array.from({ length: Math.max(0, ...rowOf.values()) + 1 }, () => []);
  const incoming = groupBy(graph.edges, ({ to }) => to);
  for (const node of graph.nodes) {
    const width = widthOf(node, incoming.get(node.id)?.length ?? 0);
    const cell = { id: node.id, node, width, height: size[node.kind], center: 0 };
    rows[rowOf.get(node.id) ?? 0]?.push(cell);
  }
  const bends = graph.edges.length * rows.length <= mostBends;
  const ways = graph.edges.map((edge, index) => ({ edge, way: wayOf(edge, { index, bends }, rowOf, rows) }));
  const links = ways.flatMap(({ way }) => way.slice(1).map((to, index) => [way[index] ?? to, to] as const));
  order(rows, links);
  spread(rows, links);
  return picture(rows, ways);
}

/** A node stands below everything it is made of. Images come right above the first that needs them. */
function rowsOf({ nodes, edges }: Graph): ReadonlyMap<string, number> {
  const into = groupBy(edges, ({ to }) => to);
  const rows = new Map<string, number>();
  const visit = (id: string, trail: ReadonlySet<string>): number => {
    const known = rows.get(id);
    if (known !== undefined || trail.has(id)) return known ?? 0;
    const within = new Set([...trail, id]);
    const row = Math.max(-1, ...(into.get(id) ?? []).map(({ from }) => visit(from, within))) + 1;
    rows.set(id, row);
    return row;
  };
  for (const { id } of nodes) visit(id, new Set());
  const outOf = groupBy(edges, ({ from }) => from);
  for (const { id, kind } of nodes)
    if (kind === "image")
      rows.set(id, Math.max(0, Math.min(...(outOf.get(id) ?? []).map(({ to }) => rows.get(to) ?? 1)) - 1));
  return rows;
}

/** The cells that a line passes: its ends, and a narrow one in each row between. */
function wayOf(
  edge: GraphEdge,
  { index, bends }: { readonly index: number; readonly bends: boolean },
  rowOf: ReadonlyMap<string, number>,
  rows: Cell[][],
): readonly Cell[] {
  const [from, to] = [rowOf.get(edge.from) ?? 0, rowOf.get(edge.to) ?? 0];
  const cellOf = (id: string, row: number): Cell | undefined => rows[row]?.find((cell) => cell.id === id);
  const between: Cell[] = [];
  for (let row = from + 1; bends && row < to; row += 1) {
    const cell: Cell = { id: `${index}:${row}`, node: undefined, width: 12, height: 0, center: 0 };
    rows[row]?.push(cell);
    between.push(cell);
  }
  return [cellOf(edge.from, from), ...between, cellOf(edge.to, to)].filter((cell) => cell !== undefined);
}

type Links = readonly (readonly [Cell, Cell])[];

/** Fewer crossings: each row sorted by the middle of what its cells are linked to, down and up again. */
function order(rows: readonly Cell[][], links: Links): void {
  const above = groupBy(links, ([, to]) => to);
  const below = groupBy(links, ([from]) => from);
  const places = new Map(rows.flatMap((cells) => cells.map((cell, index) => [cell, index] as const)));
  for (let sweep = 0; sweep < sweeps; sweep += 1) {
    const down = sweep % 2 === 0;
    for (const row of down ? rows : rows.toReversed()) {
      const middle = (cell: Cell): number => {
        const others = down ? above.get(cell)?.map(([from]) => from) : below.get(cell)?.map(([, to]) => to);
        return mean(others?.map((other) => places.get(other) ?? 0)) ?? places.get(cell) ?? 0;
      };
      const sorted = row.map((cell) => [middle(cell), cell] as const).sort(([a], [b]) => a - b);
      for (const [index, [, cell]] of sorted.entries()) {
        row[index] = cell;
        places.set(cell, index);
      }
    }
  }
}

const mean = (numbers: readonly number[] | undefined): number | undefined =>
  numbers === undefined || numbers.length === 0
    ? undefined
    : numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

/** Moves cells towards what they are linked to, as far as their neighbours in the row let them. */
function spread(rows: readonly Cell[][], links: Links): void {
  const near = new Map<Cell, Cell[]>();
  const join = (one: Cell, other: Cell): void => {
    const cells = near.get(one);
    if (cells === undefined) near.set(one, [other]);
    else cells.push(other);
  };
  for (const [from, to] of links) {
    join(from, to);
    join(to, from);
  }
  for (const row of rows)
    settle(
      row,
      row.map(() => 0),
    );
  for (let sweep = 0; sweep < sweeps; sweep += 1)
    for (const row of sweep % 2 === 0 ? rows : rows.toReversed())
      settle(
        row,
        row.map((cell) => mean(near.get(cell)?.map(({ center }) => center)) ?? cell.center),
      );
}

/** Between the leftmost and the rightmost solution, both of which keep the distances. */
function settle(row: readonly Cell[], wanted: readonly number[]): void {
  const distance = (left: number): number => ((row[left]?.width ?? 0) + (row[left + 1]?.width ?? 0)) / 2 + gap.across;
  const right = [...wanted];
  for (let at = 1; at < row.length; at += 1)
    right[at] = Math.max(right[at] ?? 0, (right[at - 1] ?? 0) + distance(at - 1));
  const left = [...wanted];
  for (let at = row.length - 2; at >= 0; at -= 1)
    left[at] = Math.min(left[at] ?? 0, (left[at + 1] ?? 0) - distance(at));
  row.forEach((cell, at) => (cell.center = ((left[at] ?? 0) + (right[at] ?? 0)) / 2));
}

function picture(
  rows: readonly Cell[][],
  ways: readonly { readonly edge: GraphEdge; readonly way: readonly Cell[] }[],
): Layout {
  const cells = rows.flat();
  const least = Math.min(0, ...cells.map(({ center, width }) => center - width / 2));
  const most = Math.max(0, ...cells.map(({ center, width }) => center + width / 2));
  const shift = gap.edge - least;
  const tops: number[] = [];
  let y = gap.edge;
  for (const row of rows) {
    tops.push(y);
    y += Math.max(0, ...row.map(({ height }) => height)) + gap.down;
  }
  const nodes = rows.flatMap((row, index) =>
    row.flatMap(({ node, width, height, center }): readonly Placed[] =>
      node === undefined
        ? []
        : [{ node, x: center - width / 2 + shift, y: tops[index] ?? 0, width, height, row: index }],
    ),
  );
  return {
    width: most - least + 2 * gap.edge,
    height: Math.max(0, y - gap.down) + gap.edge,
    nodes,
    lines: linesOf(nodes, ways, { tops, shift, rows }),
  };
}

function linesOf(
  nodes: readonly Placed[],
  ways: readonly { readonly edge: GraphEdge; readonly way: readonly Cell[] }[],
  { tops, shift, rows }: { readonly tops: readonly number[]; readonly shift: number; readonly rows: readonly Cell[][] },
): readonly Line[] {
  const placed = new Map(nodes.map((one) => [one.node.id, one]));
  const rowOf = new Map(rows.flatMap((row, index) => row.map((cell) => [cell, index] as const)));
  /** Lines that share a node do not share a point of it. */
  const port = (id: string, index: number, end: "from" | "to"): number => {
    const at = placed.get(id);
    const beside = (way: readonly Cell[]): number => (end === "from" ? way[1] : way.at(-2))?.center ?? 0;
    const mates = ways
      .map(({ edge, way }, place) => ({ id: edge[end], place, center: beside(way) }))
      .filter((mate) => mate.id === id)
      .sort((a, b) => a.center - b.center || a.place - b.place);
    const place = mates.findIndex((mate) => mate.place === index);
    return (at?.x ?? 0) + ((at?.width ?? 0) * (place + 1)) / (mates.length + 1);
  };
  return ways.flatMap(({ edge, way }, index): readonly Line[] => {
    const [from, to] = [placed.get(edge.from), placed.get(edge.to)];
    if (from === undefined || to === undefined || from.row >= to.row) return [];
    const between = way
      .slice(1, -1)
      .map((cell) => [cell.center + shift, (tops[rowOf.get(cell) ?? 0] ?? 0) + size.stage / 2] as const);
    const start = [port(edge.from, index, "from"), from.y + from.height] as const;
    return [{ edge, points: [start, ...between, [port(edge.to, index, "to"), to.y] as const] }];
  });
}
