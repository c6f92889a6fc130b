// Finds files in a folder and all below it, by name or by what is in them. Nothing runs inside the container.
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { flagsOf } from "../../model/flags.ts";
import type { FileEntry } from "../../model/resources.ts";
import { command } from "../command.ts";
import type { Choice, CommandContext } from "../context.ts";
import { working } from "../working.ts";
import type { FoundFile, Wanted } from "./files.ts";
import { reveal } from "./revealing.ts";

/** More results than this are no list to choose from. */
const most = 1000;

type Question = Omit<Wanted, "most" | "signal">;

export const find = command({
  id: "files.find",
  title: "Find in files…",
  icon: "search",
  target: { kind: "file", has: ["folder"] },
  menus: [{ menu: "item", group: "1_open", order: 4 }, { menu: "palette" }],
  run: async (context, [folder]) => {
    if (folder === undefined) return;
    const { ui } = context;
    const title = t("Find in {0} of {1}", plain(folder.path), plain(folder.root.name));
    const how = await ui.pick(title, [
      { label: t("By name"), detail: t("*.conf, etc/**/hosts, or some letters of the name"), value: "name" as const },
      { label: t("By content"), detail: t("A regular expression, compared with each line"), value: "content" as const },
    ]);
    const question = how === "name" ? await askName(context, title) : await askContent(context, title);
    const found = await collect(context, folder, title, question);
    if (found.length === 0) return void ui.tell(t("Nothing was found in {0}.", plain(folder.path)));
    const { entry, line } = await ui.pick(
      found.length < most ? t("{0} found", found.length) : t("The first {0} found", found.length),
      found.map((one) => choiceOf(one, folder)),
    );
    if (flagsOf(entry, new Set()).has("document")) await ui.open(entry.id, line);
    else await reveal(context, entry);
  },
});

async function askName({ ui }: CommandContext, title: string): Promise<Question> {
  const text = await ui.ask({ title, prompt: t("Name or pattern"), placeholder: "*.conf", check: wrongEmpty });
  return /[*?[{/]/.test(text) ? { glob: text } : { fuzzy: text };
}

async function askContent({ ui }: CommandContext, title: string): Promise<Question> {
  const check = (text: string): string | undefined => wrongEmpty(text) ?? wrongPattern(text);
  const text = await ui.ask({ title, prompt: t("Regular expression"), placeholder: "listen\\s+80", check });
  return { content: new RegExp(text) };
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

/** What was found until it ended, there were enough, or the person stopped it: what is there is shown. */
async function collect(
  context: CommandContext,
  folder: FileEntry,
  title: string,
  question: Question,
): Promise<readonly FoundFile[]> {
  const { engine, files } = context;
  const found: FoundFile[] = [];
  await working(context, title, async (signal, say) => {
    try {
      for await (const one of files.tools.find(engine.name, folder, { ...question, most, signal })) {
        found.push(one);
        say(t("{0} found", found.length));
      }
    } catch (error) {
      if (!signal.aborted || found.length === 0) throw error;
    }
  });
  return found;
}

function choiceOf(one: FoundFile, folder: FileEntry): Choice<FoundFile> {
  const { entry, line, text } = one;
  const under = folder.path === "/" ? 1 : folder.path.length + 1;
  const path = plain(entry.path.slice(under), 300);
  return line === undefined
    ? { label: plain(entry.name), description: path, value: one }
    : { label: `${path}:${line}`, description: plain((text ?? "").trim()), value: one };
}
