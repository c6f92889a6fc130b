// The server room knows how languages go over the wire: documents and their edits, when to check, and one file a protocol
// feature. What a language knows is language's; time, files and words are given by the runtime.
import {
  CodeActionKind,
  DidChangeWatchedFilesNotification,
  TextDocumentSyncKind,
  type Connection,
  type InitializeResult,
} from "vscode-languageserver";
import { createLog, type Level } from "../base/log.ts";
import { createScope, type Scope } from "../base/scope.ts";
import { createShellChecking, type ShellChecking } from "./diagnostics/shellChecking.ts";
import { readLanguageSettings, trustedNotification } from "../protocol/language.ts";
import { createChecks } from "./diagnostics/checks.ts";
import { createDiagnostics, type Diagnostics } from "./diagnostics/diagnostics.ts";
import { createToWire, type ToWire } from "./diagnostics/toWire.ts";
import { createDocuments, type OpenDocument } from "./documents/documents.ts";
import { codeActionKinds, offerCodeActions } from "./features/codeAction.ts";
import { offerLenses } from "./features/codeLens.ts";
import { completionTriggers, offerCompletion } from "./features/completion.ts";
import { offerBuildContext } from "./features/context/buildContext.ts";
import { offerDefinition } from "./features/definition.ts";
import { offerFolding } from "./features/folding.ts";
import { offerFormatting, registerFormatting, registersFormatting } from "./features/formatting.ts";
import { offerHover } from "./features/hover.ts";
import { offerInlayHints } from "./features/inlayHints.ts";
import { offerLinks } from "./features/links.ts";
import { offerHighlights, offerReferences } from "./features/references.ts";
import { offerRename } from "./features/rename.ts";
import { offerSelection } from "./features/selection.ts";
import { offerTokens, tokenLegend } from "./features/semanticTokens.ts";
import { offerStageGraph } from "./features/stageGraph.ts";
import { offerSymbols } from "./features/symbols.ts";
import { followEngine } from "./lookup/engineFacts.ts";
import { createLookups } from "./lookup/lookups.ts";
import { lintWith } from "./lintWith.ts";
import type { Runtime } from "./runtime.ts";
import type { Server } from "./server.ts";
import { firstState, hearClient, type State } from "./state.ts";
import { pathOf } from "./uris.ts";
import { createTidying } from "./documents/tidying.ts";
import { useWords } from "./words.ts";

/** Serves one client until the connection ends; the scope that is given back ends it earlier. */
export function startServer(connection: Connection, runtime: Runtime): Scope {
  const log = createLog((level, line) => write(connection, level, line));
  const scope = createScope("server", (error, name) => log.error(`${name} did not end well`, error));
  const state = firstState();
  const documents = createDocuments(
    runtime.languages,
    () => state.encoding,
    () => state.options.engineFile,
  );
  const engine = followEngine(connection, log, runtime.clock, () => {
    diagnostics.again();
    if (state.client.workspace?.inlayHint?.refreshSupport === true) void connection.languages.inlayHint.refresh();
  });
  const lookups = createLookups({ runtime, state, documents, engine });
  const shell: ShellChecking = createShellChecking({ scope, runtime, state, log }, (uri) => diagnostics.again([uri]));
  const checks = createChecks({ lint: lintWith(state), lookups, time: runtime, log, also: shell.findings });
  const worked = createTidying(scope, runtime);
  const server: Server = { connection, runtime, state, documents, lookups, checks, log, worked };
  const page = (language: string, rule: string): string | undefined => {
    const address = state.options.rulePage;
    if (address === undefined) return runtime.rulePage?.(language, rule);
    return address.replace("{0}", language).replace("{1}", rule);
  };
  const toWire = createToWire(state, page);
  const diagnostics = createDiagnostics({
    scope,
    connection,
    runtime,
    state,
    documents,
    checks,
    worked,
    wire: (document) => (wanted(state, document) ? checks.findings(document).map((one) => toWire(one, document)) : []),
  });
  connection.onInitialize((params) => {
    hearClient(state, params);
    useWords(params.locale, runtime.words);
    return { capabilities: capabilities(state, runtime), serverInfo: { name: "Porthole" } };
  });
  connection.onInitialized(() => {
    if (state.options.knowsEngine) engine.ask();
    registerFormatting(server);
    watchFiles(server);
  });
  connection.onExit(() => scope.dispose());
  followDocuments(server, diagnostics, shell);
  followWishes(server, diagnostics);
  offerAll(server, toWire);
  offerBuildContext(server, () => engine.facts.builder);
  connection.listen();
  return scope;
}

const wanted = ({ settings }: State, { languageId }: OpenDocument): boolean =>
  settings.lintEnabled && (settings.lintMarkdown || languageId !== "markdown");

function offerAll(server: Server, toWire: ToWire): void {
  offerCompletion(server);
  offerHover(server);
  offerDefinition(server);
  offerReferences(server);
  offerHighlights(server);
  offerRename(server);
  offerSymbols(server);
  offerFolding(server);
  offerSelection(server);
  offerLinks(server);
  offerInlayHints(server);
  offerCodeActions(server, toWire);
  offerLenses(server);
  offerTokens(server);
  offerFormatting(server);
  offerStageGraph(server);
}

function capabilities(state: State, runtime: Runtime): InitializeResult["capabilities"] {
  const formatting = runtime.languages.some((language) => language.can("format"));
  const push = state.options.diagnostics === "push";
  return {
    positionEncoding: state.encoding,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    completionProvider: { triggerCharacters: completionTriggers },
    hoverProvider: true,
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    renameProvider: { prepareProvider: true },
    documentSymbolProvider: true,
    workspaceSymbolProvider: true,
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    documentLinkProvider: {},
    inlayHintProvider: true,
    codeActionProvider: { codeActionKinds: [...codeActionKinds, CodeActionKind.SourceFixAll] },
    codeLensProvider: {},
    semanticTokensProvider: { legend: tokenLegend, full: true, range: true },
    ...(formatting && !registersFormatting({ state }) ? { documentFormattingProvider: true } : {}),
    ...(push ? {} : { diagnosticProvider: { interFileDependencies: true, workspaceDiagnostics: false } }),
    workspace: { workspaceFolders: { supported: true } },
  };
}

function followDocuments(
  { connection, documents, lookups, worked }: Server,
  diagnostics: Diagnostics,
  shell: ShellChecking,
): void {
  /** Others may have read it. */
  const others = (uri: string): void => {
    const path = pathOf(uri);
    const concerned = path === undefined ? [] : lookups.concerned([path]).filter((other) => other !== uri);
    if (concerned.length > 0) diagnostics.again(concerned);
  };
  connection.onDidOpenTextDocument(({ textDocument }) => {
    const document = documents.open(textDocument);
    diagnostics.opened(document);
    shell.saved(document);
    others(textDocument.uri);
  });
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    const document = documents.change(uri, version, contentChanges);
    if (document === undefined) return;
    diagnostics.changed(document);
    others(uri);
  });
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    const closed = documents.get(uri);
    if (closed !== undefined) worked(closed);
    documents.close(uri);
    lookups.forget(uri);
    shell.closed(uri);
    diagnostics.closed(uri);
    others(uri);
  });
  connection.onDidSaveTextDocument(({ textDocument: { uri } }) => {
    const document = documents.get(uri);
    if (document !== undefined) shell.saved(document);
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    const concerned = lookups.concerned(changes.flatMap(({ uri }) => pathOf(uri) ?? []));
    if (concerned.length > 0) diagnostics.again(concerned);
  });
}

function followWishes({ connection, state }: Server, diagnostics: Diagnostics): void {
  connection.onDidChangeConfiguration(({ settings }: { readonly settings: unknown }) => {
    state.settings = readLanguageSettings(settings);
    diagnostics.again();
  });
  connection.onNotification(trustedNotification, () => {
    state.trusted = true;
    diagnostics.again();
  });
  connection.onNotification("workspace/didChangeWorkspaceFolders", (params: FoldersChanged) => {
    const gone = params.event.removed.flatMap(({ uri }) => pathOf(uri) ?? []);
    const fresh = params.event.added.flatMap(({ uri }) => pathOf(uri) ?? []);
    state.folders = [...state.folders.filter((folder) => !gone.includes(folder)), ...fresh];
    diagnostics.again();
  });
}

interface FoldersChanged {
  readonly event: {
    readonly added: readonly { readonly uri: string }[];
    readonly removed: readonly { readonly uri: string }[];
  };
}

/** Files that checks read, as far as their names can be told beforehand. */
const watched = "**/{.dockerignore,*.dockerignore,.env,*.env,.hadolint.y*ml,hadolint.y*ml,*compose*.y*ml,Dockerfile*}";

function watchFiles({ connection, state }: Server): void {
  if (state.client.workspace?.didChangeWatchedFiles?.dynamicRegistration !== true) return;
  void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: watched }] });
}

function write({ console }: Connection, level: Level, line: string): void {
  if (level === "error") console.error(line);
  else if (level === "warn") console.warn(line);
  else if (level === "info") console.info(line);
  else console.debug(line);
}
