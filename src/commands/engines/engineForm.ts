// The form that adds an engine: what to call it, where it is, and for TLS the files that prove who is who. It says while one
// types what an address means for whoever can reach it.
import { dockerCommand } from "../../activity/dockerCommand.ts";
import { shellOf } from "../../activity/quote.ts";
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { BadAddress, defaultPipe, defaultSocket, parseAddress, urlOf } from "../../engine/endpoint/address.ts";
import type { Address, Endpoint } from "../../engine/endpoint/endpoint.ts";
import { fromSetting, type NamedEngine } from "../../engine/endpoint/fromSetting.ts";
import type { World } from "../../engine/endpoint/world.ts";
import type { PathKind } from "../../run/hostFiles.ts";
import { isOn, textOf, type Field, type Form, type FormValues, type Issue } from "../form.ts";

export interface EngineFormParts {
  readonly world: World;
  /** Engines that are there already. */
  readonly known: readonly Pick<Endpoint, "name" | "url">[];
  /** Looks at a path of this machine. */
  readonly look: (path: string) => PathKind;
  /** `first`: only if it answers. */
  readonly send: (engine: NamedEngine, first: boolean, signal: AbortSignal) => Promise<void>;
}

export function engineForm(parts: EngineFormParts): Form {
  const { world, send } = parts;
  return {
    title: t("Add an engine"),
    intro: t("Engines that docker knows (contexts, DOCKER_HOST, the usual sockets) are found without this."),
    fields: [...whereFields(world), ...tlsFields()],
    action: t("Add"),
    check: (values) => issuesOf(values, parts),
    preview: (values) => {
      const [endpoint] = fromSetting(world, [engineOf(values)]).endpoints;
      const shell = shellOf(world.platform);
      return (endpoint && dockerCommand({ command: ["ps"] }, endpoint, { shell, all: [] })) ?? "";
    },
    send: (values, signal) => send(engineOf(values), isOn(values, "first"), signal),
  };
}

function whereFields({ platform }: World): readonly Field[] {
  return [
    { key: "name", type: "text", label: t("Name"), value: "", placeholder: "prod" },
    {
      key: "url",
      type: "text",
      label: t("Address"),
      help: t("unix:///path, npipe:////./pipe/name, tcp://host:port, or ssh://user@host."),
      value: "",
      placeholder: "ssh://me@prod.example.org",
      suggestions: [
        platform === "win32" ? `npipe://${defaultPipe}` : `unix://${defaultSocket}`,
        "tcp://127.0.0.1:2376",
        "tcp://127.0.0.1:2375",
        "ssh://me@prod.example.org",
      ],
    },
    {
      key: "first",
      type: "switch",
      label: t("Add it only if it answers"),
      help: t("What is wrong is said here then, and can be corrected."),
      value: true,
    },
  ];
}

function tlsFields(): readonly Field[] {
  const section = t("TLS, for tcp:// addresses");
  return [
    {
      key: "ca",
      type: "text",
      section,
      label: t("Authority"),
      help: t("The certificate of who signed the engine's; needed unless that is one of the public ones."),
      value: "",
      placeholder: "~/.docker/ca.pem",
    },
    {
      key: "cert",
      type: "text",
      section,
      label: t("Your certificate"),
      help: t("With it the engine knows who you are. Its key goes with it."),
      value: "",
      placeholder: "~/.docker/cert.pem",
    },
    { key: "key", type: "text", section, label: t("Your key"), value: "", placeholder: "~/.docker/key.pem" },
  ];
}

const files = ["ca", "cert", "key"] as const;

/** As the setting keeps it: what is empty is left out. */
function engineOf(values: FormValues): NamedEngine {
  const given = files.map((file) => [file, textOf(values, file).trim()]).filter(([, path]) => path !== "");
  return {
    name: textOf(values, "name").trim(),
    url: textOf(values, "url").trim(),
    ...(Object.fromEntries(given) as Partial<Record<(typeof files)[number], string>>),
  };
}

type Say = (field: string, severity: Issue["severity"], message: string) => void;

function issuesOf(values: FormValues, parts: EngineFormParts): readonly Issue[] {
  const issues: Issue[] = [];
  const say: Say = (field, severity, message) => void issues.push({ field, severity, message });
  const engine = engineOf(values);
  if (engine.name === "") say("name", "error", t("What shall it be called?"));
  else if (parts.known.some(({ name }) => name === engine.name))
    say("name", "error", t("Another engine has this name."));
  const address = addressIn(engine, parts, say);
  if (address !== undefined) judge(address, engine, parts, say);
  for (const file of files) judgeFile(file, engine, parts, say);
  if (engine.cert !== undefined && engine.key === undefined) say("key", "error", t("The certificate needs its key."));
  if (engine.key !== undefined && engine.cert === undefined) say("cert", "error", t("The key needs its certificate."));
  return issues;
}

function addressIn(engine: NamedEngine, { world }: EngineFormParts, say: Say): Address | undefined {
  if (engine.url === "") return void say("url", "error", t("Where is it?"));
  try {
    const tls = files.some((file) => engine[file] !== undefined) ? { verify: true } : undefined;
    return parseAddress(engine.url, { world, tls });
  } catch (error) {
    if (!(error instanceof BadAddress)) throw error;
    return void say("url", "error", plain(error.message, 300));
  }
}

/** What an address means, and what is odd about it. */
function judge(address: Address, engine: NamedEngine, { world, known, look }: EngineFormParts, say: Say): void {
  const same = known.find(({ url }) => url === urlOf(address));
  if (same !== undefined) say("url", "error", t("This engine is here already, as {0}.", plain(same.name)));
  const named = files.find((file) => engine[file] !== undefined);
  if (named !== undefined && address.kind !== "tcp") say(named, "error", t("Only a tcp:// address has TLS."));
  switch (address.kind) {
    case "unix":
      if (look(address.path) === "missing") say("url", "warning", t("There is no such socket now."));
      return;
    case "npipe":
      if (world.platform !== "win32") say("url", "warning", t("Named pipes are there on Windows only."));
      return;
    case "tcp":
      if (address.tls === undefined)
        say("url", "warning", t("Without TLS: anyone who reaches this port is root on that machine."));
      return;
    case "ssh":
      say("url", "hint", t("Your ssh agent, your keys and ~/.ssh/config are used. Porthole asks for no passphrase."));
  }
}

function judgeFile(
  file: (typeof files)[number],
  engine: NamedEngine,
  { world, look }: EngineFormParts,
  say: Say,
): void {
  const path = engine[file];
  if (path === undefined) return;
  const full = path.replace(/^~(?=[/\\])/, () => world.home);
  if (!/^([A-Za-z]:)?[\\/]/.test(full)) return say(file, "error", t("A full path is needed, or one from ~."));
  const kind = look(full);
  if (kind === "missing") say(file, "error", t("There is no such file."));
  else if (kind === "folder") say(file, "error", t("That is a folder."));
}
