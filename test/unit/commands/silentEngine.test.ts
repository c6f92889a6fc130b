// An engine that takes a request and never answers it: whoever asked for something sees what is waited for, and can give up.
import assert from "node:assert/strict";
import { setImmediate as turn } from "node:timers/promises";
import { test } from "node:test";
import { problemOf } from "../../../src/base/problem.ts";
import type { AnyCommand } from "../../../src/commands/command.ts";
import { commands } from "../../../src/commands/index.ts";
import type { Resource } from "../../../src/model/resources.ts";
import { commandStage } from "../../support/commandStage.ts";
import { aContainer, anImage, aVolume } from "../../support/resources.ts";
import type { Answer } from "../../support/scriptedUi.ts";

const web = aContainer({ name: "web" });
const image = anImage({ tags: ["app:1", "team/app:latest"] });
const last = anImage({ tags: ["app:2"] });

interface Case {
  readonly item?: Resource;
  /** Given before the engine is asked. */
  readonly answers?: readonly Answer[];
  /** Whom it matters to: root is asked nothing about. */
  readonly uid?: number;
}

/** By id. */
const cases: Readonly<Record<string, Case>> = {
  "containers.stop": { item: web },
  "containers.stopWith": { item: web, answers: [{ form: {} }] },
  "containers.kill": { item: web, answers: [{ pick: "SIGTERM" }] },
  "containers.rename": { item: web, answers: [{ ask: "shop" }] },
  "containers.restartPolicy": { item: web },
  "containers.remove": { item: web },
  "containers.forceRemove": { item: web, answers: [{ pick: "Force remove" }] },
  "containers.prune": {},
  "containers.commit": { item: web },
  "containers.inspect": { item: web },
  "containers.top": { item: web },
  "containers.changes": { item: web },
  "containers.stats": { item: web },
  "containers.logsDocument": { item: web },
  "containers.openShell": { item: web },
  "images.run": { item: image },
  "images.runByName": {},
  "images.runTool": { answers: [{ folder: "/srv" }, { pick: "Another tool" }], uid: 1000 },
  "images.runInteractive": { item: image },
  "images.create": { item: image },
  "images.tag": { item: image, answers: [{ ask: "app:3" }] },
  "images.untag": { item: image, answers: [{ pick: "app:1" }] },
  "images.remove": { item: last },
  "images.inspect": { item: image },
  "images.history": { item: image },
  "images.prune": {},
  "images.pruneAll": {},
  "images.removeAll": {},
  "volumes.inspect": { item: aVolume() },
  "volumes.create": {},
  "volumes.remove": { item: aVolume() },
  "volumes.prune": {},
  "engines.version": {},
  "engines.info": {},
  "guide.helloWorld": {},
  "guide.ubuntu": {},
  "guide.startTime": {},
};

/** Those that ask no engine, or say in their own way what they wait for. */
const elsewhere: readonly RegExp[] = [
  /\.copy\w+$/,
  /^containers\.openInBrowser$/,
  // A terminal says it, a document of its own, the save's progress, or the form while it is sent.
  /^containers\.(attach|startAndAttach|logs|exec|saveLogs)$/,
  /^(dockerfile|images)\.build|^engines\.(apiConsole|events)$/,
  // Helper containers and files: told and given up at the routes, in test/unit/commands/files and test/engine/files.
  /^files\.|^containers\.(process|debugShell)$/,
  // It is given a place in a file by the light bulb; its progress is in pinReference.test.ts.
  /^images\.pinReference$/,
];

test("no command is forgotten here", () => {
  const silent = commands.filter((one) => !("on" in one) && one.busy === undefined && cases[one.id] === undefined);
  assert.deepEqual(
    silent.map(({ id }) => id).filter((id) => !elsewhere.some((shape) => shape.test(id))),
    [],
  );
});

const commandOf = (id: string): AnyCommand => {
  const found = commands.find((one) => one.id === id);
  assert.ok(found !== undefined && !("on" in found), id);
  return found;
};

/** Runs it until the engine was asked. */
async function waiting(id: string, { item, answers = [] }: Case) {
  const stage = commandStage({ engine: () => new Promise(() => undefined), answers });
  const ended = stage.run(commandOf(id), item === undefined ? [] : [item]).then(
    () => "it went on",
    (error: unknown) => problemOf(error).kind,
  );
  for (let turns = 0; turns < 100 && stage.engine.asked.length === 0; turns += 1) await turn();
  assert.ok(stage.engine.asked.length > 0, "the engine was asked");
  return { stage, ended };
}

for (const [id, one] of Object.entries(cases))
  test(`${id} says what it waits for, and is given up`, async (context) => {
    // Windows has no such function, so it is optional by its type.
    if (one.uid !== undefined) context.mock.method(process as Required<typeof process>, "getuid", () => one.uid ?? 0);
    assert.equal(commandOf(id).busy, undefined, "the runner shows the progress of those with a word of their own");
    const { stage, ended } = await waiting(id, one);
    assert.deepEqual(
      stage.ui.of("progress").map(({ title }) => title.length > 3),
      [true],
    );
    stage.ui.cancel();
    assert.equal(await ended, "cancelled");
    stage.ui.end();
  });

test("who uses an image is asked before its last tag goes, and that can be given up too", async () => {
  const { stage, ended } = await waiting("images.untag", { item: last });
  stage.ui.cancel();
  assert.equal(await ended, "cancelled");
});
