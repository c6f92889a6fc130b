// The keys of services.*.volumes and services.*.ports in their long forms.
import { t } from "../../../base/l10n.ts";
import { labels } from "./pieces.ts";
import { either, integer, items, key, keys, oneOf, text, usually, yesOrNo } from "./shape.ts";

const mount = keys(
  {
    type: key(
      oneOf(
        { text: "volume", doc: () => t("A named volume, or one without a name.") },
        { text: "bind", doc: () => t("A file or folder of the host.") },
        { text: "tmpfs", doc: () => t("A file system in memory that ends with the container.") },
        { text: "image", doc: () => t("The content of an image.") },
        { text: "npipe", doc: () => t("A named pipe of Windows.") },
        { text: "cluster", doc: () => t("A volume of a swarm.") },
      ),
      () => t("What is mounted."),
    ),
    source: key(text({ source: "volume" }), () => t("A path on the host, the name of a volume or an image.")),
    target: key(text(), () => t("Where it is mounted in the container.")),
    read_only: key(yesOrNo, () => t("The container cannot write to it.")),
    consistency: key(usually("consistent", "cached", "delegated"), () =>
      t("How exactly host and container must agree; only some platforms use it."),
    ),
    bind: key(
      keys({
        propagation: key(usually("rprivate", "private", "rshared", "shared", "rslave", "slave"), () =>
          t("Whether mounts below it show on the other side."),
        ),
        create_host_path: key(yesOrNo, () => t("Make the folder on the host if nothing is there.")),
        recursive: key(oneOf("enabled", "disabled", "writable", "readonly"), () =>
          t("Whether mounts below the source come along, and how."),
        ),
        selinux: key(
          oneOf(
            { text: "z", doc: () => t("Shared by several containers.") },
            { text: "Z", doc: () => t("For this container alone.") },
          ),
          () => t("The SELinux label that the content gets."),
        ),
      }),
      () => t("What only bind mounts know."),
    ),
    volume: key(
      keys({
        nocopy: key(yesOrNo, () => t("Do not fill a new volume with what the image has at the target.")),
        subpath: key(text(), () => t("Mount this folder of the volume in place of its root.")),
        labels: key(labels, () => t("Labels put on the volume.")),
      }),
      () => t("What only volumes know."),
    ),
    tmpfs: key(
      keys({
        size: key({ kind: "value", types: ["integer", "string"], cast: "size", least: 0 }, () =>
          t("How large it may grow, in bytes or such as 64m."),
        ),
        mode: key({ kind: "value", types: ["number"] }, () => t("Permissions of its root, in octal such as 1777.")),
      }),
      () => t("What only file systems in memory know."),
    ),
    image: key(keys({ subpath: key(text(), () => t("Mount this folder of the image in place of its root.")) }), () =>
      t("What only image mounts know."),
    ),
  },
  { required: ["type"] },
);

export const volumes = items(either(text({ source: "volume" }), mount));

const port = keys({
  target: key(integer(), () => t("The port in the container.")),
  published: key({ kind: "value", types: ["string", "integer"] }, () =>
    t("The port or range on the host. In quotes, since Compose reads it as text."),
  ),
  host_ip: key(text({ words: [{ text: "127.0.0.1" }, { text: "0.0.0.0" }] }), () =>
    t("The address of the host to listen on; by default all of them."),
  ),
  protocol: key(usually("tcp", "udp", "sctp"), () => t("The transport protocol; tcp by default.")),
  app_protocol: key(usually("http", "https", "grpc"), () => t("What is spoken over the port, for tools that care.")),
  mode: key(
    usually(
      { text: "host", doc: () => t("Publish on the node where the container runs.") },
      { text: "ingress", doc: () => t("Publish on every node and balance the load.") },
    ),
    () => t("How a swarm publishes the port."),
  ),
  name: key(text(), () => t("A name for people, without effect.")),
});

export const ports = items(either(text(), { kind: "value", types: ["integer"] }, port));
