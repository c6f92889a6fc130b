// Engines with so many containers: one engine a size, made when it is first asked for. One runs at a time, and its containers
// stay for the next time. Most were only created: a thousand that run are more than a small machine can carry.
import { join } from "node:path";
import { startEngine, type Engine } from "../../rig/engine.ts";
import { loadFixtureImages } from "../../rig/images.ts";
import { requireSandbox } from "../../rig/sandbox.ts";
import { step } from "../../rig/say.ts";
import { outside, type Outside } from "./outside.ts";

export interface Populated {
  readonly engine: Engine;
  readonly outside: Outside;
  readonly size: number;
}

export interface Population {
  /** The engine that holds `size` containers "load-0001"…, ready. */
  of(size: number): Promise<Populated>;
  end(): Promise<void>;
}

/** Matches the row of a container of the population. */
export const loadRow = "\\bload-\\d{4}\\b";

const nameOf = (index: number): string => `load-${String(index + 1).padStart(4, "0")}`;

export function createPopulation(): Population {
  const made = new Map<number, Populated>();
  let current: Populated | undefined;
  return {
    of: async (size) => {
      if (current?.size === size) return current;
      await current?.engine.stop();
      const known = made.get(size);
      if (known === undefined) made.set(size, (current = await make(size)));
      else await (current = known).engine.start();
      await startSome(current);
      return current;
    },
    end: async () => await current?.engine.stop(),
  };
}

async function make(size: number): Promise<Populated> {
  const engine = await startEngine({ name: "newest", folder: join(requireSandbox(), `engine-${size}`) });
  await loadFixtureImages(engine.socket);
  const client = outside(engine.socket);
  await step(`${size} containers`, () =>
    inParallel(size, async (index) => {
      await create(client, nameOf(index));
    }),
  );
  return { engine, outside: client, size };
}

/** Half of them, at most ten: those at the end of the alphabet and of the list. */
async function startSome({ outside: client, size }: Populated): Promise<void> {
  const count = Math.min(10, size >> 1);
  await inParallel(count, async (index) => {
    await client.call("POST", `/containers/${nameOf(size - 1 - index)}/start`);
  });
}

/** Creates a container that only waits, and returns its id. */
export async function create(
  client: Outside,
  name: string,
  body: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const config = { Image: "porthole/scratch:1", HostConfig: { NetworkMode: "none" }, ...body };
  const answer = await client.call("POST", `/containers/create?name=${name}`, config);
  return (JSON.parse(answer) as { Id: string }).Id;
}

export async function remove(client: Outside, id: string): Promise<void> {
  await client.call("DELETE", `/containers/${id}?force=true&v=true`);
}

async function inParallel(count: number, work: (index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: 6 }, lane));
}
