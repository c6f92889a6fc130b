// Makes an ssh connection: only to a host whose key is known, only with keys. Nothing is asked and nothing is written.
import type { Duplex } from "node:stream";
import ssh2, { type AnyAuthMethod, type Client, type ConnectConfig } from "ssh2";
import { Failure, fail, type SshTrouble, type UnreachableProblem } from "../../base/problem.ts";
import { connectLimit, openSocket } from "../dial/socket.ts";
import { unreachableOf } from "../faults.ts";
import { keysFor, type Keys } from "./keys.ts";
import { fingerprint, judge, knownKeys, knownName, preferred, type KnownKey } from "./knownHosts.ts";
import { readSshSettings, type SshPlaces, type SshSettings, type SshTarget } from "./sshSettings.ts";

/** Milliseconds between signs of life while nothing else is sent; three that stay without answer end the connection. */
const signOfLife = 30_000;

/** @throws Failure `unreachable`: among others `ssh` with what went wrong */
export async function login(target: SshTarget, endpoint: string, places: SshPlaces): Promise<Client> {
  const settings = await readSshSettings(target, places);
  const { host, port, hostKeyAlias, knownHostsFiles, proxyCommand, user } = settings;
  const problem = trouble(endpoint);
  if (proxyCommand !== undefined && settings.jumps.length === 0)
    fail(problem("config", { subject: "ProxyCommand", said: proxyCommand }));
  const known = await knownKeys(knownHostsFiles, hostKeyAlias ?? host, hostKeyAlias === undefined ? port : 22);
  const keys = await keysFor(settings, places.home);
  const sock = await way(settings, endpoint, places);
  const first = preferred(known);
  let refused: UnreachableProblem | undefined;
  return await connected(
    {
      sock: sock,
      username: user,
      authHandler: tryInTurn(keys),
      hostVerifier: (key: Buffer): boolean => {
        refused = verdict(key, { known, settings, target, problem });
        return refused === undefined;
      },
      algorithms:
        first.length === 0 ? undefined : ({ serverHostKey: { prepend: first } } as ConnectConfig["algorithms"]),
      keepaliveInterval: signOfLife,
      readyTimeout: connectLimit,
    },
    (error, agentError) => refused ?? loginProblem(error, { keys, settings, endpoint, agentError, problem }),
  );
}

type Trouble = (what: SshTrouble, more: Partial<UnreachableProblem>) => UnreachableProblem;

const trouble =
  (endpoint: string): Trouble =>
  (what, more) => ({ kind: "unreachable", endpoint, why: "ssh", trouble: what, ...more });

/** The bytes to the host: a socket, or a channel of the host before it. */
async function way({ host, port, jumps }: SshSettings, endpoint: string, places: SshPlaces): Promise<Duplex> {
  const last = jumps.at(-1);
  if (last === undefined) return await openSocket({ host, port }, endpoint);
  const before = await login(jumpTarget(last), endpoint, places);
  return await new Promise((resolve, reject) => {
    before.forwardOut("127.0.0.1", 0, host, port, (error, channel) => {
      if (error !== undefined) {
        before.end();
        reject(new Failure(trouble(endpoint)("config", { subject: `ProxyJump ${last}`, said: error.message })));
        return;
      }
      channel.once("close", () => before.end());
      resolve(channel);
    });
  });
}

/** "user@host:port" of a ProxyJump. */
function jumpTarget(text: string): SshTarget {
  const [, user, host = text, port] = /^(?:ssh:\/\/)?(?:([^@]+)@)?(.+?)(?::(\d+))?$/.exec(text) ?? [];
  return { host, ...(user === undefined ? {} : { user }), ...(port === undefined ? {} : { port: Number(port) }) };
}

/** ssh2 asks for the next attempt until there is none. */
function tryInTurn({ attempts }: Keys): ConnectConfig["authHandler"] {
  const left = [...attempts];
  return (_methods, _partial, next) => {
    const attempt = left.shift();
    next(attempt === undefined ? (false as unknown as AnyAuthMethod) : (attempt as AnyAuthMethod));
  };
}

function verdict(
  key: Buffer,
  about: { known: readonly KnownKey[]; settings: SshSettings; target: SshTarget; problem: Trouble },
): UnreachableProblem | undefined {
  const { known, settings, target, problem } = about;
  const found = judge(key, known);
  if (found === "known") return undefined;
  const { host, port, hostKeyAlias, knownHostsFiles } = settings;
  const name = hostKeyAlias ?? knownName(host, port);
  const file = known.find(({ revoked }) => !revoked)?.file ?? knownHostsFiles[0] ?? "";
  const subject = found === "changedHost" ? `ssh-keygen -R '${name}' -f '${file}'` : sshCommand(target);
  return problem(found, { fingerprint: fingerprint(key), subject });
}

/** What to type to get there; the address parser lets no name through that means something to a shell. */
const sshCommand = ({ host, port, user }: SshTarget): string =>
  ["ssh", ...(port === undefined ? [] : ["-p", String(port)]), user === undefined ? host : `${user}@${host}`].join(" ");

type Explain = (error: Error, agentError: Error | undefined) => UnreachableProblem;

function connected(config: ConnectConfig, explain: Explain): Promise<Client> {
  const client = new ssh2.Client();
  let agentError: Error | undefined;
  return new Promise((resolve, reject) => {
    const failed = (error: Error & { level?: string }): void => {
      // Without its agent ssh goes on with key files.
      if (error.level === "agent") {
        agentError = error;
        return;
      }
      client.removeListener("close", closed);
      client.destroy();
      reject(new Failure(explain(error, agentError), { cause: error }));
    };
    const closed = (): void => failed(new Error("the host closed the connection"));
    client.on("error", failed);
    client.once("close", closed);
    client.once("ready", () => {
      client.removeListener("close", closed);
      resolve(client);
    });
    client.connect(config);
  });
}

function loginProblem(
  error: Error & { level?: string },
  about: { keys: Keys; settings: SshSettings; endpoint: string; agentError: Error | undefined; problem: Trouble },
): UnreachableProblem {
  const { keys, settings, endpoint, agentError, problem } = about;
  const said = error.message;
  if (error.level === "client-timeout") return { kind: "unreachable", endpoint, why: "timeout", said };
  if (error.level !== "client-authentication")
    return unreachableOf(error, endpoint) ?? { kind: "unreachable", endpoint, why: "ssh", said };
  if (agentError !== undefined && keys.tried.length <= 1 && keys.encrypted.length === 0)
    return problem("agent", { subject: settings.agent, said: agentError.message });
  const locked = keys.encrypted[0];
  if (locked !== undefined) return problem("keyEncrypted", { subject: locked });
  if (keys.tried.length === 0) return problem("noKey", {});
  return problem("keyRefused", { subject: keys.tried.join(", ") });
}
