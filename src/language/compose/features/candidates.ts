// Values from beyond the tables: names of the file, files beside it, local images, stages, variables.
import { t } from "../../../base/l10n.ts";
import { inCode, plain } from "../../../base/plain.ts";
import type { Completion } from "../../language.ts";
import { dockerfileOf, stagesOf } from "../model/dockerfileStages.ts";
import { joined, neighbour } from "../model/neighbours.ts";
import { namedIn, type Project } from "../model/project.ts";
import { imageOf } from "../model/serviceImage.ts";
import { usesIn, scalarsOf } from "../model/uses.ts";
import { valueOf } from "../model/project.ts";
import type { Family, Source } from "../schema/shape.ts";
import { rangeOf } from "../syntax/edits.ts";
import { asScalar } from "../syntax/node.ts";
import { valueAt } from "../syntax/resolved.ts";
import type { Cursor } from "./cursor.ts";

const families = new Set<string>(["service", "network", "volume", "config", "secret", "model"]);

export function candidates(project: Project, source: Source, cursor: Cursor): readonly Completion[] {
  if (families.has(source)) return named(project, source as Family, cursor);
  if (source === "file" || source === "folder") return paths(project, source, cursor);
  if (source === "image") return images(project, cursor);
  if (source === "stage") return stages(project, cursor);
  if (source === "profile") return profiles(project, cursor);
  return environment(project, cursor);
}

/** The service in which the cursor stands. */
const serviceAt = (project: Project, { path }: Cursor) =>
  path[0] === "services" ? project.services.get(path[1] ?? "") : undefined;

function named(project: Project, family: Family, cursor: Cursor): readonly Completion[] {
  const range = rangeOf(project.doc, cursor);
  const own = serviceAt(project, cursor)?.name;
  // Mounts in short form go on behind the name.
  const short = family === "volume" && cursor.path.at(-1) === "[]";
  const prefixed = /^(?:service:)/.exec(cursor.prefix)?.[0] ?? "";
  const extending = family === "service" && cursor.path.includes("extends");
  const names = extending
    ? extendable(project, cursor)
    : project.names(family).filter((name) => family !== "service" || name !== own);
  const given = family === "network" && !names.includes("default") ? ["default"] : [];
  const found = [...names, ...given].map((name): Completion => {
    const service = family === "service" ? project.services.get(name) : undefined;
    const image = service && imageOf(project, service)?.text;
    return {
      label: name,
      kind: "reference",
      ...(image === undefined ? {} : { detail: plain(image, 60) }),
      edit: { range, text: prefixed + name + (short ? ":" : "") },
    };
  });
  return short ? [...found, ...paths(project, "folder", cursor)] : found;
}

/** Services of the file that is named beside it, else of this one: what is included or merged with it comes too late. */
function extendable(project: Project, cursor: Cursor): readonly string[] {
  const service = serviceAt(project, cursor);
  const file = asScalar(valueAt(service?.mapping, "extends", "file"));
  if (file === undefined) return [...project.services.keys()].filter((name) => name !== service?.name);
  const { text, certain } = project.text(file);
  const other = certain ? neighbour(project.lookup, joined("", text)) : undefined;
  return other === undefined ? [] : [...namedIn(other.doc, "service").keys()];
}

/** What services use and no section gives. */
export function unnamed(project: Project, family: Family): readonly string[] {
  const missing = usesIn(project).filter((use) => use.family === family && project.knows(family, use.name) === false);
  return [...new Set(missing.map(({ name }) => name))].filter((name) => /^[\w.-]+$/.test(name) && name !== "default");
}

/** What files are usually called that a key names: these come first. */
const usualNames: ReadonlyMap<string, RegExp> = new Map([
  ["env_file", /(?:^|\.)env(?:\.|$)/i],
  ["dockerfile", /^(?:Dockerfile|Containerfile)|\.(?:Dockerfile|Containerfile)$/i],
  ["include", /\.ya?ml$/i],
  ["extends", /\.ya?ml$/i],
]);

function paths(project: Project, wanted: "file" | "folder", cursor: Cursor): readonly Completion[] {
  const { prefix } = cursor;
  if (/:/.test(prefix) || prefix.startsWith("/")) return [];
  const slash = prefix.lastIndexOf("/") + 1;
  const base = baseOf(project, cursor);
  const folder = prefix.slice(0, slash);
  const from = `${base}${folder}`.replace(/\/$/, "");
  const start = cursor.start + slash;
  const range = rangeOf(project.doc, { start, end: Math.max(start, cursor.end) });
  const likely = cursor.path.map((key) => usualNames.get(key)).findLast((pattern) => pattern !== undefined);
  return (project.lookup.list?.(from === "" ? "." : from) ?? [])
    .filter((name) => wanted === "file" || name.endsWith("/"))
    .slice(0, 500)
    .map((name): Completion => {
      const isFolder = name.endsWith("/");
      const text =
        (slash === 0 && wanted === "folder" ? "./" : "") +
        name.replace(/\/$/, isFolder && wanted === "file" ? "/" : "");
      const sortText = `${!isFolder && likely?.test(name) === true ? "0" : "1"}${name}`;
      return { label: plain(name, 120), kind: isFolder ? "folder" : "file", edit: { range, text }, sortText };
    });
}

/** dockerfile is relative to the build's context, everything else to the file. */
function baseOf(project: Project, cursor: Cursor): string {
  if (cursor.path.at(-1) !== "dockerfile") return "";
  const service = serviceAt(project, cursor);
  const path = service && dockerfileOf(project, service);
  const context = service && valueOf(service, "build", "context");
  const text = context?.node.kind === "scalar" ? context.node.text : ".";
  return path === undefined || text === "." || text === "./" ? "" : `${text.replace(/^\.\//, "").replace(/\/$/, "")}/`;
}

function images(project: Project, cursor: Cursor): readonly Completion[] {
  const range = rangeOf(project.doc, cursor);
  return [...new Set(project.lookup.images)].map((image) => ({
    label: image,
    kind: "reference",
    detail: t("Local image"),
    edit: { range, text: image },
  }));
}

function stages(project: Project, cursor: Cursor): readonly Completion[] {
  const service = serviceAt(project, cursor);
  const range = rangeOf(project.doc, cursor);
  return (service === undefined ? [] : stagesOf(project, service)).map(({ name, line }) => ({
    label: name,
    kind: "reference",
    detail: t("Stage in line {0}", line + 1),
    edit: { range, text: name },
  }));
}

function profiles(project: Project, cursor: Cursor): readonly Completion[] {
  const range = rangeOf(project.doc, cursor);
  const known = [...project.services.values()].flatMap((service) => scalarsOf(valueOf(service, "profiles")?.node));
  return [...new Set(known.map(({ text }) => text))].map((text) => ({
    label: text,
    kind: "value",
    edit: { range, text },
  }));
}

function environment(project: Project, cursor: Cursor): readonly Completion[] {
  const range = rangeOf(project.doc, cursor);
  return project.variables.names.map((name) => ({ label: name, kind: "variable", edit: { range, text: name } }));
}

/** Behind $ or ${. */
export function variableNames(project: Project, cursor: Cursor, typed: string): readonly Completion[] {
  const start = cursor.start + cursor.prefix.length - typed.length;
  const word = /^\w*\}?/.exec(project.doc.lines.text.slice(start + typed.length))?.[0] ?? "";
  const range = rangeOf(project.doc, { start, end: start + typed.length + word.length });
  return project.variables.names.map((name) => ({
    label: `\${${name}}`,
    kind: "variable",
    detail: project.variables.origin(name) === ".env" ? ".env" : t("environment"),
    documentation: isSecret(name) ? undefined : inCode(project.variables.get(name) ?? "", 80),
    edit: { range, text: `\${${name}}` },
  }));
}

/** Values of such names are never shown. */
export const isSecret = (name: string): boolean => /pass|secret|token|key|credential|auth|private/i.test(name);
