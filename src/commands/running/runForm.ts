// The form for `docker run` and `docker create`: one form, two verbs. It remembers what was last sent for an image, but
// neither names, which are taken now, nor secrets.
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { maskWords } from "../../engine/secrets.ts";
import { withValues } from "../../protocol/formFields.ts";
import { dockerWords } from "../../run/dockerWords.ts";
import { looksSecret, parseVariable } from "../../run/environment.ts";
import type { RunPlan } from "../../run/plan.ts";
import { parseReference } from "../../run/reference.ts";
import { joined, split } from "../../run/words.ts";
import type { Memory } from "../context.ts";
import { linesOf, textOf, type Form, type FormValues } from "../form.ts";
import { readRun } from "./readRun.ts";
import { runFields } from "./runFields.ts";
import type { RunFacts } from "./runFacts.ts";

export interface RunFormParts {
  readonly verb: "run" | "create";
  readonly facts: RunFacts;
  readonly memory: Memory;
  /** Makes the container, and starts it if that is the verb. */
  readonly send: (plan: RunPlan, signal: AbortSignal) => Promise<void>;
}

export function runForm({ verb, facts, memory, send }: RunFormParts): Form {
  const name = plain(facts.image);
  const key = memoryKey(facts.image);
  return {
    title: verb === "run" ? t("Run {0}", name) : t("Create a container from {0}", name),
    intro:
      verb === "run"
        ? t("A container lives as long as its command: when that ends, it stops.")
        : t("The container is made with all this and not started."),
    fields: withValues(runFields(facts), memory.get(key)),
    action: verb === "run" ? t("Run") : t("Create"),
    check: (values) => readRun(values, facts).issues,
    preview: (values) => `docker ${joined(maskWords(dockerWords(readRun(values, facts).plan, verb)))}`,
    send: async (values, signal) => {
      memory.set(key, memorable(values));
      await send(readRun(values, facts).plan, signal);
    },
  };
}

/** By repository: another tag of it is likely to be run the same way. */
const memoryKey = (image: string): string => `run/${parseReference(image).value?.repository ?? image}`;

function memorable(values: FormValues): FormValues {
  const open = linesOf(values, "environment").filter((line) => {
    const { value } = parseVariable(line.trim(), {});
    return value === undefined || !looksSecret(value);
  });
  const { words } = split(textOf(values, "command"));
  const command = maskWords(words).every((word, index) => word === words[index]) ? textOf(values, "command") : "";
  return { ...values, name: "", command, environment: open };
}
