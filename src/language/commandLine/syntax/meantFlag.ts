// Which flag was meant by one that a command does not have: a slip of the finger, a beginning, one dash in place of two.
import { nearest } from "../../dockerfile/rules/suggest.ts";
import type { FlagKind } from "../vocabulary/table.ts";

/** `written`: with its dashes, without a value. Undefined where none is near enough. */
export function meantFlag(written: string, among: readonly FlagKind[]): FlagKind | undefined {
  const bare = written.replace(/^--?/, "");
  // A short name with two dashes.
  if (bare.length === 1) return among.find(({ short }) => short === bare);
  const begun = among.filter(({ long }) => long.startsWith(bare.toLowerCase())).map(({ long }) => long);
  const [least] = [...begun].sort((a, b) => a.length - b.length);
  // "--interact" is a beginning of one flag alone, or of one that all others continue: "--det".
  const beginning = least !== undefined && begun.every((long) => long.startsWith(least)) ? least : undefined;
  const name =
    beginning ??
    (bare.length < 3
      ? undefined
      : nearest(
          bare,
          among.map(({ long }) => long),
        ));
  return among.find(({ long }) => long === name);
}

/** "-volume=a:/b" as --volume: no row of letters is the whole name of another flag by chance. */
export function longMeant(written: string, among: readonly FlagKind[]): FlagKind | undefined {
  const bare = written.replace(/^-/, "").replace(/=[^]*$/, "");
  return bare.length < 2 ? undefined : among.find(({ long }) => long === bare);
}
