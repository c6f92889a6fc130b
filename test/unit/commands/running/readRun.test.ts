import assert from "node:assert/strict";
import { test } from "node:test";
import type { FormValues } from "../../../../src/commands/form.ts";
import { readRun } from "../../../../src/commands/running/readRun.ts";
import { runFields } from "../../../../src/commands/running/runFields.ts";
import { defaultsOf, type RunFacts } from "../../../../src/commands/running/runFacts.ts";
import { firstValues } from "../../../../src/protocol/formFields.ts";
import { aContainer } from "../../../support/resources.ts";

const facts = (over: Partial<RunFacts> = {}): RunFacts => ({
  image: "nginx:1.25",
  defaults: defaultsOf({
    Config: { Cmd: ["nginx"], ExposedPorts: { "80/tcp": {}, "53/udp": {} }, Env: ["PATH=/bin"] },
  }),
  networks: ["bridge", "host", "none", "shop"],
  containers: () => [
    aContainer({ name: "web", ports: [{ inside: 80, outside: 8080, protocol: "tcp", hosts: ["0.0.0.0", "::"] }] }),
    aContainer({ name: "old", state: "exited", ports: [{ inside: 80, outside: 9090, protocol: "tcp", hosts: [] }] }),
  ],
  folder: "/home/ada/shop",
  own: { LANG: "vi_VN" },
  look: (path) => (path === "/srv" ? "folder" : path === "/etc/hosts" ? "file" : "missing"),
  ...over,
});

/** What is said about the values: "ports:0 warning …". */
function said(values: FormValues, over: Partial<RunFacts> = {}): readonly string[] {
  const known = facts(over);
  const { issues } = readRun({ ...firstValues(runFields(known)), ...values }, known);
  return issues.map(
    ({ field, line, severity, message }) => `${field}${line === undefined ? "" : `:${line}`} ${severity} ${message}`,
  );
}
const plan = (values: FormValues) => readRun({ ...firstValues(runFields(facts())), ...values }, facts()).plan;

test("nothing filled in is a plain run, with nothing to say", () => {
  assert.deepEqual(said({}), []);
  assert.equal(plan({}).name, "");
  assert.deepEqual(plan({}).command, []);
});

test("a name is checked for what the engine takes and for who has it", () => {
  assert.match(said({ name: "-x" })[0] ?? "", /^name error/);
  assert.deepEqual(said({ name: "web" }), ["name error A container of this name exists: Running."]);
  assert.match(said({ name: "old" })[0] ?? "", /^name error/);
  assert.deepEqual(said({ name: "new-1" }), []);
});

test("a command's words are shown, and what needs a shell is told", () => {
  assert.deepEqual(said({ command: "sh -c 'echo hi'" }), ["command hint 3 words: sh · -c · 'echo hi'"]);
  assert.match(said({ command: "echo a | wc" })[0] ?? "", /^command error/);
  assert.match(said({ command: "echo $HOME" })[0] ?? "", /^command warning .*\$HOME/);
  assert.deepEqual(plan({ command: "echo a | wc", through: "shell" }).command, ["/bin/sh", "-c", "echo a | wc"]);
  const entrypoint = defaultsOf({ Config: { Entrypoint: ["/e.sh"] } });
  assert.match(
    said({ command: "a", through: "shell" }, { defaults: entrypoint })[0] ?? "",
    /^command warning .*entrypoint/,
  );
  assert.deepEqual(
    readRun(
      { ...firstValues(runFields(facts())), command: "dir", through: "shell" },
      facts({ defaults: defaultsOf({ Os: "windows" }) }),
    ).plan.command,
    ["cmd", "/S", "/C", "dir"],
  );
});

test("a port that a running container holds is a warning, one that is there twice an error", () => {
  assert.deepEqual(said({ ports: ["8080:80"] }), [
    "ports:0 warning web has published this port; while it runs, the start will fail.",
  ]);
  assert.deepEqual(said({ ports: ["8080:80/udp", "9090:80"] }), []);
  assert.deepEqual(said({ ports: ["81:80", "", "81:90"] }), ["ports:2 error This port of the host is there twice."]);
  assert.match(said({ ports: ["eighty"] })[0] ?? "", /^ports:0 error/);
  assert.match(said({ ports: ["81:80"], network: "host" })[0] ?? "", /^ports warning/);
});

test("variables are checked one by one", () => {
  assert.deepEqual(said({ environment: ["A=1", "LANG", " "] }), []);
  assert.deepEqual(plan({ environment: ["A=1", "LANG", " "] }).variables, [
    { key: "A", value: "1" },
    { key: "LANG", value: "vi_VN" },
  ]);
  assert.match(said({ environment: ["A B=1"] })[0] ?? "", /^environment:0 error/);
  assert.match(said({ environment: ["A=1", "A=2"] })[0] ?? "", /^environment:1 warning .*twice/);
  assert.match(said({ environment: ["NOWHERE"] })[0] ?? "", /^environment:0 warning .*left out/);
});

test("mounts say what they are and whether the host has them", () => {
  assert.deepEqual(said({ mounts: ["/srv:/a", "/etc/hosts:/b", "data:/c", "/d", "type=tmpfs,target=/e"] }), [
    "mounts:0 hint A folder of the host.",
    "mounts:1 hint A file of the host.",
    "mounts:2 hint The volume data; made if it is not there.",
    "mounts:3 hint A volume without a name.",
    "mounts:4 hint In memory; gone when the container stops.",
  ]);
  assert.match(said({ mounts: ["/none:/a"] })[0] ?? "", /^mounts:0 warning .*make an empty folder/);
  assert.match(said({ mounts: ["type=bind,source=/none,target=/a"] })[0] ?? "", /^mounts:0 warning .*refuse/);
  assert.match(said({ mounts: ["./src:/a"] })[0] ?? "", /^mounts:0 error .*\/home\/ada\/shop\/src/);
  assert.match(said({ mounts: ["data:/a", "more:/a/"] }).join("\n"), /^mounts:1 error/m);
  assert.match(said({ mounts: ["/var/run/docker.sock:/s"] })[0] ?? "", /^mounts:0 warning .*root/);
  assert.deepEqual(said({ mounts: ["/none:/a"] }, { look: () => "unknown" }), ["mounts:0 hint A folder of the host."]);
});

test("a restart policy and --rm exclude each other", () => {
  assert.match(said({ restart: "always", remove: true })[0] ?? "", /^remove error/);
  assert.deepEqual(said({ restart: "always" }), []);
  assert.deepEqual(plan({ restart: "on-failure", restartMaximum: "5" }).restart, { name: "on-failure", maximum: 5 });
  assert.deepEqual(plan({ restart: "always", restartMaximum: "5" }).restart, { name: "always", maximum: 0 });
  assert.match(said({ restart: "on-failure", restartMaximum: "many" })[0] ?? "", /^restartMaximum error/);
});

test("the rest is checked too", () => {
  assert.match(said({ workingDirectory: "app" })[0] ?? "", /^workingDirectory error/);
  assert.match(said({ user: "a b" })[0] ?? "", /^user error/);
  assert.match(said({ network: "nowhere" })[0] ?? "", /^network warning/);
  assert.deepEqual(said({ network: "shop" }), []);
  assert.deepEqual(said({ network: "container:web" }), []);
  assert.match(said({ privileged: true })[0] ?? "", /^privileged warning .*root/i);
  assert.match(said({ envFile: "none.env" })[0] ?? "", /^envFile error/);
});

test("hostile names do not break out of their line", () => {
  const evil = "web\u202e\nx";
  const [warning = ""] = said(
    { ports: ["81:80"] },
    {
      containers: () => [aContainer({ name: evil, ports: [{ inside: 80, outside: 81, protocol: "tcp", hosts: [] }] })],
    },
  );
  assert.ok(!/[\u202e\n]/.test(warning), warning);
});
