// A Dockerfile of one stage that compiles: what it compiles with, what comes out of it, and the image that is enough to run
// that.
import { commandOf } from "../commandLine.ts";
import { rootImage } from "../images.ts";
import type { ShellCommand } from "../shell/model.ts";
import { runsIn } from "../shell/run.ts";
import type { Dockerfile, Stage } from "../syntax/tree.ts";

export interface Compiled {
  readonly stage: Stage;
  /** The last command that compiles. */
  readonly by: ShellCommand;
  /** What the container needs of it, as it is written there; undefined where the file does not tell. */
  readonly result: string | undefined;
  /** An image that runs it; undefined where none is sure to. */
  readonly runtime: string | undefined;
}

interface Toolchain {
  readonly image: RegExp;
  readonly command: RegExp;
  /** Not a path of its own, but what the container's command line names. */
  readonly named?: RegExp;
  readonly runtime: (tag: string) => string | undefined;
}

/** For a program that needs a C library at most: a newer one runs what was linked against an older. */
const bare = (tag: string): string => (tag.includes("alpine") ? "alpine:3.22" : "debian:13-slim");

const java = (tag: string): string | undefined => {
  const version = /(?:temurin|jdk|corretto|openjdk)-?(\d+)/.exec(tag)?.[1];
  return version === undefined ? undefined : `eclipse-temurin:${version}-jre${tag.includes("alpine") ? "-alpine" : ""}`;
};

const toolchains: readonly Toolchain[] = [
  { image: /^golang$/, command: /^go (?:build|install)\b/, runtime: bare },
  { image: /^rust$/, command: /^cargo (?:build|install)\b/, named: /(?:^|\/)target\/\S+$/, runtime: bare },
  { image: /^gcc$/, command: /^(?:gcc|g\+\+|cc|c\+\+|make|cmake)\b/, runtime: bare },
  { image: /^swift$/, command: /^swift build\b/, runtime: () => undefined },
  { image: /^(?:maven|gradle)$/, command: /^(?:mvnw?|gradlew?)\b/, named: /\.jar$/, runtime: java },
  {
    image: /^mcr\.microsoft\.com\/dotnet\/sdk$/,
    command: /^dotnet (?:publish|build)\b/,
    runtime: (tag) => (tag === "" ? undefined : `mcr.microsoft.com/dotnet/aspnet:${tag}`),
  },
];

/** The container itself works with the tools, or is for people. */
const needsTools =
  /(?:^|[\s'"/])(?:go|cargo|mvnw?|gradlew?|make|swift|air|gcc)(?:$|[\s'"])|\bdotnet['"]? ['"]?(?:run|watch|test|ef)\b|(?:^|[\s/])(?:ba|z)?sh$/;

export function compiledIn(doc: Dockerfile): Compiled | undefined {
  const [stage, another] = doc.stages;
  if (stage === undefined || another !== undefined) return undefined;
  const image = rootImage(doc, stage);
  const toolchain = image && toolchains.find((one) => one.image.test(image.name));
  const command = toolchain && commandOf(stage);
  if (toolchain === undefined || command === undefined || needsTools.test(command.join(" "))) return undefined;
  const by = runsIn(doc, stage)
    .flatMap(({ commands }) => commands)
    .findLast((one) => toolchain.command.test(lineOf(one)));
  if (by === undefined) return undefined;
  const { named } = toolchain;
  const result =
    named === undefined ? outputOf(by) : command.flatMap((word) => word.split(/\s+/)).find((word) => named.test(word));
  return { stage, by, result, runtime: toolchain.runtime(image?.tag ?? "") };
}

const lineOf = ({ name, args }: ShellCommand): string => [name, ...args.map(({ value }) => value)].join(" ");

/** What stands behind `-o`, where it is fixed and one file or folder. */
function outputOf({ args }: ShellCommand): string | undefined {
  const at = args.findIndex(({ value }) => /^(?:-o|--output)$/.test(value));
  const word = at < 0 ? args.find(({ value }) => /^-o=./.test(value)) : args[at + 1];
  const path = word?.value.replace(/^-o=/, "");
  return word?.fixed !== true || path === undefined || /[\s"'*?[\]]|\/$/.test(path) ? undefined : path;
}
