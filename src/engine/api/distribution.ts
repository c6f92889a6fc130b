// What a registry tells of an image, asked by the engine: nothing is pulled.
import { call } from "../call.ts";
import type { Engine } from "../engine.ts";
import { inPath } from "./request.ts";

export interface InRegistry {
  /** "sha256:…" of what the reference names now: of an image for several platforms, of all of them. */
  readonly digest: string;
  /** "linux/amd64"; empty where the registry does not say. */
  readonly platforms: readonly string[];
}

interface Answer {
  readonly Descriptor?: { readonly digest?: string; readonly Digest?: string };
  readonly Platforms?:
    readonly { readonly os?: string; readonly architecture?: string; readonly variant?: string }[] | null;
}

/** `reference`: as people write it, "debian:12". The engine goes to the registry without any credentials. */
export const inRegistry = (engine: Engine, reference: string, signal?: AbortSignal): Promise<InRegistry> =>
  call(
    engine,
    // The client's nearest word, which shows the digest beside the manifest.
    {
      operation: "images.distribution",
      what: reference,
      command: ["manifest", "inspect", "-v", reference],
      long: true,
    },
    signal,
    async (docker) => {
      const answer = (await docker.getImage(inPath(reference)).distribution()) as unknown as Answer | null;
      const { digest = "", Digest = digest } = answer?.Descriptor ?? {};
      const platforms = (answer?.Platforms ?? []).flatMap(({ os, architecture, variant }) =>
        os === undefined || os === "" ? [] : [[os, architecture, variant].filter(Boolean).join("/")],
      );
      return { digest: Digest, platforms: [...new Set(platforms)] };
    },
  );
