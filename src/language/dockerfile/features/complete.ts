// Completion of what only this file, its folder and the engine know: stages, variables, mounts, files, images. Also the
// instructions and flags, so that it is whole without another server.
import type { Position } from "../../../base/text.ts";
import type { Completion, Lookup } from "../../language.ts";
import { usualPlatforms } from "../platforms.ts";
import { bindingAt, globalNames, namesAt, platformArguments } from "../syntax/scope.ts";
import { valueOf } from "../syntax/expand.ts";
import type { Dockerfile, Instruction } from "../syntax/tree.ts";
import { automaticArguments, instructionWord, instructionWords } from "../vocabulary.ts";
import { commentAround, holds, innermostAt } from "./at.ts";
import { completeComment } from "./completing/completeComment.ts";
import { completion, spanBefore, type Place } from "./completion.ts";
import { completeFiles, completeImages } from "./completing/completeFiles.ts";
import { completeMount } from "./completing/completeMount.ts";
import { knownLabels } from "./knownLabels.ts";
import { knownVariables } from "./knownVariables.ts";
import { looseMount } from "./looseMount.ts";
import { atRunTime } from "./hovers/hoverVariable.ts";
import { pieces, wholeFiles } from "./snippets.ts";

export function complete(doc: Dockerfile, at: Position, lookup: Lookup): readonly Completion[] {
  const offset = doc.lines.offset(at);
  const place: Place = { doc, offset, lookup };
  const comment = commentAround(doc, offset);
  if (comment !== undefined) return completeComment(place, comment);
  const instruction = innermostAt(doc, offset);
  const loose = looseMount(doc, instruction);
  if (loose !== undefined) return loose.completions(complete(loose.doc, loose.there(at), lookup));
  if (instruction !== undefined && doc.instructions[instruction.index]?.trigger === instruction)
    if (offset <= instruction.keyword.end) return triggerItems(place);
  if (instruction === undefined || offset <= instruction.keyword.end) return completeKeyword(place, instruction);
  if (instruction.heredocs.some(({ start, end }) => offset >= start && offset <= end)) return [];
  if (instruction.heredocs.some(({ marker }) => offset > marker.start && offset <= marker.end)) return [];
  const variable = spanBefore(place, /\$\{?(\w*)$/);
  if (variable !== undefined) return completeVariables(place, instruction, variable);
  const flag = instruction.flags.find((one) => holds(one, offset)) ?? undefined;
  if (flag?.name === "mount" && flag.value !== undefined && offset >= flag.value.start)
    return completeMount(place, flag);
  if (flag?.name === "from" && flag.value !== undefined && offset >= flag.value.start)
    return [...stageItems(place, instruction, spanBefore(place, /([\w.-]*)$/)), ...completeImages(place, flag.value)];
  if (flag !== undefined && offset > (flag.nameSpan.end === flag.end ? flag.end : flag.nameSpan.end))
    return flagValues(place, flag.name);
  const dashes = spanBefore(place, /(?:^|\s)(-{1,2}[\w-]*)$/);
  if (dashes !== undefined && beforeArguments(instruction, offset)) return flagItems(place, instruction, dashes);
  return completeArguments(place, instruction);
}

const beforeArguments = ({ body, bodySpan }: Instruction, offset: number): boolean =>
  body.text === "" || body.text.startsWith("-") || offset <= bodySpan.start;

function completeKeyword(place: Place, instruction: Instruction | undefined): readonly Completion[] {
  const word = spanBefore(place, /^[ \t]*(\w*)$/m);
  if (word === undefined) return [];
  const typed = place.doc.text.slice(word.start, word.end);
  const lower =
    typed !== "" && typed === typed.toLowerCase() && (instruction?.index ?? 1) > 0 && firstIsLower(place.doc);
  const words = instructionWords.flatMap(({ name, about, snippets }) => {
    const own = snippets.map((snippet, index) =>
      completion(place, word, lower ? name.toLowerCase() + snippet.slice(name.length) : snippet, {
        label: index === 0 ? name : `${name} …`,
        kind: index === 0 ? "keyword" : "snippet",
        detail: about(),
        snippet: true,
        sortText: `${index}${name}`,
      }),
    );
    return name === "MAINTAINER" ? [] : own;
  });
  return [...words, ...snippetsAt(place, word, instruction)];
}

/** Whole files where there is nothing else; pieces where a stage has begun. */
function snippetsAt(
  place: Place,
  word: { start: number; end: number },
  instruction: Instruction | undefined,
): readonly Completion[] {
  const others = place.doc.instructions.filter((one) => one !== instruction && one.start < word.start);
  const fitting = others.length === 0 ? wholeFiles : others.some(({ name }) => name === "FROM") ? pieces : [];
  const end = place.doc.text.includes("\r\n") ? "\r\n" : "\n";
  return fitting.map(({ label, about, lines }) =>
    completion(place, word, lines.join(end), {
      label,
      kind: "snippet",
      detail: about(),
      snippet: true,
      sortText: `2${label}`,
    }),
  );
}

const firstIsLower = ({ text, instructions: [first] }: Dockerfile): boolean => {
  const keyword = first === undefined ? "" : text.slice(first.keyword.start, first.keyword.end);
  return keyword !== "" && keyword === keyword.toLowerCase();
};

function completeVariables(
  place: Place,
  instruction: Instruction,
  span: { start: number; end: number },
): readonly Completion[] {
  const { doc } = place;
  const from = instruction.name === "FROM" || instruction.stage === undefined;
  const names = new Set([...namesAt(doc, instruction), ...(from ? platformArguments : [])]);
  return [...names].flatMap((name) => {
    const binding = bindingAt(doc, instruction, name);
    // An ARG ends with the build.
    if (binding?.kind === "ARG" && atRunTime.has(instruction.name)) return [];
    const detail =
      (binding && valueOf(doc, binding)) ??
      (Object.hasOwn(automaticArguments, name) ? automaticArguments[name]?.() : undefined);
    return completion(place, span, name, {
      label: name,
      kind: "variable",
      ...(detail === undefined ? {} : { detail }),
    });
  });
}

function stageItems(
  place: Place,
  instruction: Instruction,
  span: { start: number; end: number } | undefined,
): readonly Completion[] {
  if (span === undefined) return [];
  const own = instruction.stage?.index ?? place.doc.stages.length;
  return place.doc.stages
    .filter(({ index, name }) => index < own && name !== undefined)
    .map(({ name, image }) =>
      completion(place, span, name?.value ?? "", {
        label: name?.value ?? "",
        kind: "reference",
        detail: image?.text ?? "",
        sortText: `0${name?.value ?? ""}`,
      }),
    );
}

function flagItems(
  place: Place,
  instruction: Instruction,
  span: { start: number; end: number },
): readonly Completion[] {
  const there = new Set(instruction.flags.map(({ name }) => name));
  return (instructionWord(instruction.name)?.flags ?? [])
    .filter(({ name, takes }) => takes === "several" || !there.has(name))
    .map(({ name, takes, about }) =>
      completion(place, span, `--${name}${takes === "boolean" ? "" : "="}`, {
        label: `--${name}`,
        kind: "property",
        detail: about(),
      }),
    );
}

const flagChoices: Readonly<Record<string, readonly string[]>> = {
  platform: ["$BUILDPLATFORM", "$TARGETPLATFORM", ...usualPlatforms],
  network: ["default", "none", "host"],
  security: ["sandbox", "insecure"],
  link: ["true", "false"],
  parents: ["true", "false"],
  "keep-git-dir": ["true", "false"],
  unpack: ["true", "false"],
  interval: ["30s", "10s", "1m"],
  timeout: ["3s", "10s", "30s"],
  "start-period": ["5s", "30s"],
  retries: ["3", "5"],
};

function flagValues(place: Place, flag: string): readonly Completion[] {
  const span = spanBefore(place, /=([^\s=]*)$/);
  if (span === undefined || !Object.hasOwn(flagChoices, flag)) return [];
  return (flagChoices[flag] ?? []).map((value, index) =>
    completion(place, span, value, { label: value, kind: "value", sortText: String(index).padStart(2, "0") }),
  );
}

function completeArguments(place: Place, instruction: Instruction): readonly Completion[] {
  const word = spanBefore(place, /(\S*)$/);
  if (word === undefined) return [];
  const before = instruction.words.filter(({ end }) => end < place.offset).length;
  switch (instruction.name) {
    case "FROM":
      if (before === 1) return [completion(place, word, "AS ", { label: "AS", kind: "keyword" })];
      return before > 0
        ? []
        : [...stageItems(place, instruction, word), ...completeImages(place, word), scratch(place, word)];
    case "COPY":
    case "ADD":
      return instruction.flags.some(({ name }) => name === "from") ? [] : completeFiles(place, instruction);
    case "ARG": {
      const names = instruction.stage === undefined ? [] : [...globalNames(place.doc), ...platformArguments];
      return names.map((name) => completion(place, word, name, { label: name, kind: "variable" }));
    }
    case "HEALTHCHECK":
      return before > 0
        ? []
        : ["CMD", "NONE"].map((label) => completion(place, word, label, { label, kind: "keyword" }));
    case "STOPSIGNAL":
      return ["SIGTERM", "SIGINT", "SIGQUIT", "SIGKILL", "SIGHUP", "SIGUSR1", "SIGWINCH"].map((label) =>
        completion(place, word, label, { label, kind: "value" }),
      );
    case "ONBUILD":
      return before > 0 ? [] : triggerItems(place);
    case "LABEL":
      return inValue(instruction, place.offset) ? [] : knownItems(place, knownLabels);
    case "ENV":
      return inValue(instruction, place.offset) ? [] : knownItems(place, knownVariables);
    case "EXPOSE": {
      const protocol = spanBefore(place, /\d\/(\w*)$/);
      return protocol === undefined
        ? []
        : ["tcp", "udp", "sctp"].map((label) => completion(place, protocol, label, { label, kind: "value" }));
    }
    case "SHELL":
      return instruction.body.text === ""
        ? shells.map((label) => completion(place, word, label, { label, kind: "value" }))
        : [];
    default:
      return [];
  }
}

const shells = [
  '["/bin/bash", "-o", "pipefail", "-c"]',
  '["/bin/ash", "-eo", "pipefail", "-c"]',
  '["/bin/sh", "-e", "-c"]',
  '["pwsh", "-Command"]',
];

/** What ONBUILD may keep for later. */
function triggerItems(place: Place): readonly Completion[] {
  const word = spanBefore(place, /\s(\w*)$/);
  if (word === undefined) return [];
  return instructionWords
    .filter(({ name }) => !["FROM", "ONBUILD", "MAINTAINER"].includes(name))
    .map(({ name, about }) => completion(place, word, `${name} `, { label: name, kind: "keyword", detail: about() }));
}

/** Keys that programs know, where a key may begin. */
const inValue = ({ pairs }: Instruction, offset: number): boolean =>
  pairs.some(({ value }) => value !== undefined && offset > value.start && offset <= value.end);

function knownItems(place: Place, known: Readonly<Record<string, (() => string) | undefined>>): readonly Completion[] {
  const key = spanBefore(place, /\s([\w.-]*)$/);
  if (key === undefined) return [];
  return Object.entries(known).map(([name, about]) =>
    completion(place, key, `${name}=`, { label: name, kind: "property", detail: about?.() ?? "" }),
  );
}

const scratch = (place: Place, span: { start: number; end: number }): Completion =>
  completion(place, span, "scratch", { label: "scratch", kind: "reference", sortText: "9scratch" });
