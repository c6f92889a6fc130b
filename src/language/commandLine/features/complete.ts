// Docker's commands and flags where one is typed: what stands under a group, and what a command takes.
import { t } from "../../../base/l10n.ts";
import type { Position } from "../../../base/text.ts";
import type { Completion, Lookup } from "../../language.ts";
import type { CommandLines } from "../syntax/document.ts";
import { aboutFlag, aboutVerb } from "../vocabulary/about.ts";
import { namesUnder, verbNamed } from "../vocabulary/table.ts";
import { completeValue } from "./completeValue.ts";
import { engineFlags } from "./engineFlags.ts";

/** Up to the cursor: "docker", the words behind it that are plain, and the one that is being typed. */
const typed = /(?:^|[\s;&|($`"'])docker(-compose)?((?:[ \t]+[^\s;&|<>()`"'$\\]+)*)[ \t]+([\w-]*)$/;

export function complete(doc: CommandLines, at: Position, lookup: Lookup): readonly Completion[] {
  const { lines } = doc;
  const before = lines.line(at.line).slice(0, at.character);
  const engine = /(?:^|[\s;&|])dockerd[ \t](?:[^;&|<>]*[ \t])?(--[\w-]*)$/.exec(before)?.[1];
  if (engine !== undefined && !/^\s*#/.test(before))
    return engineFlags({ line: at.line, character: at.character - engine.length }, at);
  const [, indent, program] = /^(\s*)(?:sudo[ \t]+)?(dock(?:er?|erd)?)$/.exec(before) ?? [];
  if (program !== undefined) return [foreground(indent ?? "", at, lines.text.includes("\r\n") ? "\r\n" : "\n")];
  const values = completeValue(doc, at, lookup);
  if (values !== undefined) return values;
  const [, alone, words = "", word] = typed.exec(before) ?? [];
  if (word === undefined || /^\s*#/.test(before)) return [];
  const range = { start: { line: at.line, character: at.character - word.length }, end: at };
  const plain = words.trim() === "" ? [] : words.trim().split(/\s+/);
  const all = alone === undefined ? plain : ["compose", ...plain];
  const names = all.filter((one) => !one.startsWith("-"));
  const verb = verbOf(names);
  if (verb !== undefined && word.startsWith("-"))
    return verb.flags.map(({ long, valued }) => ({
      label: `--${long}`,
      kind: "property",
      ...detailOf(aboutFlag(verb.path, long)),
      edit: { range, text: `--${long}${valued ? "=" : ""}` },
    }));
  // Behind a flag of the client's own comes its value or a command: only what is certain is offered.
  if (word.startsWith("-") || names.length !== all.length) return [];
  const under = namesUnder.get(names.join(" "));
  if (under === undefined || verb !== undefined) return [];
  return [...under].sort().map((name) => {
    const path = [...names, name].join(" ");
    return {
      label: name,
      kind: "keyword",
      ...detailOf(aboutVerb(verbNamed(path)?.path ?? "")),
      edit: { range, text: name },
    };
  });
}

/** The engine by hand: without its service, which would hold the socket, until Ctrl+C. */
function foreground(indent: string, at: Position, end: string): Completion {
  const lines = [
    "sudo systemctl stop docker.socket docker.service",
    "sudo dockerd ${1:--debug}",
    "sudo systemctl start docker.service",
  ];
  return {
    label: "dockerd",
    kind: "snippet",
    detail: t(
      "Runs the engine in the foreground: its log lines appear here, Ctrl+C ends it, then the service goes on.",
    ),
    edit: {
      range: { start: { line: at.line, character: indent.length }, end: at },
      text: lines.join(`${end}${indent}`),
    },
    snippet: true,
  };
}

/** Of several paragraphs the first. */
const detailOf = (about: string | undefined): Pick<Completion, "detail"> =>
  about === undefined ? {} : { detail: about.split("\n")[0] };

/** The command that the first words name, with or without its group. */
function verbOf(names: readonly string[]): ReturnType<typeof verbNamed> {
  const [first = "", second = ""] = names;
  return verbNamed(`${first} ${second}`) ?? (namesUnder.has(first) && second === "" ? undefined : verbNamed(first));
}
