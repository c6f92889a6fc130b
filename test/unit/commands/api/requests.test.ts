import assert from "node:assert/strict";
import { test } from "node:test";
import { problemOf } from "../../../../src/base/problem.ts";
import { readRequests, requestAt, sendable } from "../../../../src/commands/api/requests.ts";
import { sample } from "../../../../src/commands/api/sample.ts";

const only = (text: string) => {
  const [request, ...more] = readRequests(text);
  assert.ok(request !== undefined && more.length === 0, text);
  return request;
};
const needs = (text: string): string => {
  try {
    sendable(only(text));
  } catch (error) {
    const problem = problemOf(error);
    assert.equal(problem.kind, "unsupported");
    return `${problem.feature}: ${problem.needs}`;
  }
  return assert.fail("it can be sent");
};

test("the sample is requests that can be sent", () => {
  const requests = readRequests(sample()).map(sendable);
  assert.deepEqual(
    requests.map(({ method, path }) => `${method} ${path}`),
    ["GET /version", "GET /containers/json?all=true", "POST /containers/create?name=from-the-console", "GET /events"],
  );
  assert.deepEqual(requests[2]?.body, { Image: "hello-world", Cmd: [], HostConfig: { AutoRemove: true } });
});

test("parts, comments, headers, a long query and a body", () => {
  const text = [
    "# a comment",
    "",
    "post /containers/create HTTP/1.1",
    "  ?name=web",
    "  &platform=linux/amd64",
    "Content-Type: application/json",
    "# X-Off: 1",
    "X-On:  2 ",
    "",
    "{",
    "// a comment",
    '  "Image": "x"',
    "}",
    "### next",
    "/version",
    "### nothing",
    "only words",
  ].join("\r\n");
  const [create, version, ...more] = readRequests(text);
  assert.deepEqual(more, []);
  assert.deepEqual([create?.line, create?.start, create?.end], [2, 0, 13]);
  assert.deepEqual(sendable(create ?? assert.fail()), {
    method: "POST",
    path: "/containers/create?name=web&platform=linux/amd64",
    headers: { "Content-Type": "application/json", "X-On": "2" },
    body: { Image: "x" },
  });
  assert.deepEqual([version?.method, version?.target, version?.line], ["GET", "/version", 14]);
  assert.deepEqual(requestAt(text, 4), create);
  assert.equal(requestAt(text, 14)?.target, "/version");
  assert.equal(requestAt(text, 16), undefined);
});

test("addresses that were pasted lose their host, and nothing in a path begins another request", () => {
  const path = (target: string): string => sendable(only(`GET ${target}`)).path;
  assert.equal(path("http://localhost/v1.43/version"), "/v1.43/version");
  assert.equal(path("http://evil.example?x=1"), "/?x=1");
  assert.equal(
    path('/events?filters={"type":["container"]}'),
    "/events?filters=%7B%22type%22:%5B%22container%22%5D%7D",
  );
  assert.equal(path("/containers/é#x"), "/containers/%C3%A9%23x");
  assert.equal(path("/a\u0000\ud800b"), "/a%00%EF%BF%BDb");
});

test("headers of the connection are ours", () => {
  const { headers } = sendable(only("GET /version\nHost: evil\nUpgrade: h2c\nContent-Length: 5\nX-Registry-Auth: abc"));
  assert.deepEqual(headers, { "X-Registry-Auth": "abc" });
});

test("what cannot be sent says why and where", () => {
  assert.match(needs("\n\nBREW /coffee"), /line 3: one of the methods GET/);
  assert.match(needs("POST /x\n\n{ "), /line 1: a body in JSON \(/);
  assert.match(needs("POST /x\n\n3"), /begins with “{”/);
  assert.match(needs("GET /x\n\n{}"), /POST requests only/);
  assert.match(needs("GET /x\nX-A: é"), /plain ASCII/);
});
