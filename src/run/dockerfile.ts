// A Dockerfile that comes near to what a commit would make: the base image, what changed in the container as COPY and RUN
// lines, and the instructions of the commit. What people ran inside can only be guessed; the text says so.
import { t } from "../base/l10n.ts";
import { plain } from "../base/plain.ts";
import { looksSecret } from "./environment.ts";
import { quoted } from "./words.ts";

/** As the engine tells it: 0 changed, 1 added, 2 deleted. */
export interface PathChange {
  readonly Path: string;
  readonly Kind: number;
}

/** The parts of a container's or image's configuration that a commit would take over. */
export interface Configuration {
  readonly Env?: readonly string[] | null;
  readonly Cmd?: readonly string[] | null;
  readonly Entrypoint?: string | readonly string[] | null;
  readonly WorkingDir?: string;
  readonly User?: string;
}

export interface DockerfileParts {
  readonly container: string;
  /** As the person knows it: "nginx:1.25". */
  readonly image: string;
  readonly changes: readonly PathChange[];
  /** The container's configuration, and its image's where that is still there. */
  readonly own: Configuration;
  readonly base?: Configuration;
  /** Instructions of the commit, found good. */
  readonly instructions: readonly string[];
}

/** Folder beside the Dockerfile into which the person copies files out of the container. */
const folder = "rootfs";
const mostLines = 200;

export function writeDockerfile(parts: DockerfileParts): string {
  const { container, image, changes, instructions } = parts;
  const sections = [
    [
      comment(
        t(
          "Written from the changes of the container {0}. What was run inside can only be guessed: look it over.",
          container,
        ),
      ),
    ],
    [`FROM ${image}`],
    packages(changes),
    copies(container, changes),
    deletions(changes),
    configuration(parts),
    [...instructions],
    leftOut(changes),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

/**
 * The paths that stand for all others: what was added with everything below it, what was deleted, and what changed and has
 * no changed path below (a folder counts as changed whenever something in it did).
 */
export function roots(changes: readonly PathChange[]): readonly PathChange[] {
  const kinds = new Map(changes.map(({ Path, Kind }) => [Path, Kind]));
  const parents = new Set(changes.map(({ Path }) => parentOf(Path)));
  return changes
    .filter(({ Path, Kind }) => (Kind === 0 ? !parents.has(Path) : kinds.get(parentOf(Path)) !== Kind))
    .toSorted((left, right) => (left.Path < right.Path ? -1 : 1));
}

const parentOf = (path: string): string => path.slice(0, path.lastIndexOf("/"));

/** What programs leave behind and nobody wants in an image. */
const debris =
  /^\/(tmp|run|proc|sys|dev|var\/(tmp|run|cache|log|lib\/apt\/lists))(\/|$)|\/(\.cache|\.\w*_history|\.wget-hsts)(\/|$)|^\/\.dockerenv$/;

const databases: readonly { readonly file: RegExp; readonly line: string }[] = [
  {
    file: /^\/var\/lib\/dpkg\/status$/,
    line: "RUN apt-get update && apt-get install --yes --no-install-recommends PACKAGES && rm -rf /var/lib/apt/lists/*",
  },
  { file: /^\/(usr\/)?lib\/apk\/db\/installed$/, line: "RUN apk add --no-cache PACKAGES" },
  { file: /^\/(var\/lib|usr\/lib\/sysimage)\/rpm\//, line: "RUN dnf install --assumeyes PACKAGES && dnf clean all" },
];

function packages(changes: readonly PathChange[]): readonly string[] {
  const lines = databases
    .filter(({ file }) => changes.some(({ Path }) => file.test(Path)))
    .map(({ line }) => `# ${line}`);
  if (lines.length === 0) return [];
  return [comment(t("Packages were installed. Name them here, and leave their files out below:")), ...lines];
}

const kept = (changes: readonly PathChange[]): readonly PathChange[] =>
  roots(changes).filter(({ Path }) => !debris.test(Path));

function copies(container: string, changes: readonly PathChange[]): readonly string[] {
  const paths = kept(changes).filter(({ Kind }) => Kind !== 2);
  const [first] = paths;
  if (first === undefined) return [];
  const example = `docker cp ${quoted(container)}:${quoted(first.Path)} ${quoted(folder + first.Path)}`;
  return [
    comment(t("Added or changed: {0}. Copy each out of the container first:", paths.length)),
    comment(example),
    ...limited(paths, ({ Path }) => `COPY ${wordsOf(folder + Path, Path)}`),
  ];
}

function deletions(changes: readonly PathChange[]): readonly string[] {
  const paths = kept(changes).filter(({ Kind }) => Kind === 2);
  if (paths.length === 0) return [];
  return [
    comment(t("Deleted: {0}", paths.length)),
    ...limited(paths, ({ Path }) => `RUN ${list(["rm", "-rf", "--", Path])}`),
  ];
}

function leftOut(changes: readonly PathChange[]): readonly string[] {
  const paths = roots(changes).filter(({ Path }) => debris.test(Path));
  if (paths.length === 0) return [];
  return [comment(t("Left out, as caches, logs and temporary files:")), ...limited(paths, ({ Path }) => comment(Path))];
}

function limited(paths: readonly PathChange[], line: (change: PathChange) => string): readonly string[] {
  const more = paths.length - mostLines;
  return [...paths.slice(0, mostLines).map(line), ...(more > 0 ? [comment(t("… and {0} more", more))] : [])];
}

/** What the container was given when it was made and its image has not: a commit takes that over too. */
function configuration({ own, base = {} }: DockerfileParts): readonly string[] {
  const words = (of: Configuration, key: "Cmd" | "Entrypoint"): readonly string[] => [of[key] ?? []].flat();
  const differs = (key: "Cmd" | "Entrypoint"): boolean =>
    JSON.stringify(words(own, key)) !== JSON.stringify(words(base, key));
  const text = (key: "WorkingDir" | "User"): string => {
    const [mine, other] = [own, base].map((of) => (of[key] === "/" ? "" : (of[key] ?? "")));
    return mine === other ? "" : (mine ?? "");
  };
  return [
    ...variablesOf(own, base).map(environmentLine),
    ...(text("WorkingDir") === "" ? [] : [`WORKDIR ${text("WorkingDir")}`]),
    ...(text("User") === "" ? [] : [`USER ${text("User")}`]),
    ...(differs("Entrypoint") ? [`ENTRYPOINT ${list(words(own, "Entrypoint"))}`] : []),
    ...(differs("Cmd") ? [`CMD ${list(words(own, "Cmd"))}`] : []),
  ].map((line) => line.replaceAll(/[\r\n]+/g, " "));
}

/** Podman writes down what it sets by itself, and marks it so with a variable of its own. */
function variablesOf(own: Configuration, base: Configuration): readonly string[] {
  const inherited = new Set(base.Env ?? []);
  const added = (own.Env ?? []).filter((pair) => !inherited.has(pair));
  return added.some((pair) => /^container=(podman|oci)$/.test(pair))
    ? added.filter((pair) => !/^(container|HOME|HOSTNAME|TERM)=/.test(pair))
    : added;
}

function environmentLine(pair: string): string {
  const [, key = "", value = ""] = /^([^=]*)=?([\s\S]*)$/.exec(pair) ?? [];
  if (looksSecret({ key, value })) return comment(t("ENV {0} is left out: its value looks like a secret.", key));
  // In double quotes a Dockerfile still replaces $NAME; the backslash keeps it.
  return `ENV ${key}="${value.replaceAll(/["\\$]/g, "\\$&")}"`;
}

const comment = (text: string): string => `# ${plain(text, 400)}`;
const list = (words: readonly string[]): string => `[${words.map((word) => JSON.stringify(word)).join(", ")}]`;
const wordsOf = (from: string, to: string): string =>
  /^[\w./+@:-]+$/.test(from + to) ? `${from} ${to}` : list([from, to]);
