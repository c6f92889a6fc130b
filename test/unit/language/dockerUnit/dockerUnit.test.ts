// Unit files of the engine: what is found, fixed, told and offered.
import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits } from "../../../../src/base/text.ts";
import { dockerUnit } from "../../../../src/language/dockerUnit/dockerUnit.ts";
import { lint } from "../../../../src/language/lint.ts";
import { withCursor } from "../../../support/markedText.ts";

const check = (text: string, name = "override.conf") => lint(dockerUnit, dockerUnit.parse(text), { name });
const told = (text: string, name?: string): readonly string[] =>
  check(text, name).map(({ rule, range: { start, end } }) => `${rule} ${start.line}-${end.line}`);

test("an override without the empty ExecStart=", () => {
  assert.deepEqual(told("[Service]\nExecStart=/usr/bin/dockerd\n"), ["secondStart 1-1"]);
  assert.deepEqual(told("[Service]\nExecStart=/usr/bin/dockerd \\\n  --debug\n"), ["secondStart 1-2"]);
  assert.deepEqual(told("[Service]\nExecStart=\nExecStart=/usr/bin/dockerd\n"), []);
  assert.deepEqual(told("[Service]\nExecStart=/usr/bin/dockerd\n", "docker.service"), []);
  assert.deepEqual(told("[Unit]\nDescription=x\n# ExecStart=/x\n; ExecStart=/y\n"), []);
});

test("its fix takes it away and brings nothing else", () => {
  for (const end of ["\n", "\r\n"]) {
    const text = `[Service]${end}# mine${end}ExecStart=/usr/bin/dockerd${end}`;
    const [finding] = check(text);
    const after = applyEdits(text, finding?.fixes[0]?.edits ?? []);
    assert.equal(after, `[Service]${end}# mine${end}ExecStart=${end}ExecStart=/usr/bin/dockerd${end}`);
    assert.deepEqual(told(after), []);
  }
});

test("a port without TLS", () => {
  const unit = (flags: string): readonly string[] =>
    told(`[Service]\nExecStart=/usr/bin/dockerd ${flags}\n`, "docker.service");
  assert.deepEqual(unit("-H tcp://0.0.0.0:2375"), ["portWithoutTls 1-1"]);
  assert.deepEqual(unit("--host=tcp://127.0.0.1:2375"), ["portWithoutTls 1-1"]);
  assert.deepEqual(unit("-H fd://"), []);
  assert.deepEqual(unit("-H tcp://0.0.0.0:2376 --tlsverify"), []);
});

test("M58, S250 what the daemon.json at hand says too is an error that names both places, and the fix that takes it out of the unit", () => {
  const said = '{"hosts": [], "debug": true, "runtimes": {}}';
  const told = (text: string, at: string) =>
    lint(dockerUnit, dockerUnit.parse(text), {
      name: "override.conf",
      read: (path) => (path === at ? said : undefined),
    }).filter(({ rule }) => rule === "alsoInFile");
  const command =
    "[Service]\nExecStart=\nExecStart=/usr/bin/dockerd -H fd:// \\\n  --debug --add-runtime a=b \\\n  -D\n";
  const found = told(command, "../../../docker/daemon.json");
  assert.deepEqual(
    found.map(({ range: { start, end } }) => `${start.line}:${start.character}-${end.character}`),
    ["2:27-29", "3:2-9", "4:2-4"],
  );
  assert.match(found[0]?.message ?? "", /^-H is in override\.conf, and hosts in \S*docker\/daemon\.json:/);
  assert.equal(found[0]?.severity, "error");
  const fixed = (index: number): string => applyEdits(command, found[index]?.fixes[0]?.edits ?? []);
  assert.equal(fixed(0), command.replace(" -H fd://", ""));
  assert.equal(fixed(1), command.replace("--debug", ""));
  for (const [index] of found.entries()) assert.equal(told(fixed(index), "daemon.json").length, 2);
  assert.deepEqual(told(command, "elsewhere/daemon.json"), []);
  const long = "[Service]\nExecStart=\nExecStart=/usr/bin/dockerd --host=fd:// --live-restore\n";
  const [one] = told(long, "daemon.json");
  assert.equal(applyEdits(long, one?.fixes[0]?.edits ?? []), long.replace(" --host=fd://", ""));
});

test("of this machine's own unit it is the file that its engine reads", () => {
  const texts: Readonly<Record<string, string>> = {
    "/srv/engine.json": '{"debug": true}',
    "../../../docker/daemon.json": '{"hosts": []}',
  };
  const told = lint(
    dockerUnit,
    dockerUnit.parse("[Service]\nExecStart=\nExecStart=/usr/bin/dockerd -H fd:// --debug\n"),
    {
      name: "override.conf",
      read: (path) => texts[path],
      engine: { reads: false, file: "/srv/engine.json", flags: [] },
    },
  );
  assert.deepEqual(
    told.map(({ rule, range }) => `${rule} ${range.start.character}`),
    ["alsoInFile 36"],
  );
});

const hoverAt = (marked: string): string => {
  const { text, at } = withCursor(marked);
  return dockerUnit.features.hover?.(dockerUnit.parse(text), at, {})?.markdown ?? "";
};

test("hovers on flags, also on continued lines, and on ExecStart", () => {
  assert.match(hoverAt("[Service]\nExecStart=/usr/bin/dockerd --live-res‸tore\n"), /`live-restore`/);
  assert.match(hoverAt("[Service]\nExecStart=/usr/bin/dockerd \\\n  --data-ro‸ot=/x\n"), /`data-root`/);
  assert.match(hoverAt("[Service]\nExecStart=/usr/bin/dockerd \\\n  -‸H fd://\n"), /`hosts`/);
  assert.match(hoverAt("[Service]\nExec‸Start=\n"), /Takes back/);
  assert.equal(hoverAt("[Service]\nExecStart=/usr/bin/other --live-res‸tore\n"), "");
});

test("an empty override is offered the whole of it, a command its flags", () => {
  const offered = (marked: string): readonly string[] => {
    const { text, at } = withCursor(marked);
    return (dockerUnit.features.complete?.(dockerUnit.parse(text), at, {}) ?? []).map(({ edit }) => edit.text);
  };
  assert.deepEqual(offered("‸"), ["[Service]\nExecStart=\nExecStart=/usr/bin/dockerd -H fd:// ${1:--live-restore}"]);
  const flags = offered("[Service]\nExecStart=/usr/bin/dockerd --‸\n");
  assert.ok(
    flags.includes("--live-restore") &&
      flags.includes("--host=") &&
      flags.includes("--insecure-registry=") &&
      flags.includes("--dns="),
    flags.join(),
  );
  assert.deepEqual(offered("[Service]\nExecStart=/usr/bin/other --‸\n"), []);
});

test("no text makes it throw", { timeout: 60_000 }, () => {
  const text = "[Service\n]\n=\nExecStart\\\n=\\\n[x]\nExecStart=a\\";
  for (let end = 0; end <= text.length; end += 1) check(text.slice(0, end));
  check("ExecStart=\\\n".repeat(50_000));
});
