// The fields of the form for a build, with what the Dockerfile says as suggestions.
import { dirname } from "node:path";
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import type { Field } from "../form.ts";
import { suggestedName, type BuildFacts } from "./buildFacts.ts";

export function buildFields(facts: BuildFacts): readonly Field[] {
  return [...resultFields(facts), ...sourceFields(facts), ...wayFields()];
}

function resultFields({ dockerfile, stages, count }: BuildFacts): readonly Field[] {
  const section = t("Image");
  return [
    {
      key: "tags",
      type: "lines",
      section,
      label: t("Tags"),
      help: t("What the image is called, one name a line. Without a tag behind “:” it is “latest”."),
      value: [`${suggestedName(dockerfile)}:latest`],
      add: t("Add a tag"),
      placeholder: "shop/web:1.0",
    },
    {
      key: "target",
      type: "text",
      section,
      label: t("Target stage"),
      help: t("Builds up to this stage. Empty for the last one."),
      value: "",
      suggestions:
        stages.length > 0 ? stages : Array.from({ length: Math.max(0, count - 1) }, (_, index) => String(index)),
    },
    {
      key: "labels",
      type: "lines",
      section,
      label: t("Labels"),
      help: t("KEY=VALUE, one a line."),
      value: [],
      add: t("Add a label"),
      placeholder: "project=shop",
    },
  ];
}

function sourceFields({ dockerfile, folders, args }: BuildFacts): readonly Field[] {
  const section = t("Source");
  return [
    {
      key: "folder",
      type: "text",
      section,
      label: t("Folder that is sent"),
      help: t("The build's context: COPY and ADD take from it. What .dockerignore names stays here."),
      value: dirname(dockerfile),
      suggestions: [...new Set([dirname(dockerfile), ...folders])],
    },
    {
      key: "arguments",
      type: "lines",
      section,
      label: t("Build arguments"),
      help: t(
        "KEY=VALUE for what ARG declares; KEY alone takes the value from the environment. They can be read in the image.",
      ),
      value: [],
      add: t("Add an argument"),
      placeholder: "VERSION=1.0",
      suggestions: args.map(({ name, default: value }) => plain(`${name}=${value ?? ""}`)),
    },
  ];
}

function wayFields(): readonly Field[] {
  const section = t("How");
  return [
    {
      key: "noCache",
      type: "switch",
      section,
      label: t("Run every step anew"),
      help: t("--no-cache: nothing is taken from earlier builds."),
      value: false,
    },
    {
      key: "pull",
      type: "switch",
      section,
      label: t("Look for newer base images"),
      help: t("--pull: asks their registries, even for images that are here."),
      value: false,
    },
    {
      key: "platform",
      type: "text",
      section,
      label: t("Platform"),
      help: t("For another kind of processor than the engine's own. Several, with commas between, are built in turn."),
      value: "",
      suggestions: ["linux/amd64", "linux/arm64", "linux/arm/v7"],
    },
  ];
}
