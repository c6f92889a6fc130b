// Where a text stops being JSON. The parser's own message is of no use for that: it often names no place, and it quotes the
// text around it, which in docker's files may be credentials.

type Due = "value" | "firstValue" | "key" | "firstKey" | "colon" | "next" | "end";

const blank = /[ \t\r\n]*/y;
const token =
  /(?:(?<sign>[{}[\],:])|(?<text>"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*")|(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-]))/y;

/** The offset of the first thing that does not fit; the text's length where something is missing; undefined for JSON. */
export function jsonFault(text: string): number | undefined {
  const open: string[] = [];
  let due: Due = "value";
  for (let at = 0; ;) {
    blank.lastIndex = at;
    const begin = at + (blank.exec(text)?.[0].length ?? 0);
    token.lastIndex = begin;
    const found = token.exec(text);
    if (begin === text.length) return due === "end" ? undefined : begin;
    const sign = found?.groups?.["sign"];
    const next: Due | undefined =
      found === null ? undefined : after(due, sign ?? (found.groups?.["text"] === undefined ? "value" : "text"), open);
    if (next === undefined) return begin;
    due = next;
    at = token.lastIndex;
  }
}

/** What comes after that token; undefined where it does not fit. `open`: the brackets it stands in, which it changes. */
function after(due: Due, found: string, open: string[]): Due | undefined {
  const closed = (): Due => (open.length === 0 ? "end" : "next");
  const inside = open.at(-1);
  switch (found) {
    case "{":
    case "[":
      if (due !== "value" && due !== "firstValue") return undefined;
      open.push(found);
      return found === "{" ? "firstKey" : "firstValue";
    case "}":
    case "]": {
      const first = found === "}" ? "firstKey" : "firstValue";
      if (inside !== (found === "}" ? "{" : "[") || (due !== "next" && due !== first)) return undefined;
      open.pop();
      return closed();
    }
    case ":":
      return due === "colon" ? "value" : undefined;
    case ",":
      return due !== "next" ? undefined : inside === "{" ? "key" : "value";
    case "text":
      if (due === "key" || due === "firstKey") return "colon";
      return due === "value" || due === "firstValue" ? closed() : undefined;
    default:
      return due === "value" || due === "firstValue" ? closed() : undefined;
  }
}
