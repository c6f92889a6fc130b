// What BuildKit tells as lines, much as `docker build --progress=plain` has them: each step by its number, what it prints
// with the seconds since its start, and how it ended. Names and output are foreign and made harmless here.
import { bytes } from "../../base/amounts.ts";
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import type { BuildStep, BuildTrace, StepLog, StepStatus, StepWarning } from "../../engine/streams/buildTrace.ts";
import { createDecoder, logFilter } from "../../terminal/harmless.ts";

export interface PlainProgress {
  /** Lines with their ends, as a terminal takes them. */
  trace(trace: BuildTrace): string;
  /** The step that failed, and its last lines. */
  readonly failed: FailedStep | undefined;
}

export interface FailedStep {
  readonly name: string;
  readonly lines: readonly string[];
}

/** Lines of a step that are kept for the case that it fails. */
export const keptLines = 20;
/** Milliseconds between two lines on the progress of one thing. */
const pace = 3000;

interface Shown {
  readonly number: number;
  readonly name: string;
  readonly started: number;
  ended: boolean;
  /** The last line has no end yet. */
  open: string;
  readonly last: string[];
  readonly text: (bytes: Uint8Array) => string;
  /** When each of the things it does was last told; Infinity when it is done. */
  readonly told: Map<string, number>;
}

export function createPlainProgress(): PlainProgress {
  const steps = new Map<string, Shown>();
  let failed: FailedStep | undefined;
  const seen = (step: BuildStep): string => {
    let shown = steps.get(step.digest);
    let text = "";
    if (shown === undefined) {
      if (step.started === undefined) return "";
      shown = newStep(steps.size + 1, step, step.started);
      steps.set(step.digest, shown);
      text = line(shown, `\x1b[1m${shown.name}\x1b[0m`);
    }
    if (step.completed === undefined || shown.ended) return text;
    shown.ended = true;
    if (shown.open !== "") text += logLine(shown, step.completed);
    if (step.error !== "" && !isCancelled(step.error)) failed ??= { name: shown.name, lines: shown.last };
    return `${text}${line(shown, endOf(step, step.completed - shown.started))}\r\n`;
  };
  const withStep = (digest: string, say: (shown: Shown) => string): string => {
    const shown = steps.get(digest);
    return shown === undefined ? "" : say(shown);
  };
  return {
    trace: (trace) =>
      [
        // What a step has printed is told before its end.
        ...trace.steps.filter(({ completed }) => completed === undefined).map(seen),
        ...trace.steps.filter(({ completed }) => completed !== undefined).map((step) => begun(step, seen)),
        ...trace.statuses.map((status) => withStep(status.step, (shown) => statusLine(shown, status))),
        ...trace.logs.map((log) => withStep(log.step, (shown) => logLines(shown, log))),
        ...trace.warnings.map((warning) => withStep(warning.step, (shown) => warningLine(shown, warning))),
        ...trace.steps.filter(({ completed }) => completed !== undefined).map(seen),
      ].join(""),
    get failed() {
      return failed;
    },
  };
}

const begun = (step: BuildStep, seen: (step: BuildStep) => string): string => seen({ ...step, completed: undefined });

function newStep(number: number, { name }: BuildStep, started: number): Shown {
  const decode = createDecoder();
  const filter = logFilter();
  return {
    number,
    name: plain(name, 1000),
    started,
    ended: false,
    open: "",
    last: [],
    text: (bytes) => filter.pass(decode(bytes)),
    told: new Map(),
  };
}

const line = ({ number }: Shown, text: string): string => `\x1b[0;36m#${number}\x1b[0m ${text}\r\n`;
const seconds = (milliseconds: number, digits = 1): string => (Math.max(0, milliseconds) / 1000).toFixed(digits);
const isCancelled = (error: string): boolean => /context canceled/i.test(error);

function endOf({ cached, error }: BuildStep, took: number): string {
  if (isCancelled(error)) return `\x1b[0;33mCANCELED\x1b[0m`;
  if (error !== "") return `\x1b[0;31mERROR:\x1b[0m ${plain(error, 2000)}`;
  return cached ? "CACHED" : `DONE ${seconds(took)}s`;
}

function statusLine(shown: Shown, { id, current, total, at, completed }: StepStatus): string {
  const before = shown.told.get(id) ?? shown.started;
  if (shown.ended || (completed ? before === Infinity : at - before < pace)) return "";
  shown.told.set(id, completed ? Infinity : at);
  const amount = current === 0 ? "" : ` ${bytes(current)}${total > current ? ` / ${bytes(total)}` : ""}`;
  return line(shown, `${plain(id, 200)}${amount}${completed ? " done" : ""}`);
}

function logLines(shown: Shown, { at, bytes: said }: StepLog): string {
  const parts = (shown.open + shown.text(said)).split("\n");
  const rest = parts.pop() ?? "";
  let text = "";
  for (const part of parts) {
    shown.open = part;
    text += logLine(shown, at);
  }
  // Without an end of line a step could fill the memory.
  shown.open = rest.slice(-longest);
  return text;
}

const longest = 64 * 1024;

/** What is written over itself, as progress bars are, is told as it stood last. */
function logLine(shown: Shown, at: number): string {
  const text = shown.open.replace(/\r+$/, "").replace(/^.*\r/s, "");
  shown.open = "";
  shown.last.push(text);
  if (shown.last.length > keptLines) shown.last.shift();
  return line(shown, `${seconds(at - shown.started, 3)} ${text}\x1b[0m`);
}

const warningLine = (shown: Shown, { text }: StepWarning): string =>
  line(shown, `\x1b[0;33m${t("Warning: {0}", plain(text, 1000))}\x1b[0m`);
