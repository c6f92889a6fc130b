// The built language server as any client starts it: a process of its own, spoken to over its standard streams.
import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Diagnostic, InitializeResult, ProtocolConnection } from "vscode-languageserver";
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from "vscode-languageserver/node";

const root = new URL("../../", import.meta.url);

export interface ServerProcess {
  readonly client: ProtocolConnection;
  readonly process: ChildProcess;
  readonly result: InitializeResult;
  open(uri: string, languageId: string, text: string): Promise<void>;
  /** What is sent of a document at this version. */
  diagnostics(uri: string, version: number): Promise<readonly Diagnostic[]>;
  end(): Promise<number | null>;
}

interface Published {
  readonly uri: string;
  readonly version: number;
  readonly diagnostics: readonly Diagnostic[];
}

export async function serverProcess(initialize: object = {}): Promise<ServerProcess> {
  const bundle = fileURLToPath(new URL("dist/languageServer.js", root));
  if (!existsSync(bundle)) execFileSync("npm", ["run", "build"], { cwd: root, stdio: "ignore" });
  const process = spawn(globalThis.process.execPath, [bundle, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
  const client = createProtocolConnection(
    new StreamMessageReader(process.stdout),
    new StreamMessageWriter(process.stdin),
  );
  const published: Published[] = [];
  let heard = (): void => undefined;
  client.onNotification("textDocument/publishDiagnostics", (params: Published) => {
    published.push(params);
    heard();
  });
  client.listen();
  const result = await client.sendRequest<InitializeResult>("initialize", {
    processId: globalThis.process.pid,
    rootUri: null,
    capabilities: {},
    ...initialize,
  });
  await client.sendNotification("initialized", {});
  return {
    client,
    process,
    result,
    open: (uri, languageId, text) =>
      client.sendNotification("textDocument/didOpen", { textDocument: { uri, languageId, version: 1, text } }),
    diagnostics: (uri, version) =>
      new Promise((found, failed) => {
        const late = setTimeout(() => failed(new Error(`no diagnostics of ${uri} came`)), 30_000);
        heard = () => {
          const last = published.findLast((params) => params.uri === uri && params.version === version);
          if (last === undefined) return;
          clearTimeout(late);
          found(last.diagnostics);
        };
        heard();
      }),
    end: async () => {
      const ended = new Promise<number | null>((resolve) => process.once("exit", resolve));
      await client.sendRequest("shutdown");
      await client.sendNotification("exit");
      const code = await ended;
      client.dispose();
      return code;
    },
  };
}
