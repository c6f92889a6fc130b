// What the form for a build reads in a Dockerfile.
import assert from "node:assert/strict";
import { test } from "node:test";
import { dockerfileFacts, hasStage, needsNoArg } from "../../../../src/run/build/dockerfileFacts.ts";

const facts = dockerfileFacts(`ARG BASE=alpine
FROM $BASE AS Build
ARG VERSION
ARG TARGETPLATFORM
ARG VERSION=2
FROM scratch
`);

test("stages by name, arguments with their first default, without those of the builder", () => {
  assert.deepEqual(facts, {
    stages: ["Build"],
    count: 2,
    args: [
      { name: "BASE", default: "alpine" },
      { name: "VERSION", default: "2" },
    ],
  });
});

test("a stage is known by its name, whatever its letters' size, or its number", () => {
  assert.deepEqual(
    ["build", "0", "1", "2", "other"].map((target) => hasStage(facts, target)),
    [true, true, true, false, false],
  );
});

test("proxies need no ARG", () => {
  assert.deepEqual(["HTTP_PROXY", "no_proxy", "BUILDKIT_INLINE_CACHE", "VERSION"].map(needsNoArg), [
    true,
    true,
    true,
    false,
  ]);
});
