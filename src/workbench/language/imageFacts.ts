// What an image of the engine brings, for the language server: asked when a person looks at a Dockerfile, and only of an
// engine that is connected anyway.
import { inspect } from "../../engine/api/images.ts";
import type { Sessions } from "../../model/sessions.ts";
import type { ImageFacts } from "../../protocol/language.ts";

/** What it is in an image's JSON as of API 1.41; engines leave out what is empty, Podman names the same. */
interface Inspected {
  readonly Os?: string;
  readonly Config?: {
    readonly Entrypoint?: unknown;
    readonly Cmd?: unknown;
    readonly Shell?: unknown;
    readonly User?: unknown;
    readonly WorkingDir?: unknown;
    readonly ExposedPorts?: unknown;
  } | null;
}

/**
 * `reference`: with a tag or a digest, so that it cannot be taken for the beginning of an id. Undefined when the engine has
 * no such image, or is not there.
 */
export async function imageFactsOf(sessions: Sessions, reference: string): Promise<ImageFacts | undefined> {
  const session = sessions.default;
  if (session?.store.current.connection.state !== "ready" || !/[^/]:[^/]+$/.test(reference)) return undefined;
  try {
    const found = await inspect(await session.engine(), { id: reference, name: reference }, { background: true });
    return factsOf(found);
  } catch {
    // An image that is not here is no fault, and neither is an engine that just went: there is less to tell, that is all.
    return undefined;
  }
}

function factsOf({ Os, Config }: Inspected): ImageFacts {
  const { Entrypoint, Cmd, Shell, User, WorkingDir, ExposedPorts } = Config ?? {};
  const shell = words(Shell);
  const usual = Os === "windows" ? ["cmd", "/S", "/C"] : ["/bin/sh", "-c"];
  return {
    entrypoint: words(Entrypoint),
    command: words(Cmd),
    shell: shell.length === 0 ? usual : shell,
    user: typeof User === "string" ? User : "",
    folder: typeof WorkingDir === "string" ? WorkingDir : "",
    ports: Object.keys(typeof ExposedPorts === "object" && ExposedPorts !== null ? ExposedPorts : {}).sort(),
  };
}

const words = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((word): word is string => typeof word === "string") : [];
