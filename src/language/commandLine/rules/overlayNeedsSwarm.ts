// `docker network create -d overlay`: such networks are the swarm's; an engine that is in none refuses.
import { t } from "../../../base/l10n.ts";
import { rule } from "./rule.ts";

export const overlayNeedsSwarm = rule("overlayNeedsSwarm", "hint", ({ verb, flags }, tell, doc) => {
  if (verb?.path !== "network create") return;
  const driver = flags.findLast(({ kind }) => kind?.long === "driver")?.value;
  // Who begins or joins a swarm in the same text knows.
  const begins = doc.calls.some((call) => call.verb?.path === "swarm init" || call.verb?.path === "swarm join");
  if (driver?.fixed !== true || driver.text !== "overlay" || begins) return;
  tell(driver, t("Overlay networks need a swarm. Begin one first: docker swarm init."));
});
