// The client of our own language server.
import * as vscode from "vscode";
import { LanguageClient, RevealOutputChannelOn, TransportKind } from "vscode-languageclient/node";
import { t } from "../../base/l10n.ts";
import type { Log } from "../../base/log.ts";
import type { Scope } from "../../base/scope.ts";
import { systemClock } from "../../base/timing.ts";
import { prefix } from "../../manifest/names.ts";
import type { Settings } from "../../manifest/settings.ts";
import {
  engineChangedNotification,
  engineFactsRequest,
  imageFactsRequest,
  languageServerFlags,
  readImageAsked,
  trustedNotification,
  type LanguageServerOptions,
  type LanguageSettings,
} from "../../protocol/language.ts";
import { ownDaemonStart } from "../../run/daemonStart.ts";
import { logChannel } from "./logChannel.ts";
import { restarting } from "./restarting.ts";
import { rulePageAddress } from "./rulePages.ts";
import { watchFacts } from "./engineFacts.ts";
import { watchOver } from "./watchdog.ts";
import { fencedDocuments, ourDocuments, type ClientParts } from "./clientParts.ts";
import { createServiceLenses } from "./serviceLenses.ts";

export function startOwnClient(parts: ClientParts): LanguageClient {
  const { scope, log, settings, sessions, extensionUri, commands } = parts;
  const daemon = (rootless: boolean): ReturnType<typeof ownDaemonStart> =>
    ownDaemonStart({ rootless, configured: settings.current["daemon.configFile"] });
  const facts = watchFacts(scope, sessions, systemClock, daemon);
  const engineFile = (daemon(false) ?? daemon(true))?.file;
  const lenses = createServiceLenses(parts);
  const options = (): LanguageServerOptions => ({
    settings: sliceOf(settings.current),
    trusted: vscode.workspace.isTrusted,
    diagnostics: "push",
    rulePage: rulePageAddress,
    engineFile,
    knowsEngine: true,
    commandPrefix: prefix,
    commands: [...commands, ...lenses.commands],
  });
  const client = new LanguageClient(
    "porthole.languages",
    "Porthole",
    {
      module: vscode.Uri.joinPath(extensionUri, "dist", "languageServer.js").fsPath,
      transport: TransportKind.ipc,
      options: { execArgv: [...languageServerFlags] },
    },
    {
      documentSelector: [...ourDocuments, ...fencedDocuments, ...selectorOf(engineFile)],
      diagnosticCollectionName: prefix,
      initializationOptions: options,
      outputChannel: logChannel(log, "languages", scope),
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      middleware: {
        provideCodeLenses: async (document, token, next) =>
          lenses.bind((await next(document, token)) ?? [], document.uri),
      },
      // Texts of documents and images are not ours: nothing in them may run a command.
      markdown: { isTrusted: false, supportHtml: false },
      errorHandler: restarting("the language server", {
        scope,
        log,
        lost: () => t("Dockerfiles and Compose files are not checked any more: the language server keeps ending."),
      }),
    },
  );
  scope.add(client.onRequest(engineFactsRequest, () => facts.facts()));
  scope.add(
    client.onRequest(imageFactsRequest, async (asked: unknown) => {
      const reference = readImageAsked(asked);
      return (reference === undefined ? undefined : await parts.imageFacts(reference)) ?? null;
    }),
  );
  const tell = (method: string, params?: unknown): void => {
    // A server that ends meanwhile is given all of it when it starts again.
    if (client.isRunning()) void client.sendNotification(method, params).catch(() => undefined);
  };
  scope.add(facts.onDidChange(() => tell(engineChangedNotification)));
  scope.add(lenses.onDidChange(() => renewLenses(client)));
  scope.add(vscode.workspace.onDidGrantWorkspaceTrust(() => tell(trustedNotification)));
  scope.add(
    settings.onDidChange((current) => tell("workspace/didChangeConfiguration", { settings: sliceOf(current) })),
  );
  run(client, scope, log);
  return client;
}

/** A path with signs that patterns have is no pattern. */
const selectorOf = (file: string | undefined): { scheme: string; pattern: string }[] =>
  file === undefined || /[*?{}[\]!]/.test(file) ? [] : [{ scheme: "file", pattern: file }];

function renewLenses(client: LanguageClient): void {
  const feature = client.getFeature("textDocument/codeLens");
  for (const document of vscode.workspace.textDocuments)
    feature.getProvider(document)?.onDidChangeCodeLensEmitter.fire();
}

/** Starts a client, watches over its server and ends both with the scope. */
export function run(client: LanguageClient, scope: Scope, log: Log): void {
  // One that cannot be ended properly ends with the editor's process.
  scope.add({ dispose: () => void client.dispose(1_000).catch(() => undefined) });
  void client.start().catch((error: unknown) => log.error(`${client.name} could not be started`, error));
  watchOver(client, scope, log);
}

const sliceOf = (settings: Settings): LanguageSettings => ({
  lintEnabled: settings["lint.enabled"],
  lintSeverity: settings["lint.severity"],
  lintMarkdown: settings["lint.markdown"],
  shellCheck: settings["lint.shellcheck"],
});
