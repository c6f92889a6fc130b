import assert from "node:assert/strict";
import { test } from "node:test";
import { describe } from "../../../src/base/describe.ts";
import type {
  Problem,
  SocketAccess,
  SshTrouble,
  TlsTrouble,
  Unreachable,
  UnreachableProblem,
} from "../../../src/base/problem.ts";

const unreachable = (why: Unreachable, more: Partial<UnreachableProblem> = {}): UnreachableProblem => ({
  kind: "unreachable",
  endpoint: "tcp://10.0.0.1:2376",
  why,
  ...more,
});

const tlsTroubles: readonly TlsTrouble[] = [
  "selfSigned",
  "unknownAuthority",
  "expired",
  "notYetValid",
  "wrongHost",
  "needsCertificate",
  "certificateRefused",
  "noTls",
  "needsTls",
  "badFiles",
  "mismatch",
  "keyEncrypted",
];

const sshTroubles: readonly SshTrouble[] = [
  "unknownHost",
  "changedHost",
  "revokedHost",
  "noKey",
  "keyRefused",
  "keyEncrypted",
  "agent",
  "config",
  "noSocket",
];

const reasons: readonly Unreachable[] = ["missing", "refused", "denied", "timeout", "closed", "tooOld", "foreign"];

test("each way of not reaching an engine has its own sentence and its own remedy", () => {
  const problems: readonly UnreachableProblem[] = [
    ...reasons.map((why) => unreachable(why)),
    unreachable("missing", { endpoint: "unix:///s" }),
    unreachable("missing", { endpoint: "npipe:////./pipe/p" }),
    unreachable("refused", { endpoint: "unix:///s" }),
    unreachable("refused", { endpoint: "ssh://h" }),
    unreachable("denied", { endpoint: "npipe:////./pipe/p" }),
    unreachable("tls", { said: "x" }),
    unreachable("ssh", { said: "y" }),
    ...tlsTroubles.map((trouble) => unreachable("tls", { trouble, subject: "s" })),
    ...sshTroubles.map((trouble) => unreachable("ssh", { trouble, subject: "s" })),
  ];
  const described = problems.map((problem) => describe(problem));
  assert.equal(new Set(described.map(({ message }) => message)).size, problems.length);
  assert.equal(new Set(described.map(({ detail }) => detail)).size, problems.length);
  for (const { message, detail, offers } of described) {
    assert.match(message, /[.!]$/);
    assert.ok(detail !== undefined && detail !== "", message);
    assert.deepEqual([offers[0]?.command, offers.at(-1)?.command], ["engines.retry", "engines.why"]);
  }
});

test("a daemon that does not run gets its start line offered; a remote one cannot be started from here", () => {
  const offered = (problem: UnreachableProblem): readonly string[] =>
    describe(problem).offers.map(({ command }) => command);
  const withStart = ["engines.retry", "engines.startDaemon", "engines.choose", "engines.why"];
  assert.deepEqual(offered(unreachable("missing", { endpoint: "unix:///var/run/docker.sock" })), withStart);
  assert.deepEqual(offered(unreachable("refused", { endpoint: "unix:///var/run/docker.sock" })), withStart);
  assert.deepEqual(offered(unreachable("refused")), ["engines.retry", "engines.choose", "engines.why"]);
});

const access: SocketAccess = {
  path: "/var/run/docker.sock",
  owner: "root",
  group: "docker",
  mode: "srw-rw----",
  user: "someone",
  userGroups: ["someone", "users"],
};

const detailOf = (more: Partial<SocketAccess>, endpoint = "unix:///var/run/docker.sock"): string =>
  describe(unreachable("denied", { endpoint, access: { ...access, ...more } })).detail ?? "";

test("a socket that may not be used is told with owner, group, the user's groups, the command that helps and its risk", () => {
  const { message } = describe(unreachable("denied", { endpoint: "unix:///var/run/docker.sock", access }));
  assert.equal(message, "You may not use the socket /var/run/docker.sock.");
  const detail = detailOf({});
  for (const part of [
    "root",
    "docker",
    "srw-rw----",
    "someone, users",
    "sudo usermod -aG docker someone",
    "can become root",
  ])
    assert.ok(detail.includes(part), `${part} in ${detail}`);
});

const copied = (problem: UnreachableProblem): unknown =>
  describe(problem).offers.find(({ command }) => command === "engines.copyRemedy")?.args?.[0];
const copiedOf = (more: Partial<SocketAccess>): unknown =>
  copied(unreachable("denied", { endpoint: "unix:///var/run/docker.sock", access: { ...access, ...more } }));

test("a command that lets one in is a click away from the clipboard, as it stands in the sentence", () => {
  assert.equal(copiedOf({}), "sudo usermod -aG docker someone");
  assert.equal(
    copiedOf({ group: "998" }),
    "sudo groupadd --gid 998 docker-host && sudo usermod -aG docker-host someone",
  );
  for (const more of [{}, { group: "998" }]) assert.ok(detailOf(more).includes(`“${String(copiedOf(more))}”`));
  for (const more of [
    { joined: true },
    { group: "root" },
    { mode: "srw-------" },
    { user: "1000" },
    { permitted: true },
  ])
    assert.equal(copiedOf(more), undefined, JSON.stringify(more));
});

test("names that a shell would read otherwise make no command to copy", () => {
  for (const name of ["a b", "$(id)", "a;b", "HOME\\ada", "-x", "", "a\u202eb"]) {
    assert.equal(copiedOf({ user: name }), undefined, name);
    assert.equal(copiedOf({ group: name }), undefined, name);
  }
});

test("of ssh's commands that is copied which harms nobody: one that forgets a host's key is only told", () => {
  const ssh = (trouble: SshTrouble, subject: string): unknown => copied(unreachable("ssh", { trouble, subject }));
  assert.equal(ssh("unknownHost", "ssh -p 2222 ada@h"), "ssh -p 2222 ada@h");
  assert.equal(ssh("keyEncrypted", "/home/ada/.ssh/id_ed25519"), "ssh-add /home/ada/.ssh/id_ed25519");
  assert.equal(ssh("unknownHost", "ssh a\u202eb"), undefined);
  assert.equal(ssh("keyEncrypted", "/home/a b"), undefined);
  assert.equal(ssh("changedHost", "ssh-keygen -R 'h' -f 'k'"), undefined);
});

test("who was added to the group already is told to sign in again, not to be added again", () => {
  const detail = detailOf({ joined: true });
  assert.ok(!detail.includes("usermod"));
  assert.ok(detail.includes("sign out and in"));
});

test("nobody is told to join the group root", () => {
  assert.ok(!detailOf({ group: "root" }).includes("usermod"));
  assert.ok(!detailOf({ mode: "srw-------" }).includes("usermod"));
});

test("a closed folder above the socket is named", () => {
  const { message } = describe(
    unreachable("denied", {
      endpoint: "unix:///run/podman/podman.sock",
      access: { ...access, path: "/run/podman", mode: "drwx------" },
    }),
  );
  assert.ok(message.includes("/run/podman is closed"), message);
});

test("a host key's problem shows the fingerprint and the command to run", () => {
  const { detail = "" } = describe(
    unreachable("ssh", {
      endpoint: "ssh://h:2222",
      trouble: "unknownHost",
      fingerprint: "ssh-ed25519 SHA256:abc",
      subject: "ssh -p 2222 h",
    }),
  );
  assert.ok(detail.includes("ssh-ed25519 SHA256:abc") && detail.includes("ssh -p 2222 h"), detail);
});

test("an engine that is too old is told with its version and the one needed", () => {
  const { detail = "" } = describe(unreachable("tooOld", { version: "1.40" }));
  assert.ok(detail.includes("1.40") && detail.includes("1.41"));
});

test("foreign words cannot act, whatever problem they are in", () => {
  const evil = "a\u001b]52;c;aGk=\u0007\u202eb\nc";
  const problems: readonly Problem[] = [
    ...reasons.map((why) => unreachable(why, { endpoint: `tcp://${evil}`, said: evil, version: evil })),
    ...tlsTroubles.map((trouble) => unreachable("tls", { endpoint: evil, trouble, said: evil, subject: evil })),
    ...sshTroubles.map((trouble) =>
      unreachable("ssh", { endpoint: evil, trouble, said: evil, subject: evil, fingerprint: evil }),
    ),
    unreachable("denied", {
      endpoint: `unix://${evil}`,
      access: { path: evil, owner: evil, group: evil, mode: "srw-rw----", user: evil, userGroups: [evil] },
    }),
    { kind: "rejected", operation: "x", status: 500, said: evil },
    { kind: "gone", operation: "x", what: evil },
    { kind: "conflict", operation: "x", what: evil, said: evil },
    { kind: "unsupported", feature: evil, needs: evil },
    { kind: "setting", key: evil, said: evil },
    { kind: "defect", cause: new Error(evil) },
  ];
  for (const problem of problems) {
    const { message, detail = "" } = describe(problem);

    assert.doesNotMatch(message + detail, /[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/, problem.kind);
  }
});

test("the engine's refusals end with one full stop", () => {
  const said = (words: string): string =>
    describe({ kind: "rejected", operation: "x", status: 500, said: words }).message;
  assert.equal(said("no space left"), "The engine refused: no space left.");
  assert.equal(said("No space left.\n"), "The engine refused: No space left.");
  assert.equal(said(""), "The engine refused: it gave no reason.");
});

test("a bad setting of ours opens the settings; one of docker's does not", () => {
  const offers = (key: string) => describe({ kind: "setting", key, said: "no" }).offers;
  assert.deepEqual(offers("porthole.engines"), [
    { command: "engines.openSettings", title: "Open settings", args: ["porthole.engines"] },
  ]);
  assert.deepEqual(offers("DOCKER_HOST"), []);
});

test("a file with something wrong is a click away, at the line where that is known", () => {
  const offers = (line?: number) =>
    describe({ kind: "setting", key: "/h/config.json", said: "no", file: "/h/config.json", line }).offers;
  const offer = { command: "engines.openFile", title: "Open the file" };
  assert.deepEqual(offers(), [{ ...offer, args: ["/h/config.json"] }]);
  assert.deepEqual(offers(7), [{ ...offer, args: ["/h/config.json", 7] }]);
});

test("whose permissions would do is not sent for more of them", () => {
  const words = describe(
    unreachable("denied", { endpoint: "unix:///var/run/docker.sock", access: { ...access, permitted: true } }),
  );
  assert.match(words.detail ?? "", /SELinux, AppArmor/);
  assert.doesNotMatch(words.detail ?? "", /usermod|sign out/);
});

test("a user or group that has no name here, as in a container, is told what works without one", () => {
  assert.match(detailOf({ user: "1000" }), /“--group-add docker”.*can become root/);
  assert.doesNotMatch(detailOf({ user: "1000" }), /usermod/);
  assert.match(
    detailOf({ group: "998" }),
    /“sudo groupadd --gid 998 docker-host && sudo usermod -aG docker-host someone”/,
  );
});

test("a socket of somebody else than root is theirs, and is told so", () => {
  assert.match(detailOf({ owner: "ada", mode: "srw-------" }), /Only ada may use it/);
  assert.match(detailOf({ owner: "ada", group: "team" }), /usermod -aG team someone.*the files of ada what ada can/);
  assert.doesNotMatch(detailOf({ owner: "ada", group: "team" }), /root/);
});

test("an engine that is asked for by a name nobody knows is no host that is not found", () => {
  const { message, detail } = describe(unreachable("missing", { endpoint: "prod" }));
  assert.equal(message, "No engine is called prod.");
  assert.match(detail ?? "", /“Engines”/);
  assert.equal(describe(unreachable("missing", { endpoint: "" })).message, "No container engine was found.");
});
