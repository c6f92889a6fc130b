// Whether a piece of JSON, as it stands in a text that people read, is the engine's settings.
import { entriesOf, keyIn, parseDaemonFile } from "./document.ts";
import { keys } from "./keys.ts";

/** Names that the engine shares with other programs. */
const common = new Set(["log-level", "log-format", "shutdown-timeout"]);
const lookedAt = 20_000;

/**
 * By its keys alone only where no other program has such. `named`: the text around calls it daemon.json, so that one known key
 * is enough.
 */
export function isDaemonJson(text: string, named: boolean): boolean {
  if (!/^\s*\{/.test(text) || text.length > lookedAt) return false;
  const { root } = parseDaemonFile(text);
  const found = entriesOf(root);
  const known = found.filter(({ key }) => keyIn(keys, key.value) !== undefined);
  if (named) return known.length > 0;
  const sockets = (at: number, end: number): boolean => /"(?:unix|fd|npipe):\/\//.test(text.slice(at, end));
  const telling = known.filter(({ key, value }) =>
    key.value === "hosts" ? sockets(value.start, value.end) : key.value.includes("-") && !common.has(key.value),
  );
  return (
    telling.length > 0 && (known.length === found.length || (telling.length > 1 && known.length * 2 > found.length))
  );
}
