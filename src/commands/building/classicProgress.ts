// What the classic builder writes, as a terminal takes it; and which step it was at, for the case that it fails.
import { logFilter } from "../../terminal/harmless.ts";
import { keptLines, type FailedStep } from "./plainProgress.ts";

export interface ClassicProgress {
  text(text: string): string;
  /** The step it is at, and its last lines. */
  readonly last: FailedStep | undefined;
}

/** "Step 2/3 : RUN make", as Docker writes it; Podman has "STEP 2/3: RUN make". */
const stepLine = /^step \d+\/\d+ ?: (.*)$/i;
const longest = 64 * 1024;

export function createClassicProgress(): ClassicProgress {
  const filter = logFilter();
  let [name, open]: [string | undefined, string] = [undefined, ""];
  let lines: string[] = [];
  const keep = (line: string): void => {
    const step = stepLine.exec(line)?.[1];
    if (step !== undefined) [name, lines] = [step, []];
    else if (line.trim() !== "") lines = [...lines.slice(1 - keptLines), line];
  };
  return {
    text: (text) => {
      const harmless = filter.pass(text);
      const parts = (open + harmless).split(/\r?\n/);
      open = (parts.pop() ?? "").slice(-longest);
      parts.forEach(keep);
      return harmless.replace(/\r?\n/g, "\r\n");
    },
    get last() {
      const rest = open.trim() === "" ? [] : [open];
      return name === undefined ? undefined : { name, lines: [...lines, ...rest] };
    },
  };
}
