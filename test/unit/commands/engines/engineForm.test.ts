import assert from "node:assert/strict";
import { test } from "node:test";
import { engineForm, type EngineFormParts } from "../../../../src/commands/engines/engineForm.ts";
import type { FormValues } from "../../../../src/commands/form.ts";
import { firstValues } from "../../../../src/protocol/formFields.ts";
import { memoryWorld } from "../../../support/memoryWorld.ts";

const there = new Set(["/home/ada/tls/ca.pem", "/home/ada/tls/cert.pem", "/home/ada/tls/key.pem", "/run/x.sock"]);

function form(over: Partial<EngineFormParts> = {}) {
  const sent: unknown[] = [];
  const made = engineForm({
    world: memoryWorld({ home: "/home/ada" }),
    known: [{ name: "default", url: "unix:///var/run/docker.sock" }],
    look: (path) => (there.has(path) ? "file" : path === "/home/ada/tls" ? "folder" : "missing"),
    send: (engine, first) => Promise.resolve(void sent.push(engine, first)),
    ...over,
  });
  const values = (given: FormValues): FormValues => ({ ...firstValues(made.fields), ...given });
  return {
    sent,
    preview: (given: FormValues) => made.preview?.(values(given)),
    send: (given: FormValues) => made.send?.(values(given), new AbortController().signal),
    /** "url error: Where is it?" */
    issues: (given: FormValues) =>
      made.check(values(given)).map(({ field, severity, message }) => `${field} ${severity}: ${message}`),
  };
}

test("a name and an address are needed, and neither may be there already", () => {
  const { issues } = form();
  assert.deepEqual(issues({}), ["name error: What shall it be called?", "url error: Where is it?"]);
  assert.deepEqual(issues({ name: "default", url: "unix:///var/run/docker.sock" }), [
    "name error: Another engine has this name.",
    "url error: This engine is here already, as default.",
    "url warning: There is no such socket now.",
  ]);
  assert.deepEqual(issues({ name: "mine", url: "unix:///run/x.sock" }), []);
});

test("what is no address is refused in words", () => {
  for (const [url, words] of [
    ["ftp://host", /does not begin with/],
    ["tcp://host/path", /path after the host/],
    ["ssh://me:secret@host", /may not hold a password/],
    ["unix://relative", /does not begin with \//],
  ] as const) {
    const [issue = "", ...more] = form().issues({ name: "x", url });
    assert.match(issue, words);
    assert.ok(issue.startsWith("url error"));
    assert.doesNotMatch(issue, /secret/);
    assert.deepEqual(more, []);
  }
});

test("each way says what it means for whoever can go it", () => {
  const { issues } = form();
  const of = (url: string): string => issues({ name: "x", url }).join();
  assert.match(of("tcp://10.0.0.1:2375"), /^url warning: Without TLS: anyone who reaches this port is root/);
  assert.match(of("ssh://me@host"), /^url hint: Your ssh agent/);
  assert.match(of("npipe:////./pipe/docker_engine"), /^url warning: .*Windows only/);
  const onWindows = form({ world: memoryWorld({ platform: "win32", home: "C:\\Users\\ada" }) });
  assert.deepEqual(onWindows.issues({ name: "x", url: "npipe:////./pipe/docker_engine" }), []);
});

test("certificates are files that are there, belong together and to an address with TLS", () => {
  const { issues } = form();
  const tls = { name: "x", url: "tcp://10.0.0.1:2376", ca: "~/tls/ca.pem" };
  const both = { cert: "~/tls/cert.pem", key: "/home/ada/tls/key.pem" };
  assert.deepEqual(issues({ ...tls, ...both }), []);
  assert.deepEqual(issues({ ...tls, cert: both.cert }), ["key error: The certificate needs its key."]);
  assert.deepEqual(issues({ ...tls, key: both.key }), ["cert error: The key needs its certificate."]);
  assert.deepEqual(issues({ ...tls, ca: "~/tls/none.pem" }), ["ca error: There is no such file."]);
  assert.deepEqual(issues({ ...tls, ca: "~/tls" }), ["ca error: That is a folder."]);
  assert.deepEqual(issues({ ...tls, ca: "ca.pem" }), ["ca error: A full path is needed, or one from ~."]);
  assert.deepEqual(issues({ name: "x", url: "unix:///run/x.sock", ca: "~/tls/ca.pem" }), [
    "ca error: Only a tcp:// address has TLS.",
  ]);
});

test("the command that reaches it is shown, and what is sent is what the setting keeps", async () => {
  const { preview, send, sent } = form();
  const tls = { name: " prod ", url: "tcp://10.0.0.1:2376", ca: "~/tls/ca.pem", first: false };
  assert.equal(preview(tls), "docker --host tcp://10.0.0.1:2376 --tlsverify --tlscacert /home/ada/tls/ca.pem ps");
  assert.equal(preview({ url: "nonsense://" }), "");
  await send(tls);
  assert.deepEqual(sent, [{ name: "prod", url: "tcp://10.0.0.1:2376", ca: "~/tls/ca.pem" }, false]);
});
