// Hovers on FROM --platform=: which steps of the stage run under emulation when the machine is another.
import { t } from "../../../../base/l10n.ts";
import { inCode } from "../../../../base/plain.ts";
import type { Dockerfile, Stage } from "../../syntax/tree.ts";

const most = 20;

/** Undefined where nothing of it runs, or variables keep it from being told. */
export function aboutPlatform(doc: Dockerfile, { platform, instructions }: Stage): string | undefined {
  const value = platform?.value;
  if (value === undefined) return undefined;
  if (/^\$\{?BUILDPLATFORM\}?$/.test(value.text))
    return t("Its steps run as the machine that builds, so nothing of it is emulated.");
  const isTarget = /^\$\{?TARGETPLATFORM\}?$/.test(value.text);
  if (value.variables.length > 0 && !isTarget) return undefined;
  const lines = instructions
    .filter(({ name }) => name === "RUN")
    .map(({ start }) => doc.lines.position(start).line + 1);
  if (lines.length === 0) return undefined;
  const shown = lines.slice(0, most).join(", ") + (lines.length > most ? ", …" : "");
  return isTarget
    ? t("Built for another platform than the machine's, RUN in these lines is emulated and slow: {0}.", shown)
    : t("On a machine that is not {0}, RUN in these lines is emulated and slow: {1}.", inCode(value.value), shown);
}
