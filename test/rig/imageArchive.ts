// Packs images into the archive that `docker load` reads: layers, configs, manifest. Same input, same ids. Knows
// no engine; what the images are is left to images.ts.
import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { pack } from "tar-stream";

/** One entry of a layer: a file, a link or a folder. */
export type Entry = { readonly path: string; readonly mode?: number } & (
  { readonly content: Buffer | string } | { readonly link: string } | { readonly folder: true }
);

export type Layer = { readonly tar: Buffer; readonly digest: string; readonly createdBy: string };

export type Image = {
  /** Empty for a dangling image. */
  readonly tags: readonly string[];
  readonly layers: readonly Layer[];
  /** The `config` object of an image: Cmd, Env, Labels, … */
  readonly config: Readonly<Record<string, unknown>>;
};

const CREATED = new Date("2026-03-14T09:26:53Z");

/** A layer out of entries; `createdBy` is its line in the image's history. */
export async function layer(entries: readonly Entry[], createdBy: string): Promise<Layer> {
  const tar = pack();
  const whole = buffer(tar);
  for (const entry of entries) {
    const common = { name: entry.path, mtime: CREATED, uid: 0, gid: 0 };
    if ("content" in entry) tar.entry({ ...common, mode: entry.mode ?? 0o644 }, entry.content);
    else if ("link" in entry) tar.entry({ ...common, type: "symlink", linkname: entry.link, mode: 0o777 });
    else tar.entry({ ...common, type: "directory", mode: entry.mode ?? 0o755 });
  }
  tar.finalize();
  const bytes = await whole;
  return { tar: bytes, digest: sha256(bytes), createdBy };
}

/** Writes all images into one archive; a layer that several share is there once. */
export async function writeArchive(file: string, images: readonly Image[]): Promise<void> {
  const tar = pack();
  const written = pipeline(tar, createWriteStream(file));
  const layers = new Map(images.flatMap((image) => image.layers).map((one) => [one.digest, one]));
  for (const one of layers.values()) tar.entry({ name: layerPath(one), mtime: CREATED }, one.tar);
  const manifest = images.map((image) => {
    const config = JSON.stringify(imageConfig(image));
    const name = `${sha256(Buffer.from(config))}.json`;
    tar.entry({ name, mtime: CREATED }, config);
    return { Config: name, RepoTags: image.tags.length ? image.tags : null, Layers: image.layers.map(layerPath) };
  });
  tar.entry({ name: "manifest.json", mtime: CREATED }, JSON.stringify(manifest));
  tar.finalize();
  await written;
}

function layerPath(one: Layer): string {
  return `${one.digest}/layer.tar`;
}

function imageConfig(image: Image): object {
  const created = CREATED.toISOString();
  return {
    architecture: process.arch === "arm64" ? "arm64" : "amd64",
    os: "linux",
    created,
    author: "Porthole test rig",
    config: image.config,
    rootfs: { type: "layers", diff_ids: image.layers.map((one) => `sha256:${one.digest}`) },
    history: image.layers.map((one) => ({ created, created_by: one.createdBy })),
  };
}

function sha256(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}
