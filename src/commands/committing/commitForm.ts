// The form of a commit: the new image's name, who and why, what shall be changed in it; what goes in and what stays out.
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { commitWords, type CommitOptions } from "../../engine/api/containers.ts";
import { maskWords } from "../../engine/secrets.ts";
import { examples } from "../../run/change.ts";
import { parseNewReference } from "../../run/reference.ts";
import { joined } from "../../run/words.ts";
import { isOn, textOf, type Field, type Form, type FormValues } from "../form.ts";
import type { CommitFacts } from "./commitFacts.ts";
import { noteFields } from "./commitNotes.ts";
import { changesField, messageField, nameField, newImageIssues, newImageOf } from "./newImage.ts";

export interface CommitFormParts {
  readonly facts: CommitFacts;
  /** Whose name was last signed with. */
  readonly author: string;
  readonly send: (options: CommitOptions, signal: AbortSignal) => Promise<void>;
  readonly writeDockerfile: (instructions: readonly string[]) => Promise<void>;
}

export function commitForm({ facts, author, send, writeDockerfile }: CommitFormParts): Form {
  return {
    title: t("Commit {0}", plain(facts.container.name)),
    intro: t(
      "Makes an image of the container as it is now. A Dockerfile does it again for everyone; a commit cannot be repeated.",
    ),
    fields: [...imageFields(facts, author), ...noteFields(facts)],
    action: t("Commit"),
    check: (values) => newImageIssues(values, facts),
    preview: (values) => `docker ${joined(maskWords(commitWords(optionsOf(values), facts.container.name)))}`,
    links: [
      {
        key: "dockerfile",
        label: t("Write a Dockerfile from the changes"),
        help: t("Opens a Dockerfile that comes near to this image; nothing is committed."),
        follow: (values) => writeDockerfile(newImageOf(values).changes),
      },
    ],
    send: (values, signal) => send(optionsOf(values), signal),
  };
}

function imageFields({ image, running }: CommitFacts, author: string): readonly Field[] {
  return [
    nameField(suggestedName(image)),
    messageField(),
    { key: "author", type: "text", label: t("Author"), value: author, placeholder: "Ada Lovelace <ada@example.org>" },
    {
      key: "pause",
      type: "switch",
      label: t("Pause the container meanwhile"),
      help: running
        ? t(
            "So that nothing is written while its files are copied: a file caught half-written would be broken in the image.",
          )
        : t("It is not running, so nothing can be written meanwhile."),
      value: true,
    },
    changesField(examples.ENV),
  ];
}

/** What a person might call it: the image's own name with a tag that says where it comes from. */
function suggestedName(image: string): string {
  const { value } = parseNewReference(image);
  return value === undefined ? "repository:tag" : `${value.repository}:changed`;
}

/** @returns what a commit is asked with, of values that were found good */
export const optionsOf = (values: FormValues): CommitOptions => ({
  ...newImageOf(values),
  author: textOf(values, "author").trim(),
  pause: isOn(values, "pause"),
});
