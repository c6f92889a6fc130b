// What is often taken amiss about some keys, for their hovers: beyond what the tables say of them.
import { t } from "../../../../base/l10n.ts";

/** By the way to the key, "*" for any name. */
const facts: Readonly<Record<string, () => string>> = {
  "networks.*.driver": () =>
    t("bridge joins containers of one machine; overlay joins several machines and needs a swarm."),
  "networks.*.attachable": () => t("Containers outside of the swarm's services may join: only overlay knows it."),
  networks: () =>
    t(
      "Without any, all services share one bridge of the project's own. Names are found by the engine's resolver at 127.0.0.11, which the default bridge has not.",
    ),
  "services.*.networks": () =>
    t("Services on the same network find each other by name, through the engine's resolver at 127.0.0.11."),
  "services.*.dns": () => t("Asked for what the engine's own resolver at 127.0.0.11 does not know."),
  "services.*.network_mode": () =>
    t("With host the container has this machine's own ports: nothing is mapped, and ports has no effect."),
  "services.*.restart": () =>
    t("There are four: no, on-failure, always, and unless-stopped, which remembers that a person stopped it."),
  "services.*.links": () => t("Not needed on a network of one's own: services find each other by name."),
  "services.*.volumes": () =>
    t("A named volume keeps its first content: what a newer image has at that path does not appear in it."),
  "services.*.stop_grace_period": () => t("A stop keeps what the container wrote; only removing it takes that away."),
  "services.*.privileged": () => t("Whoever is root in the container is root on this machine."),
};

export function factAbout(path: readonly string[]): string | undefined {
  const known = Object.keys(facts).find((way) => {
    const parts = way.split(".");
    return parts.length === path.length && parts.every((part, index) => part === "*" || part === path[index]);
  });
  return known === undefined ? undefined : facts[known]?.();
}
