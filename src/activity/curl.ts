// An entry as curl command lines, one a request.
import type { ApiRequest } from "../engine/activity.ts";
import type { Address } from "../engine/endpoint/endpoint.ts";
import { line, quote, type Shell } from "./quote.ts";
import { originOf, sshWords } from "./way.ts";

export interface CurlRequest extends ApiRequest {
  /** The record has none: they may hold credentials. */
  readonly headers?: readonly (readonly [name: string, value: string])[];
}

/** Undefined where curl cannot go (Windows pipes) or no request went out. */
export function curl(
  { requests }: { readonly requests: readonly CurlRequest[] },
  address: Address,
  shell: Shell = "posix",
): string | undefined {
  if (requests.length === 0 || address.kind === "npipe") return undefined;
  return requests.map((request) => curlLine(request, address, shell)).join("\n");
}

function curlLine(request: CurlRequest, address: Exclude<Address, { kind: "npipe" }>, shell: Shell): string {
  const body = request.body === undefined ? undefined : JSON.stringify(request.body);
  // There, `curl` may be an alias of something else, and quotes inside words are lost: the body goes in by a pipe.
  if (shell === "powershell" && address.kind !== "ssh") {
    const words = line(["curl.exe", ...curlWords(request, address, body === undefined ? undefined : "@-")], shell);
    return body === undefined ? words : `${quote(body, shell)} | ${words}`;
  }
  const words = ["curl", ...curlWords(request, address, body)];
  return address.kind === "ssh" ? line([...sshWords(address), line(words)], shell) : line(words, shell);
}

function curlWords(
  { method, path, headers = [] }: CurlRequest,
  address: Exclude<Address, { kind: "npipe" }>,
  data: string | undefined,
): readonly string[] {
  return [
    ...["--silent", "--show-error", "--no-buffer"],
    // Brackets and braces in a path would be taken for patterns.
    ...(/[[\]{}]/.test(path) ? ["--globoff"] : []),
    ...(method === "HEAD" ? ["--head"] : method === "GET" ? [] : ["--request", method]),
    ...wayWords(address),
    ...headers.flatMap(([name, value]) => ["--header", `${name}: ${value}`]),
    ...(data === undefined ? [] : ["--header", "Content-Type: application/json", "--data", data]),
    `${address.kind === "tcp" ? originOf(address) : "http://localhost"}${path}`,
  ];
}

function wayWords(address: Exclude<Address, { kind: "npipe" }>): readonly string[] {
  if (address.kind === "unix") return ["--unix-socket", address.path];
  // It runs on the engine's own machine.
  if (address.kind === "ssh") return ["--unix-socket", address.socket ?? "/var/run/docker.sock"];
  const { ca, cert, key, verify = true } = address.tls ?? {};
  return [
    ...(verify ? [] : ["--insecure"]),
    ...(ca === undefined ? [] : ["--cacert", ca]),
    ...(cert === undefined ? [] : ["--cert", cert]),
    ...(key === undefined ? [] : ["--key", key]),
  ];
}
