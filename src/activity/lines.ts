// An entry as lines of the activity channel: when, the docker command, the requests, how it ended and how long it took.
import { timeOfDay } from "../base/amounts.ts";
import { describe } from "../base/describe.ts";
import { t } from "../base/l10n.ts";
import { plain } from "../base/plain.ts";
import { rawOperation, type ActivityEntry } from "../engine/activity.ts";
import { requestLine } from "./apiRequest.ts";
import { dockerWords } from "./dockerCommand.ts";
import { line } from "./quote.ts";

/** Longest text of one line: a whole environment stands in a create request. */
const most = 2000;

/** The first line says what was done and how it ended; each request has one of its own below. */
export function activityLines(entry: ActivityEntry): readonly string[] {
  const words = dockerWords(entry);
  const what = words === undefined ? unnamed(entry.operation) : line(words);
  const end = entry.problem === undefined ? t("ok") : plain(describe(entry.problem).message, most);
  const route = entry.route === undefined ? [] : [entry.route];
  const head = [plain(entry.engine, 60), plain(what, most), ...route, end, `${entry.milliseconds} ms`].join(" · ");
  return [
    `${timeOfDay(entry.started)} ${head}`,
    ...entry.requests.map((request) => {
      const body = request.body === undefined ? "" : ` ${JSON.stringify(request.body)}`;
      return `             ${plain(requestLine(request) + body, most)}`;
    }),
  ];
}

const unnamed = (operation: string): string =>
  operation === rawOperation ? t("API console") : t("{0} (docker has no command for it)", operation);
