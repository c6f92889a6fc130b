// Opens TLS connections, with the person's own authority and client certificate where the endpoint names them.
import { readFile } from "node:fs/promises";
import { isIP } from "node:net";
import { connect, createSecureContext, rootCertificates, type SecureContext, type TLSSocket } from "node:tls";
import { fail } from "../../base/problem.ts";
import { isEncrypted } from "./encryptedKey.ts";
import type { TlsFiles } from "../endpoint/endpoint.ts";
import { unreachableOf } from "../faults.ts";
import { openSocket, whenReady } from "./socket.ts";

/** @throws Failure `unreachable`, with `tls` and what does not fit */
export async function openTls(
  { host, port, tls }: { readonly host: string; readonly port: number; readonly tls: TlsFiles },
  endpoint: string,
): Promise<TLSSocket> {
  const secureContext = await contextFrom(tls, endpoint);
  const socket = await openSocket({ host, port }, endpoint);
  const secured = connect({
    socket,
    host,
    // An address is no server name; the certificate is compared with `host` in both cases.
    servername: isIP(host) === 0 ? host : undefined,
    secureContext,
    rejectUnauthorized: tls.verify,
  });
  return await whenReady(secured, "secureConnect", endpoint);
}

async function contextFrom({ ca, cert, key }: TlsFiles, endpoint: string): Promise<SecureContext> {
  const [caText, certText, keyText] = await Promise.all([ca, cert, key].map((path) => readPem(path, endpoint)));
  if (keyText !== undefined && isEncrypted(keyText))
    fail({ kind: "unreachable", endpoint, why: "tls", trouble: "keyEncrypted", subject: key });
  try {
    // The person's authority stands beside the public ones, as it does for docker.
    return createSecureContext({
      ca: caText === undefined ? undefined : [...rootCertificates, caText],
      cert: certText,
      key: keyText,
    });
  } catch (error) {
    const problem = unreachableOf(error, endpoint);
    const trouble = problem?.trouble === "mismatch" ? "mismatch" : "badFiles";
    const subject = trouble === "mismatch" ? key : [ca, cert, key].filter((path) => path !== undefined).join(", ");
    fail({ kind: "unreachable", endpoint, why: "tls", trouble, subject, said: problem?.said }, error);
  }
}

async function readPem(path: string | undefined, endpoint: string): Promise<string | undefined> {
  if (path === undefined) return undefined;
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    fail({ kind: "unreachable", endpoint, why: "tls", trouble: "badFiles", subject: path, said }, error);
  }
}
