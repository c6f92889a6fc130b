// .dockerignore as far as one rule needs it: patterns of what is left out, and whether a path is among it.

/** Patterns in order; undefined when there are exceptions (`!…`). */
export function ignorePatterns(text: string): readonly string[] | undefined {
  const lines = text
    .replace(/^\ufeff/, "")
    .split(/\r?\n/)
    .filter((line) => !line.startsWith("#"))
    .map((line) => line.trim())
    .filter((line) => line !== "");
  if (lines.some((line) => line.startsWith("!"))) return undefined;
  return lines.map(clean).filter((line) => line !== "");
}

/** Whether a path, or a folder above it, is left out. The context itself only counts when everything in it is. */
export function isIgnored(patterns: readonly string[], path: string): boolean {
  const cleaned = clean(path);
  if (cleaned === "") return patterns.some((pattern) => pattern === "*" || pattern === "**" || pattern === "**/*");
  const parts = cleaned.split("/");
  return parts.some((_, index) => {
    const upTo = parts.slice(0, index + 1);
    return patterns.some((pattern) => matches(pattern.split("/"), upTo));
  });
}

/** Without ".", "..", doubled and outer slashes. */
function clean(path: string): string {
  const kept: string[] = [];
  for (const part of path.replaceAll("\\", "/").split("/")) {
    if (part === "..") kept.pop();
    else if (part !== "" && part !== ".") kept.push(part);
  }
  return kept.join("/");
}

/** Pattern and path part by part; `**` takes any number. Bounded by the product of the lengths. */
function matches(pattern: readonly string[], path: readonly string[]): boolean {
  let reached = new Set([0]);
  for (const part of pattern) {
    const next = new Set<number>();
    for (const at of reached) {
      if (part === "**") for (let to = at; to <= path.length; to += 1) next.add(to);
      else if (at < path.length && matchesPart(part, path[at] ?? "")) next.add(at + 1);
    }
    reached = next;
  }
  return reached.has(path.length);
}

function matchesPart(pattern: string, text: string): boolean {
  if (!/[*?[\\]/.test(pattern)) return pattern === text;
  const body = pattern.replace(
    /\\(.)|\[(\^?)([^\]]+)\]|[*?]|[.+^${}()|[\]\\]/g,
    (found, escaped?: string, not?: string, set?: string) => {
      if (escaped !== undefined) return escaped.replace(/[^\w]/g, "\\$&");
      if (set !== undefined) return `[${not ?? ""}${set.replace(/[\\\]^]/g, "\\$&")}]`;
      if (found === "*") return "[^/]{0,255}";
      return found === "?" ? "[^/]" : `\\${found}`;
    },
  );
  try {
    return new RegExp(`^${body}$`).test(text);
  } catch {
    return false;
  }
}
