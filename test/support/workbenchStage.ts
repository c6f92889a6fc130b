// The packaged extension in a real VS Code on the tier's engine, with a person's hands on it; for e2e tests.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import Dockerode from "dockerode";
import type { Locator, Page } from "playwright-core";
import { choose } from "../e2e/pages/menu.ts";
import { expand, openSideBar } from "../e2e/pages/sideBar.ts";
import { openWorkbench, type WorkbenchOptions } from "../rig/vscode.ts";

/** What node:test tells after a test; its types do not know `passed` yet. */
export interface Story {
  readonly name: string;
  readonly passed?: boolean;
}

export interface WorkbenchStage {
  readonly page: Page;
  readonly docker: Dockerode;
  /** Makes and starts a container that goes when the stage ends. */
  run(name: string, options: Dockerode.ContainerCreateOptions): Promise<Dockerode.Container>;
  /** The row of that name, whatever else it says. */
  row(name: string): Locator;
  unfold(name: string): Promise<void>;
  /** Chooses from the menu of that row. */
  choose(name: string, item: string): Promise<void>;
  /** Waits until the row says so. */
  says(name: string, words: RegExp): Promise<void>;
  /** After a story: if it failed, what the window shows is kept as dist/failed/<story>.png. */
  look(story: Story): Promise<void>;
  close(): Promise<void>;
}

/** The socket of the tier's engine. */
export function engineSocket(): string {
  const socket = process.env["PORTHOLE_TEST_ENGINE"];
  assert.ok(socket, "PORTHOLE_TEST_ENGINE is not set: run this through npm test");
  return socket;
}

async function picture(page: Page, story: string): Promise<void> {
  const folder = join(import.meta.dirname, "../../dist/failed");
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${story.replace(/\W+/g, "-")}.png`) });
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
  const label = (name: string): Locator => page.locator(".label-name").getByText(name, { exact: true });
  const named = (name: string): Locator =>
    page
      .locator(".monaco-list-row")
      .filter({ has: label(name) })
      .first();
  await openSideBar(page, /^Porthole/);
  return {
    page,
    docker,
    row: named,
    unfold: (name) => expand(named(name)),
    choose: async (name, item) => {
      await choose(named(name), item);
      await page.mouse.move(700, 8); // away from the rows, whose hovers would lie over everything
    },
    says: (name, words) =>
      page
        .locator(".monaco-list-row")
        .filter({ has: label(name) })
        .filter({ hasText: words })
        .first()
        .waitFor(),
    run: async (name, create) => {
      const container = await docker.createContainer({ name, Image: "porthole/busybox:1", ...create });
      made.push(container);
      await container.start();
      return container;
    },
    look: async (story) => {
      if (story.passed === false) await picture(page, story.name);
    },
    close: async () => {
      await close();
      for (const container of made) await container.remove({ force: true, v: true }).catch(() => undefined);
    },
  };
}
