// Hovers: what an instruction, a flag, a mount key, a variable, an image or a stage means here.
import type { Position } from "../../../base/text.ts";
import { t } from "../../../base/l10n.ts";
import { inCode } from "../../../base/plain.ts";
import type { Hover } from "../../language.ts";
import { inCommand } from "../commandLine.ts";
import { rangeOf } from "../edits.ts";
import { defaultImage } from "../images.ts";
import { valueOf } from "../syntax/expand.ts";
import { bindingAt, platformArguments, predefinedArguments } from "../syntax/scope.ts";
import type { Dockerfile, Flag, Instruction, Span, Variable } from "../syntax/tree.ts";
import { automaticArguments, instructionWord, mountKey, mountTypes, type MountType } from "../vocabulary.ts";
import { flagAt, holds, innermostAt, partAt, stageNameAt, variableAt } from "./at.ts";
import { knownVariables } from "./knownVariables.ts";

export function hover(doc: Dockerfile, at: Position): Hover | undefined {
  const offset = doc.lines.offset(at);
  const directive = doc.directives.find((one) => holds(one, offset));
  if (directive !== undefined && directive.known) return shown(doc, directive, aboutDirective(directive.name));
  const instruction = innermostAt(doc, offset);
  if (instruction === undefined) return undefined;
  const variable = variableAt(instruction, offset);
  if (variable !== undefined) return shown(doc, variable, aboutVariable(doc, instruction, variable));
  const flag = flagAt(instruction, offset);
  if (flag !== undefined) return aboutFlag(doc, instruction, flag, offset);
  if (holds(instruction.keyword, offset)) return shown(doc, instruction.keyword, aboutInstruction(instruction));
  return aboutStage(doc, instruction, offset) ?? aboutPair(doc, instruction, offset);
}

function shown(doc: Dockerfile, span: Span, parts: readonly (string | undefined)[]): Hover | undefined {
  const markdown = parts.filter((part) => part !== undefined && part !== "").join("\n\n");
  return markdown === "" ? undefined : { markdown, range: rangeOf(doc, span) };
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

function aboutInstruction(instruction: Instruction): readonly (string | undefined)[] {
  const { name, stage } = instruction;
  const word = instructionWord(name);
  if (word === undefined) return [];
  const command = stage !== undefined && (name === "CMD" || name === "ENTRYPOINT") ? inCommand(stage) : undefined;
  return [
    `**${name}**`,
    word.about(),
    command === undefined ? undefined : t("The container will run: {0}", inCode(command)),
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

function aboutVariable(doc: Dockerfile, instruction: Instruction, { name }: Variable): readonly (string | undefined)[] {
  const binding = bindingAt(doc, instruction, name);
  const value = binding && valueOf(doc, binding);
  const automatic = Object.hasOwn(automaticArguments, name) ? automaticArguments[name]?.() : undefined;
  return [
    `**${inCode(name)}**`,
    automatic,
    binding === undefined
      ? automatic !== undefined && instruction.name !== "FROM"
        ? t("A stage sees it only after {0}.", inCode(`ARG ${name}`))
        : nothingKnown(name)
      : value === undefined
        ? t(
            "Set by {0} in line {1}, without a value of its own.",
            binding.kind,
            doc.lines.position(binding.instruction.start).line + 1,
          )
        : t(
            "{0}, set by {1} in line {2}.",
            inCode(value) || '""',
            binding.kind,
            doc.lines.position(binding.instruction.start).line + 1,
          ),
    knownVariables[name]?.(),
  ];
}

function nothingKnown(name: string): string | undefined {
  if (predefinedArguments.has(name)) return t("Every build may be given this one, without an ARG.");
  return platformArguments.has(name) ? undefined : t("Nothing in this file sets it.");
}

function aboutFlag(doc: Dockerfile, instruction: Instruction, flag: Flag, offset: number): Hover | undefined {
  const part = flag.name === "mount" ? partAt(flag, offset) : undefined;
  const stage = stageNameAt(doc, offset);
  if (stage !== undefined)
    return shown(doc, stage.span, [
      t(
        "The stage {0} from line {1}.",
        inCode(stage.stage.name?.value ?? String(stage.stage.index)),
        doc.lines.position(stage.stage.start).line + 1,
      ),
    ]);
  if (part !== undefined && holds(part, offset)) {
    const key = mountKey(part.key.toLowerCase());
    const type =
      part.key.toLowerCase() === "type" && part.value !== undefined && Object.hasOwn(mountTypes, part.value)
        ? mountTypes[part.value as MountType]()
        : undefined;
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
  return known && shown(doc, flag, [`**--${known.name}**`, known.about()]);
}

function aboutStage(doc: Dockerfile, instruction: Instruction, offset: number): Hover | undefined {
  const { stage } = instruction;
  if (instruction.name !== "FROM" || stage?.image === undefined || !holds(stage.image, offset)) return undefined;
  const { image, base } = stage;
  if (base !== undefined)
    return shown(doc, image, [
      t("The stage {0} from line {1}.", inCode(base.name?.value ?? ""), doc.lines.position(base.start).line + 1),
    ]);
  if (image.value === "scratch")
    return shown(doc, image, [
      t("The empty image: no shell, no files, no certificates, no users. Only static programs run on it."),
    ]);
  const value = image.variables.length > 0 ? defaultImage(doc, stage) : undefined;
  return value === undefined || value === ""
    ? undefined
    : shown(doc, image, [t("With the defaults: {0}", inCode(value))]);
}

/** Names that mean something to programs, where they are set. */
function aboutPair(doc: Dockerfile, instruction: Instruction, offset: number): Hover | undefined {
  if (instruction.name !== "ENV" && instruction.name !== "ARG") return undefined;
  const pair = instruction.pairs.find(({ key }) => holds(key, offset));
  if (pair === undefined) return undefined;
  const name = pair.key.value;
  const automatic =
    instruction.name === "ARG" && Object.hasOwn(automaticArguments, name) ? automaticArguments[name]?.() : undefined;
  return shown(doc, pair.key, [automatic, Object.hasOwn(knownVariables, name) ? knownVariables[name]?.() : undefined]);
}
