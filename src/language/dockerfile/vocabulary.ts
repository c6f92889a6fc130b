// The builder's words as data: instructions with their flags, mount types with their keys. Rules, completion and hovers read
// it. Facts are from the Dockerfile reference and from BuildKit as of Dockerfile syntax 1.20.
import { t } from "../../base/l10n.ts";

export interface FlagWord {
  readonly name: string;
  readonly takes: "text" | "boolean" | "several";
  /** In words for people; called when shown, so that it comes in their language. */
  readonly about: () => string;
}

export interface InstructionWord {
  readonly name: string;
  readonly flags: readonly FlagWord[];
  readonly about: () => string;
  /** How it is written, with LSP placeholders. */
  readonly snippets: readonly string[];
}

const text = (name: string, about: () => string): FlagWord => ({ name, takes: "text", about });
const boolean = (name: string, about: () => string): FlagWord => ({ name, takes: "boolean", about });
const several = (name: string, about: () => string): FlagWord => ({ name, takes: "several", about });

const chown = text("chown", () => t("Owner of what is copied: user, user:group or numbers. Linux only."));
const chmod = text("chmod", () => t("Permissions of what is copied: octal, or symbolic as in u=rwX."));
const link = boolean("link", () => t("Makes a layer of its own, which stays valid when the layers below change."));
const exclude = several("exclude", () => t("Leaves out paths that match a pattern."));

export const instructionWords: readonly InstructionWord[] = [
  {
    name: "FROM",
    flags: [text("platform", () => t("Platform of the base image, such as linux/amd64 or $BUILDPLATFORM."))],
    about: () =>
      t("Begins a build stage on a base image. scratch is the empty one: no shell, no files, no certificates."),
    snippets: ["FROM ${1:image}:${2:tag}", "FROM ${1:image}:${2:tag} AS ${3:name}"],
  },
  {
    name: "RUN",
    flags: [
      several("mount", () => t("Mounts a cache, a secret, an agent, files or memory while the command runs.")),
      text("network", () => t("Network of the command: default, none or host.")),
      text("security", () => t("sandbox, or insecure for a privileged command where the builder allows it.")),
      several("device", () => t("A CDI device that the command may use.")),
    ],
    about: () => t("Runs a command and keeps what it changed as a layer. The shell form goes through /bin/sh -c."),
    snippets: ["RUN ${1:command}", "RUN <<EOF\n${1:command}\nEOF"],
  },
  {
    name: "CMD",
    flags: [],
    about: () =>
      t("What the container runs by default; with an ENTRYPOINT, its default arguments. The last one counts."),
    snippets: ['CMD ["${1:command}"]'],
  },
  {
    name: "LABEL",
    flags: [],
    about: () => t("Adds metadata to the image, as key=value."),
    snippets: ['LABEL ${1:key}="${2:value}"'],
  },
  {
    name: "EXPOSE",
    flags: [],
    about: () => t("Tells which ports the container listens on. It does not publish them."),
    snippets: ["EXPOSE ${1:port}"],
  },
  {
    name: "ENV",
    flags: [],
    about: () => t("Sets environment variables for the following instructions and for the container."),
    snippets: ["ENV ${1:key}=${2:value}"],
  },
  {
    name: "ADD",
    flags: [
      chown,
      chmod,
      link,
      exclude,
      boolean("keep-git-dir", () => t("Keeps the .git folder of a repository.")),
      text("checksum", () => t("Checks what is downloaded: sha256:… of an HTTP source, a commit of a Git source.")),
      boolean("unpack", () => t("Whether an archive is unpacked; local archives are by default, remote ones are not.")),
    ],
    about: () =>
      t(
        "Copies files, unpacks local archives, and downloads from HTTP and Git. Plain files are better copied with COPY.",
      ),
    snippets: ["ADD ${1:source} ${2:target}"],
  },
  {
    name: "COPY",
    flags: [
      text("from", () => t("Copies from a stage, an image or a named context instead of the build context.")),
      chown,
      chmod,
      link,
      boolean("parents", () => t("Keeps the folders of the sources.")),
      exclude,
    ],
    about: () => t("Copies files and folders from the build context or from another stage into the image."),
    snippets: ["COPY ${1:source} ${2:target}", "COPY --from=${1:stage} ${2:source} ${3:target}"],
  },
  {
    name: "ENTRYPOINT",
    flags: [],
    about: () => t("The program that the container is. CMD and what follows docker run IMAGE become its arguments."),
    snippets: ['ENTRYPOINT ["${1:program}"]'],
  },
  {
    name: "VOLUME",
    flags: [],
    about: () => t("Marks folders whose content is kept outside the container's own layer."),
    snippets: ['VOLUME ["${1:/data}"]'],
  },
  {
    name: "USER",
    flags: [],
    about: () => t("The user, and with a colon the group, for the following instructions and for the container."),
    snippets: ["USER ${1:user}"],
  },
  {
    name: "WORKDIR",
    flags: [],
    about: () => t("The working folder for the following instructions; made when it does not exist."),
    snippets: ["WORKDIR ${1:/app}"],
  },
  {
    name: "ARG",
    flags: [],
    about: () => t("A variable of the build, set with --build-arg. Above the first FROM it serves FROM lines only."),
    snippets: ["ARG ${1:name}=${2:default}"],
  },
  {
    name: "ONBUILD",
    flags: [],
    about: () => t("Keeps an instruction for builds that use this image as their base."),
    snippets: ["ONBUILD ${1:instruction}"],
  },
  {
    name: "STOPSIGNAL",
    flags: [],
    about: () => t("The signal that asks the container to end: a name or a number."),
    snippets: ["STOPSIGNAL ${1:SIGTERM}"],
  },
  {
    name: "HEALTHCHECK",
    flags: [
      text("interval", () => t("Time between checks; 30s by default.")),
      text("timeout", () => t("How long a check may take; 30s by default.")),
      text("start-period", () => t("Time to start up, in which failures do not count.")),
      text("start-interval", () => t("Time between checks while starting up; 5s by default.")),
      text("retries", () => t("Failures in a row that make the container unhealthy; 3 by default.")),
    ],
    about: () =>
      t("How to tell that the container works: a command that ends with 0, or NONE to take back the base image's."),
    snippets: ["HEALTHCHECK --interval=${1:30s} CMD ${2:command}", "HEALTHCHECK NONE"],
  },
  {
    name: "SHELL",
    flags: [],
    about: () => t("The shell of the following shell forms, as a JSON array."),
    snippets: ['SHELL ["${1:/bin/bash}", "-o", "pipefail", "-c"]'],
  },
  {
    name: "MAINTAINER",
    flags: [],
    about: () => t("Deprecated: the author. Use a label instead."),
    snippets: [],
  },
];

const byName: ReadonlyMap<string, InstructionWord> = new Map(instructionWords.map((word) => [word.name, word]));

/** What the builder knows of an instruction, by its name in capitals. */
export function instructionWord(name: string): InstructionWord | undefined {
  return byName.get(name);
}

export type MountType = "bind" | "cache" | "tmpfs" | "secret" | "ssh";

export interface MountKey {
  readonly name: string;
  /** Other spellings. */
  readonly also: readonly string[];
  /** Mount types that take it. */
  readonly types: readonly MountType[];
  /** "flag": true or false, and true when nothing follows. */
  readonly takes: "text" | "flag" | "octal" | "number" | "size" | "sharing" | "type";
  readonly about: () => string;
}

const all: readonly MountType[] = ["bind", "cache", "tmpfs", "secret", "ssh"];
const owned: readonly MountType[] = ["cache", "secret", "ssh"];

export const mountTypes: Readonly<Record<MountType, () => string>> = {
  bind: () =>
    t("Files of the build context, a stage or an image, read-only unless rw is given; changes are thrown away."),
  cache: () => t("A folder that lasts from build to build, such as a package manager's cache. Not part of the image."),
  tmpfs: () => t("A folder in memory."),
  secret: () => t("A secret of the build, such as a token, that never reaches a layer."),
  ssh: () => t("The SSH agent of who builds."),
};

export const mountKeys: readonly MountKey[] = [
  {
    name: "type",
    also: [],
    types: all,
    takes: "type",
    about: () => t("bind (the default), cache, tmpfs, secret or ssh."),
  },
  {
    name: "target",
    also: ["dst", "destination"],
    types: all,
    takes: "text",
    about: () => t("Where it is mounted; relative paths count from WORKDIR."),
  },
  {
    name: "source",
    also: ["src"],
    types: ["bind", "cache", "secret"],
    takes: "text",
    about: () => t("Path in what is mounted; the root by default."),
  },
  {
    name: "from",
    also: [],
    types: ["bind", "cache"],
    takes: "text",
    about: () => t("Stage, image or named context; for bind the build context by default."),
  },
  {
    name: "id",
    also: [],
    types: ["cache", "secret", "ssh"],
    takes: "text",
    about: () => t("Name of the cache, secret or agent; a cache's is its target by default."),
  },
  {
    name: "sharing",
    also: [],
    types: ["cache"],
    takes: "sharing",
    about: () => t("shared (the default), private or locked: what builds do that use the cache at the same time."),
  },
  { name: "readonly", also: ["ro"], types: all, takes: "flag", about: () => t("No writing.") },
  {
    name: "readwrite",
    also: ["rw"],
    types: all,
    takes: "flag",
    about: () => t("Writing is allowed; what is written into a bind mount is thrown away."),
  },
  {
    name: "required",
    also: [],
    types: ["secret", "ssh"],
    takes: "flag",
    about: () => t("Fails when the secret or agent is not there."),
  },
  { name: "mode", also: [], types: owned, takes: "octal", about: () => t("Permissions in octal.") },
  { name: "uid", also: [], types: owned, takes: "number", about: () => t("Number of the owner; 0 by default.") },
  { name: "gid", also: [], types: owned, takes: "number", about: () => t("Number of the group; 0 by default.") },
  { name: "size", also: [], types: ["tmpfs"], takes: "size", about: () => t("Upper limit, such as 64m.") },
  {
    name: "env",
    also: [],
    types: ["secret"],
    takes: "text",
    about: () => t("Gives the secret as a variable of this name instead of a file."),
  },
];

const keysByName: ReadonlyMap<string, MountKey> = new Map(
  mountKeys.flatMap((key) => [key.name, ...key.also].map((name) => [name, key] as const)),
);

/** By any of its spellings, in lower case. */
export function mountKey(name: string): MountKey | undefined {
  return keysByName.get(name);
}

export const automaticArguments: Readonly<Record<string, () => string>> = {
  TARGETPLATFORM: () => t("Platform that is built for, such as linux/arm64."),
  TARGETOS: () => t("Operating system part of TARGETPLATFORM."),
  TARGETOSVERSION: () => t("Version of the operating system part of TARGETPLATFORM."),
  TARGETARCH: () => t("Architecture part of TARGETPLATFORM, such as amd64 or arm64."),
  TARGETVARIANT: () => t("Variant part of TARGETPLATFORM, such as v7."),
  BUILDPLATFORM: () => t("Platform of the machine that builds."),
  BUILDOS: () => t("Operating system part of BUILDPLATFORM."),
  BUILDOSVERSION: () => t("Version of the operating system part of BUILDPLATFORM."),
  BUILDARCH: () => t("Architecture part of BUILDPLATFORM."),
  BUILDVARIANT: () => t("Variant part of BUILDPLATFORM."),
  TARGETSTAGE: () => t("Name of the stage that is built."),
};
