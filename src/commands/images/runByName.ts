// Runs an image by its name: one that is here, or one that the engine fetches first. What `docker run NAME` is on a fresh
// machine, where there is no row to run.
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { fail, problemOf } from "../../base/problem.ts";
import * as images from "../../engine/api/images.ts";
import { viewIds } from "../../manifest/names.ts";
import type { Image } from "../../model/resources.ts";
import { familiar, parseReference } from "../../run/reference.ts";
import { command } from "../command.ts";
import type { CommandContext } from "../context.ts";
import { failForImage } from "../running/makeContainer.ts";
import { orPull } from "../running/orPull.ts";
import { runImage } from "../running/runImage.ts";
import { asking } from "../working.ts";

export const runByName = command({
  id: "images.runByName",
  title: "Run an image…",
  icon: "play",
  menus: [{ menu: "title", view: viewIds.images, group: "1_run", order: 1 }, { menu: "palette" }],
  run: async (context) => {
    const name = (await chooseTag(context)) ?? (await askName(context));
    const image = await orPull(context, () => named(context, name));
    await runImage(context, image, []);
  },
});

/** Undefined for one that is not among them, or where there is none. */
async function chooseTag(context: CommandContext): Promise<string | undefined> {
  const found = await asking(context, "docker image ls", (signal) => images.list(context.engine, signal));
  const tags = found
    .flatMap(({ RepoTags }) => (RepoTags as string[] | null) ?? [])
    .filter((tag) => !tag.includes("<none>"));
  if (tags.length === 0) return undefined;
  return await context.ui.pick<string | undefined>(t("Which image?"), [
    ...tags.sort().map((tag) => ({ label: plain(tag), value: tag })),
    {
      label: t("Another image…"),
      detail: t("By its name. One that is not here is fetched if you agree."),
      value: undefined,
    },
  ]);
}

async function askName({ ui }: CommandContext): Promise<string> {
  const text = await ui.ask({
    title: t("Run an image"),
    prompt: t("Its name: repository, or repository:tag. One that is not here is fetched if you agree."),
    placeholder: "nginx:alpine",
    check: (typed) => parseReference(typed.trim()).fault,
  });
  const { value } = parseReference(text.trim());
  return value === undefined ? fail({ kind: "cancelled" }) : familiar(value);
}

/** @throws Failure `unsupported`, naming the image, where the engine has none of that name */
const named = ({ engine, ui, signal }: CommandContext, name: string): Promise<Pick<Image, "id" | "tags">> =>
  asking({ ui, signal }, `docker image inspect ${name}`, async (looking) => {
    try {
      const { Id: id } = await images.inspect(engine, { id: name, name }, { signal: looking, background: true });
      return { id, tags: [name] };
    } catch (error) {
      if (problemOf(error).kind !== "gone") throw error;
      return failForImage(t("Running {0}", plain(name)), name, error);
    }
  });
