// The keys to log in with: those of the agent, then key files that need no passphrase. Passphrases are never asked for.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import ssh2, { type AuthenticationType, type BaseAgent, type ParsedKey } from "ssh2";
import { isEncrypted } from "../dial/encryptedKey.ts";
import type { SshSettings } from "./sshSettings.ts";

/** What ssh2 is to try, one after the other. */
export interface Attempt {
  readonly type: AuthenticationType;
  readonly username: string;
  readonly agent?: BaseAgent;
  readonly key?: ParsedKey;
}

export interface Keys {
  readonly attempts: readonly Attempt[];
  /** What the attempts use, in words: "agent", paths. */
  readonly tried: readonly string[];
  /** Key files that would need a passphrase. */
  readonly encrypted: readonly string[];
}

/** ssh's own order of trying. */
const usual = ["id_rsa", "id_ecdsa", "id_ed25519"];

/** What to log in with, in ssh's own order: the agent, then the files that are named, else the usual ones of `home`. */
export async function keysFor(settings: SshSettings, home: string): Promise<Keys> {
  const { user: username, identityFiles } = settings;
  const paths = identityFiles.length > 0 ? identityFiles : usual.map((name) => join(home, ".ssh", name));
  const files = (await Promise.all(paths.map(readKey))).filter((file) => file !== undefined);
  const usable = files.flatMap(({ path, key }) => (key === undefined ? [] : [{ path, key }]));
  const agent = agentFor(settings, settings.identitiesOnly ? await publicKeys(paths, usable) : undefined);
  return {
    attempts: [
      // Some hosts let those in who came by a trusted way; it also tells which ways there are.
      { type: "none", username },
      ...(agent === undefined ? [] : [{ type: "agent" as const, username, agent }]),
      ...usable.map(({ key }) => ({ type: "publickey" as const, username, key })),
    ],
    tried: [...(agent === undefined ? [] : ["ssh agent"]), ...usable.map(({ path }) => path)],
    encrypted: files.filter(({ key }) => key === undefined).map(({ path }) => path),
  };
}

/** A private key file; without a key when it is encrypted; undefined when there is none that we can read. */
async function readKey(path: string): Promise<{ path: string; key: ParsedKey | undefined } | undefined> {
  const text = await readFile(path, "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  if (isEncrypted(text)) return { path, key: undefined };
  const key = parsed(text);
  return key?.isPrivateKey() === true ? { path, key } : undefined;
}

function parsed(text: string): ParsedKey | undefined {
  const found = ssh2.utils.parseKey(text);
  return found instanceof Error ? undefined : [found].flat()[0];
}

/** The public parts of key files: of those we can read, and of `.pub` files beside those that only the agent can use. */
async function publicKeys(
  paths: readonly string[],
  usable: readonly { readonly key: ParsedKey }[],
): Promise<readonly string[]> {
  const beside = await Promise.all(
    paths.map(async (path) => {
      const text = await readFile(path.endsWith(".pub") ? path : `${path}.pub`, "utf8").catch(() => "");
      return parsed(text);
    }),
  );
  return [...beside.filter((key) => key !== undefined), ...usable.map(({ key }) => key)].map((key) =>
    key.getPublicSSH().toString("base64"),
  );
}

function agentFor({ agent: path }: SshSettings, only: readonly string[] | undefined): BaseAgent | undefined {
  if (path === undefined) return undefined;
  const agent = ssh2.createAgent(path);
  if (only === undefined) return agent;
  // ssh2 takes nothing for an agent that does not inherit from its class.
  return Object.create(agent, {
    getIdentities: {
      value: (done: (error: Error | null | undefined, keys?: readonly ParsedKey[]) => void) =>
        agent.getIdentities((error, keys) =>
          done(
            error,
            (keys as ParsedKey[] | undefined)?.filter((key) => only.includes(key.getPublicSSH().toString("base64"))),
          ),
        ),
    },
  }) as BaseAgent;
}
