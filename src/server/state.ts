// What the client said of itself and of the person's wishes; written by the handshake and by notifications only.
import type { ClientCapabilities, InitializeParams } from "vscode-languageserver";
import {
  defaultLanguageSettings,
  readServerOptions,
  type LanguageServerOptions,
  type LanguageSettings,
} from "../protocol/language.ts";
import { chooseEncoding, type Encoding } from "./positions.ts";
import { pathOf } from "./uris.ts";
import { shortLocale } from "./words.ts";

export interface State {
  client: ClientCapabilities;
  options: LanguageServerOptions;
  encoding: Encoding;
  /** The person's language: "vi". */
  locale: string;
  settings: LanguageSettings;
  trusted: boolean;
  /** Absolute paths of the workspace's folders. */
  folders: readonly string[];
  /** The client asks for diagnostics itself. */
  pulls: boolean;
}

export const firstState = (): State => ({
  client: {},
  options: { settings: defaultLanguageSettings, trusted: true, knowsEngine: false },
  encoding: "utf-16",
  locale: "en",
  settings: defaultLanguageSettings,
  trusted: true,
  folders: [],
  pulls: false,
});

export function hearClient(state: State, params: InitializeParams): void {
  state.client = params.capabilities;
  state.locale = shortLocale(params.locale) ?? state.locale;
  state.options = readServerOptions(params.initializationOptions);
  state.settings = state.options.settings;
  state.trusted = state.options.trusted;
  state.encoding = chooseEncoding(params.capabilities.general?.positionEncodings);
  // Older clients name one folder only.
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- see above
  const uris = params.workspaceFolders?.map(({ uri }) => uri) ?? [params.rootUri ?? ""];
  state.folders = uris.flatMap((uri) => pathOf(uri) ?? []);
}
