// Saves a container's whole log: the bytes as its programs wrote them, both streams in their order, nothing added.
import * as containers from "../../engine/api/containers.ts";
import { logs } from "../../engine/api/streams.ts";
import { carriesFrames, withoutFrames } from "../../engine/streams/output.ts";
import { command } from "../command.ts";
import type { CommandContext } from "../context.ts";

export const saveLogs = command({
  id: "containers.saveLogs",
  title: "Save logs…",
  target: { kind: "container" },
  menus: [{ menu: "item", group: "2_look", order: 3 }, { menu: "palette" }],
  run: async (context, items) => {
    for (const item of items) await saveLog(context, item);
  },
});

/** @throws Failure "cancelled" when the person turns away */
export async function saveLog(
  { engine, ui }: Pick<CommandContext, "engine" | "ui">,
  item: containers.Target,
): Promise<void> {
  await ui.save(`${item.name}.log`, async (signal) => {
    const tty = (await containers.inspect(engine, item, { signal, background: true })).Config.Tty;
    const answer = await logs(engine, item, { follow: false, timestamps: false }, signal);
    if (!carriesFrames(answer, tty)) return answer;
    return withoutFrames(answer, () =>
      engine.log.warn(`log of ${item.name}: frames were expected, and raw bytes came`),
    );
  });
}
