// What BuildKit tells while it builds: a StatusResponse, of which only the fields are read that people are shown. Numbers of
// fields: moby/buildkit, api/services/control/control.proto (Vertex, VertexStatus, VertexLog, VertexWarning) and
// google/protobuf/timestamp.proto.
import { fieldsOf } from "./protobuf.ts";

export interface BuildStep {
  readonly digest: string;
  /** "[2/3] RUN make" */
  readonly name: string;
  readonly cached: boolean;
  /** Milliseconds since 1970. */
  readonly started?: number;
  readonly completed?: number;
  /** Empty where it did not fail. */
  readonly error: string;
}

/** One of the things a step does: a layer that is fetched. */
export interface StepStatus {
  readonly id: string;
  readonly step: string;
  /** Bytes mostly; 0 where there is nothing to count. */
  readonly current: number;
  readonly total: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly completed: boolean;
}

export interface StepLog {
  readonly step: string;
  readonly at: number;
  readonly bytes: Uint8Array;
}

export interface StepWarning {
  readonly step: string;
  readonly text: string;
}

export interface BuildTrace {
  readonly steps: readonly BuildStep[];
  readonly statuses: readonly StepStatus[];
  readonly logs: readonly StepLog[];
  readonly warnings: readonly StepWarning[];
}

/** `encoded`: base64. Undefined for what is none. */
export function readBuildTrace(encoded: string): BuildTrace | undefined {
  const trace = {
    steps: [] as BuildStep[],
    statuses: [] as StepStatus[],
    logs: [] as StepLog[],
    warnings: [] as StepWarning[],
  };
  try {
    for (const { number, bytes } of fieldsOf(Buffer.from(encoded, "base64"))) {
      if (number === 1) trace.steps.push(stepOf(bytes));
      else if (number === 2) trace.statuses.push(statusOf(bytes));
      else if (number === 3) trace.logs.push(logOf(bytes));
      else if (number === 4) trace.warnings.push(warningOf(bytes));
    }
    return trace;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString("utf8");

function stepOf(message: Uint8Array): BuildStep {
  const step: { -readonly [Key in keyof BuildStep]: BuildStep[Key] } = {
    digest: "",
    name: "",
    cached: false,
    error: "",
  };
  for (const { number, value, bytes } of fieldsOf(message)) {
    if (number === 1) step.digest = text(bytes);
    else if (number === 3) step.name = text(bytes);
    else if (number === 4) step.cached = value !== 0;
    else if (number === 5) step.started = timeOf(bytes);
    else if (number === 6) step.completed = timeOf(bytes);
    else if (number === 7) step.error = text(bytes);
  }
  return step;
}

function statusOf(message: Uint8Array): StepStatus {
  const status: { -readonly [Key in keyof StepStatus]: StepStatus[Key] } = {
    ...{ id: "", step: "", current: 0, total: 0, at: 0, completed: false },
  };
  for (const { number, value, bytes } of fieldsOf(message)) {
    if (number === 1) status.id = text(bytes);
    else if (number === 2) status.step = text(bytes);
    else if (number === 4) status.current = value;
    else if (number === 5) status.total = value;
    else if (number === 6) status.at = timeOf(bytes);
    else if (number === 8) status.completed = true;
  }
  return status;
}

function logOf(message: Uint8Array): StepLog {
  let [step, at, said]: [string, number, Uint8Array] = ["", 0, new Uint8Array(0)];
  for (const { number, bytes } of fieldsOf(message)) {
    if (number === 1) step = text(bytes);
    else if (number === 2) at = timeOf(bytes);
    else if (number === 4) said = bytes;
  }
  return { step, at, bytes: said };
}

function warningOf(message: Uint8Array): StepWarning {
  let [step, short] = ["", ""];
  for (const { number, bytes } of fieldsOf(message)) {
    if (number === 1) step = text(bytes);
    else if (number === 3) short = text(bytes);
  }
  return { step, text: short };
}

/** Seconds and nanoseconds as milliseconds since 1970. */
function timeOf(message: Uint8Array): number {
  let [seconds, nanoseconds] = [0, 0];
  for (const { number, value } of fieldsOf(message)) {
    if (number === 1) seconds = value;
    else if (number === 2) nanoseconds = value;
  }
  return seconds * 1000 + nanoseconds / 1_000_000;
}
