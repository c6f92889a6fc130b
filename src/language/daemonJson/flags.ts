// The engine's flags and the keys that say the same in its file of settings.
import { keys } from "./keys.ts";

/** Flags of one letter. */
const short: Readonly<Record<string, string>> = {
  D: "debug",
  G: "group",
  H: "hosts",
  b: "bridge",
  g: "data-root",
  l: "log-level",
  p: "pidfile",
  s: "storage-driver",
};

/** `flag`: without dashes. Those that may be given several times have names in the singular. Undefined: none that is known. */
export function keyOfFlag(flag: string): string | undefined {
  const letter = flag.length === 1 && Object.hasOwn(short, flag) ? short[flag] : undefined;
  return [letter ?? flag, `${flag}s`, flag.replace(/y$/, "ies")].find((one) => Object.hasOwn(keys, one));
}

/** The engine takes these from both places. */
export const inBothPlaces: ReadonlySet<string> = new Set(["runtimes"]);
