// `docker run ubuntu --network x`: what stands behind the image is the container's own. Some images take such flags; of
// those nothing is said unless the flag can hardly be meant for anyone but docker. Behind the container of an exec stands the
// program's name, and none begins with a dash.
import { t } from "../../../base/l10n.ts";
import { plain } from "../../../base/plain.ts";
import type { Fix } from "../../language.ts";
import { readFlag } from "../syntax/call.ts";
import type { Call, CommandLines, Flag } from "../syntax/document.ts";
import { fixOf, isBroken, rule } from "./rule.ts";

/** They have a shell as command and no entrypoint: a flag behind them is taken for a program's name. */
const bare =
  /^(?:docker\.io\/)?(?:library\/)?(?:ubuntu|debian|alpine|busybox|centos|fedora|rockylinux|almalinux|archlinux|amazonlinux)(?:[:@]|$)/;
const dockersOwn = /^(?:--rm|-it|-ti|-itd|-dit|--restart(?:=.*)?|--mount=.*|--(?:publish|volume)=.*|--detach)$/;

export const flagBehindImage = rule("flagBehindImage", "error", (call, tell, doc) => {
  const { verb, operands, rest, flags } = call;
  const [image] = operands;
  const [word] = rest;
  const runs = verb?.path === "container exec" || verb?.path === "compose exec";
  if (verb === undefined || (!runs && verb.path !== "container run" && verb.path !== "container create")) return;
  if (image?.fixed !== true || word?.fixed !== true || !/^-./.test(word.value) || isBroken(call)) return;
  if (flags.some(({ kind }) => kind?.long === "entrypoint")) return;
  if (!runs && !bare.test(image.value) && !dockersOwn.test(word.value)) return;
  const { flags: read, next } = readFlag(rest, 0, { known: verb.flags, of: "" });
  const last = read.at(-1);
  if (last === undefined || read.some(({ kind }) => kind === undefined)) return;
  const lacks = last.kind?.valued === true && last.value === undefined;
  tell(
    word,
    runs
      ? t(
          "Behind the container this is taken for the program to run. Put {0} before {1}.",
          plain(word.value),
          plain(image.value),
        )
      : lacks
        ? t(
            "Behind the image this is a command of the container, and its value is missing. Put {0} before {1}.",
            plain(word.value),
            plain(image.value),
          )
        : t(
            "Behind the image this is a command of the container. Put {0} before {1}.",
            plain(word.value),
            plain(image.value),
          ),
    [moved(doc, call, { last, lacks, end: rest[next - 1]?.to ?? word.to })],
    // An entrypoint that is not known may take it.
    runs || bare.test(image.value) ? undefined : "info",
  );
});

interface Moved {
  readonly last: Flag;
  readonly lacks: boolean;
  /** Where the flag and its value end. */
  readonly end: number;
}

function moved(doc: CommandLines, call: Call, { last, lacks, end }: Moved): Fix | undefined {
  const [image] = call.operands;
  const [word] = call.rest;
  if (image === undefined || word === undefined) return undefined;
  const runs = call.verb?.path.endsWith(" exec") === true;
  const title = runs ? t("Move it before the container") : t("Move it before the image");
  const text = call.source.text.slice(word.from, end);
  // Of the flags without a value only this one has one that is always right to try.
  if (lacks && last.kind?.long !== "network" && last.kind?.long !== "net") return undefined;
  return fixOf(doc, call, title, [
    { from: image.from, to: image.from, text: `${text}${lacks ? " none" : ""} ` },
    { from: image.to, to: end, text: "" },
  ]);
}
