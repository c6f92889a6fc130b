// Makes an image of a tar file of this machine: its name, a message and changes are asked in a form, the file is sent as it
// is read.
import { createReadStream, statSync } from "node:fs";
import { basename } from "node:path";
import { bytes } from "../../base/amounts.ts";
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { importTar as send, importWords, type ImportOptions } from "../../engine/api/imports.ts";
import { examples } from "../../run/change.ts";
import { joined } from "../../run/words.ts";
import { viewIds } from "../../manifest/names.ts";
import { command } from "../command.ts";
import {
  changesField,
  messageField,
  nameField,
  newImageFacts,
  newImageIssues,
  newImageOf,
  type NewImageFacts,
} from "../committing/newImage.ts";
import type { Form, FormValues } from "../form.ts";
import { working } from "../working.ts";

export const importTar = command({
  id: "files.importTar",
  title: "Import tar as image…",
  menus: [{ menu: "title", view: viewIds.images, group: "4_make", order: 1 }, { menu: "palette" }],
  run: async (context) => {
    const { engine, store, ui } = context;
    const [file] = await ui.pickFiles(t("Which tar file shall become an image?"), "files");
    if (file === undefined) return;
    const { size } = statSync(file);
    const options = optionsOf(await ui.form(formFor(file, size, newImageFacts(store))), file);
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

function formFor(file: string, size: number, facts: NewImageFacts): Form {
  const name = basename(file);
  return {
    title: t("Import {0}", plain(name)),
    intro: t(
      "Makes an image of one layer out of a root file system, {0}. What it starts, its variables and its user are not in a tar: give them below.",
      bytes(size),
    ),
    fields: [nameField(suggestedName(name)), messageField(), changesField(examples.CMD)],
    action: t("Import"),
    check: (values) => newImageIssues(values, facts),
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

const optionsOf = (values: FormValues, file: string): Omit<ImportOptions, "tar"> => ({
  name: basename(file),
  ...newImageOf(values),
});
