// The short form of a mount, [SOURCE:]TARGET[:OPTIONS], as Compose reads it, drive letters of Windows included.
export interface ShortMount {
  readonly type: "bind" | "volume";
  readonly source?: string;
  readonly target: string;
  readonly options: readonly string[];
}

export type MountFault = "empty" | "emptySection" | "colons";

export function shortMount(text: string): ShortMount | MountFault {
  if (text === "") return "empty";
  if (text.length <= 2) return { type: "volume", target: text, options: [] };
  const sections = sectionsOf(text);
  const [first = "", second, third] = sections;
  if (sections.length > 3) return "colons";
  if (sections.includes("")) return "emptySection";
  if (second === undefined) return { type: "volume", target: first, options: [] };
  const options = third?.split(",") ?? [];
  return { type: isPath(first) ? "bind" : "volume", source: first, target: second, options };
}

function sectionsOf(text: string): readonly string[] {
  const sections = [""];
  for (const sign of text) {
    const last = sections.length - 1;
    const section = sections[last] ?? "";
    if (sign === ":" && !/^[A-Za-z]$/.test(section)) sections.push("");
    else sections[last] = section + sign;
  }
  return sections;
}

/** Whether a source is a path of the host; everything else is the name of a volume. */
export const isPath = (source: string): boolean => /^(?:[./~]|\\\\|[A-Za-z]:)/.test(source);
