// How names are looked for: patterns as shells have them, and letters in their order.

/** "*" any part of a name, "**" any folders, "?" one character, "[a-z]" one of them, "{a,b}" either. */
export function globPattern(glob: string): RegExp {
  let pattern = "";
  let open = 0;
  for (let at = 0; at < glob.length; at += 1) {
    const rest = glob.slice(at);
    const set = /^\[(!|\^)?((?:\\?[^\]\\/])+)\]/.exec(rest);
    if (rest.startsWith("**/")) [pattern, at] = [`${pattern}(?:.*/)?`, at + 2];
    else if (rest.startsWith("**")) [pattern, at] = [`${pattern}.*`, at + 1];
    else if (rest.startsWith("*")) pattern += "[^/]*";
    else if (rest.startsWith("?")) pattern += "[^/]";
    else if (set !== null) {
      pattern += `[${set[1] === undefined ? "" : "^"}${(set[2] ?? "").replace(/[\\[\]]/g, "\\$&")}]`;
      at += set[0].length - 1;
    } else if (rest.startsWith("{") && rest.includes("}")) [pattern, open] = [`${pattern}(?:`, open + 1];
    else if (open > 0 && rest.startsWith("}")) [pattern, open] = [`${pattern})`, open - 1];
    else if (open > 0 && rest.startsWith(",")) pattern += "|";
    else pattern += rest.charAt(0).replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  }
  try {
    return new RegExp(`^${pattern}$`, "is");
  } catch {
    // Brackets or a range that mean nothing: taken as they stand.
    return new RegExp(`^${glob.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")}$`, "is");
  }
}

/** Do the letters stand in the name in this order? Spaces do not count. */
export function isFuzzy(letters: string, name: string): boolean {
  const lower = name.toLowerCase();
  let at = 0;
  for (const letter of letters.toLowerCase().replaceAll(/\s/g, "")) {
    at = lower.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
