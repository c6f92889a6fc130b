// What a refused request may be remedied with.
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import type { RawAnswer, RawRequest } from "../../engine/api/raw.ts";
import { familiar, parseReference } from "../../run/reference.ts";
import { joined } from "../../run/words.ts";
import { partsOf } from "./endpoints/find.ts";

export interface Remedy {
  /** Lines in words. */
  readonly words: readonly string[];
  /** A command line that helps. */
  readonly line?: string;
}

/** Undefined where the engine's own sentence says it all. */
export function explain({ method, path, body }: RawRequest, { status, problem }: RawAnswer): Remedy | undefined {
  if (problem === undefined) return undefined;
  const said = problem.kind === "rejected" || problem.kind === "conflict" ? problem.said : "";
  const place = `/${partsOf(path).join("/")}`;
  const { Image: image } = (body ?? {}) as { readonly Image?: unknown };
  if (
    status === 404 &&
    method === "POST" &&
    place === "/containers/create" &&
    typeof image === "string" &&
    /image/i.test(said)
  )
    return noImage(image);
  if (status === 404 && /page not found/i.test(said))
    return { words: [t("The engine has no such endpoint, or only in a newer version of its API.")] };
  if (status === 405) return { words: [t("This path is known, but not with the method {0}.", method)] };
  return undefined;
}

function noImage(image: string): Remedy {
  const reference = parseReference(image).value;
  const missing = t("The image {0} is not on this engine, and creating a container does not fetch it.", plain(image));
  if (reference === undefined) return { words: [missing] };
  const { repository, tag, digest } = reference;
  const query = `fromImage=${encodeURIComponent(repository)}&tag=${encodeURIComponent(digest ?? tag ?? "latest")}`;
  return {
    words: [missing, t("This request fetches it, if the engine reaches the registry:"), `POST /images/create?${query}`],
    line: `docker ${joined(["pull", familiar(reference)])}`,
  };
}
