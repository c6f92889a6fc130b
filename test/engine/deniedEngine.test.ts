// A real engine whose socket an ordinary user may not use: all that person is told and offered, and that the rows come by
// themselves once they are let in. What is asserted are the very words: they are all there is to go by then.
import assert from "node:assert/strict";
import { chmodSync, chownSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test, type TestContext } from "node:test";
import { describe } from "../../src/base/describe.ts";
import type { Problem } from "../../src/base/problem.ts";
import { standing } from "../../src/tree/standing.ts";
import { containersSource } from "../../src/tree/sources/containers.ts";
import { defaultSettings } from "../../src/manifest/settings.ts";
import { why } from "../../src/commands/engines/why.ts";
import { requireSandbox } from "../rig/sandbox.ts";
import { asUser, openToGroup, type User } from "../support/asUser.ts";
import { fakeSessions } from "../support/fakeSession.ts";
import { realEngine } from "../support/realEngine.ts";
import { endpointAt, realSession, type RealSession } from "../support/realSession.ts";
import { windowStage } from "../support/windowStage.ts";

requireSandbox();
/** The sandbox's user "porthole" and its group "docker"; and a number that no user has. */
const [ordinary, docker, nobody] = [61234, 61235, 61299];
const stranger: User = { uid: ordinary, gid: ordinary, groups: [] };

const folder = mkdtempSync(join(tmpdir(), "porthole-denied-"));
const socket = join(folder, "run", "docker.sock");
let close: () => void = () => undefined;

before(() => {
  chmodSync(folder, 0o755);
  close = openToGroup(process.env["PORTHOLE_TEST_ENGINE"] ?? "", docker, socket);
});
after(() => {
  close();
  rmSync(folder, { recursive: true, force: true });
});

interface Turned {
  readonly real: RealSession;
  readonly problem: Problem;
  /** What stands above the rows of the Containers view. */
  readonly words: string;
  /** Takes root's rights again, as the end of the test does. */
  readonly again: () => void;
}

/**
 * Opens the Containers view as that user, who is turned away. All of this process is that user until the test is over:
 * what a test has to put back as root, it does in hooks that are given after this one's, and so run after it.
 */
async function turnedAway(context: TestContext, user: User): Promise<Turned> {
  const real = realSession(endpointAt(socket));
  const again = asUser(user);
  context.after(() => {
    again();
    real.scope.dispose();
  });
  real.session.need("containers");
  await real.until("turned away", ({ connection }) => connection.state === "lost");
  const { connection } = real.session.store.current;
  assert.ok(connection.state === "lost");
  const sessions = fakeSessions({ open: [real.session] });
  return { real, problem: connection.problem, words: standing(sessions, "containers", "").message ?? "", again };
}

test("an ordinary user reads whose the socket is, who they are, which command helps and what that risks", async (context) => {
  const { real, problem, words } = await turnedAway(context, stranger);
  assert.equal(
    words,
    `You may not use the socket ${socket}. ` +
      "It belongs to user root and group docker (srw-rw----); you are porthole, in the groups porthole. " +
      "“sudo usermod -aG docker porthole”, then sign out and in, lets you use it. " +
      "Mind: whoever is in that group can become root on the engine's machine. Rootless Docker and Podman do without.",
  );
  const sessions = fakeSessions({ open: [real.session] });
  const rows = containersSource.roots(sessions, { settings: defaultSettings, filter: "", now: Date.now() });
  assert.deepEqual(
    rows.map(({ label, click }) => [label, click?.command]),
    [
      ["Retry", "porthole.engines.retry"],
      ["Copy the command that helps", "porthole.engines.copyRemedy"],
      ["Choose engine", "porthole.engines.choose"],
      ["Why?", "porthole.engines.why"],
    ],
    "what may be done, each with a click; no start of an engine that runs",
  );
  assert.deepEqual(rows[1]?.click?.args, ["sudo usermod -aG docker porthole"]);
  const stage = windowStage({ sessions, answers: [{ confirm: false }] });
  await assert.rejects(why.run(stage.context, rows.at(-1)?.click?.args ?? []));
  const [asked] = stage.ui.of("confirm");
  const { message, detail } = describe(problem);
  assert.equal(asked?.confirmation.question, message);
  assert.equal(asked.confirmation.detail, `${detail}\n\ntest: the usual place of Docker on this system`);
});

test("the command that is named lets them in, as soon as it counts", async (context) => {
  const { real, again } = await turnedAway(context, stranger);
  again();
  // What a new login brings: the group among one's own.
  context.after(asUser({ ...stranger, groups: [docker] }));
  real.session.refresh();
  await real.until("let in", ({ connection, known }) => connection.state === "ready" && known.has("containers"));
});

test("who was added since VS Code was started is told to sign in again, in no other words", async (context) => {
  const groups = readFileSync("/etc/group", "utf8");
  writeFileSync("/etc/group", groups.replace(/^(docker:.*:)$/m, "$1porthole"));
  const { words } = await turnedAway(context, stranger);
  context.after(() => writeFileSync("/etc/group", groups));
  assert.match(words, /in the groups porthole\. You are in the group docker already, .*sign out and in/);
  assert.doesNotMatch(words, /usermod/);
});

test("a user without a name, as in a container, is told what opens the socket there", async (context) => {
  const { words } = await turnedAway(context, { uid: nobody, gid: nobody, groups: [] });
  assert.match(words, /you are 61299, in the groups 61299\./);
  assert.match(words, /Your user has no name here.*“--group-add docker”/);
  assert.doesNotMatch(words, /usermod/);
});

test("a group without a name, as of a socket mounted into a container, is given one first", async (context) => {
  const { uid, gid } = statSync(socket);
  chownSync(socket, uid, nobody);
  const { words } = await turnedAway(context, stranger);
  context.after(() => chownSync(socket, uid, gid));
  assert.match(words, /“sudo groupadd --gid 61299 docker-host && sudo usermod -aG docker-host porthole”/);
});

test("a socket for root alone has no group to join, and says what to do instead", async (context) => {
  chmodSync(socket, 0o600);
  const { words } = await turnedAway(context, stranger);
  context.after(() => chmodSync(socket, 0o660));
  assert.match(words, /\(srw-------\).*Only root may use it\..*“dockerd --group docker”/);
});

test("once the socket is opened to them the rows come by themselves, and what stood there goes", async (context) => {
  // As the engine sees it: with a container to list.
  const engine = await realEngine();
  const container = await engine.make("denied-and-back", { started: false });
  const { real, again } = await turnedAway(context, stranger);
  context.after(() => engine.end());
  again();
  chmodSync(socket, 0o666);
  context.after(() => chmodSync(socket, 0o660));
  context.after(asUser(stranger));
  await real.until("its rows", ({ containers }) => containers.has(container.id));
  assert.equal(standing(fakeSessions({ open: [real.session] }), "containers", "").message, "");
});
