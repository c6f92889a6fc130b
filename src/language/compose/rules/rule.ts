// How the rules of this folder are written: a check over the project that tells what it finds at a place of the document.
import type { Fix, Report, Rule, Severity } from "../../language.ts";
import type { TextEdit } from "../../../base/text.ts";
import { projectOf, type Project, type Service } from "../model/project.ts";
import type { ComposeDocument } from "../syntax/document.ts";
import { rangeOf } from "../syntax/edits.ts";

export type ComposeRule = Rule<ComposeDocument>;

export interface Place {
  readonly start: number;
  readonly end: number;
}

export type Found = Omit<Report, "range">;
export type Tell = (place: Place, found: Found) => void;

/** `severity` is the default; only what Compose refuses is an error. */
export function rule(
  id: string,
  severity: Severity | "off",
  check: (project: Project, tell: Tell) => void,
  aliases: readonly string[] = [],
): ComposeRule {
  return {
    id,
    aliases,
    severity,
    check: (doc, report, lookup) => {
      check(projectOf(doc, lookup), (place, found) => report({ range: rangeOf(doc, place), ...found }));
    },
  };
}

/** No fix where an edit could not be made. */
export function fix(
  title: string,
  edits: TextEdit | undefined | readonly (TextEdit | undefined)[],
  safe = true,
): readonly Fix[] {
  const made = [edits].flat().filter((edit) => edit !== undefined);
  return made.length === 0 ? [] : [{ title, edits: made, safe }];
}

/** Compose does not check services that no active profile asks for: what is wrong there is an error later. */
export const later = ({ optional }: Service): Pick<Found, "severity"> => (optional ? { severity: "warning" } : {});
