// An engine that goes away and comes back while Porthole watches.
import { after, afterEach, before, test } from "node:test";
import { join } from "node:path";
import { loadFixtureImages } from "../rig/images.ts";
import { startEngine, type Engine } from "../rig/engine.ts";
import { sandboxFolder } from "../rig/sandbox.ts";
import { workbenchStage, type WorkbenchStage } from "../support/workbenchStage.ts";

let engine: Engine;
let stage: WorkbenchStage;

before(async () => {
  engine = await startEngine({ name: "newest", folder: join(sandboxFolder() ?? "", "outage") });
  await loadFixtureImages(engine.socket);
  stage = await workbenchStage({ env: { DOCKER_HOST: `unix://${engine.socket}` } });
});
afterEach((story) => stage.look(story));
after(async () => {
  await stage.close();
  await engine.stop();
});

test("rows stay while the engine is away, the view says so, and all is live again when it is back", async () => {
  const { default: Dockerode } = await import("dockerode");
  const docker = new Dockerode({ socketPath: engine.socket });
  const container = await docker.createContainer({ name: "kept", Image: "porthole/busybox:1", Cmd: ["sleep", "1000"] });
  await stage.says("kept", /Created/);
  await engine.stop();
  await stage.page
    .locator(".pane-body .message")
    .filter({ hasText: /not running|nobody listens|no socket|last known|ended|stopped/i })
    .first()
    .waitFor();
  await stage.row("kept").waitFor();
  await engine.start();
  await stage.page
    .locator(".pane-body .message")
    .filter({ hasText: /not running|nobody listens|no socket|last known|ended|stopped/i })
    .first()
    .waitFor({ state: "hidden" });
  await container.start();
  await stage.says("kept", /Up/);
  await container.remove({ force: true });
});
