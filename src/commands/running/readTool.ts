// The form of a tool on a folder: its fields, and its values as a plan with what is wrong with them.
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { looksSecret, parseVariable, type OwnEnvironment, type Variable } from "../../run/environment.ts";
import type { PathKind } from "../../run/hostFiles.ts";
import { parseMount } from "../../run/mounts.ts";
import type { RunPlan } from "../../run/plan.ts";
import type { Recipe } from "../../run/recipes.ts";
import { parseReference } from "../../run/reference.ts";
import { toolFolder, toolPlan } from "../../run/tool.ts";
import { isOn, textOf, type Field, type FormValues, type Issue } from "../form.ts";
import { filled, type Note } from "./note.ts";
import { readCommand } from "./readCommand.ts";

export interface ToolFacts {
  /** Names of images on the engine. */
  readonly images: readonly string[];
  readonly folders: readonly string[];
  /** "1000:1000" where files should stay the person's; "" where that is no question. */
  readonly user: string;
  readonly own: OwnEnvironment;
  readonly look: (path: string) => PathKind;
}

export function toolFields(
  { image, command, environment = [] }: Recipe,
  folder: string,
  facts: ToolFacts,
): readonly Field[] {
  return [
    {
      key: "image",
      type: "text",
      label: t("Image"),
      help: t("The tag is the tool's version."),
      value: image,
      placeholder: "maven:3.9",
      suggestions: facts.images,
    },
    { key: "command", type: "text", label: t("Command"), value: command, placeholder: t("the image's own") },
    {
      key: "folder",
      type: "text",
      label: t("Folder"),
      help: t("Mounted under {0}, which is also the working directory.", toolFolder),
      value: folder,
      suggestions: facts.folders,
    },
    ...(facts.user === ""
      ? []
      : [
          {
            key: "ownUser",
            type: "switch",
            label: t("Keep files yours"),
            help: t("Runs as {0}, so that what the tool writes does not belong to root.", facts.user),
            value: true,
          } as const,
        ]),
    {
      key: "environment",
      type: "lines",
      label: t("Environment variables"),
      value: environment,
      add: t("Add a variable"),
      placeholder: "KEY=value",
    },
  ];
}

export function readTool(
  values: FormValues,
  facts: ToolFacts,
): { readonly plan: RunPlan; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const note: Note = (field, severity, message, line) => issues.push({ field, severity, message, line });
  const image = textOf(values, "image").trim();
  const { fault } = parseReference(image);
  if (fault !== undefined) note("image", "error", plain(fault));
  const plan = toolPlan({
    image,
    command: readCommand(values, { entrypoint: [], windows: false }, note),
    folder: readFolder(values, facts, note),
    user: isOn(values, "ownUser") ? facts.user : "",
    variables: readVariables(values, facts, note),
    interactive: true,
  });
  return { plan, issues };
}

function readFolder(values: FormValues, { look }: ToolFacts, note: Note): string {
  const folder = textOf(values, "folder").trim();
  const { value, fault } = parseMount(`${folder}:${toolFolder}`);
  if (fault !== undefined) note("folder", "error", plain(fault));
  else if (value.type !== "bind") note("folder", "error", t("A folder is an absolute path."));
  else if (look(folder) === "missing") note("folder", "error", t("There is no such folder."));
  else if (look(folder) === "file") note("folder", "error", t("That is a file."));
  return folder;
}

function readVariables(values: FormValues, { own }: ToolFacts, note: Note): readonly Variable[] {
  return filled(values, "environment").flatMap(({ text, line }) => {
    const { value, fault } = parseVariable(text, own);
    if (fault !== undefined) note("environment", "error", fault, line);
    return value === undefined ? [] : [value];
  });
}

/** The recipe that was used, to be remembered: without secrets. */
export function recipeOf(values: FormValues): Recipe {
  const image = textOf(values, "image").trim();
  const environment = filled(values, "environment").flatMap(({ text }) => {
    const { value } = parseVariable(text, {});
    return value === undefined || looksSecret(value) ? [] : [text];
  });
  return { label: image, image, command: textOf(values, "command").trim(), environment };
}
