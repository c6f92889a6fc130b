// The file's shape: symbols, folds, links, inlay hints and lenses.
import { bytes } from "../../../base/amounts.ts";
import { t } from "../../../base/l10n.ts";
import { plain } from "../../../base/plain.ts";
import type { InlayHint, Lens, Link, Lookup, Symbol } from "../../language.ts";
import { rangeOf } from "../edits.ts";
import { defaultImage, rootReference } from "../images.ts";
import { sourcesOf } from "../sources.ts";
import { familiarName, imageParts, isReference } from "../syntax/reference.ts";
import { named } from "../syntax/select.ts";
import type { Dockerfile, Instruction, Stage } from "../syntax/tree.ts";

export function symbols(doc: Dockerfile): readonly Symbol[] {
  return [
    ...doc.preamble.map((instruction) => symbolOf(doc, instruction)),
    ...doc.stages.map((stage) => stageSymbol(doc, stage)),
  ];
}

/** A stage that the next version of a text takes over stands where it stood. */
const made = new WeakMap<Stage, WeakRef<Symbol>>();

function stageSymbol(doc: Dockerfile, stage: Stage): Symbol {
  const known = made.get(stage)?.deref();
  if (known !== undefined) return known;
  const name = stage.name?.value ?? stage.image?.text ?? "FROM";
  const symbol: Symbol = {
    name: plain(name),
    detail: plain(stage.name === undefined ? "" : (stage.image?.text ?? "")),
    kind: "stage",
    range: rangeOf(doc, stage),
    nameRange: rangeOf(doc, stage.name ?? stage.image ?? stage.from.keyword),
    children: stage.instructions.map((instruction) => symbolOf(doc, instruction)),
  };
  made.set(stage, new WeakRef(symbol));
  return symbol;
}

function symbolOf(doc: Dockerfile, instruction: Instruction): Symbol {
  return {
    name: plain(instruction.name, 40) || "?",
    detail: plain(beginningOf(instruction.body.text), 50),
    kind: "instruction",
    range: rangeOf(doc, instruction),
    nameRange: rangeOf(doc, instruction.keyword),
    children: none,
  };
}

const none: readonly Symbol[] = [];

/** Enough of it to be cut once more; blanks are one each. A script may be very long. */
const beginningOf = (text: string): string => text.slice(0, 500).replace(/\s+/g, " ");

/** Instructions of several lines, heredocs, stages, and runs of comments; by line. */
export function folding(doc: Dockerfile): readonly { readonly start: number; readonly end: number }[] {
  const found: { start: number; end: number }[] = [];
  const add = (start: number, end: number): void => {
    const [from, to] = [doc.lines.position(start).line, doc.lines.position(end).line];
    if (to > from) found.push({ start: from, end: to });
  };
  for (const stage of doc.stages) if (doc.stages.length > 1) add(stage.start, stage.end);
  for (const instruction of doc.instructions) add(instruction.start, instruction.end);
  for (let index = 0; index < doc.comments.length; index += 1) {
    const first = doc.comments[index];
    if (first === undefined || first.inside) continue;
    let last = first;
    for (let next = doc.comments[index + 1]; next !== undefined && !next.inside; next = doc.comments[index + 1]) {
      if (doc.lines.position(next.start).line !== doc.lines.position(last.start).line + 1) break;
      last = next;
      index += 1;
    }
    add(first.start, last.end);
  }
  return found;
}

/** Images lead to their pages, sources of COPY to the files. */
export function links(doc: Dockerfile, lookup: Lookup): readonly Link[] {
  const images = doc.stages.flatMap((stage): readonly Link[] => {
    const { image, base } = stage;
    const target =
      base === undefined && image !== undefined && image.variables.length === 0 ? pageOf(image.value) : undefined;
    return image === undefined || target === undefined
      ? []
      : [{ range: rangeOf(doc, image), target, tooltip: t("Open the image's page") }];
  });
  const files = named(doc, "COPY", "ADD").flatMap((instruction): readonly Link[] => {
    if (instruction.flags.some(({ name }) => name === "from")) return [];
    return sourcesOf(instruction).flatMap(({ path, span }) => {
      const bare = path.replace(/^\/+/, "");
      if (/[$*?[\]]|:\/\/|(^|\/)\.\.(\/|$)/.test(bare) || lookup.exists?.(bare) !== "file") return [];
      return [{ range: rangeOf(doc, span), target: bare, tooltip: t("Open this file") }];
    });
  });
  return [...images, ...files];
}

/** Only registries whose addresses are known. */
function pageOf(image: string): string | undefined {
  if (!isReference(image) || image === "scratch") return undefined;
  const parts = imageParts(image);
  const name = familiarName(parts);
  if (parts.registry === undefined || parts.registry === "docker.io")
    return name.includes("/") ? `https://hub.docker.com/r/${name}` : `https://hub.docker.com/_/${name}`;
  if (parts.registry === "quay.io") return `https://quay.io/repository/${parts.repository}`;
  return parts.registry === "mcr.microsoft.com"
    ? `https://mcr.microsoft.com/artifact/mar/${parts.repository}`
    : undefined;
}

/** What FROM means with the defaults of its variables, and how large that image is. */
export function inlayHints(doc: Dockerfile, lookup: Lookup): readonly InlayHint[] {
  return doc.stages.flatMap((stage): readonly InlayHint[] => {
    const { image } = stage;
    if (image === undefined) return [];
    const position = doc.lines.position(image.end);
    const value = image.variables.length === 0 ? undefined : defaultImage(doc, stage);
    const size = sizeHere(doc, stage, lookup);
    return [
      ...(value === undefined || value === "" || !isReference(value)
        ? []
        : [
            {
              position,
              label: ` = ${plain(value, 80)}`,
              tooltip: t("The image with the defaults of its variables."),
            },
          ]),
      ...(size === undefined
        ? []
        : [{ position, label: ` ${bytes(size)}`, tooltip: t("What the image takes on the engine's disk.") }]),
    ];
  });
}

/** Of an image that the engine has; Podman writes the registry's name before it. */
function sizeHere(doc: Dockerfile, stage: Stage, { sizes = {} }: Lookup): number | undefined {
  const reference = stage.base === undefined ? rootReference(doc, stage) : undefined;
  if (reference === undefined) return undefined;
  const names = [reference, `docker.io/library/${reference}`, `docker.io/${reference}`];
  const name = names.find((one) => Object.hasOwn(sizes, one));
  return name === undefined ? undefined : sizes[name];
}

/** Build and run the file at its head; build each stage at its FROM. */
export function lenses(doc: Dockerfile, lookup: Lookup): readonly Lens[] {
  const [first] = doc.stages;
  if (first === undefined || lookup.fragment === true) return [];
  const head = rangeOf(doc, first.from.keyword);
  const whole: readonly Lens[] = [
    { range: head, title: t("Build"), command: "dockerfile.build", arguments: [] },
    { range: head, title: t("Build and run"), command: "dockerfile.buildAndRun", arguments: [] },
    ...(doc.stages.length > 1
      ? [{ range: head, title: t("Stage graph"), command: "dockerfile.showStageGraph", arguments: [] }]
      : []),
    { range: head, title: t("What is sent"), command: "dockerfile.showContext", arguments: [] },
  ];
  return [...whole, ...doc.stages.flatMap((stage) => stageLens(doc, stage))];
}

function stageLens(doc: Dockerfile, { from, name, index }: Stage): readonly Lens[] {
  if (doc.stages.length < 2) return [];
  const target = name?.value ?? String(index);
  return [
    {
      range: rangeOf(doc, from.keyword),
      title: t("Build this stage"),
      command: "dockerfile.buildStage",
      arguments: [target],
    },
  ];
}
