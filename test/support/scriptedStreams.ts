// Answers of a scripted engine that are streams: logs, attach, exec, a path's look. What goes over them is the test's.
import { duplexPair, PassThrough, type Duplex } from "node:stream";
import type { Asked } from "./scriptedEngine.ts";

/** Bytes of a stream as the engine frames them: 1 is stdout, 2 is stderr. */
export function frame(type: number, content: string | Uint8Array): Buffer {
  const bytes = Buffer.from(content);
  const header = Buffer.alloc(8);
  header[0] = type;
  header.writeUInt32BE(bytes.length, 4);
  return Buffer.concat([header, bytes]);
}

/** An answer that is read: a log. */
export const answerStream = (): PassThrough => Object.assign(new PassThrough(), { headers: {} });

/** The answer to a look at a path that is there. */
export const pathAnswer = (mode = 0o755, linkTarget = ""): object => ({
  statusCode: 200,
  headers: {
    "x-docker-container-path-stat": Buffer.from(JSON.stringify({ name: "x", size: 1, mode, linkTarget })).toString(
      "base64",
    ),
  },
  resume() {
    return this;
  },
});

export const noPath = (): object => ({
  statusCode: 404,
  headers: {},
  resume() {
    return this;
  },
});

/** One process that was started by exec. */
export interface FakeExec {
  readonly id: string;
  readonly command: readonly string[];
  readonly body: Readonly<Record<string, unknown>>;
  /** The engine's end of the stream. */
  readonly end: Duplex;
  running: boolean;
  pid: number;
  exitCode: number | null;
  /** Everything that was typed. */
  readonly received: string;
  /** The sizes that were asked for. */
  readonly sizes: string[];
}

export interface FakeExecs {
  readonly all: readonly FakeExec[];
  /** The answer to a request, or undefined when it has nothing to do with exec. */
  answer(asked: Asked): unknown;
}

/** `begin` is called for each process as it starts: it may write, end, or set what inspect will tell. */
export function fakeExecs(begin: (exec: FakeExec) => void = () => undefined): FakeExecs {
  const all: FakeExec[] = [];
  const streams = new Map<string, Duplex>();
  const make = (body: Readonly<Record<string, unknown>>): object => {
    const id = `exec${all.length + 1}`;
    const [ours, theirs] = duplexPair();
    let received = "";
    theirs.on("data", (chunk: Buffer) => void (received += chunk.toString()));
    theirs.on("error", () => undefined);
    all.push({
      id,
      command: body["Cmd"] as readonly string[],
      body,
      end: theirs,
      running: true,
      pid: 100 + all.length,
      exitCode: null,
      get received() {
        return received;
      },
      sizes: [],
    });
    streams.set(id, ours);
    return { Id: id };
  };
  return {
    all,
    answer: ({ method, path, query, body }) => {
      if (method === "POST" && /^\/containers\/\w+\/exec$/.test(path)) return make(body as Record<string, unknown>);
      const [, id, what] = /^\/exec\/(\w+)\/(start|json|resize)$/.exec(path) ?? [];
      const one = all.find((exec) => exec.id === id);
      if (one === undefined) return undefined;
      if (what === "json") return { Running: one.running, Pid: one.pid, ExitCode: one.exitCode };
      if (what === "resize") return void one.sizes.push(`${query["w"]}x${query["h"]}`);
      begin(one);
      return streams.get(one.id);
    },
  };
}
