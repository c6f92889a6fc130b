// What an engine refuses, in its own words where it has some.
import assert from "node:assert/strict";
import { test } from "node:test";
import { problemOfFault } from "../../../src/engine/faults.ts";
import { refusal } from "../../../src/engine/refusal.ts";

const said = (body: string, status = 500): string => {
  const problem = problemOfFault(refusal(status, "Internal Server Error", Buffer.from(body)), {
    engine: {
      endpoint: { name: "x", address: { kind: "unix", path: "/x" }, url: "unix:///x", reason: { by: "default" } },
    },
    operation: "containers.getArchive",
    what: "web",
    aborted: false,
  });
  assert.ok(problem.kind === "rejected" && problem.status === status);
  return problem.said;
};

test("JSON, text, or the status's own words", () => {
  assert.equal(said('{"message":"no space left"}\n'), "no space left");
  assert.equal(said("page not found\n", 404), "page not found");
  assert.equal(said('{"cause":"unknown"}'), "Internal Server Error");
  assert.equal(said('{"message":'), '{"message":');
  assert.equal(said(""), "Internal Server Error");
});
