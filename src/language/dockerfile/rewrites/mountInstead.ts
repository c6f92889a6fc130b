// `COPY src dst` and the RUN below it made one: a RUN that sees the files of the build context through a bind mount. No layer
// keeps them then; later instructions do not have them either, so that it is for a person to choose.
import { t } from "../../../base/l10n.ts";
import type { Fix } from "../../language.ts";
import { byHand, insert, removeInstruction } from "../edits.ts";
import { sourcesOf, targetOf } from "../sources.ts";
import type { Dockerfile, Instruction } from "../syntax/tree.ts";

/** Offered at either of the two; none where a mount would not show the same files. */
export function mountInstead(doc: Dockerfile, at: Instruction): readonly Fix[] {
  const index = at.name === "RUN" ? at.index - 1 : at.index;
  const [copy, run] = [doc.instructions[index], doc.instructions[index + 1]];
  if (copy?.name !== "COPY" || run?.name !== "RUN" || copy.stage !== run.stage) return [];
  if (copy.flags.length > 0 || copy.heredocs.length > 0 || copy.json !== undefined || copy.variables.length > 0)
    return [];
  const target = targetOf(copy)?.path;
  const sources = sourcesOf(copy).map(({ path }) => path);
  if (target === undefined || ![...sources, target].every((path) => /^[\w./@+-]+$/.test(path))) return [];
  const mounts = sources.map((source) => mountOf(source, target, sources.length > 1));
  if (mounts.some((mount) => mount === undefined)) return [];
  const flags = mounts.map((mount) => ` ${mount ?? ""}`).join("");
  return [
    byHand(
      t("Mount it for the RUN below instead of copying it"),
      removeInstruction(doc, copy),
      insert(doc, run.keyword.end, flags),
    ),
  ];
}

/** One of the flags. Undefined where a copy would do what a mount cannot: over the root, or into "..". */
function mountOf(source: string, target: string, several: boolean): string | undefined {
  const from = source.replace(/^(?:\.?\/)+/, "").replace(/\/+$/, "");
  if (/(?:^|\/)\.\.(?:\/|$)/.test(`${source}/${target}`) || /^\/+$/.test(target)) return undefined;
  if (from === "" || from === ".")
    return several ? undefined : `--mount=type=bind,target=${target.replace(/(?!^)\/+$/, "")}`;
  // Into a folder a file goes under its own name; what has no dot in its name may be a folder itself.
  const base = /[^/]*$/.exec(from)?.[0] ?? "";
  const intoFolder = several || /(?:^|\/)\.?\/?$/.test(target);
  if (intoFolder && !/^[^.]+\.\w/.test(base) && !/^(?:Makefile|Gemfile|Cargo\.lock|Pipfile)$/.test(base))
    return undefined;
  const folder = target.replace(/\/?\.?\/*$/, "");
  const place = !intoFolder ? target : folder === "" && !target.startsWith("/") ? base : `${folder}/${base}`;
  return `--mount=type=bind,source=${from},target=${place}`;
}
