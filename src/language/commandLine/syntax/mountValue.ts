// The value of `--mount`, taken apart: "type=bind,source=./a,target=/b", each part with its place.
import type { FlagValue } from "./document.ts";

export interface MountPart {
  readonly value: string;
  /** Of the value; both ends of the whole where it is quoted. */
  readonly from: number;
  readonly to: number;
  /** Whether the place is known to the letter. */
  readonly exact: boolean;
}

export interface MountValue {
  readonly type: MountPart | undefined;
  readonly source: MountPart | undefined;
  readonly target: MountPart | undefined;
}

const names: Readonly<Record<string, keyof MountValue | undefined>> = {
  type: "type",
  source: "source",
  src: "source",
  target: "target",
  dst: "target",
  destination: "target",
};

/** Undefined where something in it is quoted once more, so that its commas part nothing. */
export function mountValue({ text, from, to }: FlagValue): MountValue | undefined {
  if (/["'`\n]/.test(text)) return undefined;
  const exact = to - from === text.length;
  const found: { -readonly [K in keyof MountValue]: MountValue[K] } = {
    type: undefined,
    source: undefined,
    target: undefined,
  };
  for (const { 1: key = "", 2: value = "", index } of text.matchAll(/(?<=^|,)([a-z]+)=([^,]*)/gi)) {
    const name = Object.hasOwn(names, key.toLowerCase()) ? names[key.toLowerCase()] : undefined;
    const start = from + index + key.length + 1;
    if (name !== undefined)
      found[name] = exact ? { value, from: start, to: start + value.length, exact } : { value, from, to, exact };
  }
  return found;
}
