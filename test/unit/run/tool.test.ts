import assert from "node:assert/strict";
import { test } from "node:test";
import { dockerWords } from "../../../src/run/dockerWords.ts";
import { ownUser, toolPlan } from "../../../src/run/tool.ts";
import { joined } from "../../../src/run/words.ts";

test("a tool on a folder is the docker run everybody writes", () => {
  const plan = toolPlan({
    image: "maven:3.9",
    command: ["mvn", "install", "-DskipTests=true"],
    folder: "/home/ada/my shop",
    user: "1000:1000",
    variables: [],
    interactive: true,
  });
  assert.equal(
    joined(dockerWords(plan, "run")),
    "run --interactive --tty --rm --volume '/home/ada/my shop:/app' --workdir /app --user 1000:1000 maven:3.9 mvn install -DskipTests=true",
  );
});

test("the person's own user is kept only where it is the same user inside", () => {
  const machine = {
    platform: "linux",
    user: { id: 1000, group: 100 },
    local: true,
    security: ["name=seccomp,profile=default"],
  };
  assert.equal(ownUser(machine), "1000:100");
  assert.equal(ownUser({ ...machine, platform: "darwin" }), "");
  assert.equal(ownUser({ ...machine, local: false }), "");
  assert.equal(ownUser({ ...machine, user: undefined }), "");
  assert.equal(ownUser({ ...machine, user: { id: 0, group: 0 } }), "");
  assert.equal(ownUser({ ...machine, security: ["name=rootless"] }), "");
  assert.equal(ownUser({ ...machine, security: ["name=userns"] }), "");
});
