// Keys of the body of `POST /containers/create` with what they mean, for completion.
// https://docs.docker.com/reference/api/engine/version/v1.51/#tag/Container/operation/ContainerCreate
import { t } from "../../base/l10n.ts";

export interface BodyKey {
  readonly name: string;
  /** What follows the colon, with $1 where one types on. */
  readonly value: string;
  readonly means: string;
}

const text = '"$1"';
const list = '["$1"]';
const map = '{ "$1": "$2" }';
const object = "{ $1 }";
const flag = "${1|true,false|}";
const number = "${1:0}";

const key = (name: string, value: string, means: string): BodyKey => ({ name, value, means });

/** The keys below a path of keys; none where nothing is known of it. */
export function createKeys(path: readonly string[]): readonly BodyKey[] {
  switch (path.join(".")) {
    case "":
      return top();
    case "HostConfig":
      return host();
    case "HostConfig.RestartPolicy":
      return [
        key("Name", '"${1|no,always,unless-stopped,on-failure|}"', t("When it is started again.")),
        key("MaximumRetryCount", number, t("How often at most, with on-failure.")),
      ];
    case "HostConfig.LogConfig":
      return [
        key("Type", '"${1|json-file,local,journald,syslog,none|}"', t("The log driver.")),
        key("Config", map, t("Options of the log driver.")),
      ];
    case "Healthcheck":
      return [
        key("Test", '["CMD-SHELL", "$1"]', t("The command that checks.")),
        key("Interval", number, t("Nanoseconds between two checks.")),
        key("Timeout", number, t("Nanoseconds until a check counts as failed.")),
        key("Retries", number, t("Failures in a row until it is unhealthy.")),
        key("StartPeriod", number, t("Nanoseconds in which failures do not count.")),
      ];
    case "NetworkingConfig":
      return [key("EndpointsConfig", '{ "${1:network}": {} }', t("Networks to join, by name."))];
    default:
      return [];
  }
}

const top = (): readonly BodyKey[] => [
  key("Image", text, t("The image it is made from: a name or an id.")),
  key("Cmd", list, t("The command instead of the image's own, a word each.")),
  key("Entrypoint", list, t("The entrypoint instead of the image's own.")),
  key("Env", '["${1:KEY}=${2:value}"]', t("Environment variables.")),
  key("WorkingDir", text, t("The folder its command begins in.")),
  key("User", text, t("The user of its processes: a name or number, and :group.")),
  key("Hostname", text, t("The name it has for itself.")),
  key("Labels", map, t("Labels.")),
  key("ExposedPorts", '{ "${1:80}/tcp": {} }', t("Ports it listens on; publishing them is HostConfig.PortBindings.")),
  key("Volumes", '{ "$1": {} }', t("Paths that get an anonymous volume.")),
  key("Tty", flag, t("With a terminal.")),
  key("OpenStdin", flag, t("Its input stays open.")),
  key("AttachStdin", flag, t("Whoever attaches may type.")),
  key("AttachStdout", flag, t("Whoever attaches reads its output.")),
  key("AttachStderr", flag, t("Whoever attaches reads its errors.")),
  key("StopSignal", '"${1:SIGTERM}"', t("The signal that asks it to end.")),
  key("StopTimeout", number, t("Seconds until it is killed instead.")),
  key("Healthcheck", object, t("How its health is checked.")),
  key("NetworkDisabled", flag, t("Without any network.")),
  key("HostConfig", object, t("What it may do and take of this machine.")),
  key("NetworkingConfig", object, t("Networks it joins.")),
];

const host = (): readonly BodyKey[] => [
  key("Binds", '["${1:/host/path}:${2:/path}"]', t("Folders of the machine and volumes, as source:target:options.")),
  key(
    "Mounts",
    '[{ "Type": "${1|volume,bind,tmpfs|}", "Source": "$2", "Target": "$3" }]',
    t("Mounts, each as an object."),
  ),
  key("Tmpfs", map, t("Paths that are in memory only.")),
  key(
    "PortBindings",
    '{ "${1:80}/tcp": [{ "HostIp": "127.0.0.1", "HostPort": "${2:8080}" }] }',
    t("Published ports: of the container, then of the machine."),
  ),
  key("PublishAllPorts", flag, t("Publishes every exposed port on a free one.")),
  key("NetworkMode", '"${1:bridge}"', t("bridge, host, none, container:NAME or a network's name.")),
  key("RestartPolicy", object, t("When it is started again.")),
  key("AutoRemove", flag, t("It is removed when it ends.")),
  key("Memory", number, t("The most memory, in bytes.")),
  key("MemorySwap", number, t("The most memory and swap together, in bytes; -1 for no limit.")),
  key("NanoCpus", number, t("Processors times a thousand million.")),
  key("CpuShares", number, t("Its weight against others; 1024 is usual.")),
  key("PidsLimit", number, t("The most processes.")),
  key("Privileged", flag, t("With nearly all rights on the machine. It can take the machine over.")),
  key("CapAdd", list, t("Capabilities it gets.")),
  key("CapDrop", list, t("Capabilities it loses; ALL for every one.")),
  key("SecurityOpt", list, t("Options of AppArmor, SELinux and seccomp.")),
  key("ReadonlyRootfs", flag, t("Its own files cannot be changed.")),
  key("Devices", "[$1]", t("Devices of the machine.")),
  key("Dns", list, t("Name servers.")),
  key("ExtraHosts", '["${1:name}:${2:address}"]', t("Further lines of its hosts file.")),
  key("LogConfig", object, t("Where its output goes.")),
  key("Init", flag, t("A small init process that reaps the others.")),
  key("PidMode", text, t("host, or container:NAME, to see its processes.")),
  key("IpcMode", text, t("With whom it shares memory.")),
  key("ShmSize", number, t("Bytes of /dev/shm.")),
  key("Sysctls", map, t("Kernel settings of its own.")),
  key("Ulimits", '[{ "Name": "${1:nofile}", "Soft": ${2:1024}, "Hard": ${3:1024} }]', t("Limits of its processes.")),
];
