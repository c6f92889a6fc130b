// A language server as any client starts it, with a stopwatch: edits, answers, memory.
import { spawn, type ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from "vscode-languageserver/node";

const dist = new URL("../../../dist/", import.meta.url);

export interface TimedServer {
  /** Milliseconds from the text's sending to the first diagnostics of it. */
  open(document: Document): Promise<number>;
  /** The same from an edit: a line is put in before a line, at the end when there are not so many. */
  edit(document: Document, line?: number): Promise<number>;
  /** Milliseconds of one answer; NaN when none comes in time. */
  ask(method: string, document: Document, more?: object): Promise<number>;
  /** MiB that the process holds now. */
  memory(): number;
  /** Milliseconds that its processor time has grown to. */
  worked(): number;
  end(): Promise<void>;
}

export interface Document {
  readonly uri: string;
  readonly languageId: string;
  readonly text: string;
}

/** Milliseconds that are waited for an answer. */
const patience = 60_000;

/** `bundle` stands in dist: "languageServer.js". */
export async function timedServer(bundle: string, flags: readonly string[] = []): Promise<TimedServer> {
  const process = spawn(globalThis.process.execPath, [...flags, fileURLToPath(new URL(bundle, dist)), "--stdio"], {
    stdio: ["pipe", "pipe", "ignore"],
  });
  const client = createProtocolConnection(
    new StreamMessageReader(process.stdout),
    new StreamMessageWriter(process.stdin),
  );
  let heard: ((uri: string) => void) | undefined;
  client.onNotification("textDocument/publishDiagnostics", ({ uri }: { readonly uri: string }) => heard?.(uri));
  client.onRequest("client/registerCapability", () => null);
  client.listen();
  await client.sendRequest("initialize", { processId: globalThis.process.pid, rootUri: null, capabilities: {} });
  await client.sendNotification("initialized", {});
  const versions = new Map<string, number>();
  const diagnosed = (wanted: string, send: () => Promise<void>): Promise<number> =>
    inTime((done) => {
      heard = (uri) => {
        if (uri === wanted) done();
      };
      void send();
    });
  return {
    open: ({ uri, languageId, text }) =>
      diagnosed(uri, () => {
        versions.set(uri, 1);
        return client.sendNotification("textDocument/didOpen", {
          textDocument: { uri, languageId, version: 1, text },
        });
      }),
    edit: ({ uri, text }, line = Infinity) =>
      diagnosed(uri, () => {
        const version = (versions.get(uri) ?? 1) + 1;
        versions.set(uri, version);
        const place = { line: Math.min(line, text.split("\n").length - 1), character: 0 };
        const contentChanges = [{ range: { start: place, end: place }, text: "# one more\n" }];
        return client.sendNotification("textDocument/didChange", { textDocument: { uri, version }, contentChanges });
      }),
    ask: (method, { uri }, more = {}) =>
      inTime((done) => {
        client.sendRequest(method, { textDocument: { uri }, ...more }).then(done, () => undefined);
      }),
    memory: () => residentOf(process),
    worked: () => workedOf(process),
    end: async () => {
      const ended = new Promise((resolve) => process.once("exit", resolve));
      client.dispose();
      process.kill("SIGKILL");
      await ended;
    },
  };
}

function inTime(work: (done: () => void) => void): Promise<number> {
  const from = performance.now();
  return new Promise((found) => {
    const late = setTimeout(() => found(NaN), patience);
    work(() => {
      clearTimeout(late);
      found(performance.now() - from);
    });
  });
}

/** proc(5): VmRSS in kB. */
function residentOf({ pid }: ChildProcess): number {
  const [, kilobytes = "NaN"] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Number(kilobytes) / 1024;
}

/** proc(5): user and system time in ticks of 10 ms, the 14th and 15th word. */
function workedOf({ pid }: ChildProcess): number {
  const words = readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /s, "")
    .split(" ");
  return (Number(words[11]) + Number(words[12])) * 10;
}
