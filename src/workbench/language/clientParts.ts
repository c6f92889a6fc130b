// What the language clients are given by the extension, and which documents they look at.
import type * as vscode from "vscode";
import type { Scope } from "../../base/scope.ts";
import { documentSchemes, documentSelectors, fencedSelectors } from "../../manifest/languages.ts";
import type { Sessions } from "../../model/sessions.ts";
import type { ImageFacts } from "../../protocol/language.ts";
import type { ChannelLog } from "../log.ts";
import type { WatchedSettings } from "../settings.ts";

export interface ClientParts {
  readonly scope: Scope;
  readonly log: ChannelLog;
  readonly settings: WatchedSettings;
  readonly sessions: Sessions;
  readonly extensionUri: vscode.Uri;
  /** Ids of all commands, without the extension's prefix. */
  readonly commands: readonly string[];
  /** The row of a container, which commands on containers take. */
  readonly rowOf: (container: string) => Promise<string | undefined>;
  /** What the engine's image of that name brings: given, since this bundle holds nothing of an engine. */
  readonly imageFacts: (reference: string) => Promise<ImageFacts | undefined>;
}

interface Filter {
  scheme: string;
  language: string;
  pattern?: string;
}

const inAllSchemes = (filters: readonly Omit<Filter, "scheme">[]): Filter[] =>
  documentSchemes.flatMap((scheme) => filters.map((filter) => ({ ...filter, scheme })));

export const ourDocuments = inAllSchemes(documentSelectors);
/** Documents with blocks of code in other languages. */
export const fencedDocuments = inAllSchemes(fencedSelectors);
