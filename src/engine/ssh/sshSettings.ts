// What ~/.ssh/config and /etc/ssh/ssh_config say of a host, as far as we use it. Nothing that the files name is started.
import { readdir, readFile } from "node:fs/promises";
import { homedir, userInfo } from "node:os";
import { basename, dirname, isAbsolute, join } from "node:path";
import sshConfig from "ssh-config";

/** How to reach and enter a host. */
export interface SshSettings {
  /** The name or address to connect to. */
  readonly host: string;
  readonly port: number;
  readonly user: string;
  /** Key files that are named; empty for the usual ones. */
  readonly identityFiles: readonly string[];
  /** Only keys of `identityFiles`, be they in the agent. */
  readonly identitiesOnly: boolean;
  /** The agent's socket; absent for none. */
  readonly agent: string | undefined;
  readonly knownHostsFiles: readonly string[];
  /** The name under which known_hosts has it, if another. */
  readonly hostKeyAlias: string | undefined;
  /** Hosts to go through, "user@host:port", nearest first. */
  readonly jumps: readonly string[];
  /** A program that would have to be started to get there. */
  readonly proxyCommand: string | undefined;
}

/** Where things are; tests pass other places. */
export interface SshPlaces {
  readonly home: string;
  readonly user: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** The files read, in the order in which they count. */
  readonly files: readonly string[];
}

/** This process's own. */
export const thesePlaces = (): SshPlaces => ({
  home: homedir(),
  user: userInfo().username,
  env: process.env,
  platform: process.platform,
  files: [join(homedir(), ".ssh", "config"), "/etc/ssh/ssh_config"],
});

/** What an address says itself; it counts before the files. */
export interface SshTarget {
  readonly host: string;
  readonly port?: number;
  readonly user?: string;
}

/** What the files say of the target, as ssh would have it. Nothing that they name is started. */
export async function readSshSettings(target: SshTarget, places: SshPlaces): Promise<SshSettings> {
  const texts = await Promise.all(places.files.map((file) => withIncludes(file, places, 0)));
  const computed = sshConfig
    .parse(texts.join("\n"))
    // "Match exec" would run a command.
    .compute({ Host: target.host, User: target.user }, { ignoreCase: true, matchExec: false });
  return settingsFrom(computed, target, places);
}

type Computed = Readonly<Record<string, string | readonly string[] | undefined>>;

function settingsFrom(found: Computed, target: SshTarget, places: SshPlaces): SshSettings {
  const one = (name: string): string | undefined => list(found[name])[0];
  const user = target.user ?? one("user") ?? places.user;
  const host = (one("hostname") ?? target.host).replaceAll("%h", target.host).replaceAll("%%", "%");
  const port = target.port ?? Number(one("port") ?? 22);
  const path = (text: string): string => expand(text, { places, host, port, user, original: target.host });
  const known = found.userknownhostsfile === undefined ? usualKnownHosts(places) : list(found.userknownhostsfile);
  const proxyCommand = list(found.proxycommand).join(" ");
  return {
    host,
    port,
    user,
    identityFiles: list(found.identityfile).filter(isNamed).map(path),
    identitiesOnly: one("identitiesonly")?.toLowerCase() === "yes",
    agent: agentOf(one("identityagent"), places, path),
    knownHostsFiles: [...known.filter(isNamed).map(path), "/etc/ssh/ssh_known_hosts"],
    hostKeyAlias: one("hostkeyalias"),
    jumps: (one("proxyjump") ?? "").split(",").filter((jump) => jump !== "" && isNamed(jump)),
    proxyCommand: isNamed(proxyCommand) && proxyCommand !== "" ? proxyCommand : undefined,
  };
}

const list = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === "string" ? [value] : value;

const isNamed = (text: string): boolean => text.toLowerCase() !== "none";

const usualKnownHosts = ({ home }: SshPlaces): readonly string[] => [
  join(home, ".ssh", "known_hosts"),
  join(home, ".ssh", "known_hosts2"),
];

/** IdentityAgent is a path, "none", "SSH_AUTH_SOCK" or "$VARIABLE"; without it the environment counts. */
function agentOf(
  named: string | undefined,
  { env, platform }: SshPlaces,
  path: (text: string) => string,
): string | undefined {
  if (named !== undefined && !isNamed(named)) return undefined;
  const variable = named === "SSH_AUTH_SOCK" ? named : /^\$\{?(\w+)\}?$/.exec(named ?? "")?.[1];
  const agent = named === undefined || variable !== undefined ? env[variable ?? "SSH_AUTH_SOCK"] : path(named);
  if (agent !== undefined && agent !== "") return agent;
  return platform === "win32" && named === undefined ? "\\\\.\\pipe\\openssh-ssh-agent" : undefined;
}

/** Replaces ~ and the tokens of ssh_config(5) that make sense in paths. */
function expand(
  text: string,
  about: { places: SshPlaces; host: string; port: number; user: string; original: string },
): string {
  const { places, host, port, user, original } = about;
  const tokens: Readonly<Record<string, string>> = {
    "%%": "%",
    "%d": places.home,
    "%h": host,
    "%n": original,
    "%p": String(port),
    "%r": user,
    "%u": places.user,
  };
  const replaced = text
    .replace(/%[%a-zA-Z]/g, (token) => tokens[token] ?? token)
    .replace(/\$\{(\w+)\}/g, (whole, name: string) => places.env[name] ?? whole);
  return replaced.replace(/^~(?=[/\\]|$)/, () => places.home);
}

/** How deep files may include files; OpenSSH's own limit. */
const deepest = 16;

/** A file's text, with that of the files it includes in their place, and without what would start a program. */
async function withIncludes(file: string, places: SshPlaces, depth: number): Promise<string> {
  const text = await readFile(file, "utf8").catch(() => "");
  const lines = await Promise.all(
    text.split(/\r?\n/).map(async (line) => {
      // The library looks names up with nslookup for this one.
      if (/^\s*CanonicalizeHostname\b/i.test(line)) return "";
      const included = /^\s*Include[\s=]+(.+)$/i.exec(line)?.[1];
      if (included === undefined) return line;
      if (depth >= deepest) return "";
      const files = await Promise.all(words(included).map((word) => filesOf(word, dirname(file), places)));
      return (await Promise.all(files.flat().map((found) => withIncludes(found, places, depth + 1)))).join("\n");
    }),
  );
  return lines.join("\n");
}

const words = (text: string): readonly string[] =>
  [...text.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? "");

/** Files of an Include: relative to the folder of the including file, with * and ? in the last part. */
async function filesOf(word: string, folder: string, { home }: SshPlaces): Promise<readonly string[]> {
  const named = word.replace(/^~(?=[/\\]|$)/, () => home);
  const path = isAbsolute(named) ? named : join(folder, named);
  if (!/[*?]/.test(basename(path))) return [path];
  const pattern = wildcard(basename(path));
  const names = await readdir(dirname(path)).catch(() => []);
  return names
    .filter((name) => pattern.test(name))
    .sort()
    .map((name) => join(dirname(path), name));
}

/** A pattern of ssh's: * for any text, ? for any character; nothing else has a meaning. */
export const wildcard = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern
      .replace(/[.+^${}()|[\]\\]/g, "\\$&")
      .replaceAll("*", ".*")
      .replaceAll("?", ".")}$`,
    "i",
  );
