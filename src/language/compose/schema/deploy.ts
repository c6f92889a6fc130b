// The keys of services.*.deploy.
import { t } from "../../../base/l10n.ts";
import { constraints } from "./knownWords.ts";
import { deviceRequests, labels } from "./pieces.ts";
import { duration, either, integer, items, key, keys, nothing, number, oneOf, size, text, usually } from "./shape.ts";

const rollout = (failure: readonly string[]) =>
  keys({
    parallelism: key(integer({ least: 0 }), () =>
      t("How many containers are replaced at a time; 0 means all at once."),
    ),
    delay: key(duration, () => t("Time to wait between one group of containers and the next.")),
    failure_action: key(usually(...failure), () => t("What to do when a replacement fails.")),
    monitor: key(duration, () => t("How long to watch a new container for failures.")),
    max_failure_ratio: key(number(), () => t("Share of failures, from 0 to 1, that is put up with.")),
    order: key(
      oneOf(
        { text: "stop-first", doc: () => t("Stop the old container before the new one starts.") },
        { text: "start-first", doc: () => t("Start the new container before the old one stops.") },
      ),
      () => t("Whether the old container stops before or after the new one starts."),
    ),
  });

const limits = keys({
  cpus: key(number(), () => t("Processors the container may use at most; fractions such as 0.5 are possible.")),
  memory: key(size("string"), () => t("Memory the container may use at most, such as 512m.")),
  pids: key(integer(), () => t("Processes the container may have at most.")),
});

const reservations = keys({
  cpus: key(number(), () => t("Processors that must be free for the container.")),
  memory: key(size("string"), () => t("Memory that must be free for the container, such as 256m.")),
  devices: key(deviceRequests, () => t("Devices that the container needs, such as GPUs.")),
  generic_resources: key(
    items(
      keys({
        discrete_resource_spec: key(
          keys({
            kind: key(text(), () => t("The name of the resource.")),
            value: key(number(), () => t("How many of it are needed.")),
          }),
          () => t("A resource that is counted."),
        ),
      }),
    ),
    () => t("Resources that the nodes of a swarm declare themselves."),
  ),
});

export const deploy = either(
  keys({
    mode: key(
      usually(
        { text: "replicated", doc: () => t("A chosen number of containers.") },
        { text: "global", doc: () => t("One container on each node.") },
        "replicated-job",
        "global-job",
      ),
      () => t("A number of containers, or one on each node of a swarm."),
    ),
    replicas: key(integer({ least: 0 }), () => t("How many containers of the service run.")),
    endpoint_mode: key(usually("vip", "dnsrr"), () =>
      t("How clients find the containers: one address, or names in turn."),
    ),
    labels: key(labels, () => t("Labels of the service, not of its containers.")),
    update_config: key(rollout(["pause", "continue", "rollback"]), () => t("How the service is updated.")),
    rollback_config: key(rollout(["pause", "continue"]), () => t("How a failed update is taken back.")),
    resources: key(
      keys({
        limits: key(limits, () => t("What the container may use at most.")),
        reservations: key(reservations, () => t("What the container needs at least.")),
      }),
      () => t("Limits and reservations of processors, memory and devices."),
    ),
    restart_policy: key(
      keys({
        condition: key(usually("none", "on-failure", "any"), () =>
          t("After which ends the container is started again."),
        ),
        delay: key(duration, () => t("Time to wait before the next attempt.")),
        max_attempts: key(integer({ least: 0 }), () => t("How often to try before giving up.")),
        window: key(duration, () => t("How long a container must run for the start to count as a success.")),
      }),
      () => t("Whether and when containers are started again; overrides restart."),
    ),
    placement: key(
      keys({
        constraints: key(items(text({ words: constraints })), () =>
          t("Conditions a node must meet, such as node.role==manager."),
        ),
        preferences: key(
          items(keys({ spread: key(text(), () => t("Spread evenly over the values of this node label.")) })),
          () => t("How containers are spread over the nodes."),
        ),
        max_replicas_per_node: key(integer({ least: 0 }), () => t("Containers on one node at most.")),
      }),
      () => t("Which nodes of a swarm may run the containers."),
    ),
  }),
  nothing,
);
