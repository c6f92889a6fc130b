// Environment variables as `--env` and `--env-file` take them, and which of them look like secrets: those are never shown
// in a command, written down or remembered.
import { t } from "../base/l10n.ts";
import { soundsSecret } from "../engine/secrets.ts";
import { read, wrong, type Reading } from "./reading.ts";

export interface Variable {
  readonly key: string;
  /** Absent: the name alone was given and nobody has set it here, so it is left out. */
  readonly value?: string;
}

/** The environment from which a name without a value takes it; Porthole's own, as docker takes its own. */
export type OwnEnvironment = Readonly<Record<string, string | undefined>>;

/** Reads "KEY=value", or "KEY", whose value then comes from `own`. */
export function parseVariable(text: string, own: OwnEnvironment): Reading<Variable> {
  const equals = text.indexOf("=");
  const key = equals === -1 ? text.trim() : text.slice(0, equals);
  if (key === "") return wrong(t("The name is missing: write KEY=value."));
  if (/[\s\0]/.test(key)) return wrong(t("A name has no blanks: write KEY=value."));
  return read({ key, value: equals === -1 ? own[key] : text.slice(equals + 1) });
}

/**
 * Reads the text of an env file by docker's rules (docker/cli, pkg/kvfile): a line a variable, "#" begins a comment only
 * at the start of a line, nothing is unquoted or replaced.
 */
export function parseEnvFile(content: string, own: OwnEnvironment): Reading<readonly Variable[]> {
  const variables: Variable[] = [];
  const lines = content.replace(/^\ufeff/, "").split(/\r?\n/);
  for (const [index, line] of lines.entries()) {
    const trimmed = line.trimStart();
    if (trimmed === "" || trimmed.startsWith("#")) continue;
    const { value, fault } = parseVariable(trimmed, own);
    if (fault !== undefined) return wrong(t("Line {0}: {1}", index + 1, fault));
    variables.push(value);
  }
  return read(variables);
}

const secretValues = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  /^eyJ[\w-]+\.[\w-]+\.[\w-]*$/, // a JSON web token
  /^(gh[pousr]_|github_pat_|glpat-|xox[abprs]-|sk-|AKIA|ASIA)[\w-]{10,}/,
  /^[a-z][\w+.-]*:\/\/[^/?#\s:@]*:[^/?#\s@]+@/i, // a password within a URL
];

/** Whether a variable's value should be kept from view. A name ending in _FILE tells where a secret lies, and is none. */
export function looksSecret({ key, value = "" }: Variable): boolean {
  if (secretValues.some((shape) => shape.test(value))) return true;
  return soundsSecret(key) && !/_FILE$/i.test(key);
}

/**
 * As the command line takes it. Of a secret only the name is written, which docker then looks up in the environment of
 * the shell: the command stays valid and gives nothing away.
 */
export function variableText(variable: Variable): string {
  return variable.value === undefined || looksSecret(variable) ? variable.key : `${variable.key}=${variable.value}`;
}
