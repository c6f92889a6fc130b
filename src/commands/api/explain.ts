// What a refused request may be remedied with.
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import type { RawAnswer, RawRequest } from "../../engine/api/raw.ts";
import { parseReference } from "../../run/reference.ts";
import { partsOf } from "./endpoints/find.ts";

export interface Remedy {
  /** Lines in words. */
  readonly words: readonly string[];
  /** A request after which this one may succeed: it fetches what is missing. */
  readonly pull?: RawRequest;
}

/** Undefined where the engine's own sentence says it all. */
export function explain(request: RawRequest, { status, problem }: RawAnswer): Remedy | undefined {
  const { method, path, body } = request;
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
    return noImage(image, request);
  if (status === 404 && /page not found/i.test(said))
    return { words: [t("The engine has no such endpoint, or only in a newer version of its API.")] };
  if (status === 405) return { words: [t("This path is known, but not with the method {0}.", method)] };
  return undefined;
}

function noImage(image: string, { path, headers }: RawRequest): Remedy {
  const reference = parseReference(image).value;
  const missing = t("The image {0} is not on this engine, and creating a container does not fetch it.", plain(image));
  if (reference === undefined) return { words: [missing] };
  const { repository, tag, digest } = reference;
  const query = new URLSearchParams({ fromImage: repository, tag: digest ?? tag ?? "latest" });
  const platform = new URLSearchParams(/\?.*/.exec(path)?.[0]).get("platform");
  if (platform !== null && platform !== "") query.set("platform", platform);
  const pull: RawRequest = {
    method: "POST",
    path: `/images/create?${query.toString()}`,
    // Who the person is at the registry, where the request says it.
    headers: Object.fromEntries(Object.entries(headers).filter(([name]) => /^x-registry-auth$/i.test(name))),
  };
  const words = [missing, t("This request fetches it, if the engine reaches the registry:"), `POST ${pull.path}`];
  return { words, pull };
}
