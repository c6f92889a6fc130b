import assert from "node:assert/strict";
import { test } from "node:test";
import { remove } from "../../../src/commands/containers/remove.ts";
import { asking, workingOn } from "../../../src/commands/working.ts";
import { commandStage } from "../../support/commandStage.ts";
import { aContainer } from "../../support/resources.ts";

test("a command that asked first says at its rows what it does, for as long as it does it", async () => {
  const item = aContainer({ name: "web", state: "exited" });
  const seen: (string | undefined)[] = [];
  const stage = commandStage({
    held: { containers: [item] },
    engine: ({ method, path }) => {
      if (method === "DELETE") seen.push(stage.session.busy.of(item.id));
      else seen.push(`before: ${String(stage.session.busy.of(item.id))}`);
      if (path.endsWith("/json"))
        return { State: { Running: false }, HostConfig: {}, Mounts: [], Config: {}, Name: "/web", Id: item.id };
      return [];
    },
    answers: [{ confirm: true }],
  });
  await stage.run(remove, [item]);
  assert.equal(seen.at(-1), "removing");
  assert.ok(seen.slice(0, -1).every((word) => word === "before: undefined"));
  assert.equal(stage.session.busy.of(item.id), undefined);
});

test("the mark goes when the work fails", async () => {
  const { context, session } = commandStage();
  const work = workingOn(context, { items: [{ id: "x" }], word: "removing", title: "T" }, () => {
    assert.equal(session.busy.of("x"), "removing");
    return Promise.reject(new Error("no"));
  });
  await assert.rejects(work);
  assert.equal(session.busy.of("x"), undefined);
});

test("what is read to be shown says what it waits for, harmlessly, and can be given up", async () => {
  const { context, ui } = commandStage();
  const reading = asking(context, "docker inspect a\u202eb", async (signal) => {
    ui.cancel();
    await Promise.resolve();
    signal.throwIfAborted();
  });
  await assert.rejects(reading, { name: "AbortError" });
  const [{ title } = { title: "" }] = ui.of("progress");
  assert.equal(title, "Waiting for the engine: docker inspect a\ufffdb");
});
