// How programs other than ours reach an engine's address.
import type { Address } from "../engine/endpoint/endpoint.ts";

type Ssh = Extract<Address, { kind: "ssh" }>;
type Tcp = Extract<Address, { kind: "tcp" }>;

/** Words that begin an ssh command on the engine's machine. What follows "--" cannot be taken for an option. */
export const sshWords = ({ host, port, user }: Ssh): readonly string[] => [
  "ssh",
  ...(port === undefined ? [] : ["-p", String(port)]),
  "--",
  user === undefined ? host : `${user}@${host}`,
];

/** The same, ending in a command whose stdin and stdout are a connection to the engine. */
export const sshDialWords = (address: Ssh): readonly string[] => [
  ...sshWords(address),
  "docker",
  ...(address.socket === undefined ? [] : ["--host", `unix://${address.socket}`]),
  "system",
  "dial-stdio",
];

/** "https://10.0.0.1:2376" */
export const originOf = ({ host, port, tls }: Tcp): string =>
  `${tls === undefined ? "http" : "https"}://${host.includes(":") ? `[${host}]` : host}:${port}`;
