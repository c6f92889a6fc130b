// `docker build --platform a,b`: an engine whose image store holds one platform an image refuses it, as does a builder of that
// engine's own.
import { t } from "../../../base/l10n.ts";
import { plain } from "../../../base/plain.ts";
import { platformsIn, platformWord, tagEnding } from "../../../base/severalPlatforms.ts";
import type { Fix } from "../../language.ts";
import type { Call, CommandLines, Flag } from "../syntax/document.ts";
import { fixOf, isBroken, rule } from "./rule.ts";

export const severalPlatforms = rule("severalPlatforms", "info", (call, tell, doc) => {
  const { verb, flags } = call;
  if (verb?.path !== "image build" && verb?.path !== "buildx build") return;
  // A builder that was chosen may well take several, and who pushes the result mostly has chosen one before.
  const chosen = flags.some(({ kind }) => ["builder", "push"].includes(kind?.long ?? ""));
  const asked = flags.filter(({ kind }) => kind?.long === "platform");
  const names = platformsIn(asked.map(({ value }) => value?.text ?? "").join(","));
  const last = asked.at(-1)?.value;
  if (chosen || last === undefined || names.length < 2 || asked.some(({ value }) => value?.fixed !== true)) return;
  tell(
    last,
    t(
      "Engines with the older image store take one platform for each build, and refuse {0}. Build once for each, or choose a builder of several platforms with --builder.",
      plain(names.join(", "), 120),
    ),
    [asked.length === 1 ? oneForEach(doc, call, names) : undefined],
  );
});

/** One build behind the other, each with names and a folder of its own. */
function oneForEach(doc: CommandLines, call: Call, platforms: readonly string[]): Fix | undefined {
  const { source, from, name, flags, operands, open } = call;
  const end = Math.max(
    ...[...flags.map(({ word, value }) => Math.max(word.to, value?.to ?? 0)), ...operands.map(({ to }) => to)],
  );
  if (!call.alone || isBroken(call) || open || operands.length !== 1 || call.path[0] === undefined) return undefined;
  if (!platforms.every((one) => /^[\w./-]+$/.test(one)) || /[<>|]/.test(source.text.slice(name.from, end)))
    return undefined;
  const texts: string[] = [];
  for (const platform of platforms) {
    const edits = flags.map((flag) => ofPlatform(flag, platform));
    if (edits.includes(undefined)) return undefined;
    texts.push(
      replaced(
        source.text.slice(from, end),
        from,
        edits.flatMap((edit) => edit ?? []),
      ),
    );
  }
  return fixOf(doc, call, t("Build once for each platform"), [{ from, to: end, text: texts.join(" && ") }]);
}

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** What a flag becomes in the build for one platform; undefined where that cannot be told. */
function ofPlatform({ kind, value }: Flag, platform: string): readonly Edit[] | undefined {
  const long = kind?.long ?? "";
  if (value === undefined || !["platform", "tag", "output"].includes(long)) return long === "iidfile" ? undefined : [];
  if (!value.fixed || value.to - value.from !== value.text.length) return undefined;
  const { from, to, text } = value;
  if (long === "platform") return [{ from, to, text: platform }];
  if (long === "output")
    return /[=,]|^-$/.test(text) ? undefined : [{ from: to, to, text: `/${platformWord(platform)}` }];
  return [{ from: to, to, text: tagEnding(text, platform) }];
}

function replaced(text: string, start: number, edits: readonly Edit[]): string {
  let result = "";
  let at = 0;
  for (const { from, to, text: fresh } of [...edits].sort((a, b) => a.from - b.from)) {
    result += text.slice(at, from - start) + fresh;
    at = to - start;
  }
  return result + text.slice(at);
}
