// What can be done with the project and with each service, above their lines.
import { t } from "../../../base/l10n.ts";
import type { Lens, Lookup } from "../../language.ts";
import { projectOf, valueOf } from "../model/project.ts";
import type { ComposeDocument } from "../syntax/document.ts";
import { rangeOf } from "../syntax/edits.ts";

/**
 * Commands get the service's name, or nothing for the project. Who has commands for a project as a whole shows Up, Down and
 * Scale, who only knows its containers Start and Stop.
 */
export function lenses(doc: ComposeDocument, lookup: Lookup): readonly Lens[] {
  if (lookup.fragment === true) return [];
  const project = projectOf(doc, lookup);
  const section = doc.layers.flatMap(({ entries }) => entries).find(({ key }) => key.text === "services");
  if (section === undefined || project.services.size === 0) return [];
  const whole = rangeOf(doc, section.key);
  const builds = [...project.services.values()].some((service) => valueOf(service, "build") !== undefined);
  const lens = (range: Lens["range"], title: string, command: string, ...args: readonly string[]): Lens => ({
    range,
    title,
    command,
    arguments: args,
  });
  return [
    lens(whole, t("▷ Up"), "compose.up"),
    lens(whole, t("Down"), "compose.down"),
    lens(whole, t("▷ Start"), "compose.start"),
    lens(whole, t("Stop"), "compose.stop"),
    lens(whole, t("Restart"), "compose.restart"),
    lens(whole, t("Logs"), "compose.logs"),
    ...(builds ? [lens(whole, t("Build"), "compose.build")] : []),
    ...[...project.services.values()].flatMap(({ name, key }) => {
      const range = rangeOf(doc, key);
      return [
        lens(range, t("▷ Start"), "compose.start", name),
        lens(range, t("Stop"), "compose.stop", name),
        lens(range, t("Logs"), "compose.logs", name),
        lens(range, t("Shell"), "compose.shell", name),
        lens(range, t("Scale"), "compose.scale", name),
      ];
    }),
  ];
}
