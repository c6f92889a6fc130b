// An image's history as text: what each instruction was, what it added, and which ones only wrote metadata.
import { ago, bytes } from "../../base/amounts.ts";
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import type { HistoryEntry } from "../../engine/api/images.ts";
import { table } from "./table.ts";

// https://docs.docker.com/reference/dockerfile/: these change the image's settings, not its files. WORKDIR makes a
// folder where there is none; then it has a size.
const metadata = new Set([
  ...["ARG", "CMD", "ENTRYPOINT", "ENV", "EXPOSE", "HEALTHCHECK", "LABEL", "MAINTAINER", "ONBUILD", "SHELL"],
  ...["STOPSIGNAL", "USER", "VOLUME", "WORKDIR"],
]);

/** `layers` as inspect counts them; `now` in milliseconds since the epoch. */
export function historyText(
  name: string,
  entries: readonly HistoryEntry[],
  { layers, now }: { readonly layers: number | undefined; readonly now: number },
): string {
  const rows = entries.map((entry) => {
    const { instruction, isMetadata } = readEntry(entry);
    const size = isMetadata ? t("{0} metadata", "0 B") : bytes(entry.Size);
    return [ago(entry.Created * 1000, now), size, instruction];
  });
  const total = entries.reduce((sum, { Size }) => sum + Size, 0);
  return [
    t("History of {0}, newest first. Instructions: {1}. Together: {2}.", plain(name), entries.length, bytes(total)),
    ...(layers === undefined ? [] : [t("Layers of its file system: {0}. Metadata makes none.", layers)]),
    "",
    table([[t("AGE"), t("SIZE"), t("INSTRUCTION")], ...rows], [1]),
    "",
  ].join("\n");
}

/**
 * The Dockerfile's line behind an entry. The classic builder writes `/bin/sh -c #(nop)  CMD ["x"]` for metadata and
 * `/bin/sh -c make` for RUN, with build arguments as `|2 A=1 B=2 /bin/sh -c make`; BuildKit writes the line and `# buildkit`.
 */
export function readEntry({ CreatedBy, Size }: Pick<HistoryEntry, "CreatedBy" | "Size">): {
  readonly instruction: string;
  readonly isMetadata: boolean;
} {
  const text = CreatedBy.replace(/\s*# buildkit\s*$/, "").trim();
  const nop = /^(?:\/bin\/sh -c |cmd \/S \/C )?#\(nop\)\s*(.*)$/s.exec(text);
  const shell = /^(?:\|\d+ .*? )?\/bin\/sh -c (.*)$/s.exec(text);
  const instruction = nop?.[1] ?? (shell?.[1] === undefined ? text : `RUN ${shell[1]}`);
  const word = /^[A-Z]+/.exec(instruction)?.[0] ?? "";
  return { instruction: instruction.replace(/\s+/g, " "), isMetadata: Size === 0 && metadata.has(word) };
}
