// Where in a daemon.json a position is: at a key or at a value of which object.
import type { Position } from "../../../base/text.ts";
import { entriesOf, knownObjects, type DaemonFile, type Known } from "../document.ts";
import type { Entry, Span } from "../json.ts";

export interface Place {
  readonly known: Known;
  readonly entry: Entry | undefined;
  /** "key" also where a new one could begin. */
  readonly part: "key" | "value";
}

const within = ({ start, end }: Span, at: number): boolean => start <= at && at <= end;

export function placeAt(doc: DaemonFile, position: Position): Place | undefined {
  const at = doc.lines.offset(position);
  const around = knownObjects(doc).filter(
    ({ object }) => object.kind === "object" && object.start < at && at <= object.end,
  );
  const known = around.sort((a, b) => b.object.start - a.object.start)[0];
  if (known === undefined) return undefined;
  const entries = entriesOf(known.object);
  const entry = entries.find(({ key, value }) => within(key, at) || within(value, at));
  if (entry !== undefined) return { known, entry, part: within(entry.key, at) ? "key" : "value" };
  const before = doc.lines.text.slice(0, at).trimEnd();
  const last = entries.findLast(({ key }) => key.end <= at);
  return before.endsWith(":") ? { known, entry: last, part: "value" } : { known, entry: undefined, part: "key" };
}
