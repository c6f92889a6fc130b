// Figures as Markdown, and the file that holds the last ones of each measure. A run of some measures renews their sections
// and leaves the others, so every section says itself when and under what load it was taken.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Measure } from "./bench.ts";
import { ratio, verdict, type Figure } from "./figures.ts";
import { short, summary } from "./statistics.ts";

export const resultsFile = join(import.meta.dirname, "RESULTS.md");

export interface Result {
  readonly measure: Measure;
  readonly figures: readonly Figure[];
  readonly repeat: number;
  /** Loads of the last minute when the measure began and ended. */
  readonly loads: readonly [number, number];
  readonly at: Date;
}

/** A table with one line a figure. */
export function table(figures: readonly Figure[]): string {
  const head = ["figure", "unit", "Porthole", "reference", "ratio", "aim", "met"];
  const lines = figures.map((figure) => [
    figure.name + (figure.note ? `. ${figure.note}` : ""),
    figure.unit,
    summary(figure.ours),
    figure.reference ? `${summary(figure.reference.values)} ${figure.reference.of}` : "–",
    ratio(figure),
    figure.aim?.text ?? "",
    verdict(figure),
  ]);
  const rule = head.map(() => "---");
  return [head, rule, ...lines]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`)
    .join("\n");
}

function section({ measure, figures, repeat, loads, at }: Result): string {
  const when = `Taken ${at.toISOString().slice(0, 10)}, ${repeat} values each unless said otherwise, load ${loads.map(short).join(" to ")}.`;
  return `## ${measure.name}\n\n${measure.how}\n\n${when}\n\n${table(figures)}\n`;
}

const intro = (machine: readonly string[]): string => `# Benchmark results

Written by \`npm run bench\`. Each cell is the median (least–most). The *floor* is the least extension there can be
(\`test/bench/floor\`): one list, one event stream, one tree. References are taken in the same run. Figures of a busy machine
are upper bounds; the load stands with each table.

${machine.map((line) => `- ${line}`).join("\n")}
`;

/** Puts the results into the file; sections of measures that are not among them stay as they were, in the given order. */
export function writeResults(results: readonly Result[], machine: readonly string[], order: readonly Measure[]): void {
  const old = existsSync(resultsFile) ? readFileSync(resultsFile, "utf8") : "";
  const kept = new Map(
    old
      .split(/^(?=## )/m)
      .slice(1)
      .map((text) => [/^## (.*)$/m.exec(text)?.[1] ?? "", `${text.trimEnd()}\n`]),
  );
  const fresh = new Map(results.map((result) => [result.measure.name, section(result)]));
  const sections = order.flatMap(({ name }) => fresh.get(name) ?? kept.get(name) ?? []);
  writeFileSync(resultsFile, [intro(machine), ...sections].join("\n"));
}
