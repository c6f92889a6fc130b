// The keys of daemon.json: what they take and what they do. Documented at
// https://docs.docker.com/reference/cli/dockerd/#daemon-configuration-file
import { t } from "../../base/l10n.ts";

export type Type = "text" | "number" | "flag" | "texts" | "map" | "object" | "objects";

export interface Key {
  readonly type: Type;
  /** What it does, a sentence. */
  readonly tell: () => string;
  /** All that it may be. */
  readonly values?: readonly string[];
  /** What an object of it may hold; absent: anything. */
  readonly keys?: Readonly<Record<string, Key>>;
  /** Gone from today's engine, which refuses to start or ignores it: what to write instead. */
  readonly gone?: () => string;
}

const key = (type: Type, tell: () => string, more: Partial<Key> = {}): Key => ({ type, tell, ...more });

const tls: Readonly<Record<string, Key>> = {
  tls: key("flag", () => t("Encrypts TCP connections, without asking clients who they are.")),
  tlsverify: key("flag", () =>
    t("Encrypts TCP connections and takes only clients with a certificate of the authority."),
  ),
  tlscacert: key("text", () => t("File with the authority that signed the clients' certificates.")),
  tlscert: key("text", () => t("File with the engine's certificate.")),
  tlskey: key("text", () => t("File with the engine's private key.")),
};

const access: Readonly<Record<string, Key>> = {
  hosts: key("texts", () =>
    t(
      "Addresses that the engine listens on: sockets and ports. Either here or as -H on its command line, not both; a port needs TLS.",
    ),
  ),
  group: key("text", () =>
    t("Group that may use the socket. Its members are as good as root: they may mount any folder into a container."),
  ),
  "api-cors-header": key("text", () => t("Header for browsers of other origins."), {
    gone: () => t("The engine has no such header any more: put a proxy in front of it."),
  }),
  "authorization-plugins": key("texts", () => t("Plugins that decide which requests are let through.")),
  "min-api-version": key("text", () => t("Oldest version of the API that clients may ask for.")),
  "userns-remap": key("text", () =>
    t("User whose subordinate ids stand for those in containers: default, or user:group."),
  ),
};

const logs: Readonly<Record<string, Key>> = {
  debug: key("flag", () => t("Writes a more talkative log.")),
  "log-level": key("text", () => t("How much the engine logs."), {
    values: ["debug", "info", "warn", "error", "fatal"],
  }),
  "log-format": key("text", () => t("How the engine's own log is written."), { values: ["text", "json"] }),
  "log-driver": key("text", () => t("Where the output of containers goes unless they say otherwise."), {
    values: [
      "json-file",
      "local",
      "journald",
      "syslog",
      "gelf",
      "fluentd",
      "awslogs",
      "splunk",
      "etwlogs",
      "gcplogs",
      "none",
    ],
  }),
  "log-opts": key("map", () => t("Options of the log driver; all values are texts: max-size, max-file, …")),
  "raw-logs": key("flag", () => t("Writes full times and no colours.")),
};

const storage: Readonly<Record<string, Key>> = {
  "data-root": key("text", () =>
    t(
      "Folder with images, containers and volumes: /var/lib/docker unless set. To move it, stop the engine, copy the folder with owners and links, then set this.",
    ),
  ),
  "exec-root": key("text", () => t("Folder for the state of running containers.")),
  pidfile: key("text", () => t("File with the engine's process id.")),
  graph: key("text", () => t("Former name of data-root."), { gone: () => t("Write data-root instead.") }),
  "storage-driver": key("text", () => t("How layers are kept."), {
    values: ["overlay2", "fuse-overlayfs", "btrfs", "zfs", "vfs", "windowsfilter", "overlayfs", "native"],
  }),
  "storage-opts": key("texts", () => t("Options of the storage driver.")),
  "max-concurrent-downloads": key("number", () => t("Layers that are pulled at the same time.")),
  "max-concurrent-uploads": key("number", () => t("Layers that are pushed at the same time.")),
  "max-download-attempts": key("number", () => t("How many times the pull of a layer is tried.")),
  "registry-mirrors": key("texts", () => t("Addresses that are asked before Docker Hub.")),
  "insecure-registries": key("texts", () => t("Registries that may do without valid certificates.")),
  "allow-nondistributable-artifacts": key("texts", () => t("Registries that foreign layers are pushed to."), {
    gone: () => t("It has no effect any more: leave it out."),
  }),
};

const network: Readonly<Record<string, Key>> = {
  bip: key("text", () => t("Address and length of the default bridge: 10.200.0.1/24.")),
  bip6: key("text", () => t("IPv6 address and length of the default bridge.")),
  bridge: key("text", () => t("Bridge for containers without a network; none switches it off.")),
  "bridge-accept-fwmark": key("text", () => t("Firewall mark of packets that are let through to containers.")),
  "fixed-cidr": key("text", () => t("Part of the bridge's addresses that containers get.")),
  "fixed-cidr-v6": key("text", () => t("IPv6 addresses that containers on the default bridge get.")),
  "default-gateway": key("text", () => t("Gateway of containers on the default bridge.")),
  "default-gateway-v6": key("text", () => t("IPv6 gateway of containers on the default bridge.")),
  "default-address-pools": key("objects", () => t("Addresses that new networks are cut from: base and size."), {
    keys: {
      base: key("text", () => t("Where the pool begins: 10.200.0.0/16.")),
      size: key("number", () => t("Length of each network's part: 24.")),
    },
  }),
  "default-network-opts": key("object", () => t("Options of new networks, by driver.")),
  dns: key("texts", () => t("Name servers of containers.")),
  "dns-opts": key("texts", () => t("Options of name resolution in containers.")),
  "dns-search": key("texts", () => t("Domains that names in containers are tried in.")),
  icc: key("flag", () => t("Whether containers on the default bridge reach each other.")),
  ip: key("text", () => t("Address of this machine that ports are published on unless said otherwise.")),
  "ip-forward": key("flag", () => t("Switches on forwarding between networks in the kernel.")),
  "ip-forward-no-drop": key("flag", () => t("Leaves the firewall's policy for forwarded packets as it is.")),
  "ip-masq": key("flag", () => t("Hides containers behind this machine's address.")),
  iptables: key("flag", () => t("Lets the engine write firewall rules.")),
  ip6tables: key("flag", () => t("Lets the engine write IPv6 firewall rules.")),
  ipv6: key("flag", () => t("Gives containers on the default bridge IPv6 addresses.")),
  "firewall-backend": key("text", () => t("What writes the firewall rules."), { values: ["iptables", "nftables"] }),
  "allow-direct-routing": key("flag", () => t("Lets other machines reach containers without published ports.")),
  mtu: key("number", () => t("Largest packet of container networks, in bytes.")),
  "userland-proxy": key("flag", () => t("Uses a process for published ports that are reached from this machine.")),
  "userland-proxy-path": key("text", () => t("Program that does so.")),
  "network-control-plane-mtu": key("number", () => t("Largest packet of the swarm's own talk.")),
  "http-proxy": key("text", () => t("Moved into proxies."), { gone: () => t("Write it in proxies instead.") }),
  "host-gateway-ip": key("text", () => t("Address behind host-gateway in extra hosts.")),
  "host-gateway-ips": key("texts", () => t("Addresses behind host-gateway in extra hosts.")),
  proxies: key("object", () => t("Proxies that the engine itself uses to reach registries."), {
    keys: {
      "http-proxy": key("text", () => t("Address of the proxy for HTTP.")),
      "https-proxy": key("text", () => t("Address of the proxy for HTTPS.")),
      "no-proxy": key("text", () => t("Hosts that are reached without it, parted by commas.")),
    },
  }),
};

const running: Readonly<Record<string, Key>> = {
  "live-restore": key("flag", () =>
    t(
      "Leaves containers running while the engine is restarted, and through updates of its patch level. Not those of a swarm's services.",
    ),
  ),
  "shutdown-timeout": key("number", () => t("Seconds that containers get to end when the engine ends.")),
  "cgroup-parent": key("text", () => t("Control group that containers are put below.")),
  "exec-opts": key("texts", () => t("Options of the runtime: native.cgroupdriver=systemd.")),
  "default-runtime": key("text", () => t("Runtime of containers that name none.")),
  runtimes: key("object", () => t("Further runtimes, by name, with their path and arguments.")),
  "default-ulimits": key("object", () => t("Limits of containers that set none, by name: Name, Hard, Soft.")),
  "default-shm-size": key("text", () => t("Size of /dev/shm in containers: 64M.")),
  "default-ipc-mode": key("text", () => t("Whether IPC of containers may be shared."), {
    values: ["private", "shareable"],
  }),
  "default-cgroupns-mode": key("text", () => t("Whose control groups containers see."), {
    values: ["host", "private"],
  }),
  "default-platform": key("text", () => t("Platform that is pulled unless said otherwise.")),
  "no-new-privileges": key("flag", () => t("Lets no process in a container gain privileges.")),
  "seccomp-profile": key("text", () =>
    t("File that says which system calls containers may use, builtin or unconfined."),
  ),
  "selinux-enabled": key("flag", () => t("Labels containers for SELinux.")),
  init: key("flag", () => t("Puts a small init in front of each container's process.")),
  "init-path": key("text", () => t("Program that is used for it.")),
  "oom-score-adjust": key("number", () => t("How ready the kernel is to end the engine when memory is short.")),
  "cpu-rt-period": key("number", () => t("Period of real-time scheduling for containers, in microseconds.")),
  "cpu-rt-runtime": key("number", () => t("Real-time that containers get in each period, in microseconds.")),
  "no-pivot-root": key("flag", () => t("Uses chroot where the root cannot be swapped, as on a RAM disk.")),
};

const others: Readonly<Record<string, Key>> = {
  builder: key("object", () =>
    t("Settings of the builder: what garbage collection keeps, and which entitlements are given."),
  ),
  features: key("map", () => t("Switches of single features: containerd-snapshotter, buildkit, cdi, …")),
  experimental: key("flag", () => t("Switches on what is not finished.")),
  labels: key("texts", () => t("Labels of the engine itself: key=value.")),
  "metrics-addr": key("text", () => t("Address that figures for Prometheus are served on.")),
  "node-generic-resources": key("texts", () => t("Resources that a swarm node offers: NVIDIA-GPU=UUID1.")),
  "swarm-default-advertise-addr": key("text", () => t("Address that a swarm node tells the others.")),
  containerd: key("text", () => t("Socket of containerd, if it is not the engine's own.")),
  "containerd-namespace": key("text", () => t("Namespace of containers in containerd.")),
  "containerd-plugin-namespace": key("text", () => t("Namespace of plugins in containerd.")),
  "cdi-spec-dirs": key("texts", () => t("Folders with descriptions of devices (CDI).")),
  "cluster-store": key("text", () => t("Store of networks before swarm mode."), {
    gone: () => t("Leave it out: swarm mode needs none."),
  }),
  "cluster-advertise": key("text", () => t("Address in that store."), {
    gone: () => t("Leave it out: swarm mode needs none."),
  }),
  "deprecated-key-path": key("text", () => t("Former key of the engine."), {
    gone: () => t("It has no effect any more: leave it out."),
  }),
};

export const keys: Readonly<Record<string, Key>> = {
  ...access,
  ...tls,
  ...logs,
  ...storage,
  ...network,
  ...running,
  ...others,
};
