// One header of a tar archive, both ways: blocks of 512 bytes, numbers in octal or base 256, and the extended records that
// carry what does not fit. Names stay the bytes they are (path.ts); tar-stream would turn bytes that are no UTF-8 into U+FFFD.
// The formats: POSIX.1-2017, pax, "ustar Interchange Format" and "pax Extended Header"; GNU tar manual, "Basic Tar Format".
import type { FileKind } from "../backend.ts";
import { bytesOf, textOf } from "../path.ts";

export const blockSize = 512;

export interface TarHeader {
  /** As the archive has it: hostile, may climb or be absolute. */
  readonly name: string;
  /** "hardLink": another name of a file that came before, which `target` names. */
  readonly kind: FileKind | "hardLink";
  readonly size: number;
  /** With setuid, setgid and sticky. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
  readonly target?: string;
  /** Extended attributes: "user.note" → bytes. */
  readonly attributes?: ReadonlyMap<string, Buffer>;
}

/** Extended records: key → the bytes of the value. */
export type Records = ReadonlyMap<string, Buffer>;

/** As the system would say that something cannot be read. */
export const brokenArchive = (said: string): Error => Object.assign(new Error(said), { code: "EIO" });

/** What a block says by itself: a type, and the fields, which extended records before it may replace. */
export interface RawHeader extends TarHeader {
  readonly type: string;
}

/** Undefined for the empty block that ends an archive. @throws Error for what is no header */
export function decodeHeader(block: Buffer, records: Records): RawHeader | undefined {
  const sum = checksum(block);
  if (sum === 8 * 32) return undefined;
  if (sum !== number(block, 148, 8)) throw brokenArchive("not a tar archive, or a broken one");
  const type = String.fromCharCode(block[156] ?? 0);
  const name = records.get("path") ?? longName(block);
  const linked = records.get("linkpath") ?? text(block, 157, 100);
  const kind = kinds[type] ?? (type === "\0" ? "file" : "unknown");
  const target = kind === "link" || kind === "hardLink" ? textOf(linked) : undefined;
  // Old archives mark folders by the slash alone.
  const slashed = kind === "file" && name.at(-1) === 0x2f;
  return {
    type,
    name: textOf(name),
    kind: slashed ? "folder" : kind,
    size: carriesContent(type) ? given(records, "size", number(block, 124, 12)) : 0,
    mode: number(block, 100, 8) & 0o7777,
    uid: given(records, "uid", number(block, 108, 8)),
    gid: given(records, "gid", number(block, 116, 8)),
    modified: Math.round(given(records, "mtime", number(block, 136, 12)) * 1000),
    target,
    attributes: attributesIn(records),
  };
}

const kinds: Readonly<Record<string, TarHeader["kind"]>> = {
  "0": "file",
  "7": "file",
  "1": "hardLink",
  "2": "link",
  "3": "characterDevice",
  "4": "blockDevice",
  "5": "folder",
  "6": "fifo",
};

/** Links, devices and folders have none, whatever their size says. */
const carriesContent = (type: string): boolean => !"123456".includes(type);

const attributePrefix = "SCHILY.xattr.";

function attributesIn(records: Records): ReadonlyMap<string, Buffer> | undefined {
  const found = [...records].filter(([key]) => key.startsWith(attributePrefix));
  return found.length === 0
    ? undefined
    : new Map(found.map(([key, value]) => [key.slice(attributePrefix.length), value]));
}

function given(records: Records, key: string, otherwise: number): number {
  const value = Number(records.get(key)?.toString("latin1") ?? NaN);
  return Number.isFinite(value) && (value >= 0 || key === "mtime") ? value : otherwise;
}

function longName(block: Buffer): Buffer {
  const name = text(block, 0, 100);
  const posix = block.toString("latin1", 257, 263) === "ustar\0";
  const prefix = posix ? text(block, 345, 155) : Buffer.alloc(0);
  return prefix.length === 0 ? name : Buffer.concat([prefix, Buffer.from("/"), name]);
}

function text(block: Buffer, from: number, length: number): Buffer {
  const end = block.indexOf(0, from);
  return block.subarray(from, end === -1 || end > from + length ? from + length : end);
}

function number(block: Buffer, from: number, length: number): number {
  const first = block[from] ?? 0;
  if ((first & 0x80) !== 0) {
    const negative = first === 0xff;
    let value = 0;
    for (const byte of block.subarray(from + 1, from + length)) value = value * 256 + (negative ? 255 - byte : byte);
    return negative ? -value - 1 : value;
  }
  const read = parseInt(
    block
      .toString("latin1", from, from + length)
      .replace(/\0.*$/s, "")
      .trim(),
    8,
  );
  return Number.isNaN(read) ? 0 : read;
}

function checksum(block: Buffer): number {
  let sum = 8 * 32;
  for (let at = 0; at < blockSize; at += 1) if (at < 148 || at >= 156) sum += block[at] ?? 0;
  return sum;
}

/** Records as an extended header has them: "<length> <key>=<value>\n". A broken one ends the reading. */
export function decodeRecords(bytes: Buffer): Map<string, Buffer> {
  const records = new Map<string, Buffer>();
  for (let at = 0; at < bytes.length;) {
    const space = bytes.indexOf(0x20, at);
    const length = space === -1 ? 0 : Number(bytes.toString("latin1", at, space));
    const equals = bytes.indexOf(0x3d, space);
    if (!Number.isInteger(length) || length <= 0 || equals === -1 || equals >= at + length) break;
    records.set(bytes.toString("utf8", space + 1, equals), bytes.subarray(equals + 1, at + length - 1));
    at += length;
  }
  return records;
}

/** Header blocks for an entry; with an extended header before it where the plain one cannot say everything. */
export function encodeHeader(header: TarHeader): Buffer {
  const [name, target] = [bytesOf(header.name), bytesOf(header.target ?? "")];
  const records = new Map<string, Buffer>();
  const say = (key: string, value: string): void => void records.set(key, Buffer.from(value));
  if (!isShort(name)) records.set("path", name);
  if (!isShort(target)) records.set("linkpath", target);
  if (header.size >= 8 ** 11) say("size", String(header.size));
  if (header.uid >= 8 ** 7) say("uid", String(header.uid));
  if (header.gid >= 8 ** 7) say("gid", String(header.gid));
  if (header.modified % 1000 !== 0) say("mtime", (header.modified / 1000).toFixed(3));
  for (const [key, value] of header.attributes ?? []) records.set(attributePrefix + key, value);
  const plain = block(header, name, target, types[header.kind] ?? "0");
  if (records.size === 0) return plain;
  const extended = Buffer.concat([...records].map(([key, value]) => encodeRecord(key, value)));
  const about = { name: "", kind: "file", size: extended.length, mode: 0o644, uid: 0, gid: 0, modified: 0 } as const;
  return Buffer.concat([block(about, Buffer.from("PaxHeader"), Buffer.alloc(0), "x"), padded(extended), plain]);
}

const types: Readonly<Partial<Record<TarHeader["kind"], string>>> = {
  file: "0",
  hardLink: "1",
  link: "2",
  folder: "5",
  fifo: "6",
};

const isShort = (bytes: Buffer): boolean => bytes.length <= 100 && bytes.every((byte) => byte < 0x80);

function encodeRecord(key: string, value: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(` ${key}=`), value, Buffer.from("\n")]);
  let length = body.length + 1;
  while (String(length).length + body.length !== length) length = String(length).length + body.length;
  return Buffer.concat([Buffer.from(String(length)), body]);
}

function block({ size, mode, uid, gid, modified }: TarHeader, name: Buffer, target: Buffer, type: string): Buffer {
  const made = Buffer.alloc(blockSize);
  name.copy(made, 0, 0, 100);
  octal(made, 100, 8, mode & 0o7777);
  octal(made, 108, 8, uid);
  octal(made, 116, 8, gid);
  octal(made, 124, 12, size);
  octal(made, 136, 12, Math.max(0, Math.floor(modified / 1000)));
  made.write(type, 156, "latin1");
  target.copy(made, 157, 0, 100);
  made.write("ustar\x0000", 257, "latin1");
  made.write(`${checksum(made).toString(8).padStart(6, "0")}\0 `, 148, "latin1");
  return made;
}

/** What does not fit stands in a record as well. */
function octal(made: Buffer, at: number, length: number, value: number): void {
  const most = 8 ** (length - 1) - 1;
  made.write(
    Math.min(value, most)
      .toString(8)
      .padStart(length - 1, "0"),
    at,
    "latin1",
  );
}

/** Zeros that fill the last block of so many bytes. */
export const padding = (size: number): Buffer => Buffer.alloc((blockSize - (size % blockSize)) % blockSize);

const padded = (bytes: Buffer): Buffer => Buffer.concat([bytes, padding(bytes.length)]);
