// The person's own ShellCheck on the RUNs of Dockerfiles: once for each version that was opened or saved, away from typing. What
// it says holds for that version alone. Codes that our rules report are not asked for.
import type { Log } from "../../base/log.ts";
import type { Scope } from "../../base/scope.ts";
import { dockerfile } from "../../language/dockerfile/dockerfile.ts";
import {
  shellCheckCalls,
  shellCheckFindings,
  withoutUnreadable,
  type ShellCheckCall,
} from "../../language/dockerfile/shell/shellCheck.ts";
import type { Finding } from "../../language/language.ts";
import type { OpenDocument } from "../documents/documents.ts";
import type { Programs, Runtime } from "../runtime.ts";
import type { State } from "../state.ts";

export interface ShellChecking {
  /** What stands in the editor is what stands on the disk. */
  saved(document: OpenDocument): void;
  closed(uri: string): void;
  /** What was said of this version. */
  findings(document: OpenDocument): readonly Finding[];
}

interface Parts {
  readonly scope: Scope;
  readonly runtime: Runtime;
  readonly state: Pick<State, "settings" | "trusted">;
  readonly log: Log;
}

interface Checked {
  readonly text: string;
  readonly findings: readonly Finding[];
}

/** Times that a call is repeated without a script at which the program stopped. */
const mostRepeats = 5;
const ours = dockerfile.rules.flatMap(({ aliases }) => aliases.filter((name) => /^SC\d+$/.test(name)));

/** `found` hears the address of a document of which there is news. */
export function createShellChecking(
  { scope, runtime: { programs }, state, log }: Parts,
  found: (uri: string) => void,
): ShellChecking {
  const kept = new Map<string, Checked>();
  const running = new Map<string, AbortController>();
  const end = (uri: string): void => {
    running.get(uri)?.abort();
    running.delete(uri);
  };
  scope.add({ dispose: () => [...running.keys()].forEach(end) });
  const check = async (document: OpenDocument, file: string, from: Programs): Promise<void> => {
    const { uri } = document;
    end(uri);
    const control = new AbortController();
    running.set(uri, control);
    const findings = await said(document.lines.text, { file, programs: from, signal: control.signal });
    if (control.signal.aborted) return;
    running.delete(uri);
    kept.set(uri, { text: document.lines.text, findings });
    if (findings.length > 0) found(uri);
  };
  return {
    saved: (document) => {
      const { uri, lines } = document;
      if (document.language?.id !== "dockerfile" || programs === undefined || !state.settings.lintEnabled) return;
      if (kept.get(uri)?.text === lines.text) return;
      const file = programOf(state, programs);
      if (file === undefined) return;
      check(document, file, programs).catch((error: unknown) => log.error(`ShellCheck failed on ${uri}`, error));
    },
    closed: (uri) => {
      end(uri);
      kept.delete(uri);
    },
    findings: ({ uri, lines }) => {
      const last = kept.get(uri);
      if (last?.text !== lines.text || state.settings.shellCheck === "off") return [];
      return last.findings.flatMap((finding) => asWanted(finding, state) ?? []);
    },
  };
}

/** In a folder that is not trusted only a path that the person gave is taken. */
function programOf({ settings, trusted }: Parts["state"], programs: Programs): string | undefined {
  if (settings.shellCheck === "off") return undefined;
  if (settings.shellCheck !== "") return settings.shellCheck;
  return trusted ? programs.find("shellcheck") : undefined;
}

interface How {
  readonly file: string;
  readonly programs: Programs;
  readonly signal: AbortSignal;
}

async function said(text: string, how: How): Promise<readonly Finding[]> {
  const doc = dockerfile.parse(text);
  const all: Finding[] = [];
  for (const first of shellCheckCalls(doc, ours)) {
    let call: ShellCheckCall | undefined = first;
    for (let time = 0; call !== undefined && time <= mostRepeats; time += 1) {
      const output: string | undefined = await how.programs.run(how.file, call.args, call.text, how.signal);
      if (output === undefined) break;
      const next = withoutUnreadable(call, output);
      if (next === undefined) all.push(...shellCheckFindings(doc, call, output));
      call = next;
    }
  }
  const suppressions = dockerfile.suppressions?.(doc);
  return all.filter(
    ({ code, rule, range, severity }) => suppressions?.silences([code, rule], range, severity) !== true,
  );
}

function asWanted(finding: Finding, { settings }: Parts["state"]): Finding | undefined {
  const asked = Object.entries(settings.lintSeverity).findLast(([name]) =>
    [finding.code, finding.rule].some((own) => own.toLowerCase() === name.toLowerCase()),
  )?.[1];
  if (asked === "off") return undefined;
  return asked === undefined ? finding : { ...finding, severity: asked };
}
