// The keys of a service.
import { t } from "../../../base/l10n.ts";
import { build, develop } from "./build.ts";
import { capabilities } from "./capabilities.ts";
import { deploy } from "./deploy.ts";
import * as words from "./knownWords.ts";
import { ports, volumes } from "./mounts.ts";
import * as pieces from "./pieces.ts";
import {
  dict,
  duration,
  either,
  integer,
  items,
  key,
  keys,
  nothing,
  number,
  oneOf,
  size,
  strictlyYesOrNo,
  text,
  usually,
  yesOrNo,
  type Key,
} from "./shape.ts";

const plainNumber = { kind: "value", types: ["number"] } as const;

const networkUse = keys({
  aliases: key(pieces.texts, () => t("Further names by which others on this network reach the service.")),
  ipv4_address: key(text(), () => t("A fixed IPv4 address; the network needs a subnet that holds it.")),
  ipv6_address: key(text(), () => t("A fixed IPv6 address; the network needs a subnet that holds it.")),
  link_local_ips: key(pieces.texts, () => t("Link-local addresses, managed by whoever runs the network.")),
  mac_address: key(text(), () => t("The MAC address on this network.")),
  interface_name: key(text(), () => t("The name of the network interface in the container.")),
  driver_opts: key(pieces.options, () => t("Options for the network's driver.")),
  priority: key(plainNumber, () => t("Networks are joined in order of this number, highest first.")),
  gw_priority: key(plainNumber, () => t("The network with the highest number is the default gateway.")),
});

const dependency = keys(
  {
    condition: key(
      oneOf(
        { text: "service_started", doc: () => t("Wait until it has started.") },
        { text: "service_healthy", doc: () => t("Wait until its health check succeeds.") },
        { text: "service_completed_successfully", doc: () => t("Wait until it has ended without an error.") },
      ),
      () => t("What to wait for before this service starts."),
    ),
    restart: key(yesOrNo, () => t("Restart this service when Compose restarts the other one.")),
    required: key(strictlyYesOrNo, () => t("With false, a missing dependency is only warned about.")),
  },
  { required: ["condition"] },
);

const rate = (limit: () => string) =>
  items(
    keys(
      {
        path: key(text(), () => t("The device, such as /dev/sda.")),
        rate: key(size("integer", "string"), limit),
      },
      { extensible: false },
    ),
  );

const bytesRate = rate(() => t("Bytes in a second, such as 10mb."));
const operationsRate = rate(() => t("Operations in a second."));

const weight = { kind: "value", types: ["integer"] } as const;

const basics: Readonly<Record<string, Key>> = {
  image: key(text({ source: "image" }), () =>
    t("The image to start from, with a tag or digest. With build, the name of what is built."),
  ),
  build: key(build, () => t("How to build the image: a folder, or a mapping with more to say.")),
  container_name: key(text({ pattern: /[a-zA-Z0-9][a-zA-Z0-9_.-]+/ }), () =>
    t("A fixed name for the container. The service can then run only once."),
  ),
  command: key(pieces.command, () =>
    t("Overrides the image's CMD. A list is run as it is; a text is split into words."),
  ),
  entrypoint: key(pieces.command, () => t("Overrides the image's ENTRYPOINT and clears its CMD.")),
  environment: key(pieces.pairs("variable"), () =>
    t("Environment variables. A name without a value takes it from where Compose runs."),
  ),
  env_file: key(
    either(
      text({ source: "file" }),
      items(
        either(
          text({ source: "file" }),
          keys(
            {
              path: key(text({ source: "file" }), () => t("The file, relative to this one.")),
              required: key(yesOrNo, () => t("With false, a missing file is passed over.")),
              format: key(usually("raw"), () =>
                t("With raw, values are taken as they are, quotes and dollar signs included."),
              ),
            },
            { required: ["path"], extensible: false },
          ),
        ),
      ),
    ),
    () => t("Files with environment variables, a KEY=value on each line. environment has precedence."),
  ),
  ports: key(ports, () => t("Ports published on the host: HOST:CONTAINER in quotes, or a mapping.")),
  expose: key(items({ kind: "value", types: ["string", "integer"] }), () =>
    t("Ports that other services may use; documentation only, nothing is published."),
  ),
  volumes: key(volumes, () => t("What is mounted: SOURCE:TARGET or SOURCE:TARGET:ro, or a mapping.")),
  depends_on: key(
    either(items(text({ source: "service" }), "error"), dict(dependency, { names: pieces.nameOf, source: "service" })),
    () => t("Services that are started before this one and stopped after it."),
  ),
  networks: key(
    either(
      items(text({ source: "network" }), "error"),
      dict(either(networkUse, nothing), { names: pieces.nameOf, source: "network" }),
    ),
    () => t("Networks that the service joins; by default the project's own."),
  ),
  restart: key(
    text({
      words: [
        { text: "no", doc: () => t("Never restart. Needs quotes in some tools.") },
        { text: "always", doc: () => t("Always restart, also after the engine starts.") },
        { text: "on-failure", doc: () => t("Restart after an error; on-failure:3 tries three times.") },
        { text: "unless-stopped", doc: () => t("Always restart, unless somebody stopped it.") },
      ],
      odd: /^(|no|always|on-failure(:\d+)?|unless-stopped)$/,
    }),
    () => t("When the engine starts the container again by itself."),
  ),
  healthcheck: key(pieces.healthcheck, () => t("How to find out whether the container is well.")),
  deploy: key(deploy, () => t("How many containers run, with what resources, and how they are updated.")),
  develop: key(develop, () => t("What docker compose watch does while one develops.")),
  profiles: key(items(text({ source: "profile" })), () =>
    t("The service starts only when one of these profiles is active, or when it is named."),
  ),
  extends: key(
    either(
      text({ source: "service" }),
      keys(
        {
          service: key(text({ source: "service" }), () => t("The service to start from.")),
          file: key(text({ source: "file" }), () => t("The file in which it stands; by default this one.")),
        },
        { required: ["service"], open: true },
      ),
    ),
    () => t("Start from another service's settings; what stands here has precedence."),
  ),
  secrets: key(pieces.secretGrants, () => t("Secrets that the containers can read as files.")),
  configs: key(pieces.configGrants, () => t("Configs that the containers can read as files.")),
  labels: key(pieces.labels, () => t("Labels put on the containers.")),
  logging: key(
    keys({
      driver: key(text({ words: words.logDrivers }), () =>
        t("The log driver. Only some of them can be read back with docker logs."),
      ),
      options: key(dict({ kind: "value", types: ["string", "number", "null"] }, { words: words.logOptions }), () =>
        t("Options of the log driver, such as max-size and max-file."),
      ),
    }),
    () => t("Where the containers' output goes."),
  ),
  provider: key(
    keys(
      {
        type: key(text(), () => t("The tool that provides the service.")),
        options: key(
          dict(
            either(
              { kind: "value", types: ["string", "number", "boolean"] },
              items({ kind: "value", types: ["string", "number", "boolean"] }),
            ),
          ),
          () => t("Options for that tool."),
        ),
      },
      { required: ["type"] },
    ),
    () => t("Something other than a container provides the service."),
  ),
  models: key(
    either(
      items(text({ source: "model" }), "error"),
      dict(
        either(
          keys({
            endpoint_var: key(text(), () => t("The variable that gets the address of the model.")),
            model_var: key(text(), () => t("The variable that gets the name of the model.")),
          }),
          nothing,
        ),
        { source: "model" },
      ),
    ),
    () => t("Language models that the service uses."),
  ),
};

const container: Readonly<Record<string, Key>> = {
  hostname: key(text(), () => t("The host name within the container.")),
  domainname: key(text(), () => t("The domain name within the container.")),
  user: key(text(), () => t("Who runs the process: a name or number, with a group after a colon.")),
  working_dir: key(text(), () => t("The folder in which the command runs.")),
  tty: key(yesOrNo, () => t("Give the process a terminal.")),
  stdin_open: key(yesOrNo, () => t("Keep the input open, for those who attach.")),
  init: key(yesOrNo, () => t("Run a small init that passes signals on and reaps children.")),
  read_only: key(yesOrNo, () => t("The container's own file system cannot be written to.")),
  privileged: key(yesOrNo, () => t("Full access to the host's devices. Containers rarely need it.")),
  platform: key(text({ words: words.platforms }), () => t("The platform the container runs on.")),
  pull_policy: key(
    text({
      pattern: /always|never|build|if_not_present|missing|refresh|daily|weekly|every_([0-9]+[wdhms])+/,
      words: ["always", "missing", "never", "build", "daily", "weekly", "every_12h"].map((word) => ({ text: word })),
    }),
    () => t("When the image is pulled or built."),
  ),
  pull_refresh_after: key(text(), () => t("How old an image may be before it is pulled again.")),
  stop_signal: key(text({ words: words.signals }), () => t("The signal that asks the process to end.")),
  stop_grace_period: key(duration, () => t("How long to wait for the end before it is forced, such as 30s.")),
  attach: key(yesOrNo, () => t("With false, docker compose up does not show this service's logs.")),
  scale: key(integer({ least: 0 }), () => t("How many containers of the service run.")),
  annotations: key(pieces.labels, () => t("Annotations for the container's runtime.")),
  label_file: key(pieces.filesOrFile, () => t("Files with labels, a KEY=value on each line.")),
  post_start: key(items(pieces.hook), () => t("Commands run in the container after it has started.")),
  pre_stop: key(items(pieces.hook), () => t("Commands run in the container before it is stopped.")),
  tmpfs: key(pieces.textOrTexts, () => t("Folders that live in memory and end with the container.")),
  volumes_from: key(items(text({ source: "service" }), "error"), () =>
    t("Mount what another service or container:name mounts; :ro for reading only."),
  ),
  storage_opt: key(pieces.options, () => t("Options of the storage driver, such as size.")),
  shm_size: key(size(), () => t("Size of /dev/shm, such as 256m.")),
  use_api_socket: key(strictlyYesOrNo, () =>
    t("Let the container use the engine's API. It can then do anything on the host."),
  ),
};

const network: Readonly<Record<string, Key>> = {
  network_mode: key(
    text({
      words: [
        { text: "bridge", doc: () => t("The engine's own bridge, on which names are not found.") },
        { text: "host", doc: () => t("The network of this machine: nothing is mapped, and ports has no effect.") },
        { text: "none", doc: () => t("No network at all, only the container itself.") },
        { text: "service:", doc: () => t("The network of another service's container.") },
        { text: "container:", doc: () => t("The network of another container.") },
      ],
    }),
    () => t("Share a network: host, none, service:name or container:name. Not together with networks."),
  ),
  dns: key(pieces.textOrTexts, () => t("DNS servers that the container asks.")),
  dns_opt: key(items(text({ words: words.resolverOptions })), () => t("Options for name resolution.")),
  dns_search: key(pieces.textOrTexts, () => t("Domains in which short names are looked up.")),
  extra_hosts: key(pieces.extraHosts, () => t("Host names with their addresses; host-gateway stands for the host.")),
  links: key(items(text({ source: "service" })), () =>
    t("Old way to reach other services; a network does it by itself."),
  ),
  external_links: key(items(text(), "error"), () => t("Containers outside this project, by NAME or NAME:ALIAS.")),
  mac_address: key(text(), () => t("The container's MAC address.")),
};

const kernel: Readonly<Record<string, Key>> = {
  cap_add: key(items(text({ words: capabilities })), () =>
    t("Linux capabilities given to the container, such as NET_ADMIN."),
  ),
  cap_drop: key(items(text({ words: capabilities })), () =>
    t("Linux capabilities taken from the container; ALL takes every one."),
  ),
  security_opt: key(items(text({ words: words.securityOptions }), "error"), () =>
    t("Options of seccomp, AppArmor or SELinux, such as no-new-privileges:true."),
  ),
  devices: key(
    items(
      either(
        text(),
        keys(
          {
            source: key(text(), () => t("The device on the host.")),
            target: key(text(), () => t("Its path in the container.")),
            permissions: key(usually("rwm", "rw", "r"), () => t("Read, write and make: some of rwm.")),
          },
          { required: ["source"] },
        ),
      ),
    ),
    () => t("Devices of the host, as HOST:CONTAINER:rwm."),
  ),
  device_cgroup_rules: key(items(text(), "error"), () => t("Rules for devices in the container's control group.")),
  gpus: key(either(text({ closed: true, words: [{ text: "all" }] }), pieces.gpuRequests), () =>
    t("GPUs for the container: all, or a list."),
  ),
  group_add: key(items({ kind: "value", types: ["string", "integer"] }, "error"), () =>
    t("Further groups of the container's user."),
  ),
  sysctls: key(pieces.pairs(undefined, words.kernelParameters), () => t("Kernel parameters set in the container.")),
  ulimits: key(pieces.ulimits, () => t("Limits of processes, such as nofile.")),
  ipc: key(usually("shareable", "private", "host", "none", "service:"), () =>
    t("Whose shared memory the container uses."),
  ),
  pid: key(usually("host", "service:", "container:"), () => t("Whose processes the container sees.")),
  uts: key(usually("host"), () => t("With host, the host's name is used.")),
  userns_mode: key(usually("host"), () => t("With host, user ids are not shifted.")),
  cgroup: key(oneOf("host", "private"), () => t("Whose control groups the container sees.")),
  cgroup_parent: key(text(), () => t("The control group above the container's own.")),
  isolation: key(usually("default", "process", "hyperv"), () => t("How the container is isolated, on Windows.")),
  runtime: key(usually("runc", "nvidia"), () => t("The OCI runtime that starts the container.")),
  oom_kill_disable: key(yesOrNo, () => t("Do not end the container when the host runs out of memory.")),
  oom_score_adj: key(integer({ least: -1000, most: 1000 }), () =>
    t("How readily it is ended when memory runs out, from -1000 to 1000."),
  ),
  credential_spec: key(
    keys({
      file: key(text({ source: "file" }), () => t("A file with the credential specification.")),
      config: key(text({ source: "config" }), () => t("A config with the credential specification.")),
      registry: key(text(), () => t("A value of the Windows registry with the credential specification.")),
    }),
    () => t("A managed service account of Windows."),
  ),
};

const resources: Readonly<Record<string, Key>> = {
  cpus: key(number(), () => t("Processors the container may use; fractions such as 0.5 are possible.")),
  cpuset: key(text(), () => t("Which processors it may use, such as 0-3 or 0,1.")),
  cpu_count: key(integer({ least: 0 }), () => t("How many processors it may use, on Windows.")),
  cpu_percent: key(integer({ cast: "number", least: 0, most: 100 }), () =>
    t("Share of the processors it may use, on Windows."),
  ),
  cpu_shares: key(number({ cast: "integer" }), () => t("Its weight beside other containers when processors are busy.")),
  cpu_quota: key(number({ cast: "integer" }), () => t("Microseconds of processor time in each period.")),
  cpu_period: key(number({ cast: "integer" }), () => t("Length of a period in microseconds.")),
  cpu_rt_runtime: key(number({ cast: "integer" }), () => t("Microseconds of real-time scheduling in each period.")),
  cpu_rt_period: key(number({ cast: "integer" }), () => t("Length of a real-time period in microseconds.")),
  mem_limit: key(size(), () => t("Memory the container may use at most, such as 512m.")),
  mem_reservation: key(size("integer", "string"), () =>
    t("Memory that is kept for the container when memory is short."),
  ),
  mem_swappiness: key({ kind: "value", types: ["integer", "string"], cast: "integer" }, () =>
    t("How readily its memory is swapped out, from 0 to 100."),
  ),
  memswap_limit: key(size(), () => t("Memory and swap together; -1 for no limit.")),
  pids_limit: key(number({ cast: "integer" }), () => t("Processes the container may have; -1 for no limit.")),
  blkio_config: key(
    keys(
      {
        weight: key(weight, () => t("Its share of disk time, from 10 to 1000.")),
        weight_device: key(
          items(
            keys(
              {
                path: key(text(), () => t("The device, such as /dev/sda.")),
                weight: key(weight, () => t("Its share of this device, from 10 to 1000.")),
              },
              { extensible: false },
            ),
          ),
          () => t("Shares of single devices."),
        ),
        device_read_bps: key(bytesRate, () => t("Bytes read from a device in a second at most.")),
        device_write_bps: key(bytesRate, () => t("Bytes written to a device in a second at most.")),
        device_read_iops: key(operationsRate, () => t("Reads of a device in a second at most.")),
        device_write_iops: key(operationsRate, () => t("Writes to a device in a second at most.")),
      },
      { extensible: false },
    ),
    () => t("Limits of reading from and writing to disks."),
  ),
};

export const service = keys({ ...basics, ...container, ...network, ...kernel, ...resources });
