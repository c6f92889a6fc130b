// Whether a text is a pattern of a .dockerignore at all: "*" and "?" stay within a name, "**" takes any folders, "[…]" a set.
// What a pattern takes is matcher.ts's business.

/** One part of a pattern as the source of an expression; undefined when it is no pattern: the builder refuses it. */
function sourceOf(part: string): string | undefined {
  let source = "";
  for (let at = 0; at < part.length; at += 1) {
    const character = part.charAt(at);
    if (character === "*") source += source.endsWith("[^/]*") ? "" : "[^/]*";
    else if (character === "?") source += "[^/]";
    else if (character === "\\") {
      at += 1;
      if (at >= part.length) return undefined;
      source += escaped(part.charAt(at));
    } else if (character === "[") {
      const close = setEnd(part, at);
      if (close === undefined) return undefined;
      source += part.slice(at, close + 1);
      at = close;
    } else source += escaped(character);
  }
  return source;
}

function partOf(part: string): RegExp | undefined {
  const source = sourceOf(part);
  try {
    return source === undefined ? undefined : new RegExp(`^${source}$`, "s");
  } catch {
    // A range the wrong way round: [z-a].
    return undefined;
  }
}

const escaped = (character: string): string => (/[\w\s]/.test(character) ? character : `\\${character}`);

/** Where the set that begins at `open` ends; undefined for an empty or open one. */
function setEnd(part: string, open: number): number | undefined {
  let at = open + 1;
  if (part[at] === "^") at += 1;
  const first = at;
  while (at < part.length && part[at] !== "]") at += part[at] === "\\" ? 2 : 1;
  return at < part.length && at > first ? at : undefined;
}

/** False for what the builder refuses as a "syntax error in pattern". */
export const isPattern = (pattern: string): boolean =>
  pattern.split("/").every((part) => (part.includes("[") ? partOf(part) : sourceOf(part)) !== undefined);
