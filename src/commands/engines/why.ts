// Why an engine cannot be reached: the whole explanation, with what the system says of it.
import { describe } from "../../base/describe.ts";
import { t } from "../../base/l10n.ts";
import { plain, plainLines } from "../../base/plain.ts";
import type { Problem } from "../../base/problem.ts";
import { describeReason } from "../../engine/endpoint/describeReason.ts";
import type { Session } from "../../model/session.ts";
import { windowCommand } from "../command.ts";

export const why = windowCommand({
  id: "engines.why",
  title: "Why?",
  icon: "question",
  menus: [{ menu: "row", context: ";engine;open;", group: "3_inspect", order: 3 }, { menu: "palette" }],
  run: async ({ sessions, clicked, ui }, [given]) => {
    const problem = isUnreachable(given) ? given : lostOf(clicked ?? sessions.default);
    if (problem === undefined) return void ui.tell(t("The engine answers, or nobody has asked it anything yet."));
    const { message, detail = "" } = describe(problem);
    const at = problem.kind === "unreachable" ? problem.endpoint : "";
    const endpoint = [...sessions.open.map((session) => session.endpoint), ...sessions.found.endpoints].find(
      ({ url }) => url === at,
    );
    const origin = endpoint === undefined ? [] : [t("{0}: {1}", plain(endpoint.name), describeReason(endpoint.reason))];
    await ui.confirm({
      question: message,
      detail: plainLines([detail, ...origin].filter((text) => text !== "").join("\n\n")),
      action: t("Retry"),
    });
    await sessions.look();
    for (const session of sessions.open) session.refresh();
  },
});

/** The problem that an offer hands over. */
const isUnreachable = (given: unknown): given is Problem =>
  typeof given === "object" && given !== null && (given as Partial<Problem>).kind === "unreachable";

function lostOf(session: Session | undefined): Problem | undefined {
  const connection = session?.store.current.connection;
  return connection?.state === "lost" ? connection.problem : undefined;
}
