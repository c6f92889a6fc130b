// The commands of the docker client as one table: what each takes. The lists beside this file hold one command a line:
//   container run 1+!: d,detach name= …
// Behind the name stands how many words it takes (1, 0-1, 2+); with "!" the flags end at the first of them. Then its flags, a
// short name before the comma, "=" where a value follows.
import { containers } from "./containers.ts";
import { images } from "./images.ts";
import { plugins } from "./plugins.ts";
import { resources } from "./resources.ts";
import { swarm } from "./swarm.ts";

export interface FlagKind {
  readonly long: string;
  readonly short: string | undefined;
  /** A value stands behind "=" or in the next word. */
  readonly valued: boolean;
}

export interface Verb {
  /** In full: "container run". */
  readonly path: string;
  readonly least: number;
  readonly most: number;
  /** What stands behind the first word belongs to another program. */
  readonly ends: boolean;
  readonly flags: readonly FlagKind[];
}

const flagsOf = (text: string): readonly FlagKind[] =>
  text.split(/\s+/).flatMap((written): readonly FlagKind[] => {
    const [, short, long, value] = /^(?:(\w),)?([\w-]+)(=?)$/.exec(written) ?? [];
    return long === undefined ? [] : [{ long, short, valued: value === "=" }];
  });

function verbOf(entry: string): Verb | undefined {
  const [, path = "", least = "", most = "", ends, flags = ""] =
    /^([a-z][a-z -]*) (\d+)(\+|-\d+)?(!?):([^]*)$/.exec(entry) ?? [];
  if (path === "") return undefined;
  const highest = most === "+" ? Infinity : most === "" ? Number(least) : Number(most.slice(1));
  return { path, least: Number(least), most: highest, ends: ends === "!", flags: flagsOf(flags) };
}

export const verbs: ReadonlyMap<string, Verb> = new Map(
  [containers, images, resources, swarm, plugins]
    .flatMap((list) => list.split(/\n(?=[a-z])/))
    .flatMap((entry) => verbOf(entry.trim()) ?? [])
    .map((verb) => [verb.path, verb]),
);

const ofContainers =
  "attach commit cp create diff exec export kill logs pause port rename restart rm run start stats stop top unpause update wait";
const ofImages = "build history import load pull push save tag";

/** Other names of commands. */
const otherNames: ReadonlyMap<string, string> = new Map([
  ...ofContainers.split(" ").map((name) => [name, `container ${name}`] as const),
  ...ofImages.split(" ").map((name) => [name, `image ${name}`] as const),
  ["ps", "container ls"],
  ["container ps", "container ls"],
  ["images", "image ls"],
  ["rmi", "image rm"],
  ["info", "system info"],
  ["events", "system events"],
  ["builder build", "image build"],
  ["stack up", "stack deploy"],
  ["stack down", "stack rm"],
  ["buildx b", "buildx build"],
  ["buildx f", "buildx bake"],
  ["buildx install", "buildx version"],
  ["buildx uninstall", "buildx version"],
  ["compose convert", "compose config"],
  ...["buildx", "builder", "checkpoint", "config", "container", "context", "image", "network", "node", "plugin"]
    .concat("secret", "service", "stack", "volume")
    .flatMap((group) => [[`${group} list`, `${group} ls`] as const, [`${group} remove`, `${group} rm`] as const]),
]);

/** Undefined where there is no such command, or only a group of that name. */
export const verbNamed = (path: string): Verb | undefined => verbs.get(otherNames.get(path) ?? path);

/** Names that stand under a group, "" for the client's own: everything that could be typed there. */
export const namesUnder: ReadonlyMap<string, ReadonlySet<string>> = under();

function under(): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const path of [...verbs.keys(), ...otherNames.keys()]) {
    const words = path.split(" ");
    words.forEach((word, index) => {
      const group = words.slice(0, index).join(" ");
      const names = found.get(group) ?? new Set<string>();
      found.set(group, names.add(word));
    });
  }
  return found;
}

/** Flags of the client and of its plugins, before the command's name. */
export const groupFlags: Readonly<Record<string, readonly FlagKind[] | undefined>> = {
  "": flagsOf("config= c,context= D,debug H,host= l,log-level= tls tlscacert= tlscert= tlskey= tlsverify v,version"),
  compose: flagsOf(
    "all-resources ansi= compatibility dry-run env-file= f,file= no-ansi parallel= profile= progress= project-directory= p,project-name= verbose v,version workdir=",
  ),
  buildx: flagsOf("builder= D,debug"),
};
