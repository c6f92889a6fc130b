// The fixture images, made here without a network: busybox and one small program. They are packed once into the
// cache and loaded into every private engine through its API.
import { createReadStream, readFileSync } from "node:fs";
import { join } from "node:path";
import Docker from "dockerode";
import { cached, cacheFolder } from "./cache.ts";
import { command, tryCommand } from "./command.ts";
import { layer, writeArchive, type Entry, type Image } from "./imageArchive.ts";
import { suiteFolder } from "./setupEngines.ts";

const PROBE = join(import.meta.dirname, "../fixtures/images/probe.c");
const VERSION = "1";

/** Packs the fixture images into the cache; needs Debian's bookworm tree (busybox) and gcc. */
export function setupImages(): Promise<string> {
  const sources = [import.meta.filename, join(import.meta.dirname, "imageArchive.ts"), PROBE];
  const recipe = [VERSION, process.arch, ...sources.map((file) => readFileSync(file, "utf8"))].join("\n");
  return cached({ name: "images", recipe, make: makeImages });
}

/** Loads the fixture images into an engine. About a second. */
export async function loadFixtureImages(socket: string): Promise<void> {
  const docker = new Docker({ socketPath: socket });
  const answer = await docker.loadImage(createReadStream(join(cacheFolder(), "images", "images.tar")));
  const text = await new Response(ReadableStream.from(answer as AsyncIterable<Uint8Array>)).text();
  if (/"error"/.test(text)) throw new Error(`The fixture images could not be loaded: ${text.slice(-500)}`);
}

async function makeImages(folder: string): Promise<void> {
  const probe = join(folder, "probe");
  await command("gcc", ["-static", "-O2", "-s", "-o", probe, PROBE]);
  const busybox = await busyboxLayer();
  const program = await layer([{ path: "probe", mode: 0o755, content: readFileSync(probe) }], "COPY probe /probe");
  const note = await layer([{ path: "note.txt", content: "An image without a name.\n" }], "COPY note.txt /note.txt");
  const bash = await layer(await bashEntries(), "COPY bash /bin/bash");
  const path = "PATH=/bin:/usr/bin";
  const images: Image[] = [
    {
      tags: ["porthole/busybox:1", "porthole/busybox:latest"],
      layers: [busybox],
      config: { Cmd: ["sh"], Env: [path], Labels: { "org.opencontainers.image.title": "busybox" } },
    },
    {
      tags: ["porthole/scratch:1"],
      layers: [program],
      config: { Entrypoint: ["/probe"], Cmd: ["stay"], User: "1234" },
    },
    {
      tags: ["porthole/logger:1"],
      layers: [busybox, program],
      config: { Entrypoint: ["/probe", "log"], Cmd: ["0", "200"], Env: [path] },
    },
    {
      tags: ["porthole/unhealthy:1"],
      layers: [busybox, program],
      config: { Cmd: ["/probe", "stay"], Env: [path], Healthcheck: health("echo 'connection refused'; exit 1") },
    },
    {
      tags: ["porthole/healthy:1"],
      layers: [busybox, program],
      config: { Cmd: ["/probe", "stay"], Env: [path], Healthcheck: health("true") },
    },
    { tags: ["porthole/bash:1"], layers: [busybox, bash], config: { Cmd: ["bash"], Env: [path] } },
    { tags: [], layers: [busybox, note], config: { Cmd: ["sh"], Env: [path] } },
  ];
  await writeArchive(join(folder, "images.tar"), images);
}

function health(test: string): object {
  const second = 1_000_000_000; // the engine counts nanoseconds
  return { Test: ["CMD-SHELL", test], Interval: second, Timeout: 5 * second, Retries: 1 };
}

async function busyboxLayer(): ReturnType<typeof layer> {
  const file = join(suiteFolder("bookworm"), "bin", "busybox");
  const applets = (await command(file, ["--list"])).split("\n").filter((name) => name && name !== "busybox");
  const entries: Entry[] = [
    ...["bin", "etc", "root", "srv", "usr", "usr/bin", "var", "var/lib", "var/log"].map((path): Entry => ({
      path,
      folder: true,
    })),
    { path: "tmp", folder: true, mode: 0o1777 },
    { path: "bin/busybox", mode: 0o755, content: readFileSync(file) },
    ...applets.map((name): Entry => ({ path: `bin/${name}`, link: "busybox" })),
    { path: "etc/passwd", content: "root:x:0:0:root:/root:/bin/sh\napp:x:1000:1000:app:/srv:/bin/sh\n" },
    { path: "etc/group", content: "root:x:0:\napp:x:1000:\n" },
    { path: "srv/index.html", content: "<!doctype html><title>Porthole</title><p>It works.</p>\n" },
  ];
  return await layer(entries, "ADD busybox.tar /");
}

/** The machine's bash and the libraries it needs. */
async function bashEntries(): Promise<Entry[]> {
  const linked = (await tryCommand("ldd", ["/bin/bash"])).stdout.match(/\/\S+/g) ?? [];
  return ["/bin/bash", ...linked].map((path) => ({ path: path.slice(1), mode: 0o755, content: readFileSync(path) }));
}
