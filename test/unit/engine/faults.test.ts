import assert from "node:assert/strict";
import { test } from "node:test";
import { Failure, type Problem } from "../../../src/base/problem.ts";
import { problemOfFault, unreachableOf } from "../../../src/engine/faults.ts";
import { anEndpoint } from "../../support/fakeSession.ts";

const engine = { endpoint: anEndpoint("x") };
const { url } = engine.endpoint;

const problem = (error: unknown, operation = "containers.stop", aborted = false): Problem =>
  problemOfFault(error, { engine, operation, what: "web-1", aborted });

/** As dockerode throws an engine's refusal. */
const refusal = (statusCode: number, json: unknown, message = "(HTTP code 500) server error - x "): Error =>
  Object.assign(new Error(message), { statusCode, json, reason: "server error" });

const coded = (code: string): Error => Object.assign(new Error(`said ${code}`), { code });

test("an aborted call is cancelled, whatever it threw", () => {
  assert.deepEqual(problem(coded("ECONNRESET"), "x.y", true), { kind: "cancelled" });
  assert.deepEqual(problem(new DOMException("Aborted", "AbortError")), { kind: "cancelled" });
});

test("a failure passes through as it is", () => {
  const known: Problem = { kind: "unreachable", endpoint: url, why: "ssh", trouble: "noKey" };
  assert.equal(problem(new Failure(known)), known);
});

test("the engine's own sentence is kept, from JSON, text or a stream's message", () => {
  const said = (error: Error): string => {
    const found = problem(error);
    assert.ok(found.kind === "rejected");
    return found.said;
  };
  assert.equal(said(refusal(500, { message: "no space left" })), "no space left");
  assert.equal(said(refusal(500, Buffer.from("plain words\n"))), "plain words");
  assert.equal(said(refusal(500, "words ")), "words");
  assert.equal(said(refusal(500, null, "(HTTP code 500) unexpected - multi\nline - words ")), "multi\nline - words");
  assert.equal(said(refusal(500, null, "")), "server error");
});

test("what is gone is told from what is missing for it", () => {
  const gone = { kind: "gone", operation: "containers.stop", what: "web-1" };
  assert.deepEqual(problem(refusal(404, { message: "No such container: web-1" })), gone);
  assert.deepEqual(
    problem(
      refusal(404, {
        cause: "no such container",
        message: 'no container with name or ID "web-1" found: no such container',
      }),
    ),
    gone,
  );
  assert.equal(problem(refusal(404, { message: "No such exec instance: 1" }), "containers.execInspect").kind, "gone");
  assert.equal(problem(refusal(404, { message: "No such image: x" }), "images.inspect").kind, "gone");
  assert.equal(problem(refusal(404, { message: "network x not found" }), "networks.inspect").kind, "gone");
  assert.equal(problem(refusal(404, { message: "No such image: x" }), "containers.create").kind, "rejected");
  assert.equal(problem(refusal(404, { message: "network x not found" }), "containers.start").kind, "rejected");
  assert.equal(problem(refusal(404, { message: "page not found" })).kind, "rejected");
});

test("a conflict is one", () => {
  assert.deepEqual(problem(refusal(409, { message: "is running" })), {
    kind: "conflict",
    operation: "containers.stop",
    what: "web-1",
    said: "is running",
  });
});

test("plain HTTP at an engine with TLS is a matter of TLS", () => {
  const found = problem(refusal(400, Buffer.from("Client sent an HTTP request to an HTTPS server.\n")));
  assert.ok(found.kind === "unreachable" && found.why === "tls" && found.trouble === "needsTls");
});

test("socket errors say why the engine is out of reach", () => {
  const why = (code: string) => {
    const found = problem(coded(code));
    return found.kind === "unreachable" ? (found.trouble ?? found.why) : found.kind;
  };
  assert.deepEqual(
    ["ENOENT", "ENOTFOUND", "ECONNREFUSED", "EACCES", "ETIMEDOUT", "EHOSTUNREACH", "ECONNRESET", "EPIPE"].map(why),
    ["missing", "missing", "refused", "denied", "timeout", "timeout", "closed", "closed"],
  );
  assert.deepEqual(
    [
      "DEPTH_ZERO_SELF_SIGNED_CERT",
      "SELF_SIGNED_CERT_IN_CHAIN",
      "CERT_HAS_EXPIRED",
      "ERR_TLS_CERT_ALTNAME_INVALID",
      "ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED",
      "ERR_SSL_TLSV1_ALERT_UNKNOWN_CA",
      "ERR_SSL_SSL/TLS_ALERT_BAD_CERTIFICATE",
      "ERR_SSL_WRONG_VERSION_NUMBER",
      "ERR_SSL_SOMETHING_NEW",
      "HPE_INVALID_CONSTANT",
    ].map(why),
    [
      "selfSigned",
      "unknownAuthority",
      "expired",
      "wrongHost",
      "needsCertificate",
      "certificateRefused",
      "certificateRefused",
      "noTls",
      "tls",
      "foreign",
    ],
  );
});

test("a name with several addresses fails with what the first one said", () => {
  const both = new AggregateError([coded("ECONNREFUSED"), coded("ENETUNREACH")]);
  assert.equal(unreachableOf(both, url)?.why, "refused");
});

test("what nobody knows is a defect and keeps its cause", () => {
  const error = new TypeError("x is not a function");
  assert.deepEqual(problem(error), { kind: "defect", cause: error });
  assert.deepEqual(problem(undefined), { kind: "defect", cause: undefined });
});
