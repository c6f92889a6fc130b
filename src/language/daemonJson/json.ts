// JSON as it is typed: read to the end whatever is wrong, with the place of everything. Deep nesting and large files are
// bounded; comments and trailing commas are told apart from other mistakes, for people expect them to be fine.

export interface Span {
  readonly start: number;
  readonly end: number;
}

export type Json = Span &
  (
    | { readonly kind: "object"; readonly entries: readonly Entry[] }
    | { readonly kind: "array"; readonly items: readonly Json[] }
    | { readonly kind: "string"; readonly value: string }
    | { readonly kind: "number"; readonly value: number }
    | { readonly kind: "boolean"; readonly value: boolean }
    | { readonly kind: "null" }
    | { readonly kind: "missing" }
  );

export interface Entry {
  readonly key: Span & { readonly value: string };
  readonly value: Json;
}

export type Mistake = Span & { readonly kind: "comment" | "trailingComma" | "unexpected" | "unfinished" | "deep" };

const deepest = 100;

export function readJson(text: string): { readonly root: Json; readonly mistakes: readonly Mistake[] } {
  const reader = new Reader(text);
  const root = reader.value(0);
  reader.rest();
  return { root, mistakes: reader.mistakes };
}

/** State: a place in the text. */
class Reader {
  readonly mistakes: Mistake[] = [];
  readonly #text: string;
  #at: number;

  constructor(text: string) {
    this.#text = text;
    this.#at = text.startsWith("\uFEFF") ? 1 : 0;
  }

  value(depth: number): Json {
    this.#blanks();
    const start = this.#at;
    const character = this.#text[start];
    if (depth > deepest) {
      this.#wrong("deep", start, this.#text.length);
      this.#at = this.#text.length;
      return { kind: "missing", start, end: start };
    }
    if (character === "{") return this.#object(depth);
    if (character === "[") return this.#array(depth);
    if (character === '"') return { kind: "string", ...this.#string() };
    return this.#word(start);
  }

  /** Nothing may follow the value. */
  rest(): void {
    this.#blanks();
    if (this.#at < this.#text.length) this.#wrong("unexpected", this.#at, this.#text.length);
  }

  #object(depth: number): Json {
    const start = this.#at++;
    const entries: Entry[] = [];
    this.#list("}", () => {
      if (this.#text[this.#at] !== '"') return this.#skip();
      const key = this.#string();
      this.#blanks();
      if (this.#text[this.#at] === ":") this.#at += 1;
      else this.#wrong("unfinished", key.start, key.end);
      entries.push({ key, value: this.value(depth + 1) });
    });
    return { kind: "object", entries, start, end: this.#at };
  }

  #array(depth: number): Json {
    const start = this.#at++;
    const items: Json[] = [];
    this.#list("]", () => {
      const item = this.value(depth + 1);
      if (item.kind === "missing" && item.start === item.end && this.#at < this.#text.length) this.#skip();
      else items.push(item);
    });
    return { kind: "array", items, start, end: this.#at };
  }

  /** What stands between brackets, parted by commas. */
  #list(close: string, one: () => void): void {
    const open = this.#at - 1;
    let comma: number | undefined;
    let several = false;
    for (;;) {
      this.#blanks();
      const character = this.#text[this.#at];
      if (character === undefined) return this.#wrong("unfinished", open, open + 1);
      if (character === close) {
        if (comma !== undefined) this.#wrong("trailingComma", comma, comma + 1);
        this.#at += 1;
        return;
      }
      if (character === ",") {
        if (comma !== undefined || !several) this.#wrong("unexpected", this.#at, this.#at + 1);
        comma = this.#at++;
        continue;
      }
      if (several && comma === undefined) this.#wrong("unexpected", this.#at, this.#at + 1);
      comma = undefined;
      several = true;
      const before = this.#at;
      one();
      if (this.#at === before) this.#skip();
    }
  }

  #string(): Span & { readonly value: string } {
    const start = this.#at++;
    while (this.#at < this.#text.length && !'"\n\r'.includes(this.#text.charAt(this.#at)))
      this.#at += this.#text[this.#at] === "\\" ? 2 : 1;
    this.#at = Math.min(this.#at, this.#text.length);
    const closed = this.#text[this.#at] === '"';
    if (closed) this.#at += 1;
    const written = this.#text.slice(start, this.#at);
    const value = valueOf(closed ? written : `${written}"`);
    if (!closed || value === undefined) this.#wrong(closed ? "unexpected" : "unfinished", start, this.#at);
    return { value: value ?? written.slice(1), start, end: this.#at };
  }

  #word(start: number): Json {
    const [word = ""] = /^[^\s,:{}[\]"/]*/.exec(this.#text.slice(start, start + 400)) ?? [];
    this.#at += word.length;
    const span = { start, end: this.#at };
    if (word === "true" || word === "false") return { kind: "boolean", value: word === "true", ...span };
    if (word === "null") return { kind: "null", ...span };
    if (/^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(word)) return { kind: "number", value: Number(word), ...span };
    this.#wrong(word === "" ? "unfinished" : "unexpected", start, Math.max(this.#at, start + (word === "" ? 1 : 0)));
    return { kind: "missing", ...span };
  }

  /** Past one character that has no business here. */
  #skip(): void {
    this.#wrong("unexpected", this.#at, this.#at + 1);
    this.#at += 1;
  }

  #blanks(): void {
    for (;;) {
      while (/\s/.test(this.#text.charAt(this.#at))) this.#at += 1;
      const end = commentEnd(this.#text, this.#at);
      if (end === undefined) return;
      this.#wrong("comment", this.#at, end);
      this.#at = end;
    }
  }

  #wrong(kind: Mistake["kind"], start: number, end: number): void {
    const last = this.mistakes.at(-1);
    // One mistake at one place is enough.
    if (this.mistakes.length < 100 && (last === undefined || last.end <= start || last.start > start))
      this.mistakes.push({ kind, start, end: Math.min(Math.max(end, start), this.#text.length) });
  }
}

function valueOf(quoted: string): string | undefined {
  try {
    return JSON.parse(quoted) as string;
  } catch {
    return undefined;
  }
}

function commentEnd(text: string, at: number): number | undefined {
  if (text.startsWith("//", at)) return at + (/[^\r\n]*/.exec(text.slice(at))?.[0].length ?? 2);
  if (!text.startsWith("/*", at)) return undefined;
  const close = text.indexOf("*/", at + 2);
  return close < 0 ? text.length : close + 2;
}
