// The form that makes a volume. What a driver's options mean only the driver knows; the engine's own has a few that matter.
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { createWords, type CreateVolume } from "../../engine/api/volumes.ts";
import { maskWords } from "../../engine/secrets.ts";
import { joined } from "../../run/words.ts";
import { textOf, type Form, type FormValues, type Issue } from "../form.ts";
import { filled } from "../running/note.ts";

export interface CreateFormParts {
  /** Whether a volume of that name is there. */
  readonly taken: (name: string) => boolean;
  /** Those that are known, the usual one first. */
  readonly drivers: readonly string[];
  readonly send: (wanted: CreateVolume, signal: AbortSignal) => Promise<void>;
}

/** What the engine takes for a name: RestrictedNamePattern of its daemon/names. */
const namePattern = /^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/;

export function createForm({ taken, drivers, send }: CreateFormParts): Form {
  return {
    title: t("Create a volume"),
    intro: t("A place for files that outlives containers. A container mounts it where its data belongs."),
    fields: [
      {
        key: "name",
        type: "text",
        label: t("Name"),
        help: t("Letters, digits, “_”, “.” and “-”. Without one the engine makes up 64 digits."),
        value: "",
        placeholder: "shop-data",
      },
      {
        key: "driver",
        type: "text",
        label: t("Driver"),
        help: t("“local” keeps it on the engine's machine; others come as plugins."),
        value: drivers[0] ?? "local",
        suggestions: drivers,
      },
      {
        key: "options",
        type: "lines",
        label: t("Driver options"),
        help: t("KEY=VALUE, one a line. The local driver mounts what “type”, “device” and “o” say, as mount(8) does."),
        value: [],
        add: t("Add an option"),
        placeholder: "type=tmpfs",
        suggestions: [
          "type=tmpfs",
          "device=tmpfs",
          "o=size=100m",
          "type=nfs",
          "o=addr=192.168.1.1,rw",
          "device=:/path",
        ],
      },
      {
        key: "labels",
        type: "lines",
        label: t("Labels"),
        help: t("KEY=VALUE, one a line."),
        value: [],
        add: t("Add a label"),
        placeholder: "project=shop",
      },
    ],
    action: t("Create"),
    check: (values) => check(values, taken),
    preview: (values) => `docker ${joined(maskWords(createWords(wantedOf(values))))}`,
    send: (values, signal) => send(wantedOf(values), signal),
  };
}

function check(values: FormValues, taken: (name: string) => boolean): readonly Issue[] {
  const name = textOf(values, "name").trim();
  const issues: Issue[] = [];
  const say = (field: string, message: string, line?: number): void =>
    void issues.push({ field, severity: "error", message, ...(line === undefined ? {} : { line }) });
  if (name !== "" && !namePattern.test(name))
    say("name", t("A name begins with a letter or digit and has at least two of: letters, digits, “_”, “.” and “-”."));
  if (taken(name)) say("name", t("{0} is there already.", plain(name)));
  if (textOf(values, "driver").trim() === "") say("driver", t("A volume needs a driver."));
  for (const key of ["options", "labels"])
    for (const { text, line } of filled(values, key))
      if (text.startsWith("=") || (key === "options" && !text.includes("=")))
        say(key, t("KEY=VALUE is wanted here."), line);
  return issues;
}

function wantedOf(values: FormValues): CreateVolume {
  return {
    name: textOf(values, "name").trim(),
    driver: textOf(values, "driver").trim(),
    options: pairsOf(values, "options"),
    labels: pairsOf(values, "labels"),
  };
}

const pairsOf = (values: FormValues, key: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    filled(values, key).map(({ text }) => {
      const at = text.indexOf("=");
      return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
    }),
  );
