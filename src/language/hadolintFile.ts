// A `.hadolint.yaml` as settings of ours: severities by rule, and what the house asks of images. What it does not know, or
// what is of the wrong kind, counts as not said: the file belongs to another tool.
import { parse } from "yaml";
import type { ImagePolicy, LabelKind, Severity } from "./language.ts";

export interface HadolintFile {
  readonly severities: Readonly<Record<string, Severity | "off">>;
  readonly policy: ImagePolicy;
  /** `# hadolint ignore=` and its kin count for nothing. */
  readonly commentsOff: boolean;
}

const levels: readonly (readonly [name: string, severity: Severity])[] = [
  ["error", "error"],
  ["warning", "warning"],
  ["info", "info"],
  ["style", "hint"],
];

const labelKinds: readonly string[] = ["text", "rfc3339", "semver", "hash", "url", "spdx", "email"];

/** Undefined when it is no mapping. Never throws. Documented at https://github.com/hadolint/hadolint#configure */
export function readHadolintFile(text: string): HadolintFile | undefined {
  let root: unknown;
  try {
    root = parse(text, { maxAliasCount: 20, logLevel: "silent" });
  } catch {
    return undefined;
  }
  const file = recordOf(root);
  if (file === undefined) return undefined;
  const override = recordOf(file["override"]) ?? {};
  const ranked = levels.flatMap(
    ([name, severity]) => texts(override[name])?.map((rule) => [rule, severity] as const) ?? [],
  );
  const ignored = texts(file["ignored"])?.map((rule) => [rule, "off"] as const) ?? [];
  const labels = Object.entries(recordOf(file["label-schema"]) ?? {}).filter((entry): entry is [string, LabelKind] =>
    labelKinds.includes(String(entry[1])),
  );
  return {
    severities: Object.fromEntries([...ranked, ...ignored]),
    policy: {
      trustedRegistries: oneOrMore(file["trustedRegistries"]),
      labels: labels.length === 0 ? undefined : Object.fromEntries(labels),
      strictLabels: file["strict-labels"] === true,
    },
    commentsOff: file["disable-ignore-pragma"] === true,
  };
}

const recordOf = (value: unknown): Readonly<Record<string, unknown>> | undefined =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;

/** Its documentation allows a single one without brackets. */
const oneOrMore = (value: unknown): readonly string[] | undefined =>
  typeof value === "string" ? [value] : texts(value);

const texts = (value: unknown): readonly string[] | undefined =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : undefined;
