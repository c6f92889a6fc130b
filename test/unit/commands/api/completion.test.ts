import assert from "node:assert/strict";
import { test } from "node:test";
import { complete } from "../../../../src/commands/api/completion.ts";
import { allEndpoints, findEndpoint } from "../../../../src/commands/api/endpoints/find.ts";
import { keyPlace } from "../../../../src/commands/api/jsonPlace.ts";

const names = (family: string): readonly string[] => (family === "containers" ? ["web-1", "db"] : ["nginx:1"]);

/** "|" is the cursor. */
const at = (marked: string) => complete(marked.replace("|", ""), marked.indexOf("|"), names);
const labels = (marked: string): readonly string[] => at(marked).map(({ label }) => label);

test("an empty line is offered every endpoint, each told in a sentence", () => {
  const all = at("GET /version\n\n###\n|");
  assert.equal(all.length, allEndpoints().length);
  assert.ok(all.length >= 60, String(all.length));
  assert.deepEqual(
    all.filter(({ does = "" }) => !/\.$/.test(does)),
    [],
  );
  assert.equal(new Set(all.map(({ label }) => label)).size, all.length);
});

test("a method narrows what is offered, and names have a place to type in", () => {
  const found = at("POST /containers/|");
  assert.ok(found.every(({ kind, label }) => kind === "name" || label.startsWith("POST /containers/")));
  const kill = found.find(({ label }) => label === "POST /containers/{id}/kill");
  assert.deepEqual([kill?.insert, kill?.snippet, kill?.back], ["POST /containers/${1:id}/kill", true, 17]);
});

test("names that were typed stay", () => {
  const json = at("GET /v1.41/containers/web-1/|").find(({ label }) => label === "GET /containers/{id}/json");
  assert.equal(json?.insert, "GET /v1.41/containers/web-1/json");
  assert.equal(json.filter, "GET /v1.41/containers/web-1/json");
});

test("names of what the engine has are offered in their places only", () => {
  const named = (marked: string) => at(marked).filter(({ kind }) => kind === "name");
  assert.deepEqual(
    named("GET /containers/we|").map(({ insert, back }) => [insert, back]),
    [
      ["web-1", 2],
      ["db", 2],
    ],
  );
  assert.deepEqual(
    named("DELETE /images/|").map(({ insert }) => insert),
    ["nginx:1"],
  );
  assert.deepEqual(named("GET /containers/web/|"), []);
  assert.deepEqual(named("GET /volumes/|"), []);
});

test("parameters of the query, each once, and their values", () => {
  assert.deepEqual(labels("GET /containers/json?|"), ["all", "limit", "size", "filters"]);
  assert.deepEqual(labels("GET /containers/json?all=true&|"), ["limit", "size", "filters"]);
  assert.deepEqual(labels("GET /v1.43/containers/json?all=|"), ["true", "false"]);
  assert.deepEqual(labels("POST /containers/x/wait?condition=n|"), ["not-running", "next-exit", "removed"]);
  assert.ok(labels("GET /events?filters=|").includes('{"type":["container"]}'));
  assert.deepEqual(labels("GET /nothing?|"), []);
});

test("keys of a container's body, at every level, without those that are there", () => {
  const start = "POST /containers/create?name=x\nContent-Type: application/json\n\n";
  const outer = labels(`${start}{ "Image": "x", | }`);
  assert.ok(outer.includes("Cmd") && outer.includes("HostConfig") && !outer.includes("Image"));
  const inner = at(`${start}{ "HostConfig": { "Mem|`);
  const memory = inner.find(({ label }) => label === "Memory");
  assert.deepEqual([memory?.insert, memory?.back], ['"Memory": ${1:0}', 4]);
  assert.ok(labels(`${start}{ "HostConfig": { "RestartPolicy": { |`).includes("MaximumRetryCount"));
  assert.deepEqual(labels(`${start}{ "Image": "|`), []);
  assert.deepEqual(labels(`${start}{ "Labels": { |`), []);
  assert.deepEqual(labels("POST /networks/create\n\n{ |"), []);
});

test("nothing is offered in comments, headers and bodies of others", () => {
  for (const marked of ["# GET |", "### x|", "GET /version\nAcc|", "GET /version \n|"])
    assert.deepEqual(labels(marked), [], marked);
});

test("an endpoint is found by its path, repositories with slashes too", () => {
  assert.equal(findEndpoint("GET", "/images/library/nginx/json")?.path, "/images/{name}/json");
  assert.equal(findEndpoint("GET", "/images/json?all=1")?.path, "/images/json");
  assert.equal(findEndpoint("POST", "/containers/create")?.path, "/containers/create");
  assert.equal(findEndpoint("GET", "http://localhost/v1.43/containers/a/json")?.path, "/containers/{id}/json");
  assert.equal(findEndpoint("GET", "/containers//json"), undefined);
  assert.equal(findEndpoint("GET", "/no/such"), undefined);
});

test("the place of a key is found in JSON that is not finished", () => {
  assert.deepEqual(keyPlace('{ "a": { "b": [1, {'), { path: ["a", "b", "[]"], from: 19, taken: [] });
  assert.deepEqual(keyPlace('{ "a": "x\\"{", '), { path: [], from: 15, taken: ["a"] });
  assert.equal(keyPlace('{ "a": '), undefined);
  assert.equal(keyPlace('{ "a" '), undefined);
  assert.equal(keyPlace(""), undefined);
  assert.equal(keyPlace('{ "a": ["'), undefined);
});
