// Short commands for a shell that reads them from its input, one after the other: what each writes is told from the next
// by a word nobody can guess. For what is long, or needs an input of its own, there is run.ts.
import { randomBytes } from "node:crypto";
import type { Duplex } from "node:stream";
import type { Disposable } from "../../base/event.ts";
import { Failure } from "../../base/problem.ts";
import { createFrameReader } from "../../engine/streams/frames.ts";
import { bytesOf, hasOddBytes } from "../path.ts";

export interface Answer {
  readonly out: Buffer;
  /** What it complained of. */
  readonly err: string;
  readonly code: number;
}

export interface Shell extends Disposable {
  readonly alive: boolean;
  /**
   * Runs a script, in a shell of its own unless `apart` is false. Paths in it are quoted by `quoted`. What opens a file may
   * wait for ever, should a pipe stand there by then: such a script gets `patience` (ms), and the shell is given up after it.
   */
  run(script: string, apart?: boolean, patience?: number): Promise<Answer>;
}

/** A word of the shell that stands for exactly this text, whatever bytes it has. */
export const quoted = (text: string): string =>
  hasOddBytes(text)
    ? `$'${[...bytesOf(text)].map((byte) => `\\${byte.toString(8).padStart(3, "0")}`).join("")}'`
    : `'${text.replaceAll("'", "'\\''")}'`;

interface Waiting {
  readonly mark: Buffer;
  out: Buffer[];
  err: Buffer[];
  done(answer: Answer): void;
  failed(error: unknown): void;
}

/** Milliseconds for a script that opens a file and reads a little of it. */
export const openPatience = 20_000;

/** Bytes of the largest answer: a listing of a hundred thousand files has less. */
const mostAnswer = 64 * 1024 * 1024;

export function createShell(stream: Duplex): Shell {
  const frames = createFrameReader();
  let alive = true;
  let current: Waiting | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const end = (): void => {
    alive = false;
    current?.failed(new Failure({ kind: "gone", operation: "files.toolbox", what: "toolbox" }));
    current = undefined;
  };
  stream.on("data", (chunk: Buffer) => {
    for (const { stream: which, bytes } of frames.read(chunk))
      (which === "stderr" ? current?.err : current?.out)?.push(Buffer.from(bytes));
    if (current !== undefined && settled(current)) current = undefined;
  });
  for (const name of ["end", "close", "error"]) stream.on(name, end);
  const giveUp = (): void => {
    stream.destroy();
    end();
  };
  const send = (script: string, apart: boolean, patience?: number): Promise<Answer> => {
    const timer = patience === undefined ? undefined : setTimeout(giveUp, patience);
    return ask(script, apart).finally(() => clearTimeout(timer));
  };
  const ask = (script: string, apart: boolean): Promise<Answer> =>
    new Promise((done, failed) => {
      if (!alive) return failed(new Failure({ kind: "gone", operation: "files.toolbox", what: "toolbox" }));
      const mark = randomBytes(16).toString("hex");
      current = { mark: Buffer.from(`\n${mark} `), out: [], err: [], done, failed };
      const work = apart ? `( ${script}\n) <"$E"` : script;
      stream.write(`${work}\nprintf '\\n${mark} %d\\n' $?; printf '\\n${mark} \\n' >&2\n`);
    });
  return {
    get alive() {
      return alive;
    },
    run: (script, apart = true, patience) => {
      const answer = last.then(() => send(script, apart, patience));
      last = answer.catch(() => undefined); // the next one waits for its end, whatever that was
      return answer;
    },
    dispose: giveUp,
  };
}

/** Gives the answer once both streams have told their end. Only the last pieces are searched. */
function settled(waiting: Waiting): boolean {
  const [out, err] = [joined(waiting.out), joined(waiting.err)];
  waiting.out = [out];
  waiting.err = [err];
  if (out.length > mostAnswer) {
    waiting.failed(
      new Failure({ kind: "rejected", operation: "files.toolbox", status: 413, said: "too long an answer" }),
    );
    return true;
  }
  const outEnd = out.lastIndexOf(waiting.mark);
  const errEnd = err.lastIndexOf(waiting.mark);
  if (outEnd === -1 || errEnd === -1 || out.at(-1) !== 0x0a) return false;
  const code = Number(out.toString("latin1", outEnd + waiting.mark.length));
  waiting.done({ out: out.subarray(0, outEnd), err: err.toString("utf8", 0, errEnd), code });
  return true;
}

const joined = (parts: readonly Buffer[]): Buffer =>
  parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts);
