import assert from "node:assert/strict";
import { test } from "node:test";
import { exec } from "../../../../src/commands/containers/exec.ts";
import type { FormValues, Issue } from "../../../../src/commands/form.ts";
import { settled } from "../../../support/clock.ts";
import { commandStage } from "../../../support/commandStage.ts";
import { fakeScreen } from "../../../support/fakeScreen.ts";
import { testScope } from "../../../support/fakeSession.ts";
import { aContainer } from "../../../support/resources.ts";
import { fakeExecs } from "../../../support/scriptedStreams.ts";

const container = aContainer({ name: "web-1" });

async function ran(values: FormValues, memory = new Map<string, unknown>()) {
  const execs = fakeExecs();
  const stage = commandStage({
    engine: execs.answer,
    answers: [{ form: values }],
    over: { memory: { get: (key) => memory.get(key), set: (key, value) => void memory.set(key, value) } },
  });
  await stage.run(exec, [container]);
  const scope = testScope();
  stage.ui.of("terminal")[0]?.session.open(fakeScreen(), scope);
  await settled();
  for (const one of execs.all) Object.assign(one, { running: false, exitCode: 0 }).end.end();
  await settled();
  const form = stage.ui.of("form")[0]?.form ?? assert.fail();
  return { ...stage, execs, body: execs.all[0]?.body, form, memory, firsts: firstsOf(form) };
}
const firstsOf = ({ fields }: { readonly fields: readonly { readonly key: string }[] }): Record<string, unknown> =>
  Object.fromEntries(fields.map((field) => [field.key, (field as { readonly value?: unknown }).value]));

test("the command runs as it was asked for", async () => {
  const { body, form } = await ran({
    command: `ls -la "/my dir"`,
    user: "app",
    directory: "/srv",
    environment: ["A=1", "", "TOKEN=s3cret"],
    privileged: true,
  });
  assert.deepEqual(body, {
    Cmd: ["ls", "-la", "/my dir"],
    DetachKeys: "ctrl-^,ctrl-_,ctrl-^",
    AttachStdin: true,
    AttachStdout: true,
    AttachStderr: true,
    Tty: true,
    User: "app",
    WorkingDir: "/srv",
    Env: ["A=1", "TOKEN=s3cret"],
    Privileged: true,
  });
  assert.equal(form.title, "Run a command in web-1");
});

test("the preview is the docker command, a secret's value left out", async () => {
  const { form, firsts } = await ran({ command: "true" });
  const preview = form.preview?.({
    ...firsts,
    command: `echo "a b"`,
    environment: ["TOKEN=s3cret", "A=1"],
    user: "app",
  });
  assert.equal(preview, "docker exec --interactive --tty --user app --env TOKEN --env A=1 web-1 echo 'a b'");
  assert.equal(form.preview?.({ ...firsts, command: "a | b" }), "");
});

test("what only a shell can do is told, and done by one where that is wanted", async () => {
  const { form, firsts } = await ran({ command: "true" });
  const issues = (over: FormValues): readonly Issue[] => form.check({ ...firsts, ...over } as FormValues);
  assert.deepEqual(
    issues({ command: "a | b" }).map(({ field, severity }) => [field, severity]),
    [["command", "error"]],
  );
  assert.deepEqual(issues({ command: "a | b", shell: true }), []);
  assert.deepEqual(
    issues({ command: "echo $HOME" }).map(({ severity }) => severity),
    ["warning"],
  );
  assert.deepEqual((await ran({ command: "a | b > c", shell: true })).body?.["Cmd"], ["sh", "-c", "a | b > c"]);
});

test("what cannot work keeps the form from being sent, and says where", async () => {
  const { form, firsts } = await ran({ command: "true" });
  const wrong = form.check({
    ...firsts,
    command: " ",
    user: "a b",
    directory: "srv",
    environment: ["A=1", "=x"],
  });
  assert.deepEqual(
    wrong.map(({ field, line, severity }) => [field, line, severity]),
    [
      ["command", undefined, "error"],
      ["user", undefined, "error"],
      ["directory", undefined, "error"],
      ["environment", 1, "error"],
    ],
  );
});

test("the last values of an image come again, secrets do not", async () => {
  const { memory } = await ran({
    command: "env",
    user: "app",
    tty: false,
    environment: ["A=1", "DB_PASSWORD=hunter2"],
  });
  const { firsts } = await ran({}, memory);
  assert.deepEqual(
    [firsts["command"], firsts["user"], firsts["tty"], firsts["environment"]],
    ["env", "app", false, ["A=1"]],
  );
  assert.equal(JSON.stringify([...memory]).includes("hunter2"), false);
});

test("a command with a secret in it is not kept", async () => {
  for (const command of ["mysql --password=hunter2", "psql postgres://me:hunter2@db/x", "tool --token hunter2"]) {
    const { memory } = await ran({ command });
    assert.equal(JSON.stringify([...memory]).includes("hunter2"), false, command);
  }
});
