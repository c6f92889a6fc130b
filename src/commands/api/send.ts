// Sends the request under the cursor of an API console.
import { t } from "../../base/l10n.ts";
import { consoleScheme } from "../../manifest/languages.ts";
import { windowCommand } from "../command.ts";
import { meantRequest } from "./cursor.ts";

export const send = windowCommand({
  id: "api.send",
  title: "Send request",
  icon: "play",
  menus: [{ menu: "palette", when: `resourceScheme == ${consoleScheme}` }],
  run: async (context, args) => {
    const { request, session } = await meantRequest(context, args, t("Sending a request"));
    const tools = await context.ui.apiTools();
    await tools.send(request, { engine: await session.engine(), signal: session.scope.signal });
  },
});
