// Runs a tool from an image on a folder of this machine, as `docker run --rm -v FOLDER:/app --workdir /app IMAGE COMMAND`.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { maskWords } from "../../engine/secrets.ts";
import { dockerWords } from "../../run/dockerWords.ts";
import { kindOfPath } from "../../run/hostFiles.ts";
import { builtInRecipes, readRecipes, remembering, toolsKey, type Recipe } from "../../run/recipes.ts";
import type { RunPlan } from "../../run/plan.ts";
import { joined } from "../../run/words.ts";
import { command } from "../command.ts";
import type { CommandContext, Ui } from "../context.ts";
import { isLocal } from "../running/isLocal.ts";
import { makeContainer, type Made } from "../running/makeContainer.ts";
import { orPull } from "../running/orPull.ts";
import { openAttached } from "../running/openAttached.ts";
import { ownUserOn } from "../running/ownUserOn.ts";
import { asking } from "../working.ts";
import { readTool, recipeOf, toolFields, type ToolFacts } from "../running/readTool.ts";

export const runTool = command({
  id: "images.runTool",
  title: "Run a tool on this folder…",
  icon: "tools",
  menus: [
    { menu: "explorer", group: "porthole", order: 1, when: "explorerResourceIsFolder && resourceScheme == file" },
    { menu: "palette" },
  ],
  run: async (context, _, args) => {
    const { engine, ui, memory, folders } = context;
    const folder = folderOf(args[0]) ?? (await chooseFolder(ui, folders));
    const remembered = readRecipes(memory.get(toolsKey));
    const recipe = await chooseRecipe(ui, folder, remembered);
    const facts = await gather(context);
    const done: { made?: Made; plan?: RunPlan } = {};
    await ui.form({
      title: t("Run a tool on {0}", plain(folder)),
      fields: toolFields(recipe, folder, facts),
      action: t("Run"),
      check: (values) => readTool(values, facts).issues,
      preview: (values) => `docker ${joined(maskWords(dockerWords(readTool(values, facts).plan, "run")))}`,
      send: async (values, signal) => {
        const plan = (done.plan = readTool(values, facts).plan);
        done.made = await orPull({ engine, ui, signal }, () => makeContainer(engine, plan, signal));
        memory.set(toolsKey, remembering(recipeOf(values), remembered));
      },
    });
    if (done.made !== undefined && done.plan !== undefined) openAttached(context, done.made, done.plan);
  },
});

/** The explorer hands over the folder's address. */
function folderOf(clicked: unknown): string | undefined {
  const { scheme, fsPath } = (clicked ?? {}) as { readonly scheme?: unknown; readonly fsPath?: unknown };
  return scheme === "file" && typeof fsPath === "string" ? fsPath : undefined;
}

async function chooseFolder(ui: Ui, folders: readonly string[]): Promise<string> {
  const [only, ...more] = folders;
  if (only === undefined) return await ui.pickFolder(t("On which folder?"));
  if (more.length === 0) return only;
  return await ui.pick(
    t("On which folder?"),
    folders.map((folder) => ({ label: plain(folder), value: folder })),
  );
}

async function chooseRecipe(ui: Ui, folder: string, remembered: readonly Recipe[]): Promise<Recipe> {
  const fits = ({ markers = [] }: Recipe): boolean => markers.some((marker) => existsSync(join(folder, marker)));
  const shipped = [...builtInRecipes].sort((left, right) => Number(fits(right)) - Number(fits(left)));
  const choice = (recipe: Recipe) => ({
    label: plain(recipe.label),
    description: fits(recipe) ? t("fits this folder") : undefined,
    detail: plain(`${recipe.image} ${recipe.command}`),
    value: recipe,
  });
  return await ui.pick(t("Which tool?"), [
    ...remembered.map(choice),
    ...shipped.map(choice),
    { label: t("Another tool"), value: { label: "", image: "", command: "", environment: [] } },
  ]);
}

async function gather(context: CommandContext): Promise<ToolFacts> {
  const { engine, store, folders } = context;
  const images = [...store.current.images.values()].flatMap(({ tags }) => tags).sort();
  const local = isLocal(engine);
  const user = await asking(context, "docker info", (signal) => ownUserOn(engine, signal));
  return { images, folders, user, own: process.env, look: local ? kindOfPath : () => "unknown" };
}
