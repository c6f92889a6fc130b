// The fields of the run form, with what the image says as placeholders and suggestions.
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { joined } from "../../run/words.ts";
import type { Field } from "../form.ts";
import { restartPolicies } from "../words/restartPolicies.ts";
import type { RunFacts } from "./runFacts.ts";

export function runFields(facts: RunFacts): readonly Field[] {
  return [...containerFields(facts), ...reachFields(facts), ...placeFields(facts), ...rightsFields(facts)];
}

function containerFields({ defaults }: RunFacts): readonly Field[] {
  const section = t("Container");
  return [
    { key: "name", type: "text", section, label: t("Name"), value: "", placeholder: t("made up by the engine") },
    {
      key: "command",
      type: "text",
      section,
      label: t("Command"),
      help: commandHelp(defaults.entrypoint),
      value: "",
      placeholder: plain(joined(defaults.command)),
    },
    {
      key: "through",
      type: "choice",
      section,
      label: t("Read the command"),
      value: "words",
      choices: [
        { value: "words", label: t("As words: the program and its arguments") },
        { value: "shell", label: t("Through the container's shell, for pipes and variables") },
      ],
    },
    {
      key: "mode",
      type: "choice",
      section,
      label: t("Attachment"),
      value: "detached",
      choices: [
        {
          value: "detached",
          label: t("Detached"),
          help: t("In the background; its output goes to its log. It reads no input."),
        },
        {
          value: "interactive",
          label: t("Interactive"),
          help: t("In a terminal, which is its screen and keyboard (--interactive --tty)."),
        },
      ],
    },
    {
      key: "remove",
      type: "switch",
      section,
      label: t("Remove it when it has ended"),
      help: t("--rm: its files and anonymous volumes go with it."),
      value: false,
    },
    {
      key: "restart",
      type: "choice",
      section,
      label: t("Restart policy"),
      value: "no",
      choices: restartPolicies().map(({ name, meaning }) => ({ value: name, label: name, help: meaning })),
    },
    {
      key: "restartMaximum",
      type: "text",
      section,
      label: t("Give up after so many restarts"),
      value: "",
      placeholder: t("never"),
      when: { field: "restart", is: ["on-failure"] },
    },
  ];
}

function commandHelp(entrypoint: readonly string[]): string {
  if (entrypoint.length === 0) return t("Runs instead of the image's own. Empty keeps that.");
  return t(
    "Given to the image's entrypoint, {0}, instead of the image's own. Empty keeps that.",
    plain(joined(entrypoint)),
  );
}

function reachFields({ defaults, networks }: RunFacts): readonly Field[] {
  const section = t("Network");
  const tcpOrOther = defaults.ports.map((port) => port.replace(/\/tcp$/, ""));
  const numbers = tcpOrOther.flatMap((port) => [
    `${port.replace(/\/.*/, "")}:${port}`,
    `127.0.0.1:${port.replace(/\/.*/, "")}:${port}`,
    ...(port === "80" ? ["8080:80"] : []),
  ]);
  return [
    {
      key: "ports",
      type: "lines",
      section,
      label: t("Published ports"),
      help: t(
        "host port:container port, such as 8080:80 or 127.0.0.1:5353:53/udp. Without an address anyone who reaches this machine can connect.",
      ),
      value: [],
      add: t("Add a port"),
      placeholder: "8080:80",
      suggestions: numbers,
    },
    {
      key: "network",
      type: "text",
      section,
      label: t("Network"),
      help: t("Containers find each other by name on networks you made, not on the default one."),
      value: "",
      placeholder: defaults.windows ? "nat" : "bridge",
      suggestions: networks,
    },
  ];
}

function placeFields({ defaults, folder }: RunFacts): readonly Field[] {
  const section = t("Environment and files");
  const app =
    defaults.workingDirectory === "" || defaults.workingDirectory === "/" ? "/app" : defaults.workingDirectory;
  return [
    {
      key: "environment",
      type: "lines",
      section,
      label: t("Environment variables"),
      help: t(
        "KEY=value, or KEY alone to pass on your own. What looks like a secret is neither shown in the command nor remembered.",
      ),
      value: [],
      add: t("Add a variable"),
      placeholder: "KEY=value",
      suggestions: defaults.environment,
    },
    {
      key: "envFile",
      type: "text",
      section,
      label: t("Environment file"),
      help: t("A file with a KEY=value a line. The variables above come after it and win."),
      value: "",
      placeholder: ".env",
    },
    {
      key: "mounts",
      type: "lines",
      section,
      label: t("Mounts"),
      help: t(
        "source:target, with :ro to only read. A source with a path is a folder of the host, a plain name is a volume. type=…,source=…,target=… is read too.",
      ),
      value: [],
      add: t("Add a mount"),
      placeholder: "/srv/data:/data",
      suggestions: [
        ...(folder === undefined ? [] : [`${folder}:${app}`]),
        ...defaults.volumes.map((path) => `${volumeName(path)}:${path}`),
        "type=tmpfs,target=/tmp",
      ],
    },
    {
      key: "workingDirectory",
      type: "text",
      section,
      label: t("Working directory"),
      value: "",
      placeholder: plain(defaults.workingDirectory === "" ? "/" : defaults.workingDirectory),
    },
  ];
}

function rightsFields({ defaults }: RunFacts): readonly Field[] {
  const section = t("Rights");
  return [
    {
      key: "user",
      type: "text",
      section,
      label: t("User"),
      help: t("A name or number, and :group if need be."),
      value: "",
      placeholder: plain(defaults.user === "" ? "root" : defaults.user),
    },
    { key: "privileged", type: "switch", section, label: t("Privileged"), value: false },
  ];
}

/** A name for the volume of a place: "/var/lib/mysql" → "mysql". */
const volumeName = (path: string): string => path.split(/[\\/]/).findLast((part) => part.length > 1) ?? "data";
