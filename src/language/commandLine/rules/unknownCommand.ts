// Commands that docker does not have: a slip of the finger, a name from elsewhere, one that is gone.
import { t } from "../../../base/l10n.ts";
import { plain } from "../../../base/plain.ts";
import { nearest } from "../../dockerfile/rules/suggest.ts";
import type { Call } from "../syntax/document.ts";
import { namesUnder } from "../vocabulary/table.ts";
import { fixOf, rule } from "./rule.ts";

/** Plugins that people have, and commands that no list shows. */
const others = new Set(
  "agent ai app assemble bridge alpha cagent cloud cluster credential debug deploy desktop dev dhi dial-stdio ecs engine extension feedback gordon harmonia help init lint machine mcp model offload pass plan policy pushrm registry rollout sandbox sbom scan scout slim template dap install uninstall".split(
    " ",
  ),
);

/** What people write, and what does it. */
const meant: ReadonlyMap<string, string> = new Map([
  ["list", "ps"],
  ["containers", "container ls"],
  ["volumes", "volume ls"],
  ["networks", "network ls"],
  ["delete", "rm"],
  ["remove", "rm"],
  ["up", "compose up"],
  ["down", "compose down"],
  ["shell", "exec"],
]);
const meantInGroups: ReadonlyMap<string, string> = new Map([
  ["delete", "rm"],
  ["del", "rm"],
  ["show", "inspect"],
]);

export const unknownCommand = rule("unknownCommand", "error", (call, tell, doc) => {
  const { lost } = call;
  if (lost === undefined) return;
  const { group, word } = lost;
  // A path, a file's name or a word of a sentence is no command anyone typed.
  if (!/^[a-z][a-z-]*$/.test(word.value) || others.has(word.value)) return;
  if (group === "" && word.value === "insert")
    return tell(
      word,
      t("docker insert was removed long ago. Put files into an image with ADD or COPY in a Dockerfile."),
    );
  const right = rightNames(call, group, word.value);
  const [first] = right;
  if (first === undefined) return;
  const whole = plain(["docker", group, word.value].filter((part) => part !== "").join(" "));
  const near = ["docker", group, first].filter(Boolean).join(" ");
  tell(
    word,
    removing(call)
      ? t(
          "There is no command {0}. Did you mean {1}? The line is destructive: every image that it lists is removed.",
          whole,
          near,
        )
      : t("There is no command {0}. Did you mean {1}?", whole, near),
    right.map((name) => fixOf(doc, call, t("Write {0}", name), [{ from: word.from, to: word.to, text: name }])),
  );
});

/** Whether what the command lists are the images that the command around it removes. */
const removing = ({ source, name }: Call): boolean =>
  /\b(?:rmi|image\s+(?:rm|remove))\s[^\n;&|]*(?:\$\(|`)\s*$/.test(source.text.slice(0, name.from));

function rightNames(call: Call, group: string, word: string): readonly string[] {
  if (group === "" && word === "ls") return removing(call) ? ["image ls"] : ["ps", "image ls"];
  const known = group === "" ? meant.get(word) : meantInGroups.get(word);
  if (known !== undefined && (group === "" || namesUnder.get(group)?.has(known) === true)) return [known];
  const near = nearest(word, namesUnder.get(group) ?? []);
  return near === undefined ? [] : [near];
}
