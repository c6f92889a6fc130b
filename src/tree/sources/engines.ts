// What stands where in the Engines view: every engine that was found or is open, then what was wrong with a place looked at.
import { describe } from "../../base/describe.ts";
import type { Problem } from "../../base/problem.ts";
import { commandName, viewIds } from "../../manifest/names.ts";
import type { Endpoint } from "../../engine/endpoint/endpoint.ts";
import type { Sessions } from "../../model/sessions.ts";
import type { TreeNode } from "../node.ts";
import { presentEngine } from "../present/engine.ts";
import type { TreeSource } from "../source.ts";
import { engineTooltip } from "../tooltips/engineTooltip.ts";

export const enginesSource: TreeSource = {
  view: viewIds.engines,
  reads: [],
  roots: (sessions) => [...engineRows(sessions), ...problemRows(sessions.found.problems)],
  tooltip: (node, { sessions }) => {
    const endpoint = endpointsOf(sessions).find(({ name }) => name === node.session);
    const session = sessions.open.find(({ name }) => name === node.session);
    return Promise.resolve(
      endpoint === undefined ? undefined : { markdown: engineTooltip(endpoint, session?.store.current.connection) },
    );
  },
};

/** Those found, in the finder's order; one that is open and no longer found stands last. */
function endpointsOf({ found, open }: Sessions): readonly Endpoint[] {
  const lost = open.filter(({ name }) => !found.endpoints.some((endpoint) => endpoint.name === name));
  return [...found.endpoints, ...lost.map(({ endpoint }) => endpoint)];
}

function engineRows(sessions: Sessions): readonly TreeNode[] {
  return endpointsOf(sessions).map((endpoint) => {
    const session = sessions.open.find(({ name }) => name === endpoint.name);
    return presentEngine(endpoint, { session, isDefault: session !== undefined && session === sessions.default });
  });
}

function problemRows(problems: readonly Problem[]): readonly TreeNode[] {
  return problems.map((problem, index) => {
    const { message, offers } = describe(problem);
    const [help] = offers;
    return {
      id: `problem:${index}`,
      session: "",
      label: message,
      icon: "warning/list.warningForeground",
      context: ";problem;",
      spoken: message,
      ...(help === undefined ? {} : { click: { command: commandName(help.command), args: help.args ?? [] } }),
    };
  });
}
