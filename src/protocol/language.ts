// What the language server and its client say to each other beyond the Language Server Protocol, and the settings it is
// given. The server also works with clients that know nothing of this: everything is optional, and read on arrival.

/**
 * Flags of Node for the server's process. A large file makes much that is soon forgotten: with a small nursery the process stays
 * small meanwhile and works no longer (measured: 390 → 250 MiB, no more processor time).
 */
export const languageServerFlags: readonly string[] = ["--max-semi-space-size=2"];

/** Severity as settings have it. */
export type LintSeverity = "off" | "hint" | "info" | "warning" | "error";
const lintSeverities: readonly LintSeverity[] = ["off", "hint", "info", "warning", "error"];

/** The slice of the settings that the server follows. */
export interface LanguageSettings {
  readonly lintEnabled: boolean;
  /** By rule or by any other name of it: "pinBaseImage", "DL3006". */
  readonly lintSeverity: Readonly<Record<string, LintSeverity>>;
  /** Code blocks of Markdown are checked too. */
  readonly lintMarkdown: boolean;
  /** Path of the person's ShellCheck; empty: the one on the PATH; "off": none. */
  readonly shellCheck: string;
}

/** Without a word of the client nothing is started. */
export const defaultLanguageSettings: LanguageSettings = {
  lintEnabled: true,
  lintSeverity: {},
  lintMarkdown: true,
  shellCheck: "off",
};

/** `initializationOptions`. */
export interface LanguageServerOptions {
  readonly settings: LanguageSettings;
  /** False: files beside the document are not read. */
  readonly trusted: boolean;
  /** "push": diagnostics are sent, never to be asked for, whatever the client could do. */
  readonly diagnostics?: "push";
  /** Address of a rule's page, with the language in place of {0} and the rule in place of {1}. */
  readonly rulePage?: string;
  /** The file of settings of this machine's engine, which may be called anything. */
  readonly engineFile?: string;
  /** The client answers `engineFacts`. */
  readonly knowsEngine: boolean;
  /** Prefix of the commands that lenses run, and those that there are, without it; no lens runs another. */
  readonly commandPrefix?: string;
  readonly commands?: readonly string[];
}

/** Asked by the server: what the engine has. Answered with what is known now, never by connecting. */
export const engineFactsRequest = "porthole/engineFacts";

export interface EngineFacts {
  /** "debian:12"; undefined: no engine is known. */
  readonly images?: readonly string[];
  /** "debian:12" → "sha256:…", of images that came from a registry. */
  readonly digests?: Readonly<Record<string, string>>;
  /** "debian:12" → bytes on the engine's disk. */
  readonly sizes?: Readonly<Record<string, number>>;
  readonly builder?: "buildkit" | "classic";
  /** How this machine's engine was started; undefined where that cannot be told. */
  readonly daemon?: DaemonFacts;
}

export interface DaemonFacts {
  /** The file of settings that it reads, and the one that it would read untold: absolute paths. */
  readonly file: string;
  readonly usual: string;
  /** Flags on its command line, without values: "--debug", "-H". */
  readonly flags: readonly string[];
}

/** Asked by the server, with a reference: what the engine's image of that name brings; answered with nothing where it has none. */
export const imageFactsRequest = "porthole/imageFacts";

export interface ImageAsked {
  /** "debian:12", "ghcr.io/team/app@sha256:…": never an id. */
  readonly reference: string;
}

/** What containers of an image start with. */
export interface ImageFacts {
  readonly entrypoint: readonly string[];
  readonly command: readonly string[];
  /** What reads the shell form. */
  readonly shell: readonly string[];
  readonly user: string;
  readonly folder: string;
  readonly ports: readonly string[];
}

/** Told to the server: ask for the facts again. */
export const engineChangedNotification = "porthole/engineChanged";
/** Told to the server: the person trusts the workspace now. */
export const trustedNotification = "porthole/trusted";

const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};

const text = (wanted: unknown): string | undefined => (typeof wanted === "string" ? wanted : undefined);

const textsOf = (value: unknown): readonly string[] | undefined =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : undefined;

/**
 * Reads settings as our client sends them, or as another client has them under "porthole" in its own settings:
 * `{ lint: { enabled, severity, markdown, shellcheck } }`. What is not of the right kind counts as not said.
 */
export function readLanguageSettings(value: unknown): LanguageSettings {
  const given = record(record(value)["porthole"] ?? value);
  const lint = record(given["lint"]);
  const severities = Object.entries(record(given["lintSeverity"] ?? lint["severity"])).filter(
    (entry): entry is [string, LintSeverity] => lintSeverities.includes(entry[1] as LintSeverity),
  );
  const flag = (wanted: unknown, fallback: boolean): boolean => (typeof wanted === "boolean" ? wanted : fallback);
  return {
    lintEnabled: flag(given["lintEnabled"] ?? lint["enabled"], defaultLanguageSettings.lintEnabled),
    lintSeverity: Object.fromEntries(severities),
    lintMarkdown: flag(given["lintMarkdown"] ?? lint["markdown"], defaultLanguageSettings.lintMarkdown),
    shellCheck: text(given["shellCheck"] ?? lint["shellcheck"]) ?? defaultLanguageSettings.shellCheck,
  };
}

/** Reads `initializationOptions`; a client that sends none is trusted and gets what any client can use. */
export function readServerOptions(value: unknown): LanguageServerOptions {
  const given = record(value);
  return {
    settings: readLanguageSettings(given["settings"] ?? value),
    trusted: given["trusted"] !== false,
    diagnostics: given["diagnostics"] === "push" ? "push" : undefined,
    rulePage: text(given["rulePage"]),
    engineFile: text(given["engineFile"]),
    knowsEngine: given["knowsEngine"] === true,
    commandPrefix: text(given["commandPrefix"]),
    commands: textsOf(given["commands"]),
  };
}

/** What may be written behind a reference. */
const digestPattern = /^[a-z0-9]+(?:[+._-][a-z0-9]+)*:[0-9a-fA-F]{32,}$/;

/** Reads the answer to `engineFacts`. */
export function readEngineFacts(value: unknown): EngineFacts {
  const { images, digests, sizes, builder, daemon } = record(value);
  const started = readDaemon(daemon);
  const entries = Object.entries(record(digests)).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string" && digestPattern.test(entry[1]),
  );
  const measured = Object.entries(record(sizes)).filter(
    (entry): entry is [string, number] => typeof entry[1] === "number" && entry[1] >= 0,
  );
  return {
    images: textsOf(images),
    ...(sizes === undefined ? {} : { sizes: Object.fromEntries(measured) }),
    ...(digests === undefined ? {} : { digests: Object.fromEntries(entries) }),
    builder: builder === "buildkit" || builder === "classic" ? builder : undefined,
    ...(started === undefined ? {} : { daemon: started }),
  };
}

function readDaemon(value: unknown): DaemonFacts | undefined {
  const given = record(value);
  const [file, usual] = [text(given["file"]), text(given["usual"])];
  return file === undefined || usual === undefined ? undefined : { file, usual, flags: textsOf(given["flags"]) ?? [] };
}

/** Reads the answer to `imageFacts`. */
export function readImageFacts(value: unknown): ImageFacts | undefined {
  const { entrypoint, command, shell, user, folder, ports } = record(value);
  const said = textsOf(entrypoint);
  if (said === undefined) return undefined;
  const read = textsOf(shell) ?? [];
  return {
    entrypoint: said,
    command: textsOf(command) ?? [],
    shell: read.length === 0 ? ["/bin/sh", "-c"] : read,
    user: text(user) ?? "",
    folder: text(folder) ?? "",
    ports: textsOf(ports) ?? [],
  };
}

/** Reads the request `imageFacts`. */
export const readImageAsked = (value: unknown): string | undefined => text(record(value)["reference"]);
