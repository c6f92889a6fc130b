// Containers, images and snapshots with sensible defaults: a test names only what it is about.
import { createHash } from "node:crypto";
import type { EngineVersion } from "../../src/engine/engine.ts";
import type { Attachment, Container, ContainerDetail, Image, Mount, Port, Volume } from "../../src/model/resources.ts";
import { families } from "../../src/model/resources.ts";
import type { Snapshot } from "../../src/model/snapshot.ts";

/** 2026-01-01T00:00:00Z, when the builders' resources were made. */
export const madeAt = Date.UTC(2026, 0, 1);

/** 64 hex digits, the same for the same word. */
export const idOf = (word: string): string => createHash("sha256").update(word).digest("hex");

/** An image's id, "sha256:…", the same for the same word. */
export const imageIdOf = (word: string): string => `sha256:${idOf(word)}`;

/** A running container "web-1" of "nginx:1.25"; its id follows from its name, its image's id from the image. */
export function aContainer(over: Partial<Container> = {}): Container {
  const { name = "web-1", image = "nginx:1.25", state = "running" } = over;
  return {
    kind: "container",
    id: idOf(name),
    name,
    image,
    imageId: imageIdOf(image),
    command: "/docker-entrypoint.sh nginx",
    created: madeAt,
    state,
    exitCode: state === "exited" ? 0 : undefined,
    ports: [],
    mounts: [],
    networkMode: "bridge",
    networks: [],
    labels: {},
    ...over,
  };
}

/** A container that Compose made: its labels, and the name Compose gives it, "shop-web-1". */
export function aComposeContainer(project: string, service: string, over: Partial<Container> = {}): Container {
  return aContainer({
    name: `${project}-${service}-1`,
    ...over,
    labels: {
      "com.docker.compose.project": project,
      "com.docker.compose.service": service,
      "com.docker.compose.container-number": "1",
      "com.docker.compose.oneoff": "False",
      "com.docker.compose.project.working_dir": `/home/ada/${project}`,
      "com.docker.compose.project.config_files": `/home/ada/${project}/compose.yaml`,
      ...over.labels,
    },
  });
}

/** What inspect tells of an ordinary running container. */
export function aDetail(over: Partial<ContainerDetail> = {}): ContainerDetail {
  return {
    privileged: false,
    tty: false,
    oomKilled: false,
    restartCount: 0,
    restartPolicy: "no",
    restartMaximum: 0,
    startedAt: madeAt,
    finishedAt: 0,
    pid: 4711,
    error: "",
    ...over,
  };
}

/** Port 80 published at 8080 on all addresses. */
export const aPort = (over: Partial<Port> = {}): Port => ({
  inside: 80,
  protocol: "tcp",
  outside: 8080,
  hosts: ["0.0.0.0", "::"],
  ...over,
});

/** A volume "data" at /data. */
export const aMount = (over: Partial<Mount> = {}): Mount => ({
  type: "volume",
  source: "data",
  target: "/data",
  writable: true,
  ...over,
});

export const anAttachment = (over: Partial<Attachment> = {}): Attachment => ({
  network: "bridge",
  ipv4: "172.17.0.2",
  ...over,
});

/** An image "nginx:1.25"; its id follows from its first tag. */
export function anImage(over: Partial<Image> = {}): Image {
  const { tags = ["nginx:1.25"] } = over;
  return {
    kind: "image",
    id: imageIdOf(tags[0] ?? "dangling"),
    tags,
    digests: [],
    size: 142_000_000,
    created: madeAt,
    labels: {},
    ...over,
  };
}

/** A volume "data" of the local driver. */
export function aVolume(over: Partial<Volume> = {}): Volume {
  const { name = "data" } = over;
  return {
    kind: "volume",
    id: name,
    name,
    driver: "local",
    folder: `/var/lib/docker/volumes/${name}/_data`,
    created: madeAt,
    labels: {},
    options: {},
    ...over,
  };
}

export const aVersion = (over: Partial<EngineVersion> = {}): EngineVersion => ({
  version: "28.5.2",
  api: "1.51",
  platform: "linux/amd64",
  kernel: "6.12.0",
  product: "Docker Engine",
  ...over,
});

/** A snapshot of a ready engine that holds these and knows all families. */
export function aSnapshot({
  containers = [],
  images = [],
  volumes = [],
  connection = { state: "ready", version: aVersion() },
  known = new Set(families),
}: {
  readonly containers?: readonly Container[];
  readonly images?: readonly Image[];
  readonly volumes?: readonly Volume[];
  readonly connection?: Snapshot["connection"];
  readonly known?: Snapshot["known"];
} = {}): Snapshot {
  return {
    connection,
    known,
    refused: new Map(),
    containers: new Map(containers.map((container) => [container.id, container])),
    images: new Map(images.map((image) => [image.id, image])),
    volumes: new Map(volumes.map((volume) => [volume.id, volume])),
  };
}
