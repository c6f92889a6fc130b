// Hovers: what an instruction, a flag, a mount key, a variable, an image or a stage means here.
import type { Position } from "../../../base/text.ts";
import { t } from "../../../base/l10n.ts";
import { inCode } from "../../../base/plain.ts";
import type { Hover, Lookup } from "../../language.ts";
import { defaultImage, rootReference } from "../images.ts";
import type { Dockerfile, Flag, Instruction, Stage } from "../syntax/tree.ts";
import { automaticArguments, instructionWord, mountKey, mountTypes, type MountType } from "../vocabulary.ts";
import { commentAround, flagAt, holds, innermostAt, partAt, stageNameAt, variableAt } from "./at.ts";
import { hoverComment } from "./hovers/hoverComment.ts";
import { aboutBaseImage, aboutCommand } from "./hovers/hoverCommand.ts";
import { aboutPlatform } from "./hovers/hoverPlatform.ts";
import { aboutSetting, aboutVariable } from "./hovers/hoverVariable.ts";
import { knownLabels } from "./knownLabels.ts";
import { knownVariables } from "./knownVariables.ts";
import { looseMount } from "./looseMount.ts";
import { stagePlaces } from "./navigation.ts";
import { shellUses } from "./shellVariables.ts";
import { shown } from "./hovers/shown.ts";
import { idOf, stageGraph } from "./stageGraph.ts";

export function hover(doc: Dockerfile, at: Position, lookup: Lookup): Hover | undefined {
  const offset = doc.lines.offset(at);
  const comment = commentAround(doc, offset);
  const said = comment && hoverComment(doc, comment, offset, lookup);
  if (said !== undefined) return said;
  const directive = doc.directives.find((one) => holds(one, offset));
  if (directive !== undefined && directive.known) return shown(doc, directive, aboutDirective(directive.name));
  if (comment !== undefined) return undefined;
  const instruction = innermostAt(doc, offset);
  if (instruction === undefined) return undefined;
  const loose = looseMount(doc, instruction);
  if (loose !== undefined) return loose.hover(hover(loose.doc, loose.there(at), lookup));
  const variable = variableAt(instruction, offset);
  if (variable !== undefined) return shown(doc, variable, aboutVariable(doc, instruction, variable));
  const used = shellUses(doc, instruction).find(({ span }) => holds(span, offset));
  if (used !== undefined) return shown(doc, used.span, aboutVariable(doc, instruction, used));
  const flag = flagAt(instruction, offset);
  if (flag !== undefined) return aboutFlag(doc, instruction, flag, offset);
  if (holds(instruction.keyword, offset))
    return shown(doc, instruction.keyword, aboutInstruction(doc, instruction, lookup));
  return aboutStage(doc, instruction, offset, lookup) ?? aboutPair(doc, instruction, offset);
}

function aboutDirective(name: string): readonly string[] {
  if (name === "syntax")
    return [
      t(
        "The frontend that reads this file. The builder fetches it from a registry first, so without network the build stops here.",
      ),
    ];
  if (name === "escape")
    return [
      t("The character that continues lines and escapes others: \\ or `. With ` Windows paths need no doubling."),
    ];
  return [t("Which of the builder's checks are skipped, and whether warnings fail the build.")];
}

function aboutInstruction(doc: Dockerfile, instruction: Instruction, lookup: Lookup): readonly (string | undefined)[] {
  const { name, stage } = instruction;
  const word = instructionWord(name);
  if (word === undefined) return [];
  const runs = name === "CMD" || name === "ENTRYPOINT";
  const command = stage !== undefined && runs ? aboutCommand(doc, stage, lookup) : [];
  return [
    `**${name}**`,
    word.about(),
    ...command,
    name === "RUN" && /--squash/.test(instruction.body.text) ? undefined : layerNote(name),
  ];
}

/** Whether an instruction adds a layer: only some do. */
function layerNote(name: string): string | undefined {
  if (["RUN", "COPY", "ADD"].includes(name))
    return t("Adds a layer to the image. What a later layer removes still takes its space.");
  if (
    ["ENV", "LABEL", "EXPOSE", "USER", "CMD", "ENTRYPOINT", "STOPSIGNAL", "HEALTHCHECK", "VOLUME", "SHELL"].includes(
      name,
    )
  )
    return t("Changes the image's configuration; adds no layer.");
  return undefined;
}

function aboutFlag(doc: Dockerfile, instruction: Instruction, flag: Flag, offset: number): Hover | undefined {
  const part = flag.name === "mount" ? partAt(flag, offset) : undefined;
  const stage = stageNameAt(doc, offset);
  if (stage !== undefined) return shown(doc, stage.span, [whichStage(doc, stage.stage)]);
  if (part !== undefined && holds(part, offset)) {
    const key = mountKey(part.key.toLowerCase());
    const written = flag.parts.find((one) => one.key.toLowerCase() === "type")?.value ?? "bind";
    // What a bind mount shows is asked at each of its keys: it is not a folder of the host.
    const tells = part.key.toLowerCase() === "type" || (written === "bind" && key?.takes === "text");
    const type = tells && Object.hasOwn(mountTypes, written) ? mountTypes[written as MountType]() : undefined;
    return (
      key &&
      shown(doc, part, [
        `**${key.name}**`,
        key.about(),
        type,
        key.types.length < 5 ? t("For mounts of type {0}.", key.types.join(", ")) : undefined,
      ])
    );
  }
  const known = instructionWord(instruction.name)?.flags.find(({ name }) => name === flag.name);
  const own = instruction.stage;
  const more = flag.name === "platform" && own !== undefined ? aboutPlatform(doc, own) : undefined;
  return known && shown(doc, flag, [`**--${known.name}**`, known.about(), more]);
}

function aboutStage(doc: Dockerfile, instruction: Instruction, offset: number, lookup: Lookup): Hover | undefined {
  const { stage } = instruction;
  if (instruction.name !== "FROM" || stage === undefined) return undefined;
  if (stage.name !== undefined && holds(stage.name, offset)) return shown(doc, stage.name, aboutNamed(doc, stage));
  if (stage.image === undefined || !holds(stage.image, offset)) return undefined;
  const { image, base } = stage;
  if (base !== undefined) return shown(doc, image, [whichStage(doc, base)]);
  if (image.value === "scratch")
    return shown(doc, image, [
      t("The empty image: no shell, no files, no certificates, no users. Only static programs run on it."),
    ]);
  const value = image.variables.length > 0 ? defaultImage(doc, stage) : undefined;
  const reference = rootReference(doc, stage);
  return shown(doc, image, [
    value === undefined || value === "" ? undefined : t("With the defaults: {0}", inCode(value)),
    ...(reference === undefined ? [] : aboutBaseImage(reference, lookup)),
  ]);
}

const whichStage = (doc: Dockerfile, { name, index, start }: Stage): string =>
  t("The stage {0} from line {1}.", inCode(name?.value ?? String(index)), lineOf(doc, start));

const lineOf = (doc: Dockerfile, offset: number): number => doc.lines.position(offset).line + 1;

/** Where a stage is named: what it is built on, who takes from it, and whether a plain build needs it. */
function aboutNamed(doc: Dockerfile, stage: Stage): readonly (string | undefined)[] {
  const { name, base, image } = stage;
  const below = base === undefined ? (defaultImage(doc, stage) ?? image?.text ?? "") : (base.name?.value ?? "");
  const here = stagePlaces(doc, stage).filter(({ start }) => start !== name?.start);
  const lines = [...new Set(here.map(({ start }) => lineOf(doc, start)))].sort((one, other) => one - other);
  const node = stageGraph(doc).nodes.find(({ id }) => id === idOf(stage));
  return [
    t("The stage {0}, built on {1}.", inCode(name?.value ?? ""), inCode(below)),
    lines.length === 0
      ? undefined
      : lines.length === 1
        ? t("Used in line {0}.", lines[0] ?? 0)
        : t("Used in lines {0}.", lines.slice(0, 20).join(", ") + (lines.length > 20 ? ", …" : "")),
    node?.last === true
      ? t("The last stage: what a build makes unless another is asked for.")
      : node?.aside === true
        ? t("The last stage does without it: it is built when it is asked for.")
        : undefined,
  ];
}

/** Names that mean something to programs, where they are set. */
function aboutPair(doc: Dockerfile, instruction: Instruction, offset: number): Hover | undefined {
  if (!["ENV", "ARG", "LABEL"].includes(instruction.name)) return undefined;
  const pair = instruction.pairs.find(({ key }) => holds(key, offset));
  if (pair === undefined) return undefined;
  const name = pair.key.value;
  const automatic =
    instruction.name === "ARG" && Object.hasOwn(automaticArguments, name) ? automaticArguments[name]?.() : undefined;
  const known = instruction.name === "LABEL" ? knownLabels : knownVariables;
  const about = Object.hasOwn(known, name) ? known[name]?.() : undefined;
  if (instruction.name === "LABEL") return shown(doc, pair.key, [about]);
  const binding = { name, kind: instruction.name === "ARG" ? "ARG" : "ENV", pair, instruction } as const;
  return shown(doc, pair.key, [automatic, about, ...aboutSetting(doc, binding)]);
}
