// Lenses above a Compose file and its services, bound to the commands on the containers that they have right now, all of
// them. A lens that nothing could be done with is not shown.
import * as vscode from "vscode";
import { createEmitter, type Event } from "../../base/event.ts";
import { t } from "../../base/l10n.ts";
import { coalesce, systemClock } from "../../base/timing.ts";
import { commandName, prefix } from "../../manifest/names.ts";
import type { Container } from "../../model/resources.ts";
import type { Session } from "../../model/session.ts";
import type { ClientParts } from "./clientParts.ts";
import { bindingOf, containersFor, lensCommands } from "./lensBindings.ts";

export interface ServiceLenses {
  /** Ids of the lenses' commands that can be bound. */
  readonly commands: readonly string[];
  bind(lenses: readonly vscode.CodeLens[], document: vscode.Uri): vscode.CodeLens[];
  /** Containers came, went or changed. */
  readonly onDidChange: Event<void>;
}

/** Not a command for people: it has no title and stands in no menu. */
const runOnContainers = `_${prefix}.runOnContainers`;

/** Terminals that one lens opens. */
const mostAtOnce = 12;

export function createServiceLenses({ scope, sessions, rowOf, commands }: ClientParts): ServiceLenses {
  const changed = scope.add(createEmitter<void>());
  const soon = scope.add(coalesce(systemClock, { quiet: 300, ceiling: 1_500 }, () => changed.fire()));
  const followed = new WeakSet<Session>();
  const follow = (): void => {
    for (const session of sessions.open.filter((one) => !followed.has(one))) {
      followed.add(session);
      session.scope.add(session.store.onDidChange(({ families }) => families.has("containers") && soon.ask()));
    }
    soon.ask();
  };
  scope.add(sessions.onDidChange(follow));
  follow();
  const known = (): readonly Container[] =>
    sessions.open.flatMap(({ store }) => [...store.current.containers.values()]);
  scope.add(
    vscode.commands.registerCommand(runOnContainers, async (lens: string, file: string, service?: string) => {
      const binding = bindingOf(lens, service !== undefined);
      if (binding === undefined) return;
      const containers = containersFor(known(), { file, service, states: binding.states });
      const rows = await Promise.all(containers.map(({ id }) => rowOf(id)));
      const found = rows.filter((row) => row !== undefined);
      if (found.length === 0)
        void vscode.window.showInformationMessage(t("The service has no container that is shown in the view."));
      else if (binding.how === "together")
        await vscode.commands.executeCommand(commandName(binding.command), found[0], found);
      else
        for (const row of found.slice(0, binding.how === "first" ? 1 : mostAtOnce))
          await vscode.commands.executeCommand(commandName(binding.command), row, [row]);
    }),
  );
  const bound = (lens: vscode.CodeLens, file: string): readonly vscode.CodeLens[] => {
    if (lens.command === undefined) return [lens];
    const id = lens.command.command.replace(`${prefix}.`, "");
    const service: unknown = lens.command.arguments?.[1];
    const ofService = typeof service === "string";
    const binding = bindingOf(id, ofService);
    // A command of that name is there: it needs no stand-in.
    if (commands.includes(id)) return [lens];
    if (binding === undefined || (!ofService && binding.unless !== undefined && commands.includes(binding.unless)))
      return [];
    const name = ofService ? service : undefined;
    if (containersFor(known(), { file, service: name, states: binding.states }).length === 0) return [];
    const args = ofService ? [id, file, service] : [id, file];
    const command = { title: lens.command.title, command: runOnContainers, arguments: args };
    return [new vscode.CodeLens(lens.range, command)];
  };
  return {
    commands: lensCommands,
    bind: (lenses, document) => lenses.flatMap((lens) => bound(lens, document.fsPath)),
    onDidChange: changed.event,
  };
}
