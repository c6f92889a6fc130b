// What a docker command, or one of its flags, does; and what a flag of the engine's own command line does.
import { t } from "../../../base/l10n.ts";
import { inCode } from "../../../base/plain.ts";
import type { Position } from "../../../base/text.ts";
import type { Hover } from "../../language.ts";
import { rangeIn, type Call, type CommandLines } from "../syntax/document.ts";
import { familiarName, imageParts } from "../../dockerfile/syntax/reference.ts";
import { aboutFlag, aboutVerb, windowsContainers } from "../vocabulary/about.ts";
import { engineFlagAt } from "./engineFlags.ts";

export function hover(doc: CommandLines, at: Position): Hover | undefined {
  for (const call of doc.calls) {
    if (call.source.exact === false) continue;
    const found = ofFlag(doc, call, at) ?? ofVerb(doc, call, at) ?? ofImage(doc, call, at);
    if (found !== undefined) return found;
  }
  const told = oldCompose(doc, at) ?? ofGroup(doc, at);
  if (told !== undefined) return told;
  // `dockerd --live-restore`
  if (!/\bdockerd\b/.test(doc.lines.line(at.line))) return undefined;
  return engineFlagAt(doc.lines, at) ?? engineByHand(doc, at);
}

/** The engine's program in the foreground, with the lines of its log that people wait for. */
function engineByHand({ lines }: CommandLines, { line, character }: Position): Hover | undefined {
  for (const { 0: word, index } of lines.line(line).matchAll(/(?<![\w.-])dockerd(?![\w.-])/g)) {
    if (character < index || character > index + word.length) continue;
    const range = { start: { line, character: index }, end: { line, character: index + word.length } };
    const about = [
      t("The engine itself. It stays in the foreground and writes its log here; its service must be stopped before."),
      t("{0}: from here on it answers.", inCode("API listen on /var/run/docker.sock")),
      t(
        "{0}: Ctrl+C was pressed. Containers are stopped, then the engine ends.",
        inCode("Processing signal 'interrupt'"),
      ),
      t("{0} only checks daemon.json, {1} tells more.", inCode("--validate"), inCode("--debug")),
    ];
    return { range, markdown: ["**dockerd**", ...about].join("\n\n") };
  }
  return undefined;
}

/** `usermod -aG docker me`: what the group is worth. */
function ofGroup({ lines }: CommandLines, { line, character }: Position): Hover | undefined {
  const text = lines.line(line);
  const joins =
    /\b(?:(?:usermod|gpasswd|adduser|addgroup|useradd|newgrp|groupadd|sg)\b[^;&|`]*?[\s,])docker(?![\w./-])/g;
  for (const { 0: found, index } of text.matchAll(joins)) {
    const end = index + found.length;
    const range = { start: { line, character: index }, end: { line, character: end } };
    if (character < index || character > end) continue;
    const about = [
      t("Members of this group are as good as root: they may mount any folder of this machine into a container."),
      t("They need no sudo for docker, from their next login on. An engine without root needs no such group."),
    ];
    return { range, markdown: [`**${t("Group {0}", "docker")}**`, ...about].join("\n\n") };
  }
  return undefined;
}

/** An image for Windows: that there are such containers is news to many. */
function ofImage(doc: CommandLines, call: Call, at: Position): Hover | undefined {
  const [image] = call.operands;
  const takes = ["container run", "container create", "image pull"].includes(call.verb?.path ?? "");
  if (image?.fixed !== true || !takes || !isOfWindows(image.value)) return undefined;
  const range = rangeIn(doc, call, image);
  return holds(range, at) ? { range, markdown: `**${inCode(image.value)}**\n\n${windowsContainers()}` } : undefined;
}

const isOfWindows = (reference: string): boolean => {
  const parts = imageParts(reference);
  return /^mcr\.microsoft\.com\/(?:windows|hyperv)|nanoserver|windowsservercore/.test(
    `${familiarName(parts)}:${parts.tag ?? ""}`,
  );
};

/** The spelling with a hyphen, which was a program of its own; its commands are those of docker compose. */
function oldCompose({ lines }: CommandLines, { line, character }: Position): Hover | undefined {
  const pattern =
    /(?<![\w./-])(docker-compose)(?![\w.-])(?:((?:\s+(?:(?:-f|-p|--file|--project-name)\s+\S+|--?[\w-]+(?:=\S+)?))*\s+)([a-z]+))?/g;
  for (const { index, 1: program = "", 2: between = "", 3: verb = "" } of lines.line(line).matchAll(pattern)) {
    const end = index + program.length;
    const at = end + between.length;
    const within = (from: number, to: number): Hover["range"] | undefined =>
      character >= from && character <= to
        ? { start: { line, character: from }, end: { line, character: to } }
        : undefined;
    const onProgram = within(index, end);
    if (onProgram !== undefined) {
      const about = t(
        "A program of its own, which ended in 2023. Today it is a command of docker: {0}",
        inCode("docker compose"),
      );
      return { range: onProgram, markdown: `**docker-compose**\n\n${about}` };
    }
    const about = aboutVerb(`compose ${verb}`);
    const onVerb = about === undefined ? undefined : within(at, at + verb.length);
    if (onVerb !== undefined) return { range: onVerb, markdown: `**docker compose ${verb}**\n\n${about ?? ""}` };
  }
  return undefined;
}

function holds({ start, end }: Hover["range"], { line, character }: Position): boolean {
  if (line < start.line || line > end.line) return false;
  return (line > start.line || character >= start.character) && (line < end.line || character <= end.character);
}

function ofVerb(doc: CommandLines, call: Call, at: Position): Hover | undefined {
  // Of the old program more is told than of the command.
  if (call.name.value === "docker-compose") return undefined;
  const about = call.verb && aboutVerb(call.verb.path);
  const [first] = call.path;
  const last = call.path.at(-1);
  if (about === undefined || first === undefined || last === undefined) return undefined;
  const range = rangeIn(doc, call, { from: call.name.from, to: last.to });
  return holds(range, at) ? { range, markdown: `**docker ${call.verb?.path ?? ""}**\n\n${about}` } : undefined;
}

function ofFlag(doc: CommandLines, call: Call, at: Position): Hover | undefined {
  for (const { word, kind } of call.flags) {
    const range = rangeIn(doc, call, word);
    if (kind === undefined || call.verb === undefined || !holds(range, at)) continue;
    const about = aboutFlag(call.verb.path, kind.long);
    if (about !== undefined) return { range, markdown: `**--${kind.long}**\n\n${about}` };
  }
  return undefined;
}
