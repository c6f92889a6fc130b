// Where a cursor is in JSON that is being written: below which keys, and whether a key is to be written there.

export interface KeyPlace {
  /** Keys from the outermost object to the one the cursor is in; "[]" for an item of a list. */
  readonly path: readonly string[];
  /** Where the key begins that is being written, its quote included. */
  readonly from: number;
  /** Keys that the object has before the cursor. */
  readonly taken: readonly string[];
}

interface Level {
  readonly kind: "object" | "array";
  readonly key: string | undefined;
  readonly keys: string[];
  /** In an object: a key comes next. */
  wantsKey: boolean;
}

/** `text` ends at the cursor. Undefined where no key is to be written. */
export function keyPlace(text: string): KeyPlace | undefined {
  const levels: Level[] = [];
  let last: string | undefined; // the string that was read last: a key, if a colon follows
  for (let at = 0; at < text.length;) {
    const sign = text[at] ?? "";
    const level = levels.at(-1);
    if (sign === '"') {
      const end = stringEnd(text, at);
      if (end === undefined) return level?.kind === "object" && level.wantsKey ? placeOf(levels, at) : undefined;
      last = text.slice(at + 1, end);
      at = end + 1;
      continue;
    }
    if (sign === "{" || sign === "[") {
      levels.push({ kind: sign === "{" ? "object" : "array", key: last, keys: [], wantsKey: sign === "{" });
      last = undefined;
    } else if (sign === "}" || sign === "]") levels.pop();
    else if (sign === ":" && level?.kind === "object" && last !== undefined) {
      level.keys.push(last);
      level.wantsKey = false;
    } else if (sign === ",") {
      if (level?.kind === "object") level.wantsKey = true;
      last = undefined;
    }
    at += 1;
  }
  const level = levels.at(-1);
  if (level?.kind !== "object" || !level.wantsKey || /"\s*$/.test(text)) return undefined;
  return placeOf(levels, text.length - (/[A-Za-z]*$/.exec(text)?.[0].length ?? 0));
}

function placeOf(levels: readonly Level[], from: number): KeyPlace {
  return {
    path: levels.slice(1).map(({ key }) => key ?? "[]"),
    from,
    taken: levels.at(-1)?.keys ?? [],
  };
}

/** The place of the closing quote, if there is one. A string does not go over the end of its line. */
function stringEnd(text: string, start: number): number | undefined {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === "\\") at += 1;
    else if (text[at] === '"') return at;
    else if (text[at] === "\n") return at - 1;
  }
  return undefined;
}
