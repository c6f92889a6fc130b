import assert from "node:assert/strict";
import { test } from "node:test";
import { describe } from "../../../../src/base/describe.ts";
import type { Address } from "../../../../src/engine/endpoint/endpoint.ts";
import { engineTooltip } from "../../../../src/tree/tooltips/engineTooltip.ts";
import { anEndpoint } from "../../../support/fakeSession.ts";
import { aVersion } from "../../../support/resources.ts";

const at = (address: Address): string => engineTooltip(anEndpoint("e", { address }), undefined);

test("an engine says where it is, why it is here and what it is", () => {
  assert.match(
    engineTooltip(anEndpoint(), { state: "ready", version: aVersion() }),
    /^\*\*default\*\*\n\n\*\*Address:\*\* `unix:\/\/\/run\/default\.sock` {2}\n\*\*Why it is here:\*\* .+ {2}\n\*\*Engine:\*\* Docker Engine 28&#46;5&#46;2 {2}\n\*\*API:\*\* 1&#46;51 {2}\n\*\*Platform:\*\* linux&#47;amd64 {2}\n\*\*Kernel:\*\* 6&#46;12&#46;0\n\n/,
  );
});

test("one that does not answer says why and what may help", () => {
  const problem = { kind: "unreachable", endpoint: "unix:///x", why: "refused" } as const;
  const text = engineTooltip(anEndpoint(), { state: "lost", problem, retryAt: 0 });
  assert.match(text, /\*\*No answer:\*\* Docker is not running/);
  assert.match(text, new RegExp((describe(problem).detail ?? "").slice(0, 20)));
});

test("every kind of address says who could be root through it", () => {
  assert.match(at({ kind: "unix", path: "/s" }), /does not leave it.*docker.*root/);
  assert.match(at({ kind: "npipe", path: "//./pipe/x" }), /administrator/);
  assert.match(at({ kind: "tcp", host: "h", port: 2375 }), /⚠ Without TLS: anyone who reaches this port.*root/);
  const files = { ca: "/ca", cert: "/c", key: "/k" };
  assert.match(at({ kind: "tcp", host: "h", port: 2376, tls: { ...files, verify: true } }), /Encrypted with TLS; /);
  assert.match(at({ kind: "tcp", host: "h", port: 2376, tls: { ...files, verify: false } }), /⚠ .*not checked/);
  assert.match(at({ kind: "ssh", host: "h" }), /rights are those of the user/);
});

test("a rootless engine is told apart, whoever named it and however that is known", () => {
  const rootless = anEndpoint("r", { reason: { by: "found", what: "rootless" } });
  assert.match(engineTooltip(rootless, undefined), /runs without root/);
  assert.match(at({ kind: "unix", path: "/run/user/1000/docker.sock" }), /runs without root/);
  assert.match(at({ kind: "unix", path: "/run/user/1000/podman/podman.sock" }), /runs without root/);
  assert.doesNotMatch(at({ kind: "unix", path: "/run/user/0/docker.sock" }), /runs without root/);
  assert.doesNotMatch(at({ kind: "unix", path: "/run/podman/podman.sock" }), /runs without root/);
  const said = engineTooltip(anEndpoint(), { state: "ready", version: aVersion({ rootless: true }) });
  assert.match(said, /runs without root/);
  assert.doesNotMatch(said, /Whoever may write to it/);
});

test("while it answers, it says what its containers share and what tells them from virtual machines", () => {
  const text = engineTooltip(anEndpoint(), { state: "ready", version: aVersion() });
  for (const word of ["kernel", "boots", "memory", "licence", "start in a moment", "less apart"])
    assert.ok(text.includes(word), word);
  assert.doesNotMatch(engineTooltip(anEndpoint(), undefined), /kernel/i);
});

test("a context's name is no Markdown", () => {
  const text = engineTooltip(anEndpoint("[x](command:y)"), undefined);
  assert.doesNotMatch(text.replace(/`[^`]*`/g, ""), /\]\(/);
});
