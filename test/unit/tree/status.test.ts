import assert from "node:assert/strict";
import { test } from "node:test";
import type { Unreachable } from "../../../src/base/problem.ts";
import { statusOf } from "../../../src/tree/status.ts";
import { fakeSession, fakeSessions } from "../../support/fakeSession.ts";
import { aContainer } from "../../support/resources.ts";

const text = (...open: readonly ReturnType<typeof fakeSession>[]): string | undefined =>
  statusOf(fakeSessions({ open }))?.text;

test("the status names the default engine, its version and how many containers run", () => {
  const containers = [aContainer(), aContainer({ name: "b" }), aContainer({ name: "c", state: "exited" })];
  assert.equal(text(fakeSession({ containers })), "$(vm) default · 28.5.2 · 2 running");
  assert.equal(text(fakeSession(), fakeSession({ name: "b" })), "$(vm) default · 28.5.2 · 0 running · +1");
});

test("an engine that does not answer says so", () => {
  const problem = { kind: "unreachable", endpoint: "unix:///x", why: "timeout" } as const;
  assert.equal(
    text(fakeSession({ connection: { state: "lost", problem, retryAt: 0 } })),
    "$(warning) default · no answer",
  );
  assert.equal(text(fakeSession({ connection: { state: "connecting" } })), "$(vm) default · connecting…");
});

test("why it does not answer stands there in a word, as far as that is known", () => {
  const words = {
    missing: "not running",
    refused: "not running",
    denied: "not permitted",
    closed: "no answer",
  } as const;
  const others = { tls: "TLS fails", ssh: "ssh fails", tooOld: "too old", foreign: "no engine" } as const;
  for (const [why, word] of Object.entries({ ...words, ...others }) as [Unreachable, string][]) {
    const problem = { kind: "unreachable", endpoint: "unix:///x", why } as const;
    const status = statusOf(
      fakeSessions({ open: [fakeSession({ connection: { state: "lost", problem, retryAt: 0 } })] }),
    );
    assert.deepEqual(
      [status?.text, status?.spoken],
      [`$(warning) default · ${word}`, `Docker engine default, ${word}`],
    );
  }
});

test("without an engine there is nothing to say", () => {
  assert.equal(statusOf(fakeSessions({ open: [] })), undefined);
});

test("an engine's name cannot draw icons, and its hover says why it was chosen", () => {
  const status = statusOf(fakeSessions({ open: [fakeSession({ name: "$(bug)\n" })] }));
  assert.doesNotMatch(status?.text.replace("$(vm)", "") ?? "", /\$\(|\n/);
  assert.match(status?.tooltip ?? "", /Why it is here/);
});
