// The last lines of a container's log as a read-only document: to be searched, compared and copied like any text.
import { bytes } from "../../base/amounts.ts";
import { t } from "../../base/l10n.ts";
import * as containers from "../../engine/api/containers.ts";
import { logs as openLogs } from "../../engine/api/streams.ts";
import type { Engine } from "../../engine/engine.ts";
import { carriesFrames } from "../../engine/streams/output.ts";
import { logText } from "../../terminal/logs/logText.ts";
import { command } from "../command.ts";
import { documentPath } from "../documents/path.ts";
import { several } from "../several.ts";
import { working } from "../working.ts";

export const logsDocument = command({
  id: "containers.logsDocument",
  title: "Open logs as document",
  target: { kind: "container" },
  menus: [{ menu: "item", group: "2_look", order: 2 }, { menu: "palette" }],
  run: (context, items) =>
    several(items, async (item) => {
      const { engine, ui, settings } = context;
      const how = { tail: settings["logs.tail"], times: settings["logs.timestamps"] };
      const text = await working(context, t("Reading the log"), (signal) => read(engine, item, how, signal));
      await ui.document({ path: documentPath(engine.name, item, "log"), language: "log", text });
    }),
});

/** Characters of a document. The editor stops colouring and wrapping long before, but still searches. */
const most = 10_000_000;

async function read(
  engine: Engine,
  item: containers.Target,
  { tail, times }: { readonly tail: number; readonly times: boolean },
  signal: AbortSignal,
): Promise<string> {
  const tty = (await containers.inspect(engine, item, { signal, background: true })).Config.Tty;
  const answer = await openLogs(engine, item, { follow: false, tail, timestamps: true }, signal);
  const { text, dropped } = await logText(answer, { frames: carriesFrames(answer, tty), times, most });
  if (dropped === 0) return text;
  return `${t("… {0} before this are left out; “Save logs…” keeps all.", bytes(dropped))}\n${text}`;
}
