// Copies the request under the cursor of an API console as a curl command line.
import { t } from "../../base/l10n.ts";
import { hidden } from "../../engine/secrets.ts";
import { consoleScheme } from "../../manifest/languages.ts";
import { windowCommand } from "../command.ts";
import { meantRequest } from "./cursor.ts";

export const copyCurl = windowCommand({
  id: "api.copyCurl",
  title: "Copy request as curl",
  icon: "copy",
  menus: [{ menu: "palette", when: `resourceScheme == ${consoleScheme}` }],
  run: async (context, args) => {
    const { request, session } = await meantRequest(context, args, t("Copying a request as curl"));
    const { ui } = context;
    const line = (await ui.apiTools()).curl(request, session.endpoint, process.platform);
    await ui.copy(line);
    if (line.includes(hidden)) void ui.tell(t("Copied. Secrets stand as {0}; put them in before you run it.", hidden));
  },
});
