// The door of what a person does: the handlers of all commands, with the dialogs, forms, documents, terminals and tasks they
// use. Loaded with the first of them, so that looking at rows does not wait for it.
export { useTranslator } from "./base/l10n.ts";
export { openActions } from "./workbench/openActions.ts";
