// Stages: their names, their images, and who takes files from whom in which order.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { byHand, rangeOf, replace } from "../../edits.ts";
import { fromsOf, type From } from "../../froms.ts";
import { defaultImage, isUndeclared } from "../../images.ts";
import { isPlatform } from "../../platforms.ts";
import { isReference } from "../../syntax/reference.ts";
import { bindingAt, platformArguments, stageMeant, stageNamed } from "../../syntax/scope.ts";
import type { Dockerfile, Stage, Word } from "../../syntax/tree.ts";
import type { DockerRule } from "../dockerRule.ts";
import { teller, type Tell } from "./problem.ts";

export const stages: DockerRule = {
  id: "stages",
  aliases: [],
  severity: "error",
  check: (doc, report, { fragment }) => {
    const tell = teller(doc, report);
    for (const stage of doc.stages) {
      checkName(stage, tell);
      checkImage(doc, stage, tell, fragment === true);
      checkPlatform(doc, stage, tell);
    }
    const reachable = reachableFrom(doc, doc.stages.at(-1));
    for (const from of fromsOf(doc)) checkFrom(doc, from, reachable, tell);
  },
};

function checkName({ name }: Stage, tell: Tell): void {
  if (name !== undefined && !/^[a-z][a-z0-9-_.]*$/i.test(name.text))
    tell(
      "InvalidStageName",
      name,
      t(
        "{0} is no stage name: begin with a letter, then letters, digits, dashes, dots and underscores.",
        plain(name.text),
      ),
    );
}

function checkImage(doc: Dockerfile, stage: Stage, tell: Tell, fragment: boolean): void {
  const { image, base } = stage;
  if (image === undefined || base !== undefined || image.openQuote !== undefined) return;
  if (image.variables.length > 0) {
    // The ARG of a piece may stand in another piece: undefinedArgInFrom says that it is not here.
    if (!fragment) checkUndeclared(doc, stage, tell);
    return;
  }
  if (image.value === "") return tell("EmptyImage", image, t("FROM needs the name of an image."));
  if (isReference(image.value)) return;
  const lower = image.value.toLowerCase();
  const named = stageNamed(doc, image.value);
  const fixes = isReference(lower) ? [byHand(t("Write {0}", plain(lower)), replace(doc, image, lower))] : [];
  tell(
    "InvalidImage",
    image,
    named !== undefined && named.from.start < image.start
      ? t("FROM knows the stage as {0}, in small letters.", plain(lower))
      : lower !== image.value && isReference(lower)
        ? t("Image names have small letters only: {0}.", plain(lower))
        : t("{0} is no name of an image.", plain(image.value)),
    ...fixes,
  );
}

/** Variables that nothing declares are empty whatever a build is given: what remains must be an image. */
function checkUndeclared(doc: Dockerfile, stage: Stage, tell: Tell): void {
  const { image } = stage;
  const value = isUndeclared(doc, stage) ? defaultImage(doc, stage) : undefined;
  if (image === undefined || value === undefined || isReference(value)) return;
  tell(
    "InvalidImage",
    image,
    t("No ARG declares the variables, so this is always {0}, which is no image.", plain(value === "" ? '""' : value)),
  );
}

function checkPlatform(doc: Dockerfile, stage: Stage, tell: Tell): void {
  const { platform } = stage;
  const value = platform?.value;
  if (value === undefined || value.value === "") return;
  if (value.variables.length > 0) return checkEmptyPlatform(doc, stage, value, tell);
  if (!isPlatform(value.value))
    tell("InvalidPlatform", value, t("{0} is no platform such as linux/amd64.", plain(value.value)));
}

/** Nothing but variables, and no ARG above declares one: whatever a build is given, no platform comes of it. */
function checkEmptyPlatform(doc: Dockerfile, { from }: Stage, value: Word, tell: Tell): void {
  let rest = value.text;
  for (const { start, end, name, modifier, problem } of value.variables) {
    const known = platformArguments.has(name) || bindingAt(doc, from, name) !== undefined;
    if (known || modifier !== undefined || problem !== undefined) return;
    rest = rest.replace(doc.text.slice(start, end), "");
  }
  if (rest === "")
    tell("InvalidPlatform", value, t("No ARG declares {0}, so no platform is named here.", plain(value.text)));
}

function checkFrom(doc: Dockerfile, from: From, reachable: ReadonlySet<Stage>, tell: Tell): void {
  const { name, span, kind, instruction, variables } = from;
  const own = instruction.stage;
  // ONBUILD's instructions are read when somebody builds on this image, among other stages.
  if (own === undefined || doc.instructions[instruction.index] !== instruction || name === "") return;
  if (variables.length > 0) {
    if (kind === "copy")
      tell("FromVariable", span, t("--from takes no variable. Make a stage of it: FROM {0} AS name.", plain(name)));
    return;
  }
  const stage = stageMeant(doc, name);
  if (stage === undefined) return checkImageName(doc, from, tell);
  // What forms a circle is told by circularStages.
  if (stage.index > own.index && reachable.has(own) && !depends(doc, stage, own))
    tell(
      "StageOrder",
      span,
      t("The stage {0} comes later. A stage takes files from those above it only.", plain(name)),
    );
}

function checkImageName(doc: Dockerfile, { name, span, kind }: From, tell: Tell): void {
  if (/^[+-]?\d+$/.test(name)) {
    if (kind === "copy")
      tell("StageIndex", span, t("There is no stage number {0}. Count from 0 to {1}.", name, doc.stages.length - 1));
  } else if (!isReference(name))
    tell("InvalidImage", span, t("{0} is neither a stage nor the name of an image.", plain(name)));
}

/** Stages that a stage needs: the one it builds on, and those it takes files from. */
function neededBy(doc: Dockerfile): ReadonlyMap<Stage, ReadonlySet<Stage>> {
  let found = needs.get(doc);
  if (found === undefined) {
    const made = new Map<Stage, Set<Stage>>(
      doc.stages.map((stage) => [stage, new Set(stage.base === undefined ? [] : [stage.base])]),
    );
    for (const { instruction, name, variables } of fromsOf(doc)) {
      const stage = variables.length > 0 ? undefined : stageMeant(doc, name);
      if (stage !== undefined && instruction.stage !== undefined && doc.instructions[instruction.index] === instruction)
        made.get(instruction.stage)?.add(stage);
    }
    found = made;
    needs.set(doc, found);
  }
  return found;
}

const needs = new WeakMap<Dockerfile, ReadonlyMap<Stage, ReadonlySet<Stage>>>();

function reachableFrom(doc: Dockerfile, start: Stage | undefined): ReadonlySet<Stage> {
  const needed = neededBy(doc);
  const seen = new Set<Stage>();
  const open = start === undefined ? [] : [start];
  for (let stage = open.pop(); stage !== undefined; stage = open.pop()) {
    if (seen.has(stage)) continue;
    seen.add(stage);
    open.push(...(needed.get(stage) ?? []));
  }
  return seen;
}

const depends = (doc: Dockerfile, stage: Stage, on: Stage): boolean => reachableFrom(doc, stage).has(on);

/** A stage that needs itself, straight or round others. */
export const circularStages: DockerRule = {
  id: "circularStages",
  aliases: ["CircularStages", "DL3023"],
  severity: "error",
  check: (doc, report) => {
    for (const { instruction, name, span, variables } of fromsOf(doc)) {
      const own = instruction.stage;
      const stage = variables.length > 0 || name === "" ? undefined : stageMeant(doc, name);
      if (own === undefined || stage === undefined || doc.instructions[instruction.index] !== instruction) continue;
      if (stage !== own && (stage.index < own.index || !depends(doc, stage, own))) continue;
      report({
        range: rangeOf(doc, span),
        message:
          stage === own
            ? t("A stage cannot take files from itself.")
            : t("The stage {0} needs this one, so this one cannot need it.", plain(name)),
      });
    }
  },
};
