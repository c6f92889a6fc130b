// The frame of rules about the shell itself: every script that the builder's own shell reads, unless a comment silences them
// the way ShellCheck's users do.
import { rootImage } from "../../../images.ts";
import type { Report, Rule } from "../../../../language.ts";
import { familyOf } from "../../../shell/dialect.ts";
import type { Script } from "../../../shell/model.ts";
import type { Run } from "../../../shell/run.ts";
import { runRule, type ReportAt } from "../../../shell/runRule.ts";
import type { Dockerfile } from "../../../syntax/tree.ts";

/** `codes`: ShellCheck's, the current one first. Texts for another shell inside a script are left out. */
export function scriptRule(
  id: string,
  codes: readonly string[],
  severity: Rule<Dockerfile>["severity"],
  check: (script: Script, run: Run, report: ReportAt) => void,
): Rule<Dockerfile> {
  return runRule(id, codes, severity, (run, report) => {
    if (isSilenced(run, codes)) return;
    for (const script of run.scripts) if (!script.nested) check(script, run, report);
  });
}

const directive = /#\s*shellcheck\s[^\r\n]*?disable=([\w,-]+)/g;

const silenced = new WeakMap<Run, ReadonlySet<string>>();
const none: ReadonlySet<string> = new Set();

/** `# shellcheck disable=SC2086` above the RUN or anywhere in it. */
export function isSilenced(run: Run, codes: readonly string[]): boolean {
  let named = silenced.get(run);
  if (named === undefined) silenced.set(run, (named = namesIn(run)));
  return named !== none && (named.has("all") || codes.some((code) => named.has(code)));
}

function namesIn({ doc, instruction }: Run): ReadonlySet<string> {
  const from = instruction.commentsAbove[0]?.start ?? instruction.start;
  const text = doc.text.slice(from, instruction.end);
  if (!text.includes("shellcheck")) return none;
  return new Set([...text.matchAll(directive)].flatMap((found) => (found[1] ?? "").split(",")));
}

/** A sh that may be Debian's: it knows POSIX and little more. Others' sh is bash or busybox, which know these words. */
export function isStrictSh({ dialect }: Script, { doc, instruction }: Run): boolean {
  const family = familyOf(doc, instruction.stage);
  return dialect.name === "dash" || (dialect.name === "sh" && (family === undefined || family === "debian"));
}

/** Images on Docker Hub that are built on Debian or Ubuntu unless their tag says otherwise. */
const onDebian: ReadonlySet<string> = new Set(
  [
    "buildpack-deps cassandra eclipse-temurin elixir erlang gcc golang gradle haproxy httpd jetty mariadb maven memcached",
    "mongo neo4j nginx node openjdk perl php postgres pypy python rabbitmq redis ruby rust swift tomcat wordpress",
  ].flatMap((line) => line.split(" ")),
);

/** For what only a strict sh stops at: milder where nobody knows whether the base image's sh is one. */
export function ifStrict({ dialect }: Script, { doc, instruction: { stage } }: Run): Pick<Report, "severity"> {
  if (dialect.name === "dash" || familyOf(doc, stage) !== undefined) return {};
  const image = stage && rootImage(doc, stage);
  const isKnown = onDebian.has(image?.name ?? "") && !/ubi|rocky|oracle|amazon|al20|-alt\b/.test(image?.tag ?? "");
  return isKnown ? {} : { severity: "info" };
}
