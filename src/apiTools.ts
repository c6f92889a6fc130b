// The door of the API console and the view of events: loaded with the first use of either.
export { useTranslator } from "./base/l10n.ts";
export { openApiTools } from "./workbench/console/openApiTools.ts";
