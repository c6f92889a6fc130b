// A stage that cross-compiles for TARGETARCH but itself runs as the target's: for another platform all of it is emulated,
// compiler and all, which is many times slower and not needed.
import { t } from "../../../../base/l10n.ts";
import { byHand, insert, rangeOf } from "../../edits.ts";
import type { Fix } from "../../../language.ts";
import type { ShellCommand } from "../../shell/model.ts";
import { runsIn } from "../../shell/run.ts";
import { whereFrom } from "../../shell/script.ts";
import { bindingAt, rootOf } from "../../syntax/scope.ts";
import type { Dockerfile, Instruction, Stage } from "../../syntax/tree.ts";
import type { DockerRule } from "../dockerRule.ts";

export const emulatedBuild: DockerRule = {
  id: "emulatedBuild",
  aliases: [],
  severity: "hint",
  check: (doc, report) => {
    const last = doc.stages.at(-1);
    if (last === undefined || !doc.text.includes("TARGETARCH")) return;
    const told = new Set<Stage>();
    for (const stage of doc.stages) {
      const root = rootOf(stage);
      // What the image itself stands on must be the target's.
      if (root.platform !== undefined || root === rootOf(last) || told.has(root)) continue;
      for (const { instruction, commands } of runsIn(doc, stage)) {
        const compiler = commands.find((command) => crossCompiles(doc, instruction, command));
        if (compiler === undefined) continue;
        told.add(root);
        report({
          range: rangeOf(doc, whereFrom(compiler, compiler.args[0] ?? compiler.nameWord)),
          message: t(
            "It can build for any platform, but runs emulated for another one. Put --platform=$BUILDPLATFORM behind FROM in line {0}.",
            doc.lines.position(root.start).line + 1,
          ),
          related: [{ range: rangeOf(doc, root.from.keyword), message: t("This image is the target platform's.") }],
          fixes: fixOf(doc, root),
        });
        break;
      }
    }
  },
};

/** Told the target's processor: by GOARCH for Go, by `-a` for .NET. */
function crossCompiles(doc: Dockerfile, user: Instruction, command: ShellCommand): boolean {
  const { name, args, environment } = command;
  const [verb = "", ...rest] = args.map(({ value }) => value);
  if (name === "dotnet")
    return (
      /^(?:build|publish|restore)$/.test(verb) &&
      rest.some((word, at) => /^(?:-a|--arch)$/.test(rest[at - 1] ?? "") && word.includes("TARGETARCH"))
    );
  if (name !== "go" || !/^(?:build|install)$/.test(verb)) return false;
  const set = environment["GOARCH"] ?? bindingAt(doc, user, "GOARCH")?.pair.value?.text ?? "";
  const cgo = environment["CGO_ENABLED"] ?? bindingAt(doc, user, "CGO_ENABLED")?.pair.value?.value ?? "0";
  // C code in it would need a cross-compiler of its own.
  return /\$\{?TARGETARCH/.test(set) && cgo !== "1";
}

const fixOf = (doc: Dockerfile, { from }: Stage): readonly Fix[] => [
  byHand(t("Add {0}", "--platform=$BUILDPLATFORM"), insert(doc, from.keyword.end, " --platform=$BUILDPLATFORM")),
];
