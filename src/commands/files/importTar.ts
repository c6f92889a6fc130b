// Makes an image of a tar file of this machine: its name, a message and changes are asked in a form, the file is sent as it
// is read.
import { createReadStream, statSync } from "node:fs";
import { basename } from "node:path";
import { bytes } from "../../base/amounts.ts";
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { importTar as send, importWords, type ImportOptions } from "../../engine/api/imports.ts";
import { changeInstructions, examples, parseChange } from "../../run/change.ts";
import { parseNewReference } from "../../run/reference.ts";
import { joined } from "../../run/words.ts";
import { viewIds } from "../../manifest/names.ts";
import { command } from "../command.ts";
import { textOf, type Form, type FormValues, type Issue } from "../form.ts";
import { filled } from "../running/note.ts";
import { working } from "../working.ts";

export const importTar = command({
  id: "files.importTar",
  title: "Import tar as image…",
  menus: [{ menu: "title", view: viewIds.images, group: "4_make", order: 1 }, { menu: "palette" }],
  run: async (context) => {
    const { engine, ui } = context;
    const [file] = await ui.pickFiles(t("Which tar file shall become an image?"), "files");
    if (file === undefined) return;
    const { size } = statSync(file);
    const options = optionsOf(await ui.form(formFor(file, size)), file);
    const id = await working(context, t("Importing {0}", plain(options.name)), async (signal, say) => {
      const tar = createReadStream(file);
      const timer = setInterval(() => say(t("{0} of {1}", bytes(tar.bytesRead), bytes(size))), 250);
      try {
        return await send(engine, { ...options, tar }, signal);
      } finally {
        clearInterval(timer);
      }
    });
    if (id !== "") await ui.reveal("image", id.includes(":") ? id : `sha256:${id}`);
  },
});

function formFor(file: string, size: number): Form {
  const name = basename(file);
  return {
    title: t("Import {0}", plain(name)),
    intro: t(
      "Makes an image of one layer out of a root file system, {0}. What it starts, its variables and its user are not in a tar: give them below.",
      bytes(size),
    ),
    fields: [
      {
        key: "image",
        type: "text",
        label: t("Image name"),
        help: t("repository, or repository:tag. Without a tag it is latest."),
        value: "",
        placeholder: suggestedName(name),
      },
      {
        key: "message",
        type: "text",
        label: t("Message"),
        help: t("What was done; stands in the image's history."),
        value: "",
      },
      {
        key: "changes",
        type: "lines",
        label: t("Changes"),
        help: t("Dockerfile instructions for the new image, one a line: {0}.", changeInstructions.join(", ")),
        value: [],
        add: t("Add a change"),
        placeholder: examples.CMD,
        suggestions: Object.values(examples),
      },
    ],
    action: t("Import"),
    check,
    preview: (values) => `docker ${joined(importWords(optionsOf(values, file)))}`,
  };
}

/** "rootfs.tar.gz" → "rootfs". */
const suggestedName = (file: string): string =>
  file
    .toLowerCase()
    .replace(/\.(?:tar|tgz|tbz2?|txz|gz|bz2|xz|zst)+/g, "")
    .replace(/[^a-z0-9._-]+/g, "-")
    .replace(/^[._-]+|[._-]+$/g, "") || "image";

function check(values: FormValues): readonly Issue[] {
  const name = textOf(values, "image").trim();
  const { fault } = name === "" ? {} : parseNewReference(name);
  return [
    ...(fault === undefined ? [] : [{ field: "image", severity: "error" as const, message: plain(fault) }]),
    ...(name === ""
      ? [{ field: "image", severity: "hint" as const, message: t("Without a name only its id leads to the image.") }]
      : []),
    ...filled(values, "changes").flatMap(({ text, line }): Issue[] => {
      const { value, fault: wrong } = parseChange(text);
      if (wrong !== undefined) return [{ field: "changes", line, severity: "error", message: plain(wrong, 400) }];
      return value.hint === undefined
        ? []
        : [{ field: "changes", line, severity: "hint", message: plain(value.hint, 400) }];
    }),
  ];
}

function optionsOf(values: FormValues, file: string): Omit<ImportOptions, "tar"> {
  const { value } = parseNewReference(textOf(values, "image").trim());
  return {
    name: basename(file),
    repository: value?.repository ?? "",
    tag: value?.tag ?? "",
    message: textOf(values, "message").trim(),
    changes: filled(values, "changes").flatMap(({ text }) => (parseChange(text).value === undefined ? [] : [text])),
  };
}
