// A plan as the engine takes it: the body of POST /containers/create.
import type { CreateOptions } from "../engine/api/containers.ts";
import { dockerWords } from "./dockerWords.ts";
import type { RunPlan } from "./plan.ts";
import { bindingsOf } from "./ports.ts";

type HostConfig = NonNullable<CreateOptions["HostConfig"]>;

/** Fields the plan leaves open are left out, so that the image's own hold. */
export function createOptions(plan: RunPlan): CreateOptions {
  const environment = environmentOf(plan);
  const anonymous = plan.mounts.filter(({ source, as }) => source === "" && as.option === "volume");
  return {
    ...(plan.name === "" ? {} : { name: plan.name }),
    Image: plan.image,
    ...(plan.command.length === 0 ? {} : { Cmd: [...plan.command] }),
    ...(plan.interactive
      ? { Tty: true, OpenStdin: true, StdinOnce: true, AttachStdin: true, AttachStdout: true, AttachStderr: true }
      : {}),
    ...(environment.length === 0 ? {} : { Env: environment }),
    ...(plan.user === "" ? {} : { User: plan.user }),
    ...(plan.workingDirectory === "" ? {} : { WorkingDir: plan.workingDirectory }),
    ...(plan.ports.length === 0 ? {} : { ExposedPorts: exposedPorts(plan) }),
    ...(anonymous.length === 0 ? {} : { Volumes: Object.fromEntries(anonymous.map(({ target }) => [target, {}])) }),
    HostConfig: hostConfig(plan),
    command: dockerWords(plan, "create"),
  };
}

/** Each name once, the last value given to it: which of two a program would see depends on the program. */
function environmentOf({ envFile, variables }: RunPlan): string[] {
  const last = new Map<string, string>();
  for (const { key, value } of [...(envFile?.variables ?? []), ...variables]) {
    if (value === undefined) continue;
    last.delete(key);
    last.set(key, value);
  }
  return [...last].map(([key, value]) => `${key}=${value}`);
}

function hostConfig(plan: RunPlan): HostConfig {
  const binds = plan.mounts.flatMap(({ source, as }) => (as.option === "volume" && source !== "" ? [as.text] : []));
  const mounts = plan.mounts.flatMap(({ as }) => (as.option === "mount" ? [as.settings] : []));
  return {
    ...(plan.remove ? { AutoRemove: true } : {}),
    ...(plan.privileged ? { Privileged: true } : {}),
    ...(plan.network === "" ? {} : { NetworkMode: plan.network }),
    ...(plan.restart.name === "no"
      ? {}
      : { RestartPolicy: { Name: plan.restart.name, MaximumRetryCount: plan.restart.maximum } }),
    ...(plan.ports.length === 0 ? {} : { PortBindings: portBindings(plan) }),
    ...(binds.length === 0 ? {} : { Binds: binds }),
    // dockerode's types ask for every field of the options; the engine does not.
    ...(mounts.length === 0 ? {} : { Mounts: mounts as HostConfig["Mounts"] }),
  };
}

function portBindings({ ports }: RunPlan): Record<string, { HostIp: string; HostPort: string }[]> {
  const all: Record<string, { HostIp: string; HostPort: string }[]> = {};
  for (const [inside, outside] of ports.flatMap(bindingsOf)) (all[inside] ??= []).push(outside);
  return all;
}

const exposedPorts = ({ ports }: RunPlan): Record<string, object> =>
  Object.fromEntries(ports.flatMap(bindingsOf).map(([inside]) => [inside, {}]));
