// Finds files in a folder and all below it, by name or by what is in them, and shows them in a view of their own as they
// are found. Nothing runs inside the container.
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import type { FileEntry } from "../../model/resources.ts";
import { command } from "../command.ts";
import type { CommandContext } from "../context.ts";
import { working } from "../working.ts";
import type { Wanted } from "./files.ts";
import type { FoundEnd, FoundList, FoundSearch } from "./foundView.ts";

/** More results than this are no list to look through: a narrower question is. */
const most = 5000;

interface Question extends Pick<FoundSearch, "by"> {
  readonly typed: string;
  readonly wanted: Pick<Wanted, "glob" | "fuzzy" | "content">;
}

export const find = command({
  id: "files.find",
  title: "Find in files…",
  icon: "search",
  target: { kind: "file", has: ["folder"] },
  menus: [{ menu: "item", group: "1_open", order: 4 }, { menu: "palette" }],
  run: async (context, [folder]) => {
    if (folder !== undefined) await findIn(context, folder);
  },
});

export const findIn = async (context: CommandContext, folder: FileEntry): Promise<void> =>
  await lookFor(context, folder, await ask(context, folder));

const titleOf = ({ path, root }: FileEntry): string => t("Find in {0} of {1}", plain(path), plain(root.name));

/** `before`: what is asked anew. */
async function ask(context: CommandContext, folder: FileEntry, before?: Question): Promise<Question> {
  const title = titleOf(folder);
  const how = await context.ui.pick(title, [
    { label: t("By name"), detail: t("*.conf, etc/**/hosts, or some letters of the name"), value: "name" as const },
    { label: t("By content"), detail: t("A regular expression, compared with each line"), value: "content" as const },
  ]);
  const value = before?.by === how ? before.typed : undefined;
  return how === "name" ? await askName(context, title, value) : await askContent(context, title, value);
}

async function askName({ ui }: CommandContext, title: string, value?: string): Promise<Question> {
  const prompt = t("Name or pattern");
  const typed = await ui.ask({ title, prompt, value, placeholder: "*.conf", check: wrongEmpty });
  return { by: "name", typed, wanted: /[*?[{/]/.test(typed) ? { glob: typed } : { fuzzy: typed } };
}

async function askContent({ ui }: CommandContext, title: string, value?: string): Promise<Question> {
  const check = (text: string): string | undefined => wrongEmpty(text) ?? wrongPattern(text);
  const prompt = t("Regular expression");
  const typed = await ui.ask({ title, prompt, value, placeholder: "listen\\s+80", check });
  return { by: "content", typed, wanted: { content: new RegExp(typed) } };
}

const wrongEmpty = (text: string): string | undefined => (text.trim() === "" ? t("Type what to look for.") : undefined);

function wrongPattern(text: string): string | undefined {
  try {
    new RegExp(text);
    return undefined;
  } catch {
    return t("This is no regular expression.");
  }
}

async function lookFor(context: CommandContext, folder: FileEntry, question: Question): Promise<void> {
  const found = context.ui.found.begin({
    session: context.engine.name,
    folder,
    wanted: question.typed,
    by: question.by,
    again: () => lookFor(context, folder, question),
    refine: async () => await lookFor(context, folder, await ask(context, folder, question)),
  });
  let how: FoundEnd = "stopped";
  try {
    how = await collect(context, folder, { question, found });
  } finally {
    found.end(how);
  }
}

/** Stopped by the person it ends where it is: what was found until then stays. */
async function collect(
  context: CommandContext,
  folder: FileEntry,
  { question: { wanted }, found }: { readonly question: Question; readonly found: FoundList },
): Promise<FoundEnd> {
  const { engine, files } = context;
  let count = 0;
  return await working(context, titleOf(folder), async (cancelled, say) => {
    const signal = AbortSignal.any([cancelled, found.signal]);
    try {
      for await (const one of files.tools.find(engine.name, folder, { ...wanted, most, signal })) {
        found.add(one);
        count += 1;
        if (count % 100 === 1) say(t("{0} found", count));
      }
    } catch (error) {
      if (!signal.aborted) throw error;
      return "stopped";
    }
    return count < most ? "all" : "most";
  });
}
