// Writes the digest that an image's tag has in its registry behind the reference in a file. Offered by the light bulb there;
// the registry is asked only then, by the engine.
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { fail, problemOf } from "../../base/problem.ts";
import { inRegistry } from "../../engine/api/distribution.ts";
import { command } from "../command.ts";

const digestPattern = /^[a-z0-9]+(?:[+._-][a-z0-9]+)*:[0-9a-fA-F]{32,}$/;

export const pinReference = command({
  id: "images.pinReference",
  title: "Pin to the digest in the registry",
  menus: [],
  run: async ({ engine, ui }, _items, [uri, line, character, reference, tags]) => {
    if (typeof uri !== "string" || typeof line !== "number" || typeof character !== "number") return;
    if (typeof reference !== "string") return;
    const name = plain(reference);
    const { digest } = await ui
      .progress(t("Asking the registry about {0}", name), (signal) => inRegistry(engine, reference, signal))
      .catch((error: unknown) => refuseUnknownCall(error, name));
    if (!digestPattern.test(digest))
      fail({
        kind: "unsupported",
        feature: t("Pinning {0}", name),
        needs: t("a registry that tells the digest of an image"),
      });
    const tools = await ui.languageTools();
    const text = `${tagOf(reference, digest, tags)}@${digest}`;
    if (!(await tools.insert({ uri, line, character, before: reference }, text)))
      await ui.warn(t("{0} does not stand there any more. Its digest: {1}", name, digest));
  },
});

/** A name without a tag gets the one that this very image has here, to be read beside the digest. `tags`: pairs of tag and digest. */
function tagOf(reference: string, digest: string, tags: unknown): string {
  const named = reference.includes(":", reference.lastIndexOf("/") + 1) || reference.includes("@");
  if (named || !Array.isArray(tags)) return "";
  const pairs = tags.filter((pair): pair is readonly [unknown, unknown] => Array.isArray(pair));
  const found = pairs.find(([, one]) => one === digest)?.[0];
  return typeof found === "string" && /^\w[\w.-]{0,127}$/.test(found) ? `:${found}` : "";
}

/** A registry's own "not found" comes with more words: with just these an engine knows no such call (Podman 4). */
function refuseUnknownCall(error: unknown, name: string): never {
  const problem = problemOf(error);
  if (problem.kind !== "rejected" || problem.status !== 404 || !/^(page )?not found$/i.test(problem.said)) throw error;
  return fail(
    {
      kind: "unsupported",
      feature: t("Pinning {0}", name),
      needs: t("an engine that asks registries about images; this one does not"),
    },
    error,
  );
}
