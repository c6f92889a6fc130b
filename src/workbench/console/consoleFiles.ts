// The documents of API consoles: files in memory, one an engine, saved by themselves, so that a console can be closed
// without a question and opened again as it was. They are nowhere else: credentials may stand in them.
import * as vscode from "vscode";
import { createEmitter } from "../../base/event.ts";
import { late } from "../../base/late.ts";
import type { Scope } from "../../base/scope.ts";
import { coalesce, systemClock } from "../../base/timing.ts";
import type { ApiTools } from "../../commands/api/apiTools.ts";
import { consoleAddress } from "../../commands/api/place.ts";
import type { Ui } from "../../commands/context.ts";
import { consoleScheme } from "../../manifest/languages.ts";

/** Milliseconds from the last change to its keeping. */
const rest = { quiet: 300, ceiling: 1000 };

interface Kept {
  readonly content: Uint8Array;
  readonly time: number;
}

/** The consoles of a window: their files, for the editor, and what commands do with them. */
export interface Consoles extends Pick<Ui, "console" | "consoleCursor" | "apiTools"> {
  readonly files: vscode.FileSystemProvider;
}

/** `load` gives the late bundle's part, with the first console or view of events. */
export function openConsoles(scope: Scope, load: () => Promise<ApiTools>): Consoles {
  const apiTools = late(load);
  keepByItself(scope);
  return {
    files: memoryFiles(scope, apiTools),
    apiTools,
    console: async (engine) => {
      await vscode.window.showTextDocument(vscode.Uri.parse(consoleAddress(engine), true), { preview: false });
    },
    consoleCursor: () => {
      const { activeTextEditor: editor } = vscode.window;
      if (editor?.document.uri.scheme !== consoleScheme) return undefined;
      const { document, selection } = editor;
      const offset = document.offsetAt(selection.active);
      return { address: document.uri.toString(), text: document.getText(), offset };
    },
  };
}

/** Every address of the scheme is a file, which begins with the sample: a window that was reloaded asks for its tabs. */
function memoryFiles(scope: Scope, apiTools: () => Promise<ApiTools>): vscode.FileSystemProvider {
  const files = new Map<string, Kept>();
  const changed = scope.add(createEmitter<vscode.FileChangeEvent[]>());
  const kept = async (uri: vscode.Uri): Promise<Kept> => {
    const tools = await apiTools();
    const key = uri.toString();
    const file = files.get(key) ?? { content: new TextEncoder().encode(tools.sample()), time: Date.now() };
    files.set(key, file);
    return file;
  };
  const never = (uri: vscode.Uri): never => {
    throw vscode.FileSystemError.NoPermissions(uri);
  };
  return {
    onDidChangeFile: changed.event,
    watch: () => ({ dispose: () => undefined }),
    stat: async (uri) => {
      const { content, time } = await kept(uri);
      return { type: vscode.FileType.File, ctime: 0, mtime: time, size: content.length };
    },
    readFile: async (uri) => (await kept(uri)).content,
    writeFile: (uri, content) => void files.set(uri.toString(), { content, time: Date.now() }),
    readDirectory: () => [],
    createDirectory: never,
    delete: never,
    rename: never,
  };
}

/** Saving means nothing here, so nobody is bothered with it. */
function keepByItself(scope: Scope): void {
  const unsaved = new Set<vscode.TextDocument>();
  const saving = scope.add(
    coalesce(systemClock, rest, () => {
      for (const document of unsaved) void document.save();
      unsaved.clear();
    }),
  );
  scope.add(
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document.uri.scheme !== consoleScheme || !document.isDirty) return;
      unsaved.add(document);
      saving.ask();
    }),
  );
}
