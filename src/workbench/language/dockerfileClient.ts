// The client of dockerfile-language-server-nodejs. Ours comes first: what ours answers, this one is not asked for or does
// not double. Its diagnostics, actions and semantic tokens are off altogether; what does not answer in time is let go.
import * as vscode from "vscode";
import {
  LanguageClient,
  RevealOutputChannelOn,
  TransportKind,
  type DynamicFeature,
  type Middleware,
  type StaticFeature,
} from "vscode-languageclient/node";
import { t } from "../../base/l10n.ts";
import { documentSchemes } from "../../manifest/languages.ts";
import { logChannel } from "./logChannel.ts";
import { run } from "./ownClient.ts";
import { restarting } from "./restarting.ts";
import { askedFirst } from "./askedFirst.ts";
import type { ClientParts } from "./clientParts.ts";

/** Requests that are not made of it: ours makes them, or makes something better of them. */
const unwanted: ReadonlySet<string> = new Set([
  "textDocument/semanticTokens",
  "textDocument/diagnostic",
  "textDocument/codeAction",
  "textDocument/codeLens",
  "textDocument/documentSymbol",
  "textDocument/foldingRange",
  "textDocument/documentLink",
  // Its commands' names are those of another extension, which may be there as well.
  "workspace/executeCommand",
]);

/** A client that never offers, and so never gets, some of the features. */
class QuietClient extends LanguageClient {
  override registerFeature(feature: StaticFeature | DynamicFeature<unknown>): void {
    const method = "registrationType" in feature ? feature.registrationType.method : "";
    if (!unwanted.has(method)) super.registerFeature(feature);
  }
}

export function startDockerfileClient(parts: ClientParts, own: LanguageClient): void {
  const { scope, log, extensionUri } = parts;
  const client = new QuietClient(
    "porthole.dockerfile",
    "Dockerfile",
    {
      module: vscode.Uri.joinPath(extensionUri, "dist", "dockerfileServer.js").fsPath,
      transport: TransportKind.ipc,
    },
    {
      documentSelector: documentSchemes.map((scheme) => ({ scheme, language: "dockerfile" })),
      outputChannel: logChannel(log, "dockerfile server", scope),
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      markdown: { isTrusted: false, supportHtml: false },
      middleware: middleware(own),
      errorHandler: restarting("the Dockerfile server", {
        scope,
        log,
        lost: () => t("Some suggestions in Dockerfiles are missing: their language server keeps ending."),
      }),
    },
  );
  run(client, scope, log);
}

/** It looks up tags on Docker Hub while one types the image of a FROM: nothing goes to the network unasked. */
const wouldAskRegistry = /^\s*FROM\s+(--\S+\s+)*\S*$/i;

function middleware(own: LanguageClient): Middleware {
  const first = askedFirst(own);
  return {
    handleDiagnostics: () => undefined,
    provideCompletionItem: async (document, position, context, token, next) => {
      if (wouldAskRegistry.test(document.lineAt(position).text.slice(0, position.character))) return undefined;
      const [labels, found] = await Promise.all([
        first.labels(document, position, token),
        soon(next(document, position, context, token)),
      ]);
      const items = Array.isArray(found) ? found : (found?.items ?? []);
      return items.filter(({ label }) => !labels.has(typeof label === "string" ? label : label.label));
    },
    provideHover: async (document, position, token, next) =>
      (await first.hovers(document, position, token)) ? undefined : soon(next(document, position, token)),
    provideDefinition: async (document, position, token, next) =>
      (await first.defines(document, position, token)) ? undefined : soon(next(document, position, token)),
    provideDocumentHighlights: async (document, position, token, next) =>
      (await first.highlights(document, position, token)) ? undefined : soon(next(document, position, token)),
    prepareRename: async (document, position, token, next) =>
      (await first.renames(document, position, token)) ? undefined : soon(next(document, position, token)),
    provideRenameEdits: async (document, position, newName, token, next) =>
      (await first.renames(document, position, token)) ? undefined : next(document, position, newName, token),
    provideSignatureHelp: (document, position, context, token, next) => soon(next(document, position, context, token)),
  };
}

/** Milliseconds that one answer may take: a server that hangs keeps nobody waiting. */
const patience = 3_000;

async function soon<T>(answer: vscode.ProviderResult<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), patience);
  });
  try {
    return (await Promise.race([Promise.resolve(answer), late])) ?? undefined;
  } finally {
    clearTimeout(timer);
  }
}
