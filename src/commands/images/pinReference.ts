// Writes the digest that an image's tag has in its registry behind the reference in a file. Offered by the light bulb there;
// the registry is asked only then, by the engine.
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { fail } from "../../base/problem.ts";
import { inRegistry } from "../../engine/api/distribution.ts";
import { command } from "../command.ts";

const digestPattern = /^[a-z0-9]+(?:[+._-][a-z0-9]+)*:[0-9a-fA-F]{32,}$/;

export const pinReference = command({
  id: "images.pinReference",
  title: "Pin to the digest in the registry",
  menus: [],
  run: async ({ engine, ui }, _items, [uri, line, character, reference]) => {
    if (typeof uri !== "string" || typeof line !== "number" || typeof character !== "number") return;
    if (typeof reference !== "string") return;
    const name = plain(reference);
    const { digest } = await ui.progress(t("Asking the registry about {0}", name), (signal) =>
      inRegistry(engine, reference, signal),
    );
    if (!digestPattern.test(digest))
      fail({
        kind: "unsupported",
        feature: t("Pinning {0}", name),
        needs: t("a registry that tells the digest of an image"),
      });
    const tools = await ui.languageTools();
    if (!(await tools.insert({ uri, line, character, before: reference }, `@${digest}`)))
      await ui.warn(t("{0} does not stand there any more. Its digest: {1}", name, digest));
  },
});
