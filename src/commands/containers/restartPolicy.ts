// Changes when containers start again by themselves; reads the result back and tells it.
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { fail, problemOf } from "../../base/problem.ts";
import * as containers from "../../engine/api/containers.ts";
import type { Engine } from "../../engine/engine.ts";
import { command } from "../command.ts";
import type { Ui } from "../context.ts";
import { several } from "../several.ts";
import { restartPolicies } from "../words/restartPolicies.ts";
import { asking, namesOf, working } from "../working.ts";

export const restartPolicy = command({
  id: "containers.restartPolicy",
  title: "Change restart policy…",
  target: { kind: "container", many: true },
  menus: [
    { menu: "item", group: "2_change", order: 2 },
    { menu: "group", group: "2_change", order: 2 },
    { menu: "palette" },
  ],
  run: async (context, items) => {
    const { engine, ui } = context;
    const [first] = items;
    if (first === undefined) return;
    const before =
      items.length === 1
        ? await asking(context, `docker inspect ${first.name}`, (signal) => policyOf(engine, first, signal))
        : undefined;
    const policy = await askPolicy(ui, namesOf(items), before);
    const told: string[] = [];
    await working(context, t("Changing the restart policy of {0}", namesOf(items)), (signal) =>
      several(items, async (item) => {
        await changePolicy(engine, item, policy, signal);
        const after = await policyOf(engine, item, signal);
        told.push(t("Restart policy of {0}: {1}.", plain(item.name), plain(containers.restartPolicyWord(after))));
      }),
    );
    void ui.tell(told.sort().join(" "));
  },
});

async function changePolicy(
  engine: Engine,
  target: containers.Target,
  policy: containers.RestartPolicy,
  signal: AbortSignal,
): Promise<void> {
  try {
    await containers.updateRestartPolicy(engine, target, policy, signal);
  } catch (error) {
    const problem = problemOf(error);
    // Without the container it would be `gone`: the engine knows no such call (Podman 4).
    if (problem.kind !== "rejected" || problem.status !== 404) throw error;
    fail(
      {
        kind: "unsupported",
        feature: t("Changing the restart policy of {0}", plain(target.name)),
        needs: t("an engine that can do so; this one sets it only when a container is made"),
      },
      error,
    );
  }
}

/** As the engine has it now. */
async function policyOf(
  engine: Engine,
  target: containers.Target,
  signal: AbortSignal,
): Promise<containers.RestartPolicy> {
  const { HostConfig } = await containers.inspect(engine, target, { signal, background: true });
  const { RestartPolicy: policy } = HostConfig;
  const name = policy === undefined || policy.Name === "" ? "no" : policy.Name;
  return { name: name as containers.RestartPolicy["name"], maximum: policy?.MaximumRetryCount ?? 0 };
}

async function askPolicy(
  ui: Ui,
  names: string,
  before: containers.RestartPolicy | undefined,
): Promise<containers.RestartPolicy> {
  const choices = restartPolicies().map(({ name, meaning }) => ({
    label: name,
    description: before?.name === name ? t("now: {0}", containers.restartPolicyWord(before)) : undefined,
    detail: meaning,
    value: name,
    picked: before?.name === name,
  }));
  const name = await ui.pick(
    t("When shall {0} start again by itself? The policy belongs to the container, not to its image.", names),
    choices,
  );
  if (name !== "on-failure") return { name, maximum: 0 };
  const text = await ui.ask({
    title: t("Restart on failure"),
    prompt: t("Give up after how many restarts? 0 or nothing: never"),
    value: before?.name === name && before.maximum > 0 ? String(before.maximum) : "",
    check: (typed) => (/^\d{0,6}$/.test(typed.trim()) ? undefined : t("A whole number, or nothing.")),
  });
  return { name, maximum: Number(text.trim()) };
}
