// The ports of a run form, compared with each other and with what running containers have published.
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import type { Container } from "../../model/resources.ts";
import { clash, parsePort, type PublishedPort } from "../../run/ports.ts";
import { textOf, type FormValues } from "../form.ts";
import { filled, type Note } from "./note.ts";
import type { RunFacts } from "./runFacts.ts";

export function readPorts(values: FormValues, { containers }: RunFacts, note: Note): readonly PublishedPort[] {
  const ports: PublishedPort[] = [];
  for (const { text, line } of filled(values, "ports")) {
    const { value, fault } = parsePort(text);
    if (fault !== undefined) {
      note("ports", "error", plain(fault), line);
      continue;
    }
    if (ports.some((other) => clash(other, value)))
      note("ports", "error", t("This port of the host is there twice."), line);
    const holder = holderOf(value, containers());
    if (holder !== undefined)
      note(
        "ports",
        "warning",
        t("{0} has published this port; while it runs, the start will fail.", plain(holder.name)),
        line,
      );
    ports.push(value);
  }
  if (ports.length > 0 && /^(host|none)$/.test(textOf(values, "network").trim()))
    note("ports", "warning", t("With this network no port is published."));
  return ports;
}

function holderOf(wanted: PublishedPort, containers: Iterable<Container>): Container | undefined {
  for (const container of containers) {
    if (container.state !== "running" && container.state !== "paused" && container.state !== "restarting") continue;
    const held = container.ports.some(({ outside, protocol, hosts, inside }) =>
      (hosts.length === 0 ? [""] : hosts).some(
        (address) =>
          outside !== undefined &&
          clash(wanted, {
            address,
            protocol,
            outside: { first: outside, last: outside },
            inside: { first: inside, last: inside },
          }),
      ),
    );
    if (held) return container;
  }
  return undefined;
}
