import assert from "node:assert/strict";
import { test } from "node:test";
import { createEmitter } from "../../../../src/base/event.ts";
import { Failure, problemOf } from "../../../../src/base/problem.ts";
import { createScope } from "../../../../src/base/scope.ts";
import { textOf, type Form } from "../../../../src/commands/form.ts";
import type { FromForm, ToForm } from "../../../../src/protocol/formMessages.ts";
import { hostForm } from "../../../../src/workbench/pages/formHost.ts";
import { settled } from "../../../support/clock.ts";

const named: Form = {
  title: "Name it",
  fields: [{ key: "name", type: "text", label: "Name", value: "" }],
  action: "Go",
  check: (values) =>
    textOf(values, "name") === "" ? [{ field: "name", severity: "error", message: "A name is missing." }] : [],
  preview: (values) => `docker run --name ${textOf(values, "name")}`,
};

/** A form under way, and the page's part of it. */
function open(form: Form) {
  const incoming = createEmitter<FromForm>();
  const told: ToForm[] = [];
  const copied: string[] = [];
  const scope = createScope("form", (error) => {
    throw error;
  });
  const done = hostForm({
    form,
    channel: { send: (message) => told.push(message), listen: incoming.event },
    scope,
    id: "one",
    copy: async (text) => void (await Promise.resolve(copied.push(text))),
  });
  const outcome = done.then(
    (values) => values,
    (error: unknown) => problemOf(error).kind,
  );
  const say = async (message: FromForm): Promise<ToForm | undefined> => {
    incoming.fire(message);
    await settled();
    return told.at(-1);
  };
  return { say, told, copied, scope, outcome };
}

test("a page that is ready gets the form, without its functions, and what is wrong with it", async () => {
  const { say, told } = open({ ...named, links: [{ key: "l", label: "Link", follow: () => Promise.resolve() }] });
  await say({ type: "ready" });
  const [shown, judged] = told;
  assert.ok(shown?.type === "show");
  assert.deepEqual(structuredClone(shown), shown, "no functions cross the border");
  assert.deepEqual(shown.form.links, [{ key: "l", label: "Link", help: undefined }]);
  assert.ok(judged?.type === "judged" && judged.issues.length === 1 && !judged.refused);
});

test("values are judged and previewed at each change, and nothing is sent while there is an error", async () => {
  const { say, outcome, told } = open(named);
  const refused = await say({ type: "send", revision: 1, values: { name: "" } });
  assert.ok(refused?.type === "judged" && refused.refused && refused.revision === 1);
  const good = await say({ type: "changed", revision: 2, values: { name: "web" } });
  assert.ok(good?.type === "judged" && good.issues.length === 0 && good.preview === "docker run --name web");
  await say({ type: "send", revision: 3, values: { name: "web" } });
  assert.deepEqual(await outcome, { name: "web" });
  assert.equal(told.filter(({ type }) => type === "sending").length, 1);
});

test("what the work fails with is told in the form, which can then be sent again", async () => {
  let tries = 0;
  const { say, outcome } = open({
    ...named,
    send: async () => {
      await Promise.resolve();
      tries += 1;
      if (tries === 1) throw new Failure({ kind: "rejected", operation: "x", status: 400, said: "invalid mount" });
    },
  });
  const failed = await say({ type: "send", revision: 1, values: { name: "web" } });
  assert.ok(failed?.type === "failed" && failed.message.includes("invalid mount"));
  await say({ type: "send", revision: 2, values: { name: "web-2" } });
  assert.deepEqual(await outcome, { name: "web-2" });
});

test("an engine that is away while the form is open costs nothing that was typed", async () => {
  let away = true;
  const { say, outcome } = open({
    ...named,
    send: async () => {
      await Promise.resolve();
      if (away) throw new Failure({ kind: "unreachable", endpoint: "unix:///run/x.sock", why: "refused" });
    },
  });
  const failed = await say({ type: "send", revision: 1, values: { name: "web" } });
  assert.ok(failed?.type === "failed");
  assert.match(failed.message, /nobody listens.*Start it/, "with what may help");
  away = false;
  await say({ type: "send", revision: 2, values: { name: "web" } });
  assert.deepEqual(await outcome, { name: "web" });
});

test("a page made anew gets the last values, and hears that work is under way", async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const { say, told, outcome } = open({ ...named, send: () => promise });
  await say({ type: "changed", revision: 1, values: { name: "web" } });
  await say({ type: "send", revision: 2, values: { name: "web" } });
  told.length = 0;
  await say({ type: "ready" });
  const [shown, sending] = told;
  assert.ok(shown?.type === "show" && shown.values["name"] === "web");
  assert.equal(sending?.type, "sending");
  await say({ type: "changed", revision: 3, values: { name: "too late" } });
  resolve();
  assert.deepEqual(await outcome, { name: "web" });
});

test("turning away and closing the page are the same, and end the work", async () => {
  const cancelled = open(named);
  await cancelled.say({ type: "cancel" });
  assert.equal(await cancelled.outcome, "cancelled");
  let signal: AbortSignal | undefined;
  const closed = open({
    ...named,
    send: (_, ending) => {
      signal = ending;
      return new Promise(() => undefined);
    },
  });
  await closed.say({ type: "send", revision: 1, values: { name: "web" } });
  closed.scope.dispose();
  assert.equal(await closed.outcome, "cancelled");
  assert.equal(signal?.aborted, true);
});

test("a link is followed with the values as they are, and the form stays", async () => {
  const followed: unknown[] = [];
  const { say, told } = open({
    ...named,
    links: [
      {
        key: "file",
        label: "Write a file",
        follow: async (values) => {
          await Promise.resolve();
          followed.push(values);
          if (followed.length === 2) throw new Failure({ kind: "unsupported", feature: "Files", needs: "a disk" });
        },
      },
    ],
  });
  await say({ type: "follow", link: "none", values: { name: "" } });
  await say({ type: "follow", link: "file", values: { name: "a" } });
  assert.equal(told.length, 0);
  const failed = await say({ type: "follow", link: "file", values: { name: "b" } });
  assert.equal(failed?.type, "failed");
  assert.deepEqual(followed, [{ name: "a" }, { name: "b" }]);
});

test("the command that is shown is the one that is copied", async () => {
  const { say, copied } = open(named);
  await say({ type: "changed", revision: 1, values: { name: "web" } });
  await say({ type: "copy" });
  assert.deepEqual(copied, ["docker run --name web"]);
});

test("a check that throws ends the form with its error instead of leaving it dead", async () => {
  const { say, outcome } = open({
    ...named,
    check: () => {
      throw new TypeError("x");
    },
  });
  await say({ type: "changed", revision: 1, values: { name: "web" } });
  assert.equal(await outcome, "defect");
});
