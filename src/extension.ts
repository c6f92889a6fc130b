// The extension host's door. It opens no socket and reads no file: everything begins with the first view, command or task
// that needs an engine.
import * as vscode from "vscode";
import { useTranslator, type Translate } from "./base/l10n.ts";
import { createScope } from "./base/scope.ts";
import { systemClock } from "./base/timing.ts";
import { createActivity } from "./engine/activity.ts";
import { showActivity } from "./workbench/activityChannel.ts";
import { declaredIds, registerCommands } from "./workbench/commands.ts";
import { showFiles, type FileSystemDoor } from "./workbench/files/showFiles.ts";
import { sweepWhenConnected } from "./workbench/files/sweeping.ts";
import { startLanguagesWhenNeeded, type LanguageDoor } from "./workbench/language/whenNeeded.ts";
import { openLog } from "./workbench/log.ts";
import { createMemory } from "./workbench/memory.ts";
import type { Actions } from "./workbench/openActions.ts";
import { openSessions, type EngineDoor } from "./workbench/sessions.ts";
import { watchSettings } from "./workbench/settings.ts";
import { showStatus } from "./workbench/status/showStatus.ts";
import { showTrees } from "./workbench/trees/showTrees.ts";

/** Milliseconds after which the messages of `activate` are on their way. */
const messagesGone = 5;

let actions: { close(): Promise<void> } | undefined;

export function activate(context: vscode.ExtensionContext): void {
  const translate: Translate = (message, ...args) => vscode.l10n.t(message, ...args);
  useTranslator(translate);
  const log = openLog((thing) => context.subscriptions.push(thing));
  const scope = createScope("extension", (error, name) => log.error(`${name} did not end well`, error));
  context.subscriptions.push(scope);
  const settings = watchSettings(scope, log);
  const memory = createMemory(context.workspaceState, context.globalState);
  const record = createActivity();
  const sessions = openSessions({ scope, log, settings, memory, record, loadEngine: () => loadEngine(translate) });
  const files = showFiles({
    ...{ scope, sessions, log },
    toolboxImage: () => settings.current["files.toolboxImage"],
    loadFileSystem: () => loadFileSystem(translate),
  });
  sweepWhenConnected({
    ...{ scope, sessions, log, clock: systemClock },
    loadEngine: () => loadEngine(translate),
    loadFileSystem: () => loadFileSystem(translate),
  });
  const trees = showTrees({ scope, sessions, files, settings, log, memory });
  const activity = showActivity({ scope, record });
  showStatus({ scope, sessions });
  const { extensionUri } = context;
  const ids = declaredIds(context.extension);
  const rowOf = (container: string): Promise<string | undefined> => trees.rowOf("container", container);
  const languageTools = startLanguagesWhenNeeded(
    { scope, log, settings, sessions, extensionUri, rowOf, commands: ids },
    () => loadLanguages(translate),
  );
  const openActions = async (): Promise<Actions> =>
    (await loadActions(translate)).openActions({
      ...{ scope, sessions, memory, files, record, settings, trees, log, activity, extensionUri, languageTools },
      loadApiTools: async (ui) => (await loadApiTools(translate)).openApiTools({ scope, sessions, ui }),
    });
  actions = registerCommands({ scope, ids, load: openActions });
  // While the editor's window takes up the views: loaded when rows are wanted, it is time that a person waits; loaded at
  // once, it would hold back the messages that tell of the views. Should it fail, whoever needs an engine is told.
  scope.add(systemClock.after(messagesGone, () => void loadEngine(translate).catch(() => undefined)));
}

/** The bundle with everything that talks to engines, with the first need of one. */
async function loadEngine(translate: Translate): Promise<EngineDoor> {
  const door = await import("./engine.ts");
  door.useTranslator(translate);
  return door;
}

/** The bundle with the language clients, with the first document in a language of ours. */
async function loadLanguages(translate: Translate): Promise<LanguageDoor> {
  const door = await import("./languageClient.ts");
  door.useTranslator(translate);
  return door;
}

/** The bundle of the file systems, when somebody first looks into one. */
async function loadFileSystem(translate: Translate): Promise<FileSystemDoor> {
  const door = await import("./fileSystem.ts");
  door.useTranslator(translate);
  return door;
}

/** The bundle of what commands do, with the first command or task. */
async function loadActions(translate: Translate): Promise<typeof import("./actions.ts")> {
  const door = await import("./actions.ts");
  door.useTranslator(translate);
  return door;
}

/** The bundle of the API console and the view of events, with the first use of either. */
async function loadApiTools(translate: Translate): Promise<typeof import("./apiTools.ts")> {
  const door = await import("./apiTools.ts");
  door.useTranslator(translate);
  return door;
}

/** Shells end while their engines can still be spoken to; then the root scope, a subscription of the context, ends the rest. */
export async function deactivate(): Promise<void> {
  await actions?.close();
}
