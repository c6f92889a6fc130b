// One stage made two: it compiles in the first and takes the result into a second. Lines stay as they are; what only the
// image's configuration needs again is written again.
import { t } from "../../../base/l10n.ts";
import { plain } from "../../../base/plain.ts";
import type { Fix } from "../../language.ts";
import { compiledIn, type Compiled } from "./compiled.ts";
import { byHand, cased, insert, lineEnd } from "../edits.ts";
import { bindingAt } from "../syntax/scope.ts";
import { lastOf } from "../syntax/select.ts";
import type { Dockerfile, Instruction } from "../syntax/tree.ts";

/** Instructions that may stay behind in the stage that compiles. */
const ofBuild: ReadonlySet<string> = new Set(["ARG", "ENV", "WORKDIR", "COPY", "ADD", "RUN", "SHELL"]);

/** None where it is not sure what the second stage needs. */
export function splitStages(doc: Dockerfile, compiled = compiledIn(doc)): readonly Fix[] {
  const { stage, runtime } = compiled ?? {};
  if (compiled === undefined || stage?.image === undefined || runtime === undefined) return [];
  const last = stage.instructions.findLastIndex(({ name }) => ["RUN", "COPY", "ADD"].includes(name));
  const [head, tail] = [stage.instructions.slice(0, last + 1), stage.instructions.slice(last + 1)];
  const [first] = tail;
  if (first === undefined || head.some(({ name }) => !ofBuild.has(name)) || needsArguments(doc, tail)) return [];
  const folder = folderIn(head);
  const result = folder === undefined ? undefined : whole(compiled, folder);
  if (folder === undefined || result === undefined) return [];
  const like = doc.text.slice(stage.from.keyword.start, stage.from.keyword.end);
  const name = stage.name?.value ?? "build";
  const again = head.filter((each) => each.name === "ENV").map(({ start, end }) => doc.text.slice(start, end));
  const lines = [
    `${cased("FROM", like)} ${runtime}`,
    ...(folder === "" ? [] : [`${cased("WORKDIR", like)} ${folder}`]),
    ...again,
    `${cased("COPY", like)} --from=${name} ${result} ${result}`,
  ];
  const end = lineEnd(doc);
  const at = doc.lines.start(doc.lines.position((first.commentsAbove[0] ?? first).start).line);
  const gap = doc.text.slice(0, at).endsWith(`${end}${end}`) ? "" : end;
  const naming = stage.name === undefined ? [insert(doc, stage.image.end, ` ${cased("AS", like)} ${name}`)] : [];
  const edits = [...naming, insert(doc, at, `${gap}${lines.map((line) => `${line}${end}`).join("")}`)];
  return [byHand(t("Split into stages: only {0} into the image", plain(result)), ...edits)];
}

/** An ARG ends with its stage. */
function needsArguments(doc: Dockerfile, tail: readonly Instruction[]): boolean {
  return tail.some((each) => each.variables.some(({ name }) => bindingAt(doc, each, name)?.kind === "ARG"));
}

/** The working folder at the end; empty where none is set, undefined where it cannot be told. */
function folderIn(head: readonly Instruction[]): string | undefined {
  const set = lastOf(head, "WORKDIR");
  if (set === undefined) return "";
  return /^\/[\w./@+-]*$/.test(set.body.text) ? set.body.text : undefined;
}

/** Where the result stands, from the root. */
function whole({ result }: Compiled, folder: string): string | undefined {
  if (result === undefined || /[$"'`\\]/.test(result)) return undefined;
  if (result.startsWith("/")) return result;
  return folder === "" ? undefined : `${folder.replace(/\/$/, "")}/${result.replace(/^(?:\.\/)+/, "")}`;
}
