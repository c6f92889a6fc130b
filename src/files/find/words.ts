// What a regular expression cannot do without: a text that stands in everything it matches. Looking for that in bytes is
// many times faster than trying the expression at every line.

/** Shorter ones stand everywhere. */
const least = 3;

/** One step of an expression: an escape, a set, a group's beginning, or a character; then how often. */
const step =
  /(\\(?:x[\da-f]{2}|u[\da-f]{4}|u\{[^}]*\}|c[a-z]|k<[^>]*>|p\{[^}]*\}|\d+|[^]))|(\[(?:\\[^]|[^\]\\])*\])|([^])/iy;
const times = /[*+?]\??|\{\d+(?:,\d*)?\}\??/y;

/**
 * The longest text that every match of the expression holds, as it is written; undefined when none can be told. It has no
 * end of line.
 */
export function requiredText({ source, flags }: RegExp): string | undefined {
  // Without case it is no longer one text; with "v" sets may hold sets.
  if (/[iv]/.test(flags)) return undefined;
  let [longest, run, depth] = ["", "", 0];
  const end = (): void => {
    if (run.length > longest.length) longest = run;
    run = "";
  };
  for (let at = 0; at < source.length;) {
    step.lastIndex = times.lastIndex = at;
    const [whole = "", escape, set] = step.exec(source) ?? [];
    at += whole.length;
    times.lastIndex = at;
    const often = whole === "(" ? undefined : times.exec(source)?.[0];
    at += often?.length ?? 0;
    if (escape === undefined && set === undefined) {
      if (whole === "(") depth += 1;
      if (whole === ")") depth -= 1;
      if (whole === "|" && depth === 0) return undefined;
    }
    const text = depth > 0 || set !== undefined ? undefined : itself(whole, escape !== undefined);
    if (text === undefined) end();
    else if (often === undefined) run += text;
    else {
      if (!/^(?:[*?]|\{0)/.test(often)) run += text;
      end();
    }
  }
  end();
  return longest.length < least ? undefined : longest;
}

/** The character that a step stands for, if it stands for one and for nothing else. */
function itself(whole: string, escaped: boolean): string | undefined {
  if (escaped) return /^\\[!-/:-@[-^`{-~]$/.test(whole) ? whole.slice(1) : undefined;
  // Halves of a character, and what stands for bytes that are none, are not found in bytes.
  return /^[^^$.|?*+()[\]{}\\\n\r\ud800-\udfff\ufffd\ufeff]$/.test(whole) ? whole : undefined;
}
