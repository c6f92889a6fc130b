// The values of the form for a build as a plan, and what is wrong or worth knowing about each of them.
import { isAbsolute, relative, resolve, sep } from "node:path";
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { platformsIn } from "../../base/severalPlatforms.ts";
import type { BuildArgument, BuildChoices } from "../../engine/api/build.ts";
import { hasStage, needsNoArg } from "../../run/build/dockerfileFacts.ts";
import { looksSecret, parseVariable } from "../../run/environment.ts";
import { familiar, parseNewReference } from "../../run/reference.ts";
import { isOn, textOf, type FormValues, type Issue } from "../form.ts";
import { filled, type Note } from "../running/note.ts";
import type { BuildFacts } from "./buildFacts.ts";

export interface BuildPlan extends BuildChoices {
  /** Absolute. */
  readonly folder: string;
  /** The Dockerfile in it, with slashes. */
  readonly file: string;
  /** Several stand with commas between, which perPlatform.ts takes apart. */
  readonly platform: string;
}

export interface ReadBuild {
  /** Complete only when no issue is an error. */
  readonly plan: BuildPlan;
  readonly issues: readonly Issue[];
}

export function readBuild(values: FormValues, facts: BuildFacts): ReadBuild {
  const issues: Issue[] = [];
  const note: Note = (field, severity, message, line) => issues.push({ field, severity, message, line });
  const target = textOf(values, "target").trim();
  if (target !== "" && !hasStage(facts, target)) note("target", "warning", t("The Dockerfile has no such stage."));
  const platforms = platformsIn(textOf(values, "platform"));
  if (!platforms.every((one) => /^[\w.-]+(\/[\w.-]+){0,2}$/.test(one)))
    note("platform", "error", t("Write it as system/processor: linux/arm64."));
  else if (platforms.length > 1) note("platform", "hint", t("One build for each, with the platform in the tag."));
  const plan: BuildPlan = {
    ...readFolder(values, facts, note),
    tags: readTags(values, note),
    target,
    args: readArguments(values, facts, note),
    labels: readLabels(values, note),
    noCache: isOn(values, "noCache"),
    pull: isOn(values, "pull"),
    platform: platforms.join(","),
  };
  return { plan, issues };
}

function readFolder(
  values: FormValues,
  { dockerfile, folders, look }: BuildFacts,
  note: Note,
): Pick<BuildPlan, "folder" | "file"> {
  const written = textOf(values, "folder").trim();
  const folder = resolve(folders[0] ?? "/", written === "" ? "." : written);
  const file = relative(folder, dockerfile).split(sep).join("/");
  if (!isAbsolute(written) && folders.length === 0)
    note("folder", "error", t("Without an open folder the path must be absolute."));
  else if (look(folder) !== "folder") note("folder", "error", t("There is no such folder."));
  else if (file.startsWith("../") || isAbsolute(file))
    note("folder", "error", t("The Dockerfile must be in the folder that is sent, or below it."));
  return { folder, file };
}

function readTags(values: FormValues, note: Note): readonly string[] {
  const tags = filled(values, "tags").flatMap(({ text, line }) => {
    const { value, fault } = parseNewReference(text);
    if (fault === undefined) return [familiar(value)];
    note("tags", "error", fault, line);
    return [];
  });
  if (tags.length === 0) note("tags", "hint", t("Without a name the image is known by its id alone."));
  return [...new Set(tags)];
}

function readArguments(values: FormValues, { own, args }: BuildFacts, note: Note): readonly BuildArgument[] {
  return filled(values, "arguments").flatMap(({ text, line }): readonly BuildArgument[] => {
    const { value: variable, fault } = parseVariable(text, own);
    const say = (severity: Issue["severity"], message: string): void => note("arguments", severity, message, line);
    if (fault !== undefined) {
      say("error", fault);
      return [];
    }
    const { key, value } = variable;
    if (value === undefined) {
      say("warning", t("{0} is not set where Porthole runs, so it is left out.", plain(key)));
      return [];
    }
    const secret = looksSecret(variable);
    if (secret) say("warning", t("This looks like a secret. Whoever has the image can read it."));
    else if (!args.some(({ name }) => name === key) && !needsNoArg(key))
      say("warning", t("The Dockerfile has no ARG of this name."));
    return [{ key, value, secret }];
  });
}

function readLabels(values: FormValues, note: Note): Readonly<Record<string, string>> {
  const pairs = filled(values, "labels").flatMap(({ text, line }) => {
    const at = text.indexOf("=");
    if (at > 0) return [[text.slice(0, at), text.slice(at + 1)] as const];
    note("labels", "error", t("KEY=VALUE is wanted here."), line);
    return [];
  });
  return Object.fromEntries(pairs);
}
