// Every setting: default, description, schema and reader. package.json is written from this table; workbench/settings.ts
// reads it into one immutable object. A key's name stands here and nowhere else.
import { fail } from "../base/problem.ts";

export interface Setting<T> {
  readonly default: T;
  /** English source, Markdown; translated through package.nls. */
  readonly description: string;
  /** JSON schema of the value, without default and description. */
  readonly schema: Readonly<Record<string, unknown>>;
  /** "machine-overridable" and the like; a value that could start something or send credentials is never taken from an untrusted folder. */
  readonly scope?: "machine" | "window" | "resource";
  readonly restricted?: boolean;
  /** A good value, or throws a `setting` problem. */
  readonly read: (value: unknown, key: string) => T;
}

function oneOf<const C extends readonly string[]>(
  choices: C,
  fallback: C[number],
  description: string,
  words: readonly string[],
): Setting<C[number]> {
  return {
    default: fallback,
    description,
    schema: { type: "string", enum: choices, enumDescriptions: words },
    read: (value, key) =>
      choices.includes(value as C[number]) ? (value as C[number]) : bad(key, `one of ${choices.join(", ")}`),
  };
}

function flag(fallback: boolean, description: string): Setting<boolean> {
  return {
    default: fallback,
    description,
    schema: { type: "boolean" },
    read: (value, key) => (typeof value === "boolean" ? value : bad(key, "true or false")),
  };
}

function whole(
  fallback: number,
  { least, most }: { least: number; most: number },
  description: string,
): Setting<number> {
  return {
    default: fallback,
    description,
    schema: { type: "integer", minimum: least, maximum: most },
    read: (value, key) =>
      Number.isInteger(value) && (value as number) >= least && (value as number) <= most
        ? (value as number)
        : bad(key, `a whole number from ${least} to ${most}`),
  };
}

const bad = (key: string, wanted: string): never => fail({ kind: "setting", key, said: `Expected ${wanted}.` });

/** An engine the person added by hand. */
interface EngineSetting {
  readonly name: string;
  readonly url: string;
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
}

function isEngine(value: unknown): value is EngineSetting {
  if (typeof value !== "object" || value === null) return false;
  const { name, url, ca = "", cert = "", key = "" } = value as Readonly<Record<string, unknown>>;
  return [name, url, ca, cert, key].every((text) => typeof text === "string") && name !== "" && url !== "";
}

const engines: Setting<readonly EngineSetting[]> = {
  default: [],
  description:
    "Engines beside those that are found by themselves (default socket, `DOCKER_HOST`, docker contexts, rootless and Podman sockets). `url` is `unix:///path`, `npipe:////./pipe/name`, `tcp://host:port` or `ssh://user@host`; `ca`, `cert` and `key` are files for TLS.",
  scope: "machine",
  restricted: true,
  schema: {
    type: "array",
    items: {
      type: "object",
      required: ["name", "url"],
      additionalProperties: false,
      properties: {
        name: { type: "string", minLength: 1 },
        url: { type: "string", pattern: "^(unix|npipe|tcp|http|https|ssh)://" },
        ca: { type: "string" },
        cert: { type: "string" },
        key: { type: "string" },
      },
    },
  },
  read: (value, key) => {
    if (!Array.isArray(value)) return bad(key, "a list of engines");
    return value.map((item: unknown) => (isEngine(item) ? item : bad(key, "a name and a url for each engine")));
  },
};

const levels = ["off", "hint", "info", "warning", "error"] as const;

/** How loud a rule is, by any of its names. */
type RuleSeverity = (typeof levels)[number];

const severities: Setting<Readonly<Record<string, RuleSeverity>>> = {
  default: {},
  description:
    "How loud single rules are, or `off`, by any of a rule's names: `DL3008`, `JSONArgsRecommended`, `pinBaseImage`. It wins over a `.hadolint.yaml`.",
  scope: "resource",
  schema: {
    type: "object",
    additionalProperties: { type: "string", enum: levels },
  },
  read: (value, key) => {
    if (typeof value !== "object" || value === null || Array.isArray(value))
      return bad(key, "rules and their severities");
    const wrong = Object.values(value as Record<string, unknown>).find(
      (level) => !levels.includes(level as RuleSeverity),
    );
    return wrong === undefined
      ? (value as Readonly<Record<string, RuleSeverity>>)
      : bad(key, `one of ${levels.join(", ")} for each rule`);
  },
};

export const settingTable = {
  engines,
  "containers.groupBy": oneOf(
    ["project", "image", "network", "state", "none"],
    "project",
    "How the Containers view is grouped.",
    ["By Compose project; others stand alone", "By image", "By network", "By state", "One flat list"],
  ),
  "containers.sortBy": oneOf(["name", "state", "age"], "name", "How containers are ordered.", [
    "By name",
    "Running ones first, then by name",
    "Newest first",
  ]),
  "containers.show": oneOf(["all", "running"], "all", "Which containers are listed.", [
    "All, stopped ones too",
    "Running ones only",
  ]),
  "daemon.configFile": {
    default: "",
    description:
      "Full path of the file of settings that the engine of this machine reads, for **Open daemon.json** and the checks of that file. Only needed where the engine was started with `--config-file` and its command line cannot be read.",
    schema: { type: "string" },
    scope: "machine",
    read: (value, key) => (typeof value === "string" ? value.trim() : bad(key, "a path")),
  } satisfies Setting<string> as Setting<string>,
  "files.toolboxImage": {
    default: "",
    description:
      "Image with a static busybox from which the helper for files, processes and the debug shell is made. Empty: one that the engine has is chosen. It is never pulled.",
    schema: { type: "string" },
    // It says what is started beside containers, with rights over them.
    restricted: true,
    read: (value, key) => (typeof value === "string" ? value.trim() : bad(key, "the name of an image")),
  } satisfies Setting<string> as Setting<string>,
  "images.showDangling": flag(true, "List images that have no tag."),
  "images.showDigests": flag(false, "Show the digests of images."),
  "lint.enabled": flag(true, "Check Dockerfiles, Compose files and the files beside them while they are edited."),
  "lint.markdown": flag(
    true,
    "Check Dockerfiles, Compose files and docker commands in the code blocks of Markdown files too.",
  ),
  "lint.severity": severities,
  "lint.shellcheck": {
    default: "",
    description:
      "Full path of [ShellCheck](https://www.shellcheck.net), which then checks the RUN lines of a Dockerfile too when it is opened and saved. Empty: it is looked up on the `PATH` in trusted folders. `off`: never.",
    schema: { type: "string" },
    scope: "machine",
    // It is started.
    restricted: true,
    read: (value, key) => (typeof value === "string" ? value.trim() : bad(key, "a path, or off")),
  } satisfies Setting<string> as Setting<string>,
  "logs.tail": whole(1000, { least: 0, most: 100_000 }, "How many of the last lines a log view shows when it opens."),
  "logs.timestamps": flag(false, "Show the time of each log line."),
  "shell.candidates": {
    default: ["bash", "zsh", "fish", "ash", "sh", "pwsh", "powershell.exe", "cmd.exe"],
    description:
      "Shells that **Open shell** looks for, best first. A name is looked up on the container's `PATH`; a full path is tried as it is.",
    schema: { type: "array", items: { type: "string", minLength: 1 } },
    read: (value, key) =>
      Array.isArray(value) && value.every((item) => typeof item === "string" && item !== "")
        ? (value as readonly string[])
        : bad(key, "a list of shells"),
  } satisfies Setting<readonly string[]> as Setting<readonly string[]>,
  "stop.gracePeriod": whole(
    10,
    { least: 0, most: 3600 },
    "Seconds that a container gets to end by itself when it is stopped, before it is killed.",
  ),
} as const;

export type SettingKey = keyof typeof settingTable;
export type Settings = { readonly [K in SettingKey]: (typeof settingTable)[K]["default"] };

export const defaultSettings: Settings = Object.fromEntries(
  Object.entries(settingTable).map(([key, setting]) => [key, setting.default]),
) as unknown as Settings;
