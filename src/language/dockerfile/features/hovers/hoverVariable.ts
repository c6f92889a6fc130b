// Hovers on variables: where the value comes from at that instruction, be it the builder or a shell that replaces them.
import { t } from "../../../../base/l10n.ts";
import { inCode } from "../../../../base/plain.ts";
import { baseEnvironment } from "../../baseEnvironment.ts";
import { rootImage } from "../../images.ts";
import { valueOf } from "../../syntax/expand.ts";
import { bindingAt, globalBinding, platformArguments, predefinedArguments, type Binding } from "../../syntax/scope.ts";
import type { Dockerfile, Instruction } from "../../syntax/tree.ts";
import { automaticArguments } from "../../vocabulary.ts";
import { knownVariables } from "../knownVariables.ts";

interface Used {
  readonly name: string;
  /** A script sets it itself. */
  readonly own?: boolean;
}

export function aboutVariable(
  doc: Dockerfile,
  instruction: Instruction,
  { name, own = false }: Used,
): readonly (string | undefined)[] {
  const binding = bindingAt(doc, instruction, name);
  const automatic = Object.hasOwn(automaticArguments, name) ? automaticArguments[name]?.() : undefined;
  return [
    `**${inCode(name)}**`,
    automatic,
    own ? t("The command sets it itself.") : undefined,
    binding === undefined
      ? own
        ? undefined
        : withoutBinding(doc, instruction, name)
      : setBy(doc, instruction, binding),
    Object.hasOwn(knownVariables, name) ? knownVariables[name]?.() : undefined,
  ];
}

function setBy(doc: Dockerfile, user: Instruction, binding: Binding): string {
  const { kind, pair } = binding;
  const line = doc.lines.position(pair.start).line + 1;
  // What runs in the container has the image's environment, not what the build had.
  if (kind === "ARG" && atRunTime.has(user.name))
    return t("Set by ARG in line {0}, which ends with the build: the container will not have it. Use ENV.", line);
  // With variables in it that nothing here sets, it is shown as it is written.
  const value = valueOf(doc, binding) ?? pair.value?.text;
  const set =
    value === undefined
      ? t("Set by {0} in line {1}, without a value of its own.", kind, line)
      : t("{0}, set by {1} in line {2}.", inCode(value) || '""', kind, line);
  return kind === "ARG" ? `${set} ${overridden(binding.name)}` : set;
}

const overridden = (name: string): string =>
  t("A build may give it another value: {0}.", inCode(`--build-arg ${name}=…`));

/** Where ARG and ENV set it: what it comes to, where that is not what is written. */
export function aboutSetting(doc: Dockerfile, binding: Binding): readonly (string | undefined)[] {
  const { name, kind, pair } = binding;
  const value = valueOf(doc, binding);
  const shown = value === undefined || value === "" ? undefined : inCode(value);
  if (kind === "ENV")
    return [
      shown === undefined || (pair.value?.variables.length ?? 0) === 0 ? undefined : t("It comes to {0}.", shown),
    ];
  if (Object.hasOwn(automaticArguments, name)) return [];
  return [
    shown === undefined
      ? t("It has no default here: {0} gives it a value.", inCode(`--build-arg ${name}=…`))
      : undefined,
    shown === undefined ? undefined : `${t("Its default is {0}.", shown)} ${overridden(name)}`,
  ];
}

/** Run in the container, when the build is over. */
export const atRunTime: ReadonlySet<string> = new Set(["CMD", "ENTRYPOINT", "HEALTHCHECK"]);

/** Given by the shell or the system wherever a command runs. */
const ofShell: ReadonlySet<string> = new Set(
  "HOME PATH PWD OLDPWD HOSTNAME SHLVL IFS PPID LINENO OPTIND OPTARG RANDOM SECONDS UID EUID BASH_VERSION".split(" "),
);

function withoutBinding(doc: Dockerfile, instruction: Instruction, name: string): string | undefined {
  const inStage = instruction.stage !== undefined && instruction.name !== "FROM";
  const global = inStage ? globalBinding(doc, name) : undefined;
  if (global !== undefined)
    return t(
      "Set by ARG in line {0}, above all stages. A stage sees it only after {1}.",
      doc.lines.position(global.instruction.start).line + 1,
      inCode(`ARG ${name}`),
    );
  if (platformArguments.has(name))
    return inStage ? t("A stage sees it only after {0}.", inCode(`ARG ${name}`)) : undefined;
  if (predefinedArguments.has(name)) return t("Every build may be given this one, without an ARG.");
  const secret = secretOf(instruction, name);
  if (secret !== undefined) return t("The secret {0} of the build.", inCode(secret));
  if (ofShell.has(name)) return t("The shell or the system sets it.");
  return inStage ? fromBase(doc, instruction, name) : t("Nothing in this file sets it.");
}

function fromBase(doc: Dockerfile, { stage }: Instruction, name: string): string {
  const image = stage && rootImage(doc, stage);
  const known = image && baseEnvironment(image.name);
  if (image !== undefined && known?.has(name) === true) return t("Set by the base image {0}.", inCode(image.name));
  return known === undefined
    ? t("Nothing in this file sets it. The base image may.")
    : t("Nothing in this file sets it.");
}

/** A secret that is mounted as a variable: its id. */
function secretOf({ flags }: Instruction, name: string): string | undefined {
  for (const flag of flags) {
    const value = (key: string): string | undefined => flag.parts.find((part) => part.key.toLowerCase() === key)?.value;
    if (flag.name === "mount" && value("env") === name) return value("id") ?? name;
  }
  return undefined;
}
