// The door of the file systems of containers, images and volumes, for rows, commands and the editor itself: loaded when
// somebody first looks into one.
export { useTranslator } from "./base/l10n.ts";
export { sweep } from "./files/archive/sweep.ts";
export { openFileSystems } from "./workbench/files/openFileSystems.ts";
export { createProvider } from "./workbench/files/provider.ts";
