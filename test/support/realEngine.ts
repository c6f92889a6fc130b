// The tests' own Docker engine as commands see it, and as tests prepare and look at it: by dockerode, past our code.
import assert from "node:assert/strict";
import Docker from "dockerode";
import { createActivity } from "../../src/engine/activity.ts";
import { connect } from "../../src/engine/connect.ts";
import type { Engine, EngineVersion } from "../../src/engine/engine.ts";
import { negotiate } from "../../src/engine/negotiate.ts";
import { createLog } from "../../src/base/log.ts";
import type { Container, Image } from "../../src/model/resources.ts";
import { aContainer, anImage } from "./resources.ts";

export const busybox = "porthole/busybox:1";

export interface RealEngine {
  readonly engine: Engine;
  readonly version: EngineVersion;
  /** For preparing and looking; nothing of ours is between it and the engine. */
  readonly docker: Docker;
  /** Makes a container, started unless said otherwise; removed by `end`. */
  make(
    name: string,
    options?: Omit<Docker.ContainerCreateOptions, "name"> & { readonly started?: boolean },
  ): Promise<Container>;
  /** The image as commands get it. */
  image(reference: string): Promise<Image>;
  /** Closes our connections and removes what `make` made, volumes too. */
  end(): Promise<void>;
}

/** Connects to the engine of this run, or to another one of the test's own. */
export async function realEngine(socket = process.env["PORTHOLE_TEST_ENGINE"]): Promise<RealEngine> {
  assert.ok(socket !== undefined && socket !== "", "PORTHOLE_TEST_ENGINE names no socket: run this through test/rig");
  const end = new AbortController();
  const url = `unix://${socket}`;
  const engine = connect(
    { name: "test", address: { kind: "unix", path: socket }, url, reason: { by: "default" } },
    {
      log: createLog(() => undefined),
      signal: end.signal,
      record: createActivity(),
      loadSsh: () => Promise.reject(new Error("no ssh here")),
    },
  );
  const docker = new Docker({ socketPath: socket });
  const made: string[] = [];
  return {
    engine,
    docker,
    version: await negotiate(engine),
    make: async (name, { started = true, ...options } = {}) => {
      const container = await docker.createContainer({ Image: busybox, ...options, name });
      made.push(container.id);
      if (started) await container.start();
      return aContainer({ id: container.id, name, image: options.Image ?? busybox });
    },
    image: async (reference) => {
      const { Id, RepoTags, RepoDigests, Size, Created } = await docker.getImage(reference).inspect();
      const [tags, digests] = [
        [...((RepoTags as string[] | null) ?? [])].sort(),
        (RepoDigests as string[] | null) ?? [],
      ];
      return anImage({ id: Id, tags, digests, size: Size, created: Date.parse(Created) });
    },
    end: async () => {
      end.abort();
      for (const id of made)
        await docker
          .getContainer(id)
          .remove({ force: true, v: true })
          .catch(() => undefined);
    },
  };
}

/** Asks again and again until the answer is no longer undefined or false; fails after so many milliseconds. */
export async function eventually<T>(
  ask: () => Promise<T | undefined | false>,
  what: string,
  patience = 60_000,
): Promise<T> {
  const latest = performance.now() + patience;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    assert.ok(performance.now() < latest, `not within ${patience} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
