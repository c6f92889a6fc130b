// Collects the English sentences of the code: the literals given to `t`, and the words that command declarations carry.
import { readdirSync, readFileSync } from "node:fs";
import { commands } from "../commands/index.ts";

const call = /(?<![\w.])t\(\s*/g;
const literal = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/y;

/** Every sentence once, sorted. */
export function sentences(): readonly string[] {
  const declared = commands.flatMap((command) => [
    command.title,
    ...("busy" in command && command.busy !== undefined ? [command.busy] : []),
  ]);
  return [...new Set([...scan().found, ...declared])].sort();
}

/** Calls of `t` whose sentence is not a literal, other than the declared words: "src/x.ts: t(name". */
sentences.strays = (): readonly string[] => scan().strays;

/** Words translated from declarations, whose English `sentences` takes from the table. */
const declaredWords = /^(command\.(title|busy)|title)\b/;

function scan(): { readonly found: readonly string[]; readonly strays: readonly string[] } {
  const found: string[] = [];
  const strays: string[] = [];
  const source = new URL("../", import.meta.url);
  for (const name of readdirSync(source, { recursive: true, encoding: "utf8" })) {
    if (!name.endsWith(".ts") || name.startsWith("build/")) continue;
    const text = readFileSync(new URL(name, source), "utf8");
    for (const { index, 0: whole } of text.matchAll(call)) {
      literal.lastIndex = index + whole.length;
      const [quoted] = literal.exec(text) ?? [];
      const rest = text.slice(index + whole.length, index + whole.length + 40);
      if (quoted !== undefined) found.push(valueOf(quoted));
      else if (!declaredWords.test(rest)) strays.push(`${name}: t(${rest.split("\n")[0] ?? ""}`);
    }
  }
  return { found, strays };
}

/** The text of a literal in either kind of quotes. */
const valueOf = (quoted: string): string =>
  JSON.parse(
    quoted.startsWith("'") ? `"${quoted.slice(1, -1).replaceAll("\\'", "'").replaceAll('"', '\\"')}"` : quoted,
  ) as string;
