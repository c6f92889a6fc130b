// Brings the console to life: lenses above its requests, completion while one writes. In the late bundle.
import type { ApiTools } from "../../commands/api/apiTools.ts";
import { createApiTools } from "../../commands/api/tools.ts";
import type { Ui } from "../../commands/context.ts";
import type { Scope } from "../../base/scope.ts";
import type { Sessions } from "../../model/sessions.ts";
import { completeConsoles } from "./completeConsoles.ts";
import { consoleLenses } from "./consoleLenses.ts";

export interface ApiToolsParts {
  readonly scope: Scope;
  readonly sessions: Sessions;
  readonly ui: Ui;
}

/** To be called once a window. */
export function openApiTools({ scope, sessions, ui }: ApiToolsParts): ApiTools {
  const tools = createApiTools(ui);
  scope.add(consoleLenses(tools));
  scope.add(completeConsoles(tools, sessions));
  return tools;
}
