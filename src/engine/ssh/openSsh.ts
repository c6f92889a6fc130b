// The way to an engine behind ssh: one connection for all requests, made with the first and ended with the session; in it a
// channel for each, to the engine's socket, or through `docker system dial-stdio` where the host forwards no sockets.
import type { Duplex } from "node:stream";
import type { Client, ClientChannel } from "ssh2";
import type { Log } from "../../base/log.ts";
import { fail } from "../../base/problem.ts";
import type { Dial } from "../dial/agent.ts";
import type { Address } from "../endpoint/endpoint.ts";
import { channelSocket } from "./channelSocket.ts";
import { login } from "./login.ts";
import { thesePlaces, type SshPlaces } from "./sshSettings.ts";

export interface SshOptions {
  readonly address: Extract<Address, { kind: "ssh" }>;
  readonly endpoint: string;
  readonly signal: AbortSignal;
  readonly log: Log;
  readonly places?: SshPlaces;
}

const usualSocket = "/var/run/docker.sock";

/** Logs in with the first need; all dials share the connection, which ends with the signal. */
export function openSsh({ address, endpoint, signal, log, places = thesePlaces() }: SshOptions): Dial {
  let shared: Promise<Client> | undefined;
  let throughCommand = false;
  const connection = (): Promise<Client> => {
    shared ??= login(address, endpoint, places).then(
      (client) => {
        const end = (): void => void client.destroy();
        signal.addEventListener("abort", end, { once: true });
        client.once("close", () => {
          shared = undefined;
          signal.removeEventListener("abort", end);
        });
        client.on("error", (error) => log.debug(`ssh: ${error.message}`));
        if (signal.aborted) end();
        log.info(`ssh connection to ${endpoint} stands`);
        return client;
      },
      (error: unknown) => {
        shared = undefined;
        throw error;
      },
    );
    return shared;
  };
  return async () => {
    const client = await connection();
    if (!throughCommand) {
      const opened = await forwarded(client, address.socket ?? usualSocket);
      if (!(opened instanceof Error)) return channelSocket(opened);
      log.info(`ssh: ${opened.message}; trying docker system dial-stdio`);
      await probe(client, { address, endpoint, forwarding: opened });
      throughCommand = true;
    }
    return channelSocket(await run(client, dialCommand(address)));
  };
}

/** A channel to a socket on the other side, or why there is none. */
function forwarded(client: Client, path: string): Promise<ClientChannel | Error> {
  return new Promise((resolve) =>
    client.openssh_forwardOutStreamLocal(path, (error, channel) => resolve(error ?? channel)),
  );
}

/** docker's own helper for this; it connects its input and output with the engine. */
const dialCommand = ({ socket }: SshOptions["address"]): string =>
  socket === undefined ? "docker system dial-stdio" : `docker --host ${quoted(`unix://${socket}`)} system dial-stdio`;

const quoted = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`;

function run(client: Client, command: string): Promise<ClientChannel> {
  return new Promise((resolve, reject) =>
    client.exec(command, (error, channel) => (error === undefined ? resolve(channel) : reject(error))),
  );
}

/** Does the command lead to an engine? Asks once, because a command that fails looks like an engine that hangs up. */
async function probe(
  client: Client,
  { address, endpoint, forwarding }: Pick<SshOptions, "address" | "endpoint"> & { forwarding: Error },
): Promise<void> {
  const channel = await run(client, dialCommand(address));
  let complaint = "";
  channel.stderr.on("data", (chunk: Buffer) => (complaint = (complaint + chunk.toString()).slice(0, 1000)));
  channel.write("GET /_ping HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
  const answer = await beginning(channel);
  channel.destroy();
  if (answer.startsWith("HTTP/1.")) return;
  const said = [forwarding.message, complaint.trim()].filter((part) => part !== "").join("; ");
  const subject = address.socket ?? usualSocket;
  fail({ kind: "unreachable", endpoint, why: "ssh", trouble: "noSocket", subject, said }, forwarding);
}

/** The first bytes that come; none when the stream ends without. */
function beginning(stream: Duplex): Promise<string> {
  return new Promise((resolve) => {
    stream.once("data", (chunk: Buffer) => resolve(chunk.toString("latin1")));
    stream.once("close", () => resolve(""));
  });
}
