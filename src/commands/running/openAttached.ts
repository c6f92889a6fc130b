// Opens the terminal of a container that was made for it, and says what the engine had to remark.
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import type { RunPlan } from "../../run/plan.ts";
import type { CommandContext } from "../context.ts";
import type { Made } from "./makeContainer.ts";
import { runTerminal } from "./runTerminal.ts";

export function openAttached(
  { engine, ui }: Pick<CommandContext, "engine" | "ui">,
  { target, warnings }: Made,
  plan: RunPlan,
): void {
  sayWarnings(ui, warnings);
  ui.terminal(runTerminal({ engine, target, plan }));
}

/** What the engine remarks when it makes a container: limits it cannot keep, a platform that is not its own. */
export function sayWarnings(ui: CommandContext["ui"], warnings: readonly string[]): void {
  for (const warning of warnings) void ui.warn(t("The engine says: {0}", plain(warning, 500)));
}
