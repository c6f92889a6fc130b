// `# syntax=docker/dockerfile:1.4` has that frontend read the file, whatever the builder could do itself: what came later is
// refused. Versions are from the frontend's release notes, as of 1.27.
import { t } from "../../../../base/l10n.ts";
import type { Fix } from "../../../language.ts";
import { byHand, rangeOf, replace } from "../../edits.ts";
import type { Directive, Dockerfile, Flag, Instruction, Span } from "../../syntax/tree.ts";
import type { DockerRule } from "../dockerRule.ts";

type Version = readonly [major: number, minor: number];

interface Since {
  readonly stable: Version;
  /** In the labs channel. */
  readonly labs: Version;
}

const since = (minor: number, labs = minor): Since => ({ stable: [1, minor], labs: [1, labs] });
const copied = { chmod: since(2), link: since(4, 4), exclude: since(19, 7) };

const flagsSince: Readonly<Record<string, Readonly<Record<string, Since>>>> = {
  RUN: { mount: since(2, 0), network: since(3, 1), security: since(20, 1), device: since(27, 14) },
  COPY: { ...copied, parents: since(20, 7) },
  ADD: { ...copied, checksum: since(6, 5), unpack: since(17) },
  HEALTHCHECK: { "start-interval": since(6) },
};
const heredocs = since(4, 3);

export const frontendTooOld: DockerRule = {
  id: "frontendTooOld",
  aliases: [],
  severity: "warning",
  check: (doc, report) => {
    const directive = doc.directives.find(({ name }) => name === "syntax");
    const frontend = directive && frontendOf(directive);
    if (directive === undefined || frontend === undefined) return;
    const { version, labs } = frontend;
    const tell = (where: Span, what: string, needed: Since): void => {
      const first = labs ? needed.labs : needed.stable;
      if (!isBelow(version, first)) return;
      report({
        range: rangeOf(doc, where),
        message: t("{0} came with {1}, but this file is read by {2}.", what, wordsFor(needed), frontend.tag),
        fixes: fixes(doc, directive, labs),
      });
    };
    for (const outer of doc.instructions)
      for (const instruction of outer.trigger === undefined ? [outer] : [outer.trigger]) {
        for (const flag of instruction.flags) tellFlag(instruction, flag, tell);
        for (const { marker } of instruction.heredocs) tell(marker, "<<", heredocs);
      }
  },
};

function tellFlag({ name }: Instruction, flag: Flag, tell: (where: Span, what: string, needed: Since) => void): void {
  const flags = Object.hasOwn(flagsSince, name) ? flagsSince[name] : undefined;
  if (flags === undefined || !Object.hasOwn(flags, flag.name)) return;
  const needed = flags[flag.name];
  if (needed !== undefined) tell(flag, `--${flag.name}`, needed);
}

interface Frontend {
  readonly version: Version;
  readonly labs: boolean;
  /** As it stands: "1.4", "1.7-labs". */
  readonly tag: string;
}

const official =
  /^(?:docker\.io\/)?docker\/dockerfile(?:-upstream)?:(1\.(\d+)(?:\.\d+)?(-labs|-experimental)?)(?:@sha256:[a-f0-9]+)?$/;

/** Undefined for other frontends, and for a tag that moves along: `1`, `latest`. */
function frontendOf({ value }: Directive): Frontend | undefined {
  const found = official.exec(value);
  const minor = found?.[2];
  if (minor === undefined || found?.[1] === undefined) return undefined;
  return { version: [1, Number(minor)], labs: found[3] !== undefined, tag: found[1] };
}

const isBelow = (version: Version, other: Version): boolean =>
  version[0] < other[0] || (version[0] === other[0] && version[1] < other[1]);

const wordsFor = ({ stable, labs }: Since): string =>
  isBelow(labs, stable) && labs[1] > 0
    ? `docker/dockerfile:${stable.join(".")} (${labs.join(".")}-labs)`
    : `docker/dockerfile:${stable.join(".")}`;

/** The tag that moves along with what comes. */
function fixes(doc: Dockerfile, { valueSpan, value }: Directive, labs: boolean): readonly Fix[] {
  if (value.includes("@")) return [];
  const tag = labs ? "1-labs" : "1";
  const start = valueSpan.start + value.lastIndexOf(":") + 1;
  return [byHand(t("Change to {0}", `docker/dockerfile:${tag}`), replace(doc, { start, end: valueSpan.end }, tag))];
}
