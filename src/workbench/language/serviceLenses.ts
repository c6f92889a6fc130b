// Lenses above the services of a Compose file, bound to the commands on the containers that the service has right now. A
// lens that nothing could be done with is not shown.
import * as vscode from "vscode";
import { createEmitter, type Event } from "../../base/event.ts";
import { t } from "../../base/l10n.ts";
import { coalesce, systemClock } from "../../base/timing.ts";
import { commandName, prefix } from "../../manifest/names.ts";
import { composeOf } from "../../model/compose.ts";
import type { Container, ContainerState } from "../../model/resources.ts";
import type { Session } from "../../model/session.ts";
import type { ClientParts } from "./clientParts.ts";

export interface ServiceLenses {
  /** Ids of the lenses' commands that can be bound. */
  readonly commands: readonly string[];
  bind(lenses: readonly vscode.CodeLens[], document: vscode.Uri): vscode.CodeLens[];
  /** Containers came, went or changed. */
  readonly onDidChange: Event<void>;
}

interface Binding {
  readonly states: readonly ContainerState[] | undefined;
  readonly command: string;
}

const bindings: Readonly<Record<string, Binding>> = {
  "compose.start": { states: ["created", "exited"], command: "containers.start" },
  "compose.stop": { states: ["running", "restarting"], command: "containers.stop" },
  "compose.logs": { states: undefined, command: "containers.logs" },
  "compose.shell": { states: ["running"], command: "containers.openShell" },
};

/** Not a command for people: it has no title and stands in no menu. */
const runOnService = `_${prefix}.runOnService`;

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
  const containersFor = (file: string, service: string, { states }: Binding): readonly Container[] =>
    sessions.open
      .flatMap(({ store }) => [...store.current.containers.values()])
      .filter((container) => states?.includes(container.state) !== false && isOf(container, file, service));
  scope.add(
    vscode.commands.registerCommand(runOnService, async (lens: string, file: string, service: string) => {
      const binding = bindings[lens];
      if (binding === undefined) return;
      const rows = await Promise.all(containersFor(file, service, binding).map(({ id }) => rowOf(id)));
      const found = rows.filter((row) => row !== undefined);
      if (found.length > 0) await vscode.commands.executeCommand(commandName(binding.command), found[0], found);
      else void vscode.window.showInformationMessage(t("The service has no container that is shown in the view."));
    }),
  );
  const bound = (lens: vscode.CodeLens, file: string): readonly vscode.CodeLens[] => {
    const id = lens.command?.command.replace(`${prefix}.`, "") ?? "";
    const binding = bindings[id];
    // A command of that name is there: it needs no stand-in.
    if (binding === undefined || lens.command === undefined || commands.includes(id)) return [lens];
    const service: unknown = lens.command.arguments?.[1];
    if (typeof service !== "string" || containersFor(file, service, binding).length === 0) return [];
    const command = { title: lens.command.title, command: runOnService, arguments: [id, file, service] };
    return [new vscode.CodeLens(lens.range, command)];
  };
  return {
    commands: Object.keys(bindings),
    bind: (lenses, document) => lenses.flatMap((lens) => bound(lens, document.fsPath)),
    onDidChange: changed.event,
  };
}

function isOf(container: Container, file: string, service: string): boolean {
  const labels = composeOf(container);
  return labels?.service === service && labels.configFiles.includes(file) && !labels.oneOff;
}
