import assert from "node:assert/strict";
import { test } from "node:test";
import { inPath, queryAndBody, queryOnly } from "../../../../src/engine/api/request.ts";

test("names keep their looks in a path", () => {
  assert.equal(inPath("registry.example:5000/team/web:1.0"), "registry.example:5000/team/web:1.0");
  assert.equal(inPath("web@sha256:abc"), "web@sha256:abc");
});

test("no name leads to another path or adds a query", () => {
  assert.equal(inPath("a?force=1"), "a%3Fforce=1".replace("=", "%3D"));
  assert.equal(inPath("../containers/x"), "%2E%2E/containers/x");
  assert.equal(inPath("a/./b"), "a/%2E/b");
  assert.equal(inPath("a#b c\r\nX: y"), "a%23b%20c%0D%0AX:%20y");
  assert.equal(inPath("a\\..\\b"), "a%5C..%5Cb");
});

test("what is undefined is not sent", () => {
  assert.deepEqual(queryOnly({ t: undefined, signal: "SIGHUP", force: false }), {
    _query: { signal: "SIGHUP", force: false },
    _body: {},
  });
  assert.deepEqual(queryAndBody({ name: undefined }, { Image: "x" }), { _query: {}, _body: { Image: "x" } });
});
