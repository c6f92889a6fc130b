// Removes all stopped containers of an engine, after listing each with its bytes.
import { ago, bytes } from "../../base/amounts.ts";
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import * as containers from "../../engine/api/containers.ts";
import type { Engine } from "../../engine/engine.ts";
import { viewIds } from "../../manifest/names.ts";
import { command } from "../command.ts";
import { listed } from "../removal/listed.ts";
import { working, workingOn } from "../working.ts";

export const prune = command({
  id: "containers.prune",
  title: "Prune stopped containers…",
  icon: "clear-all",
  menus: [{ menu: "title", view: viewIds.containers, group: "5_clean", order: 1 }, { menu: "palette" }],
  run: async (context) => {
    const { engine, ui } = context;
    const look = (): Promise<readonly Stopped[]> =>
      working(context, t("Looking for stopped containers"), (signal) => stoppedOf(engine, signal));
    let found = await look();
    let agreed: ReadonlySet<string> = new Set();
    // One that stopped while the question stood would go unseen: then it is asked again.
    while (found.some(({ id }) => !agreed.has(id))) {
      await ui.confirm({
        question:
          found.length === 1
            ? t("Remove this stopped container?")
            : t("Remove these {0} stopped containers?", found.length),
        detail: listed(
          found.map(
            (one) =>
              `${plain(one.name, 80)} · ${plain(one.image, 80)} · ${ago(one.created, Date.now())} · ${bytes(one.bytes)}`,
          ),
          t("Together {0}, with all that was changed inside and the logs. Volumes stay.", bytes(sum(found))),
        ),
        action: t("Remove"),
      });
      agreed = new Set(found.map(({ id }) => id));
      found = await look();
    }
    if (found.length === 0) return void ui.tell(t("There is no stopped container to remove."));
    const what = { items: found, word: t("removing"), title: t("Removing stopped containers") };
    const gone = await workingOn(context, what, (signal) => containers.prune(engine, signal));
    void ui.tell(t("Containers removed: {0}. Freed: {1}.", gone.ids.length, bytes(gone.bytes)));
  },
});

interface Stopped {
  readonly id: string;
  readonly name: string;
  readonly image: string;
  readonly created: number;
  /** Of its own layer. */
  readonly bytes: number;
}

const sum = (found: readonly Stopped[]): number => found.reduce((total, one) => total + one.bytes, 0);

/** What the engine's prune takes: everything without a main process. */
async function stoppedOf(engine: Engine, signal: AbortSignal): Promise<readonly Stopped[]> {
  const all = await containers.listWithSizes(engine, signal);
  return all
    .filter(({ State }) => State === "created" || State === "exited" || State === "dead")
    .map(({ Id, Names, Image, Created, ...sizes }) => ({
      id: Id,
      name: (Names[0] ?? Id.slice(0, 12)).replace(/^\//, ""),
      image: Image,
      created: Created * 1000,
      bytes: (sizes as { SizeRw?: number }).SizeRw ?? 0,
    }));
}
