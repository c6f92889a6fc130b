// The version an engine tells with every answer.
import assert from "node:assert/strict";
import { Readable } from "node:stream";
import { test } from "node:test";
import { versionInHeaders } from "../../../src/engine/versionInHeaders.ts";

const told = (headers: unknown) => versionInHeaders(Object.assign(Readable.from([]), { headers }));

test("Docker and Podman are told apart by what they send", () => {
  assert.deepEqual(told({ server: "Docker/28.5.2+dfsg4 (linux)", "api-version": "1.51", ostype: "linux" }), {
    version: "28.5.2+dfsg4",
    api: "1.51",
    platform: "linux",
    kernel: "",
    product: "Docker Engine",
  });
  assert.equal(told({ server: "Libpod/4.3.1 (linux)", "api-version": "1.41" })?.product, "Podman Engine");
});

test("nothing is guessed where the headers say nothing of the kind", () => {
  for (const headers of [
    undefined,
    {},
    { server: "nginx/1.25", "api-version": "1.51" },
    { server: "Docker/28.5.2 (linux)" },
    { server: "Docker/28.5.2 (linux)", "api-version": "new" },
    { server: ["Docker/28.5.2 (linux)"], "api-version": "1.51" },
    { server: `Docker/${"9".repeat(10_000)} (linux)`, "api-version": "1.51" },
  ])
    assert.equal(told(headers), undefined);
});
