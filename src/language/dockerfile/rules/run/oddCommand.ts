// DL3001: commands that make no sense while an image is built.
import { t } from "../../../../base/l10n.ts";
import { commandRule, reportCommand } from "../../shell/runRule.ts";

const names = ["ssh", "vim", "shutdown", "service", "ps", "free", "top", "kill", "mount", "ifconfig"];

export const oddCommand = commandRule("oddCommand", ["DL3001"], "info", names, (command, _, report) => {
  reportCommand(
    report,
    command,
    t("{0} does nothing useful in a build: what it starts or shows is gone afterwards.", command.name),
  );
});
