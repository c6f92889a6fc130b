// What a command may use: one engine, what we know of it, and the port to the person. The port is named after intents,
// not after the editor's API, so that every handler is tested in plain Node with a scripted Ui.
import type { Readable } from "node:stream";
import type { Disposable } from "../base/event.ts";
import type { Scope } from "../base/scope.ts";
import type { ViewId } from "../manifest/names.ts";
import type { SettingKey, Settings } from "../manifest/settings.ts";
import type { Activity } from "../engine/activity.ts";
import type { Engine } from "../engine/engine.ts";
import type { ApiTools } from "./api/apiTools.ts";
import type { ConsoleCursor } from "./api/place.ts";
import type { LanguageTools } from "./dockerfile/languageTools.ts";
import type { Files } from "./files/files.ts";
import type { FoundView } from "./files/foundView.ts";
import type { FileRoot } from "../model/resources.ts";
import type { Session } from "../model/session.ts";
import type { Sessions } from "../model/sessions.ts";
import type { Store } from "../model/store.ts";
import type { BuildReport } from "../run/build/buildReport.ts";
import type { ByteTerminal } from "../terminal/screen.ts";
import type { Form, FormValues } from "./form.ts";

// Declared with what runs in them; commands find the whole port in one place.
export type { ByteTerminal, Files };

/** What is asked before something is lost. */
export interface Confirmation {
  readonly question: string;
  /** What exactly will be lost, one thing a line. */
  readonly detail: string;
  /** The button's words, a verb: "Remove". */
  readonly action: string;
}

export interface Choice<T> {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  readonly value: T;
  readonly picked?: boolean;
}

export interface Question {
  readonly title: string;
  readonly prompt: string;
  readonly value?: string;
  readonly placeholder?: string;
  readonly secret?: boolean;
  /** What is wrong with the text, in words; undefined when nothing is. */
  readonly check?: (text: string) => string | undefined;
}

export interface Ui {
  /** Each of these rejects with a "cancelled" Failure when the person turns away. */
  confirm(question: Confirmation): Promise<void>;
  pick<T>(prompt: string, choices: readonly Choice<T>[]): Promise<T>;
  pickMany<T>(prompt: string, choices: readonly Choice<T>[]): Promise<readonly T[]>;
  ask(question: Question): Promise<string>;
  /** A page with fields that are checked while one types; resolves with the values when sent. */
  form(form: Form): Promise<FormValues>;
  progress<T>(title: string, work: (signal: AbortSignal, say: (text: string) => void) => Promise<T>): Promise<T>;
  /** Says something; answers the offer that was chosen, if any. Never awaited where the command should end. */
  tell(message: string, ...offers: readonly string[]): Promise<string | undefined>;
  warn(message: string, ...offers: readonly string[]): Promise<string | undefined>;
  /** A read-only document; `live` replaces its text when it changes. */
  document(what: Document): Promise<void>;
  /** An untitled, editable document. */
  draft(language: string, text: string): Promise<void>;
  terminal(session: ByteTerminal): void;
  /** Types a command line into a shell terminal of the person without running it. */
  insertInShell(line: string): void;
  copy(text: string): Promise<void>;
  openExternal(url: string): Promise<void>;
  /** Asks where to save and streams there; the file appears only when it is whole. */
  save(suggestedName: string, content: (signal: AbortSignal) => Promise<Readable>): Promise<void>;
  pickFolder(prompt: string): Promise<string>;
  /** Files and folders of this machine, as absolute paths; one kind at a time where the system's dialog knows no better. */
  pickFiles(prompt: string, kind: "files" | "folders"): Promise<readonly string[]>;
  /**
   * Shows the row of a resource in its view, once the engine's event has brought it. The keyboard goes there only
   * when `focus` says that the person asked to be led there: what is revealed after a form, a pull or a build may come
   * while they type elsewhere.
   */
  reveal(kind: FileRoot["kind"], id: string, focus?: "focus"): Promise<void>;
  /** Shows and selects the row of a file, unfolding what stands above it. `addresses` lead from the root to the file. */
  revealFile(root: FileRoot, addresses: readonly string[]): Promise<void>;
  /** Opens a file by its address or absolute path here, in the editor that fits it; at a line, counted from 1. */
  open(address: string, line?: number): Promise<void>;
  /** Two files side by side. Addresses of ours, or absolute paths on this machine. */
  compare(left: string, right: string, title: string): Promise<void>;
  /** Adds a folder, by its address, to the folders of the window. */
  addFolder(address: string, name: string): Promise<void>;
  /** Opens the API console of an engine: an editable document that is there as long as the window. */
  console(engine: string): Promise<void>;
  /** The API console that has the focus. */
  consoleCursor(): ConsoleCursor | undefined;
  /** What consoles and the view of events are made of, loaded with the first use. */
  apiTools(): Promise<ApiTools>;
  /** What is done with Dockerfiles and the like, loaded with the first use. */
  languageTools(): Promise<LanguageTools>;
  /** What a build told, to be read above the instructions of its Dockerfile as long as they are what was built. */
  built(report: BuildReport): void;
  /** The view of what was found in files. */
  readonly found: FoundView;
}

export interface Document {
  /** Unique and stable: "inspect/default/container/3f2a…", shown as the tab's path; its last part is the tab's name. */
  readonly path: string;
  readonly language: string;
  readonly text: string;
  /** Opened beside the editor that has the focus, which keeps it. */
  readonly beside?: boolean;
  /** Called with a scope that lives as long as the document is open; `seen` says whether somebody can see it now. */
  readonly live?: (replace: (text: string) => void, scope: Scope, seen: () => boolean) => void;
}

/** Small values kept between uses (the last values of a form). Never credentials. */
export interface Memory {
  get(key: string): unknown;
  set(key: string, value: unknown): void;
}

export interface CommandContext {
  readonly engine: Engine;
  readonly store: Store;
  readonly ui: Ui;
  readonly signal: AbortSignal;
  /** Says at the rows of these what is being done to them, until disposed. The runner does it for commands with `busy`. */
  readonly mark: (items: readonly { readonly id: string }[], word: string) => Disposable;
  readonly settings: Settings;
  readonly memory: Memory;
  readonly files: Files;
  /** Absolute paths of the open folders; empty when none is open. */
  readonly folders: readonly string[];
}

/** What a command on the window may use. */
export interface WindowContext {
  readonly sessions: Sessions;
  readonly ui: Ui;
  readonly signal: AbortSignal;
  readonly settings: Settings;
  readonly memory: Memory;
  readonly files: Files;
  readonly folders: readonly string[];
  /** The record of all engines of this window. */
  readonly record: Activity;
  readonly views: Views;
  /** The session of the row that was clicked, if it was clicked. */
  readonly clicked?: Session;
  /** Writes a setting of ours for this person. */
  change<K extends SettingKey>(key: K, value: Settings[K]): Promise<void>;
  showLog(): void;
  showActivity(): void;
  /** Opens the settings editor at one of ours, or at all of them. */
  openSettings(key?: SettingKey): Promise<void>;
}

export interface Views {
  filter(view: ViewId): string;
  setFilter(view: ViewId, text: string): void;
}
