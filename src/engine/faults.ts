// Socket errors and status codes → problems. The only place that knows Node's and the engine's error shapes; what the
// dialers already know (access, ssh, names of files) comes as a Failure and passes through.
import {
  problemOf,
  type Problem,
  type TlsTrouble,
  type Unreachable,
  type UnreachableProblem,
} from "../base/problem.ts";
import type { Engine } from "./engine.ts";

/** Turns whatever a call threw into a problem; `what` is the thing acted on, in the person's words. */
export function problemOfFault(
  error: unknown,
  {
    engine,
    operation,
    what,
    aborted,
  }: { engine: Pick<Engine, "endpoint">; operation: string; what: string; aborted: boolean },
): Problem {
  if (aborted) return { kind: "cancelled" };
  const known = problemOf(error);
  if (known.kind !== "defect") return known;
  const status = (error as { statusCode?: unknown } | null | undefined)?.statusCode;
  if (typeof status === "number")
    return problemOfStatus(status, saidBy(error), { operation, what, endpoint: engine.endpoint.url });
  return unreachableOf(error, engine.endpoint.url) ?? known;
}

/** What a socket's error says about the way to the engine; undefined when it says nothing. */
export function unreachableOf(error: unknown, endpoint: string): UnreachableProblem | undefined {
  const { code, message, errors } = (error ?? {}) as { code?: unknown; message?: string; errors?: readonly unknown[] };
  // A name with several addresses fails with one error for each.
  if (typeof code !== "string") return errors?.[0] === undefined ? undefined : unreachableOf(errors[0], endpoint);
  const said = message === undefined || message === "" ? code : message;
  const trouble = tlsTroubleOf(code);
  if (trouble !== undefined) return { kind: "unreachable", endpoint, why: "tls", trouble, said };
  if (/^(ERR_SSL|ERR_TLS|ERR_OSSL)_|^EPROTO$/.test(code)) return { kind: "unreachable", endpoint, why: "tls", said };
  if (code.startsWith("HPE_")) return { kind: "unreachable", endpoint, why: "foreign", said };
  const why = unreachableCodes[code];
  return why === undefined ? undefined : { kind: "unreachable", endpoint, why, said };
}

function problemOfStatus(
  status: number,
  said: string,
  { operation, what, endpoint }: { operation: string; what: string; endpoint: string },
): Problem {
  // The sentence of Go's server, the only sign there is; the status alone says nothing.
  if (status === 400 && said.includes("HTTP request to an HTTPS server"))
    return { kind: "unreachable", endpoint, why: "tls", trouble: "needsTls", said };
  if (status === 404 && operation !== "containers.create" && isAbsence(operation, said))
    return { kind: "gone", operation, what };
  if (status === 409) return { kind: "conflict", operation, what, said };
  return { kind: "rejected", operation, status, said };
}

/** Does a 404 mean the thing acted on, and not something else it needs (a network, the route itself)? */
function isAbsence(operation: string, said: string): boolean {
  const family = operation.split(".")[0] ?? "";
  return absences[family]?.test(said) === true;
}

// Docker: "No such container: x", "No such image: x", "network x not found", "get x: no such volume".
// Podman: "no container with name or ID \"x\" found: no such container", "x: image not known".
const absences: Readonly<Record<string, RegExp>> = {
  containers: /no such (container|exec instance)|no exec session/i,
  images: /no such image|image not known/i,
  networks: /network .* not found|no such network|network not found/i,
  volumes: /no such volume/i,
};

/** The engine's own sentence: dockerode puts the parsed body in `json`, and of a stream's answer only into the message. */
function saidBy(error: unknown): string {
  const { json, reason, message } = error as { json?: unknown; reason?: string; message?: string };
  if (typeof json === "object" && json !== null && !Buffer.isBuffer(json)) {
    const said = (json as { message?: unknown; cause?: unknown }).message;
    if (typeof said === "string") return said;
  }
  const text = typeof json === "string" || Buffer.isBuffer(json) ? json.toString().trim() : "";
  if (text !== "") return text;
  const inMessage = /^\(HTTP code \d+\) .*? - ([^]*)$/.exec(message ?? "")?.[1]?.trim();
  return inMessage !== undefined && inMessage !== "" ? inMessage : (reason ?? message ?? "");
}

const unreachableCodes: Readonly<Record<string, Unreachable>> = {
  ENOENT: "missing",
  ENOTDIR: "missing",
  ENOTFOUND: "missing",
  EAI_AGAIN: "missing",
  ECONNREFUSED: "refused",
  EACCES: "denied",
  EPERM: "denied",
  ETIMEDOUT: "timeout",
  EHOSTUNREACH: "timeout",
  ENETUNREACH: "timeout",
  EHOSTDOWN: "timeout",
  ECONNRESET: "closed",
  ECONNABORTED: "closed",
  EPIPE: "closed",
  ERR_STREAM_PREMATURE_CLOSE: "closed",
};

function tlsTroubleOf(code: string): TlsTrouble | undefined {
  return (
    tlsCodes[code] ??
    (/_ALERT_(BAD|UNSUPPORTED|REVOKED|EXPIRED)_CERT|_ALERT_CERTIFICATE_(REVOKED|EXPIRED|UNKNOWN)|_ALERT_UNKNOWN_CA|_ALERT_ACCESS_DENIED/.test(
      code,
    )
      ? "certificateRefused"
      : undefined)
  );
}

/** OpenSSL's verification results and alerts as Node names them. */
const tlsCodes: Readonly<Record<string, TlsTrouble>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: "selfSigned",
  SELF_SIGNED_CERT_IN_CHAIN: "unknownAuthority",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "unknownAuthority",
  UNABLE_TO_GET_ISSUER_CERT: "unknownAuthority",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "unknownAuthority",
  CERT_UNTRUSTED: "unknownAuthority",
  INVALID_CA: "unknownAuthority",
  CERT_SIGNATURE_FAILURE: "unknownAuthority",
  CERT_HAS_EXPIRED: "expired",
  CERT_NOT_YET_VALID: "notYetValid",
  ERR_TLS_CERT_ALTNAME_INVALID: "wrongHost",
  HOSTNAME_MISMATCH: "wrongHost",
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: "needsCertificate",
  ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE: "needsCertificate",
  ERR_SSL_WRONG_VERSION_NUMBER: "noTls",
  ERR_SSL_PACKET_LENGTH_TOO_LONG: "noTls",
  ERR_SSL_UNKNOWN_PROTOCOL: "noTls",
  ERR_OSSL_X509_KEY_VALUES_MISMATCH: "mismatch",
};
