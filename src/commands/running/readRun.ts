// The run form's values as a plan, and what is wrong or worth knowing about each of them.
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import type { RestartPolicy } from "../../engine/api/containers.ts";
import { shortState } from "../../model/stateWords.ts";
import { faultOfContainerName } from "../../run/containerName.ts";
import { parseVariable, type Variable } from "../../run/environment.ts";
import { readEnvFile } from "../../run/hostFiles.ts";
import type { RunPlan } from "../../run/plan.ts";
import { isOn, textOf, type FormValues, type Issue } from "../form.ts";
import { filled, type Note } from "./note.ts";
import { readCommand } from "./readCommand.ts";
import { readMounts } from "./readMounts.ts";
import { readPorts } from "./readPorts.ts";
import type { RunFacts } from "./runFacts.ts";

export interface ReadRun {
  /** Complete only when no issue is an error. */
  readonly plan: RunPlan;
  readonly issues: readonly Issue[];
}

export function readRun(values: FormValues, facts: RunFacts): ReadRun {
  const issues: Issue[] = [];
  const note: Note = (field, severity, message, line) => issues.push({ field, severity, message, line });
  const network = textOf(values, "network").trim();
  const plan: RunPlan = {
    image: facts.image,
    name: readName(values, facts, note),
    command: readCommand(values, facts.defaults, note),
    interactive: textOf(values, "mode") === "interactive",
    remove: isOn(values, "remove"),
    ports: readPorts(values, facts, note),
    variables: readVariables(values, facts, note),
    envFile: readFile(values, facts, note),
    mounts: readMounts(values, facts, note),
    workingDirectory: readDirectory(values, note),
    user: readUser(values, note),
    restart: readRestart(values, note),
    network,
    privileged: isOn(values, "privileged"),
  };
  if (network !== "" && !isKnown(network, facts))
    note("network", "warning", t("There is no such network on this engine."));
  if (plan.privileged)
    note("privileged", "warning", t("Root in it is root on the host: every device and capability is open to it."));
  return { plan, issues };
}

function readName(values: FormValues, { containers }: RunFacts, note: Note): string {
  const name = textOf(values, "name").trim();
  const fault = faultOfContainerName(name);
  if (fault !== undefined) note("name", "error", fault);
  for (const other of containers())
    if (other.name === name) note("name", "error", t("A container of this name exists: {0}.", shortState(other)));
  return name;
}

function readVariables(values: FormValues, { own }: RunFacts, note: Note): readonly Variable[] {
  const seen = new Set<string>();
  return filled(values, "environment").flatMap(({ text, line }) => {
    const { value, fault } = parseVariable(text, own);
    if (fault !== undefined) {
      note("environment", "error", fault, line);
      return [];
    }
    if (seen.has(value.key))
      note("environment", "warning", t("{0} is there twice; the last one wins.", plain(value.key)), line);
    if (value.value === undefined)
      note(
        "environment",
        "warning",
        t("{0} is not set where Porthole runs, so it is left out.", plain(value.key)),
        line,
      );
    seen.add(value.key);
    return [value];
  });
}

function readFile(values: FormValues, { folder, own }: RunFacts, note: Note): RunPlan["envFile"] {
  const path = textOf(values, "envFile").trim();
  if (path === "") return undefined;
  const { value, fault } = readEnvFile(path, folder, own);
  if (fault !== undefined) note("envFile", "error", plain(fault));
  else note("envFile", "hint", t("Variables: {0}", value.variables.length));
  return value;
}

function readDirectory(values: FormValues, note: Note): string {
  const path = textOf(values, "workingDirectory").trim();
  if (path !== "" && !/^(\/|[A-Za-z]:[\\/])/.test(path))
    note("workingDirectory", "error", t("The working directory must be an absolute path in the container."));
  return path;
}

function readUser(values: FormValues, note: Note): string {
  const user = textOf(values, "user").trim();
  if (user !== "" && !/^[^\s:]+(:[^\s:]+)?$/.test(user))
    note("user", "error", t("Write one user, or user:group, by name or number."));
  return user;
}

function readRestart(values: FormValues, note: Note): RestartPolicy {
  const name = textOf(values, "restart") as RestartPolicy["name"];
  if (name !== "no" && isOn(values, "remove"))
    note("remove", "error", t("A container that is restarted cannot also be removed when it ends. Choose one."));
  const text = textOf(values, "restartMaximum").trim();
  if (name !== "on-failure") return { name, maximum: 0 };
  if (!/^\d{0,6}$/.test(text)) note("restartMaximum", "error", t("A whole number, or nothing."));
  return { name, maximum: Number.parseInt(text || "0", 10) };
}

const isKnown = (network: string, { networks }: RunFacts): boolean =>
  networks.includes(network) ||
  ["bridge", "host", "none", "default"].includes(network) ||
  network.startsWith("container:");
