// A language server and a client of it in one process, over two streams, with languages, files and time of the test's own.
import { PassThrough } from "node:stream";
import {
  createConnection,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  InitializedNotification,
  InitializeRequest,
  ProposedFeatures,
  PublishDiagnosticsNotification,
  type ClientCapabilities,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type TextDocumentContentChangeEvent,
} from "vscode-languageserver";
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from "vscode-languageserver/node";
import type { Language } from "../../src/language/language.ts";
import { anyLanguage, type AnyLanguage } from "../../src/server/documents/reading.ts";
import type { Disk, Runtime } from "../../src/server/runtime.ts";
import { startServer } from "../../src/server/startServer.ts";
import { systemClock } from "../../src/base/timing.ts";

export interface Stage {
  readonly client: ProtocolConnection;
  readonly result: InitializeResult;
  /** All that was published, oldest first. */
  readonly published: readonly PublishDiagnosticsParams[];
  /** Lines that the server logged. */
  readonly logged: readonly string[];
  open(uri: string, languageId: string, text: string): Promise<void>;
  change(uri: string, version: number, ...changes: TextDocumentContentChangeEvent[]): Promise<void>;
  close(uri: string): Promise<void>;
  /** The first publication of a document, after those already seen, that passes. */
  next(uri: string, passes?: (params: PublishDiagnosticsParams) => boolean): Promise<PublishDiagnosticsParams>;
  /** A request about a document. */
  ask<R>(method: string, params: object): Promise<R>;
  end(): void;
}

export interface StageTerms {
  readonly languages?: readonly AnyLanguage[];
  readonly runtime?: Partial<Runtime>;
  readonly capabilities?: ClientCapabilities;
  readonly options?: unknown;
  readonly folders?: readonly string[];
  readonly locale?: string;
  /** Before the handshake: what the client answers. */
  readonly prepare?: (client: ProtocolConnection) => void;
}

const usual: ClientCapabilities = {
  textDocument: { publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true } },
};

export async function languageStage(terms: StageTerms = {}): Promise<Stage> {
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  const connection = createConnection(
    (logger) =>
      createProtocolConnectionOf(toServer, toClient, (text) => {
        logger.error(text);
      }),
    { shutdownReceived: false, initialize: () => undefined, exit: () => undefined },
    ProposedFeatures.all,
  );
  const scope = startServer(connection, {
    clock: systemClock,
    elapsed: () => performance.now(),
    worked: () => performance.now(),
    pause: () => new Promise((resume) => setImmediate(resume)),
    disk: memoryDisk({}),
    environment: {},
    languages: terms.languages ?? [anyLanguage(wordsLanguage)],
    words: () => undefined,
    ...terms.runtime,
  });
  const client = createProtocolConnectionOf(toClient, toServer, () => undefined);
  const published: PublishDiagnosticsParams[] = [];
  const logged: string[] = [];
  const waiting = new Set<() => void>();
  client.onNotification(PublishDiagnosticsNotification.type, (params) => {
    published.push(params);
    for (const look of waiting) look();
  });
  client.onNotification("window/logMessage", ({ message }: { readonly message: string }) => void logged.push(message));
  terms.prepare?.(client);
  client.listen();
  const result = await client.sendRequest(InitializeRequest.type, {
    processId: null,
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- the protocol still demands it
    rootUri: null,
    locale: terms.locale,
    capabilities: { ...usual, ...terms.capabilities },
    workspaceFolders: (terms.folders ?? []).map((path) => ({ uri: `file://${path}`, name: path })),
    initializationOptions: terms.options,
  });
  await client.sendNotification(InitializedNotification.type, {});
  let seen = 0;
  return {
    client,
    result,
    published,
    logged,
    open: (uri, languageId, text) =>
      client.sendNotification(DidOpenTextDocumentNotification.type, {
        textDocument: { uri, languageId, version: 1, text },
      }),
    change: (uri, version, ...contentChanges) =>
      client.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument: { uri, version },
        contentChanges,
      }),
    close: (uri) => client.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } }),
    next: (uri, passes = () => true) =>
      new Promise((found) => {
        const look = (): void => {
          const index = published.findIndex((params, at) => at >= seen && params.uri === uri && passes(params));
          if (index < 0) return;
          seen = index + 1;
          waiting.delete(look);
          found(published[index]!);
        };
        waiting.add(look);
        look();
      }),
    ask: (method, params) => client.sendRequest(method, params),
    end: () => {
      scope.dispose();
      client.dispose();
      connection.dispose();
    },
  };
}

function createProtocolConnectionOf(
  input: PassThrough,
  output: PassThrough,
  complain: (text: string) => void,
): ProtocolConnection {
  const logger = { error: complain, warn: complain, info: () => undefined, log: () => undefined };
  return createProtocolConnection(new StreamMessageReader(input), new StreamMessageWriter(output), logger);
}

/** Files by absolute path; a folder is there when something is in it. */
export function memoryDisk(files: Readonly<Record<string, string>>): Disk {
  const below = (path: string): readonly string[] => Object.keys(files).filter((file) => file.startsWith(`${path}/`));
  return {
    kind: (path) => (files[path] !== undefined ? "file" : below(path).length > 0 ? "folder" : "none"),
    read: (path, limit) => {
      const text = files[path];
      return text === undefined || text.length > limit ? undefined : text;
    },
    list: (path) => {
      const names = below(path).map((file) => file.slice(path.length + 1).replace(/\/.*$/, "/"));
      return names.length === 0 ? undefined : [...new Set(names)].sort();
    },
    real: (path) => (files[path] !== undefined || below(path).length > 0 ? path : undefined),
  };
}

interface WordsDoc {
  readonly words: readonly { readonly text: string; readonly line: number; readonly character: number }[];
}

const rangeOf = ({ text, line, character }: WordsDoc["words"][number]) => ({
  start: { line, character },
  end: { line, character: character + text.length },
});

/**
 * A language of words. "bad" is a warning with a fix to "good", "broken" an error, "throws" makes a rule throw, "needs:x"
 * is a warning when no file x stands beside; every word is a symbol and a token, and hovers tell it.
 */
export const wordsLanguage: Language<WordsDoc> = {
  id: "dockerfile",
  parse: (text) => ({
    words: text
      .split(/\r\n|\r|\n/)
      .flatMap((line, index) =>
        [...line.matchAll(/\S+/g)].map((match) => ({ text: match[0], line: index, character: match.index })),
      ),
  }),
  rules: [
    {
      id: "noThrowing",
      aliases: [],
      severity: "warning",
      check: ({ words }) => {
        if (words.some(({ text }) => text === "throws")) throw new Error("the rule gave up");
      },
    },
    {
      id: "noBad",
      aliases: ["DL9999"],
      severity: "warning",
      check: ({ words }, report) => {
        for (const word of words.filter(({ text }) => text === "bad"))
          report({
            range: rangeOf(word),
            message: "Bad word",
            fixes: [{ title: "Make it good", safe: true, edits: [{ range: rangeOf(word), text: "good" }] }],
          });
      },
    },
    {
      id: "noBroken",
      aliases: ["BrokenWord"],
      severity: "error",
      check: ({ words }, report) => {
        for (const word of words.filter(({ text }) => text === "broken"))
          report({ range: rangeOf(word), message: "Broken word" });
      },
    },
    {
      id: "filesBeside",
      aliases: [],
      severity: "warning",
      check: ({ words }, report, { exists }) => {
        for (const word of words.filter(({ text }) => text.startsWith("needs:")))
          if (exists?.(word.text.slice("needs:".length)) === "none")
            report({ range: rangeOf(word), message: "No such file" });
      },
    },
  ],
  features: {
    hover: ({ words }, at) => {
      const word = words.find(
        ({ line, character, text }) =>
          line === at.line && character <= at.character && at.character < character + text.length,
      );
      if (word?.text === "throws") throw new Error("the hover gave up");
      return word === undefined ? undefined : { markdown: `*${word.text}*`, range: rangeOf(word) };
    },
    complete: (_, at, { images }) =>
      (images ?? []).map((label) => ({ label, kind: "value", edit: { range: { start: at, end: at }, text: label } })),
    tokens: ({ words }) =>
      words.map(({ text, line, character }) => ({ line, character, length: text.length, type: "keyword" })),
    symbols: ({ words }) =>
      words.map((word) => ({
        name: word.text,
        kind: "instruction",
        range: rangeOf(word),
        nameRange: rangeOf(word),
        children: [],
      })),
  },
};
