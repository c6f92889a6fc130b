// The four restart policies and what tells them apart.
import { t } from "../../base/l10n.ts";
import type { RestartPolicy } from "../../engine/api/containers.ts";

export interface PolicyWords {
  readonly name: RestartPolicy["name"];
  readonly meaning: string;
}

export const restartPolicies = (): readonly PolicyWords[] => [
  { name: "no", meaning: t("Stays as it is, however it ended.") },
  {
    name: "on-failure",
    meaning: t("Starts again only when its exit code is not 0; for ever, or up to a number of times."),
  },
  {
    name: "unless-stopped",
    meaning: t("Starts again however it ended, and with the engine; but one that you stopped stays stopped."),
  },
  {
    name: "always",
    meaning: t("Starts again however it ended. One that you stopped comes back when the engine starts."),
  },
];
