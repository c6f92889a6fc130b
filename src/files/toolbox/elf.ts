// What a program of Linux needs to run, read from the program itself: its loader and libraries. Bytes only; whoever knows
// which of them serve is program.ts. The format: System V ABI, "Program Header" and "Dynamic Section".

export interface Needs {
  /** The loader the kernel starts first; undefined for a program that is linked statically. */
  readonly loader?: string;
  /** Names of libraries. */
  readonly libraries: readonly string[];
  /** Where in the file the loader's path stands, and how many bytes it has with the zero at its end. */
  readonly at: number;
  readonly length: number;
}

interface Part {
  readonly type: number;
  readonly offset: number;
  readonly address: number;
  readonly size: number;
}

const [load, dynamic, interpreter] = [1, 2, 3];
const [needed, names] = [1, 5];
/** No library has so many entries; a program that claims to is none. */
const mostEntries = 1000;

/** Undefined for what is no program of 64 or 32 bits, little-endian: no engine's machine is otherwise but s390x. */
export function needsOf(bytes: Buffer): Needs | undefined {
  if (bytes.length < 64 || bytes.readUInt32BE(0) !== 0x7f454c46 || bytes[5] !== 1) return undefined;
  const wide = bytes[4] === 2;
  try {
    const parts = partsOf(bytes, wide);
    if (parts.length === 0) return undefined;
    const found = parts.find(({ type }) => type === interpreter);
    const loader = found === undefined ? undefined : bytes.toString("latin1", found.offset, found.offset + found.size);
    return {
      loader: loader?.replace(/\0.*$/s, ""),
      libraries: librariesIn(bytes, wide, parts),
      at: found?.offset ?? 0,
      length: found?.size ?? 0,
    };
  } catch (error) {
    // It points outside itself.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function partsOf(bytes: Buffer, wide: boolean): readonly Part[] {
  const word = (at: number): number => wordAt(bytes, wide, at);
  const start = word(wide ? 32 : 28);
  const size = bytes.readUInt16LE(wide ? 54 : 42);
  return Array.from({ length: bytes.readUInt16LE(wide ? 56 : 44) }, (_, index) => {
    const at = start + index * size;
    const [offset, address, length] = wide ? [8, 16, 32] : [4, 8, 16];
    return {
      type: bytes.readUInt32LE(at),
      offset: word(at + offset),
      address: word(at + address),
      size: word(at + length),
    };
  });
}

const wordAt = (bytes: Buffer, wide: boolean, at: number): number =>
  wide ? Number(bytes.readBigUInt64LE(at)) : bytes.readUInt32LE(at);

function librariesIn(bytes: Buffer, wide: boolean, parts: readonly Part[]): readonly string[] {
  const table = parts.find(({ type }) => type === dynamic);
  if (table === undefined) return [];
  const step = wide ? 16 : 8;
  const entries: (readonly [tag: number, value: number])[] = [];
  for (let at = table.offset; at < table.offset + table.size && entries.length < mostEntries; at += step)
    entries.push([wordAt(bytes, wide, at), wordAt(bytes, wide, at + step / 2)]);
  const texts = entries.find(([tag]) => tag === names)?.[1] ?? 0;
  const holder = parts.find(({ type, address, size }) => type === load && texts >= address && texts < address + size);
  if (holder === undefined) return [];
  const start = texts - holder.address + holder.offset;
  return entries
    .filter(([tag]) => tag === needed)
    .map(([, value]) => bytes.toString("latin1", start + value, bytes.indexOf(0, start + value)));
}

/** The same program with another loader, whose path is not longer than the one it has. */
export function withLoader(bytes: Buffer, { at, length }: Needs, path: string): Buffer {
  if (path.length >= length) throw new RangeError("the loader's path does not fit");
  const made = Buffer.from(bytes);
  made.fill(0, at, at + length);
  made.write(path, at, "latin1");
  return made;
}
