// A plan as words of the docker command that does the same, without "docker". Secrets go in by name only.
import { restartPolicyWord } from "../engine/api/containers.ts";
import { variableText } from "./environment.ts";
import type { RunPlan } from "./plan.ts";
import { portText } from "./ports.ts";

/** Long options, in the order `docker run --help` has them in mind: who, how, what it reaches, image and command. */
export function dockerWords(plan: RunPlan, verb: "run" | "create"): readonly string[] {
  const option = (name: string, value: string): string[] => (value === "" ? [] : [name, value]);
  return [
    verb,
    ...(plan.interactive ? ["--interactive", "--tty"] : verb === "run" ? ["--detach"] : []),
    ...(plan.remove ? ["--rm"] : []),
    ...option("--name", plan.name),
    ...(plan.restart.name === "no" ? [] : [`--restart=${restartPolicyWord(plan.restart)}`]),
    ...plan.ports.flatMap((port) => ["--publish", portText(port)]),
    ...option("--env-file", plan.envFile?.path ?? ""),
    ...plan.variables.flatMap((variable) => ["--env", variableText(variable)]),
    ...plan.mounts.flatMap(({ as }) => [`--${as.option}`, as.text]),
    ...option("--workdir", plan.workingDirectory),
    ...option("--user", plan.user),
    ...option("--network", plan.network),
    ...(plan.privileged ? ["--privileged"] : []),
    plan.image,
    ...plan.command,
  ];
}
