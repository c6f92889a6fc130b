// The door of the language clients: loaded by the extension when the first document in a language of ours is there.
export { useTranslator } from "./base/l10n.ts";
export { startClients } from "./workbench/language/startClients.ts";
