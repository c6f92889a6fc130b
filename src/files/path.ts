// Paths inside a container as text. A file's name is bytes, and they need not be UTF-8: bytes that are none stand as
// characters of a private range, so that every path is a well-formed string that survives JSON and URIs and leads back to
// the very bytes. Knows no file system.

/** Byte b (0x80 to 0xff) of a name that is no UTF-8 stands as U+10FE00 + b. */
const lead = "\udbff";
const escapes = /\udbff[\ude80-\udeff]/;
const everyEscape = /\udbff([\ude80-\udeff])/g;

/** Bytes as text. Characters of the private range in a name are escaped like bad bytes, so nothing is ambiguous. */
export function textOf(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const text = buffer.toString("utf8");
  return text.includes("\ufffd") || escapes.test(text) ? escaped(buffer) : text;
}

/** Was this text read by something that cannot tell bad bytes, so that the name must be read again as bytes? */
export const isDoubtful = (text: string): boolean => text.includes("\ufffd") || escapes.test(text);

function escaped(bytes: Buffer): string {
  let text = "";
  for (let at = 0; at < bytes.length;) {
    const length = sequenceLength(bytes, at);
    const one = length === 0 ? "" : bytes.toString("utf8", at, at + length);
    if (one === "" || escapes.test(one)) {
      text += lead + String.fromCharCode(0xde00 + (bytes[at] ?? 0));
      at += 1;
    } else {
      text += one;
      at += length;
    }
  }
  return text;
}

/** How many bytes the UTF-8 sequence at this place has; 0 when there is none. The table of RFC 3629, section 4. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const [first = 0, second = 0] = [bytes[at], bytes[at + 1]];
  const tail = (index: number): boolean => ((bytes[at + index] ?? 0) & 0xc0) === 0x80;
  if (first < 0x80) return 1;
  if (first >= 0xc2 && first <= 0xdf) return tail(1) ? 2 : 0;
  if (first >= 0xe0 && first <= 0xef) {
    const good = first === 0xe0 ? second >= 0xa0 : first === 0xed ? second <= 0x9f : true;
    return good && tail(1) && tail(2) ? 3 : 0;
  }
  if (first < 0xf0 || first > 0xf4) return 0;
  const good = first === 0xf0 ? second >= 0x90 : first === 0xf4 ? second <= 0x8f : true;
  return good && tail(1) && tail(2) && tail(3) ? 4 : 0;
}

/** The bytes that a text made by `textOf` stands for. */
export function bytesOf(text: string): Buffer {
  if (!escapes.test(text)) return Buffer.from(text, "utf8");
  const parts: Buffer[] = [];
  let from = 0;
  for (const found of text.matchAll(everyEscape)) {
    parts.push(Buffer.from(text.slice(from, found.index), "utf8"), Buffer.of((found[1] ?? "").charCodeAt(0) - 0xde00));
    from = found.index + 2;
  }
  parts.push(Buffer.from(text.slice(from), "utf8"));
  return Buffer.concat(parts);
}

/** Does the text stand for bytes that are no UTF-8? Otherwise it may be handed to the system as it is. */
export const hasOddBytes = (text: string): boolean => escapes.test(text);

/** As people may see it (still hostile text): bytes that are no UTF-8 as U+FFFD. */
export const shownName = (text: string): string => text.replace(everyEscape, "\ufffd");

/** The names on the way, without empty ones and ".". ".." stays: what it means is known only on the way. */
export const segmentsOf = (path: string): string[] => path.split("/").filter((name) => name !== "" && name !== ".");

export const joinPath = (folder: string, name: string): string =>
  folder.endsWith("/") ? folder + name : `${folder}/${name}`;

/** Of an absolute path; the root's parent is the root. */
export function parentOf(path: string): string {
  const trimmed = trimEnd(path);
  return trimmed.slice(0, trimmed.lastIndexOf("/")) || "/";
}

/** The last name of a path; "" for the root. */
export function nameOf(path: string): string {
  const trimmed = trimEnd(path);
  return trimmed.slice(trimmed.lastIndexOf("/") + 1);
}

/** Absolute, with one slash between names and none at the end. ".." is taken off by the text alone. */
export function normalPath(path: string): string {
  const names: string[] = [];
  for (const name of segmentsOf(path)) {
    if (name === "..") names.pop();
    else names.push(name);
  }
  return `/${names.join("/")}`;
}

const trimEnd = (path: string): string => {
  let end = path.length;
  while (end > 0 && path[end - 1] === "/") end -= 1;
  return path.slice(0, end);
};
