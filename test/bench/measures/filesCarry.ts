// Large files out of containers and into them, and what that takes of memory.
import { copyFileSync, mkdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { request } from "node:http";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import type { FileBackend } from "../../../src/files/backend.ts";
import { download, upload } from "../../../src/files/transfer.ts";
import { walkTree } from "../../../src/files/walkTree.ts";
import { command } from "../../rig/command.ts";
import { atLeastTimes, atMost, type Aim, type Figure } from "../figures.ts";
import { bigFile, removeAt, type FilesBench } from "../stage/filesPlace.ts";
import { runWell } from "../stage/program.ts";
import { takeTurns, type Turn } from "../stage/turns.ts";
import { short } from "../statistics.ts";

export const carrying = async (bench: FilesBench): Promise<readonly Figure[]> => [
  ...(await carryingDirect(bench)),
  ...(await carryingArchived(bench)),
  ...(await memoryOfCarrying(bench)),
];

/** Of what nobody ends. */
const noSignal = (): AbortSignal => new AbortController().signal;

/** Megabytes a second of so many milliseconds. */
function speeds(bytes: number, { ours, reference }: Pick<Figure, "ours" | "reference">): typeof figures {
  const speed = (values: readonly number[]): readonly number[] => values.map((ms) => bytes / 1000 / ms);
  const figures: Pick<Figure, "ours" | "reference"> = { ours: speed(ours) };
  return reference === undefined
    ? figures
    : { ...figures, reference: { of: reference.of, values: speed(reference.values) } };
}

async function carry(bench: FilesBench, name: string, aim: Aim, turn: Turn): Promise<Figure> {
  const values = await takeTurns(bench.repeat, turn);
  return { name: `${name}, ${short(bench.sizes.big / 1e6)} MB`, unit: "MB/s", ...speeds(bench.sizes.big, values), aim };
}

/** A copy of the large file to be sent, and a folder for what comes out. */
function prepareLocal({ place, local }: FilesBench): string {
  const out = join(local, "out");
  mkdirSync(out, { recursive: true });
  copyFileSync(join(place.large.root, bigFile), join(local, "sent"));
  return out;
}

/** As downloads read. */
async function drain(backend: FileBackend): Promise<void> {
  for await (const { content } of walkTree(backend, bigFile, { signal: noSignal(), contents: true }))
    for await (const piece of content()) void piece;
}

/** What nobody can do without who is to have all of an answer at once. */
function fetchWhole(socketPath: string, path: string): Promise<Buffer> {
  return new Promise((whole, failed) => {
    request({ socketPath, path, headers: { Host: "engine" } }, (answer) => void buffer(answer).then(whole, failed))
      .on("error", failed)
      .end();
  });
}

async function carryingDirect(bench: FilesBench): Promise<readonly Figure[]> {
  const { place, local } = bench;
  const { large } = place;
  const out = prepareLocal(bench);
  const [source, inside] = [join(large.root, bigFile), join(large.root, "in")];
  const aim = atLeastTimes(0.7);
  return await place.with(large, "direct", async ({ backend }) => {
    const terms = { signal: noSignal(), overwrite: true };
    const bytes = await backend.read(bigFile);
    const into = (name: string) => ({
      of: "cat",
      work: () => runWell("cat", [join(local, "sent")], join(inside, name)),
    });
    const figures = [
      await carry(bench, "direct: read as it comes", aim, {
        ours: () => drain(backend),
        reference: { of: "cat", work: () => runWell("cat", [source]) },
      }),
      await carry(bench, "direct: opened whole", aim, {
        ours: () => backend.read(bigFile),
        reference: { of: "readFile of Node", work: () => readFile(source) },
      }),
      await carry(bench, "direct: downloaded", aim, {
        prepare: () => Promise.resolve(removeAt(join(out, "big"))),
        ours: () => download(backend, bigFile, out, terms),
        reference: { of: "cat", work: () => runWell("cat", [source], join(out, "big")) },
      }),
      await carry(bench, "direct: uploaded", aim, {
        prepare: () => Promise.resolve(removeAt(join(inside, "sent"))),
        ours: () => upload(backend, join(local, "sent"), "/in", terms),
        reference: into("sent"),
      }),
      await carry(bench, "direct: saved anew", aim, {
        prepare: () => Promise.resolve(removeAt(join(inside, "saved"))),
        ours: () => backend.write("/in/saved", bytes, { create: true, overwrite: true }),
        reference: into("saved"),
      }),
      await carry(bench, "direct: saved over what is there", aim, {
        ours: () => backend.write("/in/saved", bytes, { create: true, overwrite: true }),
        reference: into("saved"),
      }),
    ];
    removeAt(join(inside, "saved"));
    return figures;
  });
}

async function carryingArchived(bench: FilesBench): Promise<readonly Figure[]> {
  const { place, local } = bench;
  const { large, socket } = place;
  const out = prepareLocal(bench);
  const inside = join(large.root, "in");
  const aim = atLeastTimes(0.6);
  const callOf = (path: string): string => `/containers/${large.container.id}/archive?path=${encodeURIComponent(path)}`;
  const url = (path: string): string => `http://engine${callOf(path)}`;
  const curl = (args: readonly string[], into?: string) => ({
    of: "curl",
    work: () => runWell("curl", ["--silent", "--fail", "--unix-socket", socket, ...args], into),
  });
  await command("tar", ["--create", `--file=${join(local, "sent.tar")}`, `--directory=${local}`, "sent"]);
  const put = ["--upload-file", join(local, "sent.tar"), url("/in")];
  return await place.with(large, "archive", async ({ backend }) => {
    const terms = { signal: noSignal(), overwrite: true };
    const bytes = await backend.read(bigFile);
    const prepare = (): Promise<void> => Promise.resolve(removeAt(join(inside, "sent")));
    return [
      await carry(bench, "archive: read as it comes", aim, {
        ours: () => drain(backend),
        reference: curl([url(bigFile)]),
      }),
      await carry(bench, "archive: opened whole", aim, {
        ours: () => backend.read(bigFile),
        reference: { of: "http of Node", work: () => fetchWhole(socket, callOf(bigFile)) },
      }),
      await carry(bench, "archive: downloaded", aim, {
        prepare: () => Promise.resolve(removeAt(join(out, "big"))),
        ours: () => download(backend, bigFile, out, terms),
        reference: curl([url(bigFile)], join(out, "big")),
      }),
      await carry(bench, "archive: uploaded", aim, {
        prepare,
        ours: () => upload(backend, join(local, "sent"), "/in", terms),
        reference: curl(put),
      }),
      await carry(bench, "archive: saved", aim, {
        prepare,
        ours: () => backend.write("/in/sent", bytes, { create: true, overwrite: true }),
        reference: curl(put),
      }),
    ];
  });
}

async function memoryOfCarrying(bench: FilesBench): Promise<readonly Figure[]> {
  const { place, repeat, local, sizes } = bench;
  const out = prepareLocal(bench);
  const script = join(import.meta.dirname, "../stage/carryAlone.ts");
  const { large, socket } = place;
  const carried = async (route: string, way: "out" | "in"): Promise<number> => {
    const [path, end] = way === "out" ? [bigFile, out] : ["/in", join(local, "sent")];
    return Number(await command(process.execPath, [script, socket, large.container.id, route, way, path, end]));
  };
  const figures: Figure[] = [];
  for (const route of ["direct", "archive"])
    for (const way of ["out", "in"] as const) {
      const ours: number[] = [];
      for (let round = 0; round < repeat; round += 1) ours.push(await carried(route, way));
      const name = `${route}: memory above idle, ${short(sizes.big / 1e6)} MB ${way}`;
      figures.push({ name, unit: "MiB", ours, aim: atMost(64, "MiB") });
    }
  return figures;
}
