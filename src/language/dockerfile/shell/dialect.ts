// Which shell reads a RUN: by SHELL, by a comment, by a heredoc's first line, by the base image. Only shells of the Bourne
// family are read; of all others nothing is said.
import { defaultImage } from "../images.ts";
import { rootOf } from "../syntax/scope.ts";
import type { Dockerfile, Instruction, Stage } from "../syntax/tree.ts";

/** `name` as a Bourne shell is called: "sh", "bash". */
export interface Dialect {
  readonly name: string;
  /** Words of SHELL, for its options. */
  readonly words: readonly string[];
}

const bourne = new Set(["sh", "bash", "dash", "ash", "ksh", "ksh93", "mksh", "zsh", "busybox"]);

/** "/bin/bash" → "bash", "C:\\msys\\bash.exe" → "bash". */
export function baseName(path: string): string {
  return (/[^/\\]*$/.exec(path)?.[0] ?? path).toLowerCase().replace(/\.exe$/, "");
}

/** The Bourne shell that a command name or a SHELL's words call for; undefined: none that we can read. */
export function shellNamed(words: readonly string[]): string | undefined {
  const found = words.map(baseName).find((word) => bourne.has(word));
  return found === "busybox" ? "ash" : found;
}

/** What reads an instruction's shell form. Undefined: no Bourne shell. */
export function dialectOf(doc: Dockerfile, { shell, stage }: Instruction): Dialect | undefined {
  if (shell !== undefined) {
    const name = shellNamed(shell.words);
    return name === undefined ? undefined : { name, words: shell.words };
  }
  return isWindows(doc, stage) ? undefined : { name: "sh", words: [] };
}

/** By a heredoc's first line. "none": another interpreter; undefined: no such line. */
export function shebangOf(text: string): Dialect | "none" | undefined {
  const line = /^#!([^\r\n]*)/.exec(text)?.[1];
  if (line === undefined) return undefined;
  const words = line.trim().split(/\s+/);
  const name = shellNamed(words.slice(0, baseName(words[0] ?? "") === "env" ? 3 : 1));
  return name === undefined ? "none" : { name, words };
}

/** The image that a stage stands on in the end, in lower case, with the defaults of variables. */
function rootImageOf(doc: Dockerfile, stage: Stage | undefined): string {
  if (stage === undefined) return "";
  const root = rootOf(stage);
  return (defaultImage(doc, root) ?? root.image?.value ?? "").toLowerCase();
}

const windowsImage = /windows|nanoserver|servercore|dotnet\/framework/;

/** By its image, its platform, the file's escape character where the image is no known Linux, or what only Windows has. */
export function isWindows(doc: Dockerfile, stage: Stage | undefined): boolean {
  const platform = stage?.platform?.value?.value ?? "";
  return (
    (doc.escape === "`" && familyOf(doc, stage) === undefined) ||
    windowsImage.test(rootImageOf(doc, stage)) ||
    platform.toLowerCase().startsWith("windows") ||
    (stage !== undefined && livesOnWindows(stage))
  );
}

/** Folders on a drive, and the users of Windows' images: the image itself may be a variable's. */
function livesOnWindows(stage: Stage): boolean {
  for (let at: Stage | undefined = stage; at !== undefined; at = at.base) {
    let own = onWindows.get(at);
    if (own === undefined) onWindows.set(at, (own = at.instructions.some(isOnWindows)));
    if (own) return true;
  }
  return false;
}

const onWindows = new WeakMap<Stage, boolean>();

const isOnWindows = ({ name, words: [word] }: Instruction): boolean =>
  (name === "WORKDIR" && /^["']?[a-z]:[\\/]/i.test(word?.text ?? "")) ||
  (name === "USER" && /^Container(Administrator|User)$/i.test(word?.value ?? ""));

/** What an image's name tells of its system. "alpine" stands for all that live on busybox. */
export type Family = "alpine" | "debian" | "redhat" | "suse" | undefined;

const families: readonly (readonly [RegExp, Exclude<Family, undefined>])[] = [
  [/alpine|busybox/, "alpine"],
  [/(^|[/:-])(debian|ubuntu|bookworm|bullseye|buster|trixie|jammy|noble|focal)/, "debian"],
  [/fedora|centos|rockylinux|almalinux|redhat|rhel|\bubi\d|amazonlinux|oraclelinux/, "redhat"],
  [/opensuse|suse\/|bci-/, "suse"],
];

export function familyOf(doc: Dockerfile, stage: Stage | undefined): Family {
  const image = rootImageOf(doc, stage);
  return families.find(([pattern]) => pattern.test(image))?.[1];
}
