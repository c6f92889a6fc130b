// Sources of mounts that are neither a path, which begins with a slash or a dot, nor the name of a volume, which has no
// slashes: `-v data/db:/x`, `--mount type=bind,source=data,target=/x`. The engine refuses them.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import type { Fix } from "../../../language.ts";
import type { Call, CommandLines, FlagValue } from "../../syntax/document.ts";
import { mountValue, type MountPart } from "../../syntax/mountValue.ts";
import { fixOf, rule, startsContainer, type Tell } from "../rule.ts";

/** A shell, or Windows, may make something else of it. */
const unclear = /[$`\\{*?]|^[A-Za-z]:/;

export const mountSource = rule("mountSource", "error", (call, tell, doc) => {
  if (!startsContainer(call)) return;
  for (const { kind, value } of call.flags) {
    if (kind?.long === "volume" && value?.fixed === true) ofVolume(call, value, tell, doc);
    if (kind?.long === "mount" && value !== undefined) ofMount(call, value, tell, doc);
  }
});

function ofVolume(call: Call, value: FlagValue, tell: Tell, doc: CommandLines): void {
  const [, source = ""] = /^([^:]+):\/[^:]/.exec(value.text) ?? [];
  // One letter may be a drive.
  if (!/^\w[^/~]*\/./.test(source) || unclear.test(source) || source.length < 3) return;
  const exact = value.to - value.from === value.text.length;
  tell(value, t("{0} is no path: begin it with ./ or a slash. Names of volumes have no slashes.", plain(source)), [
    exact
      ? fixOf(doc, call, t("Write {0}", `./${source}`), [{ from: value.from, to: value.from, text: "./" }])
      : undefined,
  ]);
}

function ofMount(call: Call, value: FlagValue, tell: Tell, doc: CommandLines): void {
  const { type, source } = mountValue(value) ?? {};
  if (source === undefined || source.value === "" || unclear.test(source.value)) return;
  const write = (text: string, part: MountPart): Fix | undefined =>
    source.exact ? fixOf(doc, call, t("Write {0}", text), [{ from: part.from, to: part.to, text }]) : undefined;
  if (type?.value === "bind") {
    if (source.value.startsWith("~/"))
      tell(source, t("No shell replaces ~ behind an equals sign: this is no path."), [
        write(`"$HOME"${source.value.slice(1)}`, source),
      ]);
    else if (/^\w/.test(source.value))
      tell(source, t("{0} is no path: begin it with ./ or a slash.", plain(source.value)), [
        write(`./${source.value}`, source),
      ]);
    return;
  }
  // Without a type it is a volume.
  if ((type !== undefined && type.value !== "volume") || !source.value.includes("/")) return;
  tell(
    source,
    t("{0} is a path, and names of volumes have no slashes: a folder needs type=bind.", plain(source.value)),
    [
      type === undefined
        ? source.exact
          ? fixOf(doc, call, t("Write {0}", "type=bind"), [{ from: value.from, to: value.from, text: "type=bind," }])
          : undefined
        : write("bind", type),
    ],
  );
}
