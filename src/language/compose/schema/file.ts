// The keys at the top of a Compose file and of the sections other than services.
import { t } from "../../../base/l10n.ts";
import { networkOptions, volumeOptions } from "./knownWords.ts";
import { labels, nameOf, options, optionsOf, textOrTexts } from "./pieces.ts";
import { service } from "./serviceKeys.ts";
import { dict, either, items, key, keys, nothing, text, usually, yesOrNo } from "./shape.ts";

const external = (open: boolean) =>
  either(yesOrNo, keys({ name: key(text(), () => t("Old form: write name beside external: true."), true) }, { open }));

const ipam = keys({
  driver: key(usually("default"), () => t("The driver that hands out addresses.")),
  config: key(
    items(
      keys({
        subnet: key(text(), () => t("The range of the network, such as 172.28.0.0/16.")),
        ip_range: key(text(), () => t("The part of the subnet from which containers get addresses.")),
        gateway: key(text(), () => t("The address of the gateway.")),
        aux_addresses: key(dict(text()), () => t("Addresses the driver uses itself, by host name.")),
      }),
    ),
    () => t("The network's subnets."),
  ),
  options: key(dict(text()), () => t("Options of the address driver.")),
});

const network = either(
  keys({
    name: key(text(), () => t("The network's real name; by default the project's name is put before it.")),
    driver: key(usually("bridge", "overlay", "host", "none", "macvlan", "ipvlan"), () =>
      t("The driver that makes the network; bridge by default."),
    ),
    driver_opts: key(optionsOf(networkOptions), () => t("Options of the network's driver.")),
    attachable: key(yesOrNo, () => t("Containers outside a swarm's services may join.")),
    enable_ipv4: key(yesOrNo, () => t("Hand out IPv4 addresses.")),
    enable_ipv6: key(yesOrNo, () => t("Hand out IPv6 addresses.")),
    external: key(external(false), () => t("The network exists already; Compose neither makes nor removes it.")),
    internal: key(yesOrNo, () => t("No way out of the network.")),
    ipam: key(ipam, () => t("Subnets and addresses.")),
    labels: key(labels, () => t("Labels put on the network.")),
  }),
  nothing,
);

const volume = either(
  keys({
    name: key(text(), () => t("The volume's real name; by default the project's name is put before it.")),
    driver: key(usually("local"), () => t("The driver that makes the volume; local by default.")),
    driver_opts: key(optionsOf(volumeOptions), () => t("Options of the volume's driver.")),
    external: key(external(false), () => t("The volume exists already; Compose neither makes nor removes it.")),
    labels: key(labels, () => t("Labels put on the volume.")),
  }),
  nothing,
);

const config = keys({
  name: key(text(), () => t("The real name of the config.")),
  file: key(text({ source: "file" }), () => t("The file that holds it, relative to this one.")),
  content: key(text(), () => t("The content, written here; variables are filled in.")),
  environment: key(text({ source: "variable" }), () => t("The environment variable that holds it.")),
  external: key(external(true), () => t("It exists already in the engine.")),
  labels: key(labels, () => t("Labels put on it.")),
  template_driver: key(usually("golang"), () => t("The driver that fills in templates.")),
});

const secret = keys({
  name: key(text(), () => t("The real name of the secret.")),
  file: key(text({ source: "file" }), () => t("The file that holds it, relative to this one.")),
  environment: key(text({ source: "variable" }), () => t("The environment variable that holds it.")),
  external: key(external(true), () => t("It exists already in the engine.")),
  labels: key(labels, () => t("Labels put on it.")),
  driver: key(text(), () => t("The driver that keeps the secret.")),
  driver_opts: key(options, () => t("Options of the secret's driver.")),
  template_driver: key(usually("golang"), () => t("The driver that fills in templates.")),
});

const model = keys(
  {
    name: key(text(), () => t("The real name of the model.")),
    model: key(text(), () => t("The model to run, such as ai/smollm2.")),
    context_size: key({ kind: "value", types: ["integer"] }, () => t("How many tokens the model keeps in view.")),
    runtime_flags: key(items(text()), () => t("Flags for the engine that runs the model.")),
  },
  { required: ["model"] },
);

const include = either(
  items(
    either(
      text({ source: "file" }),
      keys(
        {
          path: key(either(text({ source: "file" }), items(text({ source: "file" }))), () =>
            t("The Compose file, or several that are merged, relative to this one."),
          ),
          project_directory: key(text({ source: "folder" }), () => t("The folder its own paths start from.")),
          env_file: key(textOrTexts, () => t("Files with values for its variables.")),
        },
        { open: true, required: ["path"] },
      ),
    ),
  ),
  nothing,
);

/** Everything a Compose file may hold. */
export const composeFile = keys({
  name: key(text(), () => t("The project's name: small letters, digits, dashes and underscores.")),
  version: key(text(), () => t("Has no effect any more and can be removed."), true),
  include: key(include, () => t("Other Compose files whose services, networks and volumes are added.")),
  services: key(dict(service, { names: nameOf, defines: "service" }), () =>
    t("The parts of the application; each runs in containers of its own."),
  ),
  networks: key(dict(network, { defines: "network" }), () => t("Networks that services join.")),
  volumes: key(dict(volume, { names: nameOf, defines: "volume" }), () => t("Volumes whose data outlives containers.")),
  configs: key(dict(config, { names: nameOf, defines: "config" }), () =>
    t("Files with settings that services can read."),
  ),
  secrets: key(dict(secret, { names: nameOf, defines: "secret" }), () =>
    t("Files with secrets that services can read."),
  ),
  models: key(dict(model, { defines: "model" }), () => t("Language models that services use.")),
});

/** The section of the file in which names of a family are given. */
export const sections = {
  service: "services",
  network: "networks",
  volume: "volumes",
  config: "configs",
  secret: "secrets",
  model: "models",
} as const;
