// The commands round the run form: what goes to the engine when, and what is said when it does not go well.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { after, test } from "node:test";
import type { CommandContext } from "../../../../src/commands/context.ts";
import { create } from "../../../../src/commands/images/create.ts";
import { run } from "../../../../src/commands/images/run.ts";
import { runInteractive } from "../../../../src/commands/images/runInteractive.ts";
import { runTool } from "../../../../src/commands/images/runTool.ts";
import type { Row } from "../../../../src/commands/row.ts";
import { commandStage, type CommandStage } from "../../../support/commandStage.ts";
import { anImage } from "../../../support/resources.ts";
import { refusal, type Asked } from "../../../support/scriptedEngine.ts";
import type { Answer } from "../../../support/scriptedUi.ts";

const image = anImage({ tags: ["nginx:1.25", "nginx:latest"] });

interface Script {
  readonly create?: () => unknown;
  readonly start?: () => unknown;
  /** Exit code; none for a container that goes on. */
  readonly exit?: number;
}

/** An engine that makes containers "c1". */
function answer({ create: made = () => ({ Id: "c1", Warnings: [] }), start, exit }: Script): (asked: Asked) => unknown {
  return ({ method, path }) => {
    if (path === "/networks") return [{ Name: "shop" }];
    if (path === "/info") return { SecurityOptions: [] };
    if (/^\/images\/.*\/json$/.test(path))
      return { Id: image.id, Os: "linux", Config: { Cmd: ["nginx"], Entrypoint: null } };
    if (path === "/containers/create") return made();
    if (path === "/containers/c1/json") return { Name: "/made_up" };
    if (path === "/containers/c1/wait")
      return exit === undefined
        ? new Readable({ read: () => undefined })
        : Readable.from([JSON.stringify({ StatusCode: exit })]);
    if (path === "/containers/c1/start") return start?.();
    if (method === "DELETE") return undefined;
    return assert.fail(`${method} ${path}`);
  };
}

const on = (answers: readonly Answer[], script: Script = {}, over: Partial<CommandContext> = {}): CommandStage =>
  commandStage({ engine: answer(script), answers, over });
const posts = ({ engine }: CommandStage): readonly string[] => engine.requests(/^(POST|DELETE)/);

test("who turns away makes nothing", async () => {
  for (const command of [run, create]) {
    const stage = on(["turn away"]);
    await assert.rejects(stage.run(command, [image]), { message: "cancelled" });
    assert.deepEqual(posts(stage), []);
  }
});

test("the exit is listened for before the start, and the container goes by the name the engine made up", async () => {
  const stage = on([{ form: {} }], { exit: 0 });
  await stage.run(run, [image]);
  assert.deepEqual(posts(stage), [
    "POST /containers/create",
    "POST /containers/c1/wait?condition=next-exit",
    "POST /containers/c1/start",
  ]);
  assert.match(stage.ui.of("warn")[0]?.message ?? "", /^made_up ended with exit code 0/);
});

test("the tag whose row was clicked is the one that is run", async () => {
  const row: Row = { id: "x", session: "default", of: image, copies: "nginx:latest" };
  const stage = on([], { exit: 0 });
  await stage.run(runInteractive, [image], [row]);
  const body = stage.engine.asked.find(({ path }) => path === "/containers/create")?.body as Record<string, unknown>;
  assert.equal(body["Image"], "nginx:latest");
  assert.equal(body["Tty"], true);
  assert.deepEqual(body["HostConfig"], { AutoRemove: true });
  assert.match(stage.ui.of("terminal")[0]?.session.title ?? "", /^nginx:latest/);
});

test("an image without a tag is run by its id", async () => {
  const stage = on([{ form: {} }], { exit: 0 });
  const nameless = anImage({ tags: [] });
  await stage.run(create, [nameless]);
  const body = stage.engine.asked.find(({ path }) => path === "/containers/create")?.body as Record<string, unknown>;
  assert.equal(body["Image"], nameless.id);
});

test("an engine that is away when the form is sent is told in it, and the form can be sent again", async () => {
  let tries = 0;
  const stage = on([{ form: { name: "web" } }, { form: { name: "web" } }], {
    create: () => {
      tries += 1;
      if (tries === 1) throw Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
      return { Id: "c1", Warnings: ["Your kernel does not support swap limits.\u202e"] };
    },
  });
  await stage.run(create, [image]);
  assert.deepEqual(
    stage.ui.of("failed").map(({ problem }) => problem.kind),
    ["unreachable"],
  );
  assert.match(stage.ui.of("warn")[0]?.message ?? "", /swap limits/);
  assert.ok(!stage.ui.of("warn")[0]?.message.includes("\u202e"));
  assert.deepEqual(stage.ui.of("reveal"), [{ kind: "reveal", what: "container", id: "c1" }]);
});

test("what does not start is taken away again", async () => {
  const stage = on([{ form: { name: "web" } }, "turn away"], {
    start: () => {
      throw refusal(500, "driver failed programming external connectivity: port is already allocated");
    },
  });
  await assert.rejects(stage.run(run, [image]), { message: "cancelled" });
  assert.equal(posts(stage).at(-1), "DELETE /containers/c1?v=true&force=true");
  const [{ problem } = { problem: undefined }] = stage.ui.of("failed");
  assert.ok(problem?.kind === "rejected" && problem.said.includes("already allocated"));
});

const folder = mkdtempSync(join(tmpdir(), "porthole-tool-"));
after(() => rmSync(folder, { recursive: true }));
writeFileSync(join(folder, "go.mod"), "module example.org/x\n");

test("the folder that was clicked in the explorer is the tool's, and what fits it comes first", async () => {
  const stage = on([{ pick: "Go" }, { form: {} }], {}, { folders: ["/elsewhere"] });
  await stage.run(runTool, [], [{ scheme: "file", fsPath: folder }]);
  const [first] = stage.ui.of("pick")[0]?.choices ?? [];
  assert.deepEqual([first?.label, first?.description], ["Go", "fits this folder"]);
  const body = stage.engine.asked.find(({ path }) => path === "/containers/create")?.body as {
    readonly Image: string;
    readonly HostConfig: { readonly Binds: readonly string[] };
    readonly WorkingDir: string;
  };
  assert.deepEqual([body.Image, body.WorkingDir, body.HostConfig.Binds], ["golang:1", "/app", [`${folder}:/app`]]);
});

test("with several open folders one is chosen, with none a dialog asks", async () => {
  const several = on([{ pick: folder }, "turn away"], {}, { folders: ["/elsewhere", folder] });
  await assert.rejects(several.run(runTool), { message: "cancelled" });
  assert.equal(several.ui.of("pick").length, 2);
  const none = on([{ folder }, "turn away"]);
  await assert.rejects(none.run(runTool), { message: "cancelled" });
  assert.equal(none.ui.of("pickFolder").length, 1);
});

test("a tool's image that is not there is named and fetched only when one agrees; nothing is remembered before it runs", async () => {
  const kept: string[] = [];
  const stage = on(
    [{ pick: "Another tool" }, { form: { image: "acme/tool:1" } }, { confirm: false }, "turn away"],
    {
      create: () => {
        throw refusal(404, "No such image: acme/tool:1");
      },
    },
    { folders: [folder], memory: { get: () => undefined, set: (key) => kept.push(key) } },
  );
  await assert.rejects(stage.run(runTool), { message: "cancelled" });
  const [asked] = stage.ui.of("confirm");
  assert.equal(asked?.confirmation.question, "Pull the image acme/tool:1?");
  assert.match(asked.confirmation.detail, /docker pull acme\/tool:1.*\n.*registry/);
  assert.deepEqual(stage.engine.requests(/images\/create/), []);
  assert.deepEqual(kept, []);
});

test("a tool on a folder that is not there, or with a broken image name, is not sent", async () => {
  const stage = on(
    [
      { pick: "Go" },
      { form: { folder: join(folder, "none") } },
      { form: { folder: join(folder, "go.mod") } },
      { form: { folder: "relative" } },
      { form: { image: "Golang" } },
      { form: { command: "go build 'x" } },
      "turn away",
    ],
    {},
    { folders: [folder] },
  );
  await assert.rejects(stage.run(runTool), { message: "cancelled" });
  assert.equal(stage.ui.of("refused").length, 5);
  assert.deepEqual(posts(stage), []);
});
