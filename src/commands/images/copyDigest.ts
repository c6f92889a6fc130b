// The digest an image has in a registry: what pins it for good.
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { fail } from "../../base/problem.ts";
import { command } from "../command.ts";
import { imageTarget } from "../words/imageName.ts";

export const copyDigest = command({
  id: "images.copyDigest",
  title: "Copy digest",
  target: { kind: "image" },
  menus: [{ menu: "item", group: "5_copy", order: 2 }, { menu: "palette" }],
  run: async ({ ui }, [image]) => {
    if (image === undefined) return;
    const [first, ...more] = image.digests;
    if (first === undefined)
      fail({
        kind: "unsupported",
        feature: t("Copying the digest of {0}", plain(imageTarget(image).name)),
        needs: t("an image that was pulled from a registry or pushed to one; only there it gets a digest"),
      });
    const choices = image.digests.map((digest) => ({ label: plain(digest), value: digest }));
    await ui.copy(more.length === 0 ? first : await ui.pick(t("Which digest?"), choices));
  },
});
