// What is said of a container's changes on hover: what an image and a container's own layer are, and where that is kept.
import { t } from "../../base/l10n.ts";
import { inCode } from "../../base/plain.ts";
import { fact, paragraphs } from "./markdown.ts";

/** Longer paths are rare and would fill the window. */
const longestPath = 1024;

/** `upper`: the folder of the container's own layer on the engine's machine, where the engine tells it. */
export const changesTooltip = (upper: string | undefined): string =>
  paragraphs(
    t(
      "The layers of an image are read-only. A container has a layer of its own above them: what is written goes there, a file of the image is copied there first (copy-on-write), and a deletion only hides it.",
    ),
    t("All of it is lost when the container is removed. What is in volumes and mounts is not part of it, and stays."),
    fact(t("The engine keeps this layer at:"), upper === undefined ? undefined : inCode(upper, longestPath)),
  );
