// A variable that nothing sets: it is replaced by nothing, in silence.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { byHand, cased, lineAbove, rangeOf, replace } from "../../edits.ts";
import type { Fix } from "../../../language.ts";
import { baseEnvironment } from "../../baseEnvironment.ts";
import { rootImage } from "../../images.ts";
import { bindingAt, globalBinding, namesAt, platformArguments, predefinedArguments } from "../../syntax/scope.ts";
import type { Dockerfile, Instruction, Stage, Variable } from "../../syntax/tree.ts";
import type { DockerRule } from "../dockerRule.ts";
import { nearest } from "../suggest.ts";

/** Looking for a near name costs time for each name that is known: in files full of unknown ones only the first are worth it. */
const mostSearches = 50;

export const undefinedVar: DockerRule = {
  id: "undefinedVar",
  aliases: ["UndefinedVar"],
  severity: "warning",
  check: (doc, report) => {
    let searches = mostSearches;
    for (const instruction of doc.instructions) {
      // Of EXPOSE the builder says nothing, and the names that ARG declares it takes as they are.
      if (instruction.stage === undefined || instruction.name === "FROM" || instruction.name === "EXPOSE") continue;
      for (const variable of instruction.variables) {
        if (!isSuspect(doc, instruction, variable) || isDeclared(instruction, variable)) continue;
        searches -= 1;
        const fixes = fixesOf(doc, instruction, variable, searches > 0);
        if (fixes === undefined) continue;
        report({
          range: rangeOf(doc, variable),
          message: messageOf(variable, fixes.meant),
          fixes: fixes.fixes,
        });
      }
    }
  },
};

function messageOf({ name, modifier }: Variable, meant: string | undefined): string {
  const shown = plain(name);
  if (meant !== undefined) return t("Nothing sets {0} here. Did you mean {1}?", shown, plain(meant));
  return modifier === undefined
    ? t("Nothing sets {0} here: it is replaced by nothing.", shown)
    : t("Nothing sets {0} here, so the default always counts. Declare it with ARG to let a build set it.", shown);
}

function isSuspect(doc: Dockerfile, instruction: Instruction, { name, problem }: Variable): boolean {
  return problem === undefined && name !== "" && name !== "PATH" && bindingAt(doc, instruction, name) === undefined;
}

const isDeclared = ({ name, pairs }: Instruction, { start, end }: Variable): boolean =>
  name === "ARG" && pairs.some(({ key }) => key.start <= start && end <= key.end);

interface Proposal {
  readonly meant: string | undefined;
  readonly fixes: readonly Fix[];
}

/** Undefined when the base image may set the name, and nothing tells otherwise. */
function fixesOf(doc: Dockerfile, instruction: Instruction, variable: Variable, search: boolean): Proposal | undefined {
  const { name } = variable;
  const keyword = doc.text.slice(instruction.keyword.start, instruction.keyword.end);
  const needsArg =
    platformArguments.has(name) || predefinedArguments.has(name) || globalBinding(doc, name) !== undefined;
  if (needsArg) {
    const line = lineAbove(doc, instruction, `${cased("ARG", keyword)} ${name}`);
    return { meant: undefined, fixes: [byHand(t("Declare it in this stage: ARG {0}", plain(name)), line)] };
  }
  // A shell's own parameters ($1, $@) are set by nobody here, and near to nothing.
  const meant =
    search && /^[\p{L}_]/u.test(name)
      ? nearest(name, [...namesAt(doc, instruction), ...globalNamesNear(doc, name)])
      : undefined;
  const names = instruction.stage && baseNames(doc, instruction.stage);
  if (names === undefined ? meant === undefined : names.has(name)) return undefined;
  const fixes =
    meant === undefined ? [] : [byHand(t("Change to {0}", plain(meant)), replace(doc, variable.nameSpan, meant))];
  return { meant, fixes };
}

const globalNamesNear = (doc: Dockerfile, name: string): readonly string[] =>
  globalBinding(doc, name.toUpperCase()) === undefined ? [] : [name.toUpperCase()];

const known = new WeakMap<Stage, ReadonlySet<string> | "unknown">();

/** What the image below sets; undefined when that is not known. */
function baseNames(doc: Dockerfile, stage: Stage): ReadonlySet<string> | undefined {
  let found = known.get(stage);
  if (found === undefined) {
    const image = rootImage(doc, stage);
    found = (image && baseEnvironment(image.name)) ?? "unknown";
    known.set(stage, found);
  }
  return found === "unknown" ? undefined : found;
}
