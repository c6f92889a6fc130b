// Which containers a lens above a Compose file acts on.
import assert from "node:assert/strict";
import { test } from "node:test";
import { bindingOf, containersFor, lensCommands } from "../../../../src/workbench/language/lensBindings.ts";
import { commands } from "../../../../src/commands/index.ts";
import type { ContainerState } from "../../../../src/model/resources.ts";
import { aContainer } from "../../../support/resources.ts";

const of = (name: string, state: ContainerState, service: string, more: Readonly<Record<string, string>> = {}) =>
  aContainer({
    id: name,
    name,
    state,
    labels: {
      "com.docker.compose.project": "shop",
      "com.docker.compose.service": service,
      "com.docker.compose.project.config_files": "/w/compose.yaml,/w/compose.override.yaml",
      ...more,
    },
  });

const all = [
  of("web-1", "running", "web"),
  of("web-2", "exited", "web"),
  of("db-1", "running", "db"),
  of("run-1", "running", "web", { "com.docker.compose.oneoff": "True" }),
  of("other-1", "running", "web", { "com.docker.compose.project.config_files": "/x/compose.yaml" }),
  aContainer({ id: "alone", name: "alone" }),
];

const names = (lens: string, service?: string, file = "/w/compose.yaml"): readonly string[] => {
  const binding = bindingOf(lens, service !== undefined);
  return binding === undefined
    ? []
    : containersFor(all, { file, service, states: binding.states }).map(({ name }) => name);
};

test("a service's lens acts on all of its containers in a state that it is for", () => {
  assert.deepEqual(names("compose.start", "web"), ["web-2"]);
  assert.deepEqual(names("compose.stop", "web"), ["web-1"]);
  assert.deepEqual(names("compose.logs", "web"), ["web-1", "web-2"]);
  assert.deepEqual(names("compose.shell", "db"), ["db-1"]);
});

test("the file's lens acts on all containers of the project, by any of its files", () => {
  assert.deepEqual(names("compose.restart"), ["web-1", "db-1"]);
  assert.deepEqual(names("compose.logs", undefined, "/w/compose.override.yaml"), ["web-1", "web-2", "db-1"]);
  assert.deepEqual(names("compose.logs", undefined, "/w/other.yaml"), []);
});

test("there is no shell of a whole project, and nothing for a lens without a stand-in", () => {
  assert.equal(bindingOf("compose.shell", false), undefined);
  assert.equal(bindingOf("compose.up", false), undefined);
  assert.equal(bindingOf("constructor", true), undefined);
});

test("every stand-in is a command that there is, for as many containers as it takes", () => {
  for (const lens of lensCommands) {
    const binding = bindingOf(lens, true);
    const command = commands.find(({ id }) => id === binding?.command);
    assert.ok(command, lens);
    const many = "target" in command && (command.target as { many?: boolean }).many === true;
    assert.equal(binding?.how === "together", many, lens);
  }
});
