// Copies a recent action as a docker command, as its API request, or as something that runs elsewhere: curl, Python, Node.
import { apiRequests, requestLine } from "../../activity/apiRequest.ts";
import { dockerCommand, dockerWords } from "../../activity/dockerCommand.ts";
import { line, shellOf } from "../../activity/quote.ts";
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { fail } from "../../base/problem.ts";
import type { ActivityEntry } from "../../engine/activity.ts";
import { hidden } from "../../engine/secrets.ts";
import type { Endpoint } from "../../engine/endpoint/endpoint.ts";
import type { Sessions } from "../../model/sessions.ts";
import type { ApiTools } from "../api/apiTools.ts";
import { windowCommand } from "../command.ts";
import type { Choice, WindowContext } from "../context.ts";

/** Actions offered, newest first. */
const most = 100;

export const copy = windowCommand({
  id: "activity.copy",
  title: "Copy an action…",
  menus: [{ menu: "palette" }],
  run: async ({ record, sessions, ui }) => {
    const recent = record.entries
      .filter(({ background }) => !background)
      .slice(-most)
      .reverse();
    if (recent.length === 0)
      fail({ kind: "unsupported", feature: t("Copying an action"), needs: t("an action: nothing was done yet") });
    const entry = await ui.pick(t("Which action?"), recent.map(choiceOf));
    const text = await ui.pick(t("Copy it as what?"), formsOf(entry, sessions, await ui.apiTools()));
    await ui.copy(text);
    if (text.includes(hidden)) void ui.tell(t("Copied. Secrets stand as {0}; put them in before you run it.", hidden));
  },
});

function choiceOf(entry: ActivityEntry): Choice<ActivityEntry> {
  const [first] = entry.requests;
  const words = dockerWords(entry);
  return {
    label: plain(words === undefined ? entry.operation : line(words)),
    description: [plain(entry.engine), ...(entry.problem === undefined ? [] : [t("failed")])].join(" · "),
    detail: first === undefined ? undefined : plain(requestLine(first)),
    value: entry,
  };
}

function formsOf(
  entry: ActivityEntry,
  sessions: WindowContext["sessions"],
  { programs }: Pick<ApiTools, "programs">,
): readonly Choice<string>[] {
  const all = endpointsOf(sessions);
  const endpoint = all.find(({ name, url }) => name === entry.engine && url === entry.endpoint);
  const shell = shellOf(process.platform);
  const forms: readonly (readonly [string, string | undefined])[] = [
    [t("docker command"), dockerCommand(entry, endpoint, { shell, all })],
    [t("API request"), apiRequests(entry)],
    ...(endpoint === undefined ? [] : programs(entry, endpoint.address, shell)),
  ];
  return forms.flatMap(([label, value]) => (value === undefined ? [] : [{ label, detail: plain(value, 120), value }]));
}

/** Those that are open, closed ones that were found, each once. */
function endpointsOf({ open, found }: Sessions): readonly Endpoint[] {
  const all = [...open.map(({ endpoint }) => endpoint), ...found.endpoints];
  return [...new Map(all.map((endpoint) => [`${endpoint.name} ${endpoint.url}`, endpoint])).values()];
}
