// `docker network create -d overlay`: such networks are the swarm's; an engine that is in none refuses.
import { t } from "../../../base/l10n.ts";
import { fixOf, rule } from "./rule.ts";

export const overlayNeedsSwarm = rule("overlayNeedsSwarm", "hint", (call, tell, doc) => {
  const { verb, flags, source, name, from, alone, through } = call;
  if (verb?.path !== "network create") return;
  const driver = flags.findLast(({ kind }) => kind?.long === "driver")?.value;
  // Who begins or joins a swarm in the same text knows.
  const begins = doc.calls.some((other) => other.verb?.path === "swarm init" || other.verb?.path === "swarm join");
  if (driver?.fixed !== true || driver.text !== "overlay" || begins) return;
  const begin = `${source.text.slice(from, name.from)}docker swarm init`;
  const fits = alone && through.every((one) => one === "sudo");
  tell(driver, t("Overlay networks need a swarm. Begin one first: docker swarm init."), [
    fits
      ? fixOf(doc, call, t("Put {0} before it", "docker swarm init"), [{ from, to: from, text: `${begin} && ` }])
      : undefined,
  ]);
});
