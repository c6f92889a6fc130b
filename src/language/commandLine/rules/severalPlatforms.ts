// `docker build --platform a,b`: an engine whose image store holds one platform an image refuses it, as does a builder of that
// engine's own.
import { t } from "../../../base/l10n.ts";
import { plain } from "../../../base/plain.ts";
import { rule } from "./rule.ts";

export const severalPlatforms = rule("severalPlatforms", "info", ({ verb, flags }, tell) => {
  if (verb?.path !== "image build" && verb?.path !== "buildx build") return;
  // A builder that was chosen may well take several, and who pushes the result mostly has chosen one before.
  const chosen = flags.some(({ kind }) => ["builder", "push"].includes(kind?.long ?? ""));
  const asked = flags.filter(({ kind }) => kind?.long === "platform");
  const names = new Set(asked.flatMap(({ value }) => value?.text.split(",") ?? []).map((name) => name.trim()));
  const last = asked.at(-1)?.value;
  if (chosen || last === undefined || names.size < 2 || asked.some(({ value }) => value?.fixed !== true)) return;
  tell(
    last,
    t(
      "Engines with the older image store take one platform for each build, and refuse {0}. Build once for each, or choose a builder of several platforms with --builder.",
      plain([...names].join(", "), 120),
    ),
  );
});
