// The packaged extension in a real VS Code on the tier's engine, with a person's hands on it; for e2e tests.
import assert from "node:assert/strict";
import Dockerode from "dockerode";
import { Sidebar } from "../e2e/pages/sidebar.ts";
import { Window } from "../e2e/pages/window.ts";
import { openWorkbench, type WorkbenchOptions } from "../rig/vscode.ts";

export interface WorkbenchStage {
  readonly sidebar: Sidebar;
  readonly window: Window;
  readonly docker: Dockerode;
  /** Makes and starts a container that goes when the stage ends. */
  run(name: string, options: Dockerode.ContainerCreateOptions): Promise<Dockerode.Container>;
  close(): Promise<void>;
}

/** The socket of the tier's engine. */
export function engineSocket(): string {
  const socket = process.env["PORTHOLE_TEST_ENGINE"];
  assert.ok(socket, "PORTHOLE_TEST_ENGINE is not set: run this through npm test");
  return socket;
}

export async function workbenchStage(options: Partial<WorkbenchOptions> = {}): Promise<WorkbenchStage> {
  const docker = new Dockerode({ socketPath: engineSocket() });
  const made: Dockerode.Container[] = [];
  const { page, close } = await openWorkbench({
    vsix: process.env["PORTHOLE_TEST_VSIX"],
    workspace: process.env["PORTHOLE_TEST_WORKSPACE"],
    ...options,
    env: { DOCKER_HOST: `unix://${engineSocket()}`, ...options.env },
  });
  return {
    sidebar: new Sidebar(page),
    window: new Window(page),
    docker,
    run: async (name, create) => {
      const container = await docker.createContainer({ name, Image: "porthole/busybox:1", ...create });
      made.push(container);
      await container.start();
      return container;
    },
    close: async () => {
      await close();
      for (const container of made) await container.remove({ force: true, v: true }).catch(() => undefined);
    },
  };
}
