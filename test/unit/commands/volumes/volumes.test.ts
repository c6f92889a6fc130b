// The verbs of volumes: what is in the way is named, what goes is listed, helpers of our own are nobody's business.
import assert from "node:assert/strict";
import { test } from "node:test";
import { problemOf } from "../../../../src/base/problem.ts";
import { copyName } from "../../../../src/commands/volumes/copyName.ts";
import { create } from "../../../../src/commands/volumes/create.ts";
import { inspect } from "../../../../src/commands/volumes/inspect.ts";
import { prune } from "../../../../src/commands/volumes/prune.ts";
import { remove } from "../../../../src/commands/volumes/remove.ts";
import { show } from "../../../../src/commands/volumes/show.ts";
import { ofVolume } from "../../../../src/commands/files/ofVolume.ts";
import { ownInstance } from "../../../../src/files/instance.ts";
import { commandStage, type CommandStage } from "../../../support/commandStage.ts";
import { aVolume, idOf } from "../../../support/resources.ts";
import { refusal, type Asked } from "../../../support/scriptedEngine.ts";
import type { Answer } from "../../../support/scriptedUi.ts";
import { windowStage } from "../../../support/windowStage.ts";

const data = aVolume();
const logs = aVolume({ name: "logs" });
const unnamed = aVolume({ name: idOf("anonymous") });

interface Holding {
  /** Volume name → names of containers that mount it. */
  readonly users?: Readonly<Record<string, readonly string[]>>;
  /** Volume name → bytes. */
  readonly sizes?: Readonly<Record<string, number>>;
  /** Volumes that a helper of our own mounts. */
  readonly looked?: readonly string[];
}

const helper = { Id: idOf("helper"), Names: ["/helper"], Labels: { "porthole.helper": ownInstance() } };

function stage(answers: readonly Answer[], { users = {}, sizes, looked = [] }: Holding = {}): CommandStage {
  const mount = (Name: string): object => ({ Type: "volume", Name, Destination: "/data" });
  const containers = Object.entries(users).flatMap(([volume, names]) =>
    names.map((name) => ({ Id: idOf(name), Names: [`/${name}`], Labels: null, Mounts: [mount(volume)] })),
  );
  const engine = ({ method, path, query }: Asked): unknown => {
    if (path === "/containers/json")
      return query["filters"] === undefined
        ? [...containers, ...looked.map((name) => ({ ...helper, Mounts: [mount(name)] }))]
        : looked.some((name) => query["filters"]?.includes(`"${name}"`))
          ? [helper]
          : [];
    if (path === "/system/df") {
      if (sizes === undefined) throw refusal(500, "no sizes today");
      return { Volumes: Object.entries(sizes).map(([Name, Size]) => ({ Name, UsageData: { Size } })) };
    }
    if (path === "/volumes" && method === "GET")
      return { Volumes: [data, logs, unnamed].map(({ name }) => ({ Name: name, Driver: "local" })) };
    if (path === "/volumes/create") return { Name: "made" };
    if (path.startsWith("/volumes/") && method === "GET") return { Name: path.slice(9), Driver: "local" };
    return undefined;
  };
  return commandStage({ engine, answers, held: { volumes: [data, logs, unnamed] } });
}

const removed = ({ engine }: CommandStage): readonly string[] => engine.requests(/^DELETE \/volumes/);

test("a removal says what goes, with its bytes where the engine tells them", async () => {
  const one = stage([{ confirm: true }], { sizes: { data: 12_000_000, logs: 500 } });
  await one.run(remove, [data, logs]);
  const { question, detail } = one.ui.of("confirm")[0]!.confirmation;
  assert.match(question, /Remove data and logs with everything in it\?/);
  assert.match(detail, /data · .* · 12 MB/);
  assert.match(detail, /Together 12 MB/);
  assert.match(detail, /no bin/);
  assert.deepEqual(removed(one), ["DELETE /volumes/data", "DELETE /volumes/logs"]);
  one.ui.end();
});

test("without sizes it is asked all the same, and turning away removes nothing", async () => {
  const one = stage([{ confirm: false }]);
  await assert.rejects(one.run(remove, [data]), (error) => problemOf(error).kind === "cancelled");
  assert.deepEqual(removed(one), []);
});

test("a volume that stands for a folder or a share says that its contents stay", async () => {
  const share = aVolume({ name: "share", options: { type: "nfs", device: ":/export" } });
  const one = stage([{ confirm: true }]);
  await one.run(remove, [share]);
  assert.match(one.ui.of("confirm")[0]!.confirmation.detail, /what is at :\/export stays/);
});

test("containers in the way are named, and can be shown; nothing is removed", async () => {
  const one = stage([{ offer: "Show web" }], { users: { data: ["web", "old"] } });
  await one.run(remove, [data]);
  assert.match(one.ui.of("warn")[0]!.message, /data stays: it is in use by web and old/);
  assert.deepEqual(one.ui.of("reveal"), [{ kind: "reveal", what: "container", id: idOf("web"), focus: "focus" }]);
  assert.deepEqual(removed(one), []);
  one.ui.end();
});

test("of several those in use stay, and it says so before the others go", async () => {
  const one = stage([{ confirm: true }], { users: { data: ["web"] } });
  await one.run(remove, [data, logs]);
  assert.match(one.ui.of("confirm")[0]!.confirmation.detail, /data stays: it is in use by web/);
  assert.deepEqual(removed(one), ["DELETE /volumes/logs"]);
});

test("a helper of our own is in nobody's way: it goes first", async () => {
  const one = stage([{ confirm: true }], { looked: ["data"] });
  await one.run(remove, [data]);
  assert.deepEqual(one.engine.requests(/^DELETE/), [
    `DELETE /containers/${helper.Id}?force=true&v=true`,
    "DELETE /volumes/data",
  ]);
});

test("a prune lists what nobody uses, with the unnamed ones ticked, and takes what was chosen one by one", async () => {
  const one = stage([{ pickMany: [/^[0-9a-f]{64}/] }, { confirm: true }], {
    users: { data: ["web"] },
    sizes: { logs: 1, [unnamed.name]: 2000 },
  });
  await one.run(prune);
  const choices = one.ui.of("pickMany")[0]?.choices ?? [];
  assert.deepEqual(
    choices.map(({ label, picked }) => [label.slice(0, 4), picked]),
    [
      [unnamed.name.slice(0, 4), true],
      ["logs", false],
    ],
  );
  assert.deepEqual(removed(one), [`DELETE /volumes/${unnamed.name}`]);
  assert.match(one.ui.of("tell")[0]!.message, /Volumes removed: 1/);
});

test("with nothing to prune it says so", async () => {
  const users = Object.fromEntries([data, logs, unnamed].map(({ name }) => [name, ["web"]]));
  const one = stage([], { users });
  await one.run(prune);
  assert.match(one.ui.of("tell")[0]!.message, /Every volume is used/);
});

test("a volume is made of what the form says, and shown", async () => {
  const values = { name: "shop-data", driver: "local", options: ["type=tmpfs", "o=size=1m"], labels: ["a=b", "c"] };
  const one = stage([
    { form: { name: "data" } },
    { form: { name: "x" } },
    { form: { name: "ok.1", options: ["type"] } },
    { form: { name: "ok.1", driver: " " } },
    { form: values },
  ]);
  await one.run(create);
  assert.deepEqual(
    one.ui.of("refused").map(({ issues }) => issues[0]?.field),
    ["name", "name", "options", "driver"],
  );
  const { form } = one.ui.of("form")[0]!;
  assert.equal(
    form.preview?.(values),
    "docker volume create --opt type=tmpfs --opt o=size=1m --label a=b --label c shop-data",
  );
  assert.deepEqual(one.engine.asked.at(-1)?.body, {
    Name: "shop-data",
    Driver: "local",
    DriverOpts: { type: "tmpfs", o: "size=1m" },
    Labels: { a: "b", c: "" },
  });
  assert.deepEqual(one.ui.of("reveal"), [{ kind: "reveal", what: "volume", id: "made" }]);
  one.ui.end();
});

test("inspect is a document of its own, and names are copied", async () => {
  const one = stage([]);
  await one.run(inspect, [data]);
  assert.match(one.ui.documents[0]!.text, /"Name": "data"/);
  await one.run(copyName, [data, logs]);
  assert.equal(one.ui.of("copy")[0]?.text, "data\nlogs");
  await one.run(ofVolume, [data]);
  assert.deepEqual(one.ui.of("revealFile")[0]?.addresses, ["porthole://default+volume+data/"]);
});

test("from a mount one comes to its volume", async () => {
  const { context, ui } = windowStage();
  await show.run(context, [{ id: "row", session: "default", copies: "data" }]);
  assert.deepEqual(ui.of("reveal"), [{ kind: "reveal", what: "volume", id: "data", focus: "focus" }]);
  await assert.rejects(show.run(context, []), (error) => problemOf(error).kind === "unsupported");
});
