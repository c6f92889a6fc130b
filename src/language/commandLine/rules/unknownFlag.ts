// Flags that a command does not have, where it is plain which one was meant: newer clients and plugins may have more flags
// than are known here, so that of all others nothing is said.
import { t } from "../../../base/l10n.ts";
import { plain } from "../../../base/plain.ts";
import type { Call, CommandLines, Flag } from "../syntax/document.ts";
import { fixOf, rule, type CommandRule, type Tell } from "./rule.ts";

const ofCalls = rule("unknownFlag", "error", (call, tell, doc) => {
  for (const flag of call.flags) {
    const { kind, word, written, meant, of } = flag;
    if (kind !== undefined) continue;
    if (of === "" && word.fixed && (written === "-d" || written === "--daemon")) {
      noDaemon(call, flag, tell, doc);
      continue;
    }
    // Of a word that only the run can tell, the name before its value is plain.
    const exact = call.source.text.startsWith(written, word.from);
    if (meant === undefined || !/^--?\w[\w-]*$/.test(written) || !(word.fixed || exact)) continue;
    const right = written.startsWith("--") && written.length === 3 ? `-${meant.short ?? ""}` : `--${meant.long}`;
    const name = ["docker", of].filter((part) => part !== "").join(" ");
    tell(
      word,
      t("{0} has no flag {1}. Did you mean {2}?", plain(name), plain(written), right),
      exact
        ? [fixOf(doc, call, t("Write {0}", right), [{ from: word.from, to: word.from + written.length, text: right }])]
        : [],
      isTaken(call, written) ? "warning" : undefined,
    );
  }
});

export const unknownFlag: CommandRule = {
  ...ofCalls,
  check: (doc, report, lookup) => {
    ofCalls.check(doc, report, lookup);
    const known = new Set(doc.calls.map(({ source, name }) => source.span(name.from, name.to).start));
    // Behind words that are no shell's: "… or sudo <path to>/docker -d &".
    for (const { 0: whole, 1: program = "", index } of doc.lines.text.matchAll(
      /^[^#\n]*?(?<![\w.-])(docker -d)(?=[ \t]*&(?!&))/gm,
    )) {
      const start = index + whole.length - program.length;
      if (known.has(start)) continue;
      const range = doc.lines.range(start, start + program.length);
      const fix = { title: t("Write {0}", "dockerd"), safe: false, edits: [{ range, text: "dockerd" }] };
      report({ range, message: noEngine(), fixes: [fix] });
    }
  },
};

const noEngine = (): string =>
  t("The docker command does not start the engine any more: dockerd does, or its service.");

/** `-detach` is read, if not as it was meant: as -d and -e. */
const isTaken = ({ verb }: Call, written: string): boolean =>
  !written.startsWith("--") && verb?.flags.some(({ short }) => short === written[1]) === true;

/** `docker -d`, which was the engine long ago. */
function noDaemon(call: Call, { word }: Flag, tell: Tell, doc: CommandLines): void {
  const engine = { from: call.name.from, to: word.to, text: "dockerd" };
  // The service goes to the background by itself.
  const aside = /^[ \t]*&(?!&)/.exec(call.source.text.slice(word.to))?.[0].length ?? 0;
  const service = { from: call.name.from, to: word.to + aside, text: "systemctl start docker" };
  tell(word, noEngine(), [
    fixOf(doc, call, t("Write {0}", engine.text), [engine]),
    fixOf(doc, call, t("Write {0}", service.text), [service]),
  ]);
}
