// The text of the API console as requests: a line with method and path, headers, an empty line, a body in JSON; "###"
// parts them, "#" and "//" begin comments. Nothing is sent here.
import { t } from "../../base/l10n.ts";
import { fail } from "../../base/problem.ts";
import type { RawRequest } from "../../engine/api/raw.ts";

/** Lines count from 0, `end` is the first one after it. */
export interface WrittenRequest {
  readonly method: string;
  /** As written. */
  readonly target: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
  /** The line with the method. */
  readonly line: number;
  /** Where its part of the document begins and ends. */
  readonly start: number;
  readonly end: number;
}

/** The lines of a document, without their ends. */
export const linesOf = (text: string): readonly string[] => text.split(/\r?\n/);

export const isSeparator = (line: string): boolean => line.startsWith("###");
export const isComment = (line: string): boolean => /^\s*(#|\/\/)/.test(line);

const requestLine = /^\s*(?:([A-Za-z]+)\s+)?(\/\S*|[a-z+]+:\/\/\S*)(?:\s+HTTP\/[\d.]+)?\s*$/;
const headerLine = /^\s*([\w-]+)\s*:\s*(.*?)\s*$/;

/** Parts without a request give none. */
export function readRequests(text: string): readonly WrittenRequest[] {
  const lines = linesOf(text);
  const cuts = [...lines.keys()].filter((number) => isSeparator(lines[number] ?? ""));
  const starts = [0, ...cuts.map((cut) => cut + 1)];
  return starts.flatMap((start, index) => readPart(lines, start, cuts[index] ?? lines.length) ?? []);
}

function readPart(lines: readonly string[], start: number, end: number): WrittenRequest | undefined {
  let line = start;
  while (line < end && (isComment(lines[line] ?? "") || lines[line]?.trim() === "")) line += 1;
  const [, method = "GET", first] = requestLine.exec(lines[line] ?? "") ?? [];
  if (first === undefined || line >= end) return undefined;
  let at = line + 1;
  let target = first;
  // A long query may go on in lines of its own.
  for (; at < end && /^\s+[?&]\S/.test(lines[at] ?? ""); at += 1) target += (lines[at] ?? "").trim();
  const headers: (readonly [string, string])[] = [];
  for (; at < end && lines[at]?.trim() !== ""; at += 1) {
    const [, name, value = ""] = headerLine.exec(lines[at] ?? "") ?? [];
    if (isComment(lines[at] ?? "")) continue;
    if (name === undefined) break;
    headers.push([name, value]);
  }
  const body = lines.slice(at, end).filter((text) => !isComment(text));
  return { method: method.toUpperCase(), target, headers, body: body.join("\n").trim(), line, start, end };
}

/** The request whose part of the document the line is in. */
export const requestAt = (text: string, line: number): WrittenRequest | undefined =>
  readRequests(text).find(({ start, end }) => line >= start && line <= end);

/** The line in which an offset is. */
export const lineAt = (text: string, offset: number): number => linesOf(text.slice(0, offset)).length - 1;

const methods = ["GET", "HEAD", "POST", "PUT", "DELETE"] as const;

/** These belong to the connection, which is ours. */
const ownHeaders = /^(host|connection|content-length|transfer-encoding|upgrade|expect|te|trailer)$/i;

/** @throws Failure `unsupported`, saying what is wrong with it and where */
export function sendable({ method, target, headers, body, line }: WrittenRequest): RawRequest {
  const wrong = (needs: string): never =>
    fail({ kind: "unsupported", feature: t("The request in line {0}", line + 1), needs });
  const known = methods.find((name) => name === method);
  if (known === undefined) return wrong(t("one of the methods {0}", methods.join(", ")));
  for (const [name, value] of headers)
    if (!/^[\x20-\x7e]*$/.test(value)) wrong(t("a value of {0} in plain ASCII", name));
  return {
    method: known,
    path: pathOf(target),
    headers: Object.fromEntries(headers.filter(([name]) => !ownHeaders.test(name))),
    ...(body === "" ? {} : { body: readBody(known, body, wrong) }),
  };
}

/** Pasted addresses name a host, which is the console's engine whatever it says. */
const pathOf = (target: string): string => {
  const path = target.toWellFormed().replace(/^[a-z+]+:\/\/[^/?]*/, "");
  return (path.startsWith("/") ? path : `/${path}`).replace(/[^\x21-\x7e]|[#"<>\\^`{|}[\]]/gu, encodeURIComponent);
};

function readBody(method: string, body: string, wrong: (needs: string) => never): object {
  if (method !== "POST") wrong(t("no body: the engine reads one of POST requests only"));
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch (error) {
    wrong(t("a body in JSON ({0})", error instanceof Error ? error.message : String(error)));
  }
  if (typeof value !== "object" || value === null) wrong(t("an object as its body: it begins with “{”"));
  return value;
}
