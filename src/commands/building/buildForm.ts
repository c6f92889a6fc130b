// The form for `docker build`. It remembers what was last sent for a Dockerfile, but no secrets.
import { pathToFileURL } from "node:url";
import { basename } from "node:path";
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { buildWords } from "../../engine/api/build.ts";
import { maskWords } from "../../engine/secrets.ts";
import { firstValues, withValues } from "../../protocol/formFields.ts";
import { looksSecret, parseVariable } from "../../run/environment.ts";
import { parseReference } from "../../run/reference.ts";
import { joined } from "../../run/words.ts";
import type { CommandContext, Memory } from "../context.ts";
import { linesOf, textOf, type Form, type FormValues } from "../form.ts";
import { suggestedName, type BuildFacts } from "./buildFacts.ts";
import { buildFields } from "./buildFields.ts";
import { mixesPlatforms, perPlatform } from "./perPlatform.ts";
import { readBuild, type BuildPlan } from "./readBuild.ts";

/** As the activity record would show it. */
export const buildCommand = (plan: BuildPlan): string => `docker ${joined(maskWords(buildWords(plan)))}`;

export function buildForm(
  facts: BuildFacts,
  { ui, memory, store }: Pick<CommandContext, "ui" | "memory" | "store">,
): Form {
  return {
    title: t("Build an image from {0}", plain(basename(facts.dockerfile), 80)),
    intro: t("The folder is sent to the engine, which follows the Dockerfile."),
    fields: withValues(buildFields(facts), remembered(memory, facts)?.values),
    action: t("Build"),
    check: (values) => readBuild(values, facts).issues,
    preview: (values) =>
      perPlatform(readBuild(values, facts).plan, mixesPlatforms(store.current)).map(buildCommand).join(" && "),
    links: [
      {
        key: "context",
        label: t("Show what is sent"),
        follow: async (values) =>
          await (await ui.languageTools()).showContext(pathToFileURL(textOf(values, "folder").trim()).href),
      },
    ],
    send: (values) => {
      remember(memory, facts, values);
      return Promise.resolve();
    },
  };
}

interface Remembered {
  readonly values: FormValues;
  /** A secret was left out: it has to be asked for again. */
  readonly asks: boolean;
}

const memoryKey = ({ dockerfile }: BuildFacts): string => `build/${dockerfile}`;

function remember(memory: Memory, facts: BuildFacts, values: FormValues): void {
  const lines = linesOf(values, "arguments");
  const open = lines.filter((line) => {
    const { value } = parseVariable(line.trim(), {});
    // A name alone gives nothing away.
    return value === undefined || value.value === undefined || !looksSecret(value);
  });
  memory.set(memoryKey(facts), { values: { ...values, arguments: open }, asks: open.length < lines.length });
}

function remembered(memory: Memory, facts: BuildFacts): Remembered | undefined {
  const found = memory.get(memoryKey(facts)) as Partial<Remembered> | null | undefined;
  return typeof found?.values === "object" ? { values: found.values, asks: found.asks === true } : undefined;
}

/** What was last sent for this Dockerfile, if it can be sent again as it is. */
export function lastPlan(memory: Memory, facts: BuildFacts): BuildPlan | undefined {
  const last = remembered(memory, facts);
  return last === undefined || last.asks ? undefined : goodPlan(withValues(buildFields(facts), last.values), facts);
}

/** For one stage: as the whole was last built, or as the form would begin, under a name of the stage's own. */
export function stagePlan(memory: Memory, facts: BuildFacts, stage: string): BuildPlan | undefined {
  const last = remembered(memory, facts);
  if (last?.asks === true) return undefined;
  const plan = goodPlan(withValues(buildFields(facts), last?.values), facts);
  const repository = parseReference(plan?.tags[0] ?? "").value?.repository ?? suggestedName(facts.dockerfile);
  return plan && { ...plan, target: stage, tags: [`${repository}:${stageTag(stage)}`] };
}

/** What a stage is called is a good tag mostly. */
function stageTag(stage: string): string {
  const tag = stage.replace(/[^\w.-]+/g, "-").replace(/^[.-]+/, "");
  return /^\d*$/.test(tag) ? `stage-${stage}` : tag.slice(0, 128);
}

function goodPlan(fields: ReturnType<typeof buildFields>, facts: BuildFacts): BuildPlan | undefined {
  const { plan, issues } = readBuild(firstValues(fields), facts);
  return issues.some(({ severity }) => severity === "error") ? undefined : plan;
}
