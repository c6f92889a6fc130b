// The form of a commit: the new image's name, who and why, what shall be changed in it; what goes in and what stays out.
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { commitWords, type CommitOptions } from "../../engine/api/containers.ts";
import { maskWords } from "../../engine/secrets.ts";
import { changeInstructions, examples, parseChange } from "../../run/change.ts";
import { familiar, parseNewReference } from "../../run/reference.ts";
import { joined } from "../../run/words.ts";
import { isOn, textOf, type Field, type Form, type FormValues, type Issue } from "../form.ts";
import { filled } from "../running/note.ts";
import type { CommitFacts } from "./commitFacts.ts";
import { noteFields } from "./commitNotes.ts";

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
    check: (values) => check(values, facts),
    preview: (values) => `docker ${joined(maskWords(commitWords(optionsOf(values), facts.container.name)))}`,
    links: [
      {
        key: "dockerfile",
        label: t("Write a Dockerfile from the changes"),
        help: t("Opens a Dockerfile that comes near to this image; nothing is committed."),
        follow: (values) => writeDockerfile(instructionsOf(values)),
      },
    ],
    send: (values, signal) => send(optionsOf(values), signal),
  };
}

function imageFields({ image, running }: CommitFacts, author: string): readonly Field[] {
  return [
    {
      key: "image",
      type: "text",
      label: t("Image name"),
      help: t("repository, or repository:tag. Without a tag it is latest."),
      value: "",
      placeholder: suggestedName(image),
    },
    {
      key: "message",
      type: "text",
      label: t("Message"),
      help: t("What was done; stands in the image's history."),
      value: "",
    },
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
    {
      key: "changes",
      type: "lines",
      label: t("Changes"),
      help: t("Dockerfile instructions for the new image, one a line: {0}.", changeInstructions.join(", ")),
      value: [],
      add: t("Add a change"),
      placeholder: examples.ENV,
      suggestions: Object.values(examples),
    },
  ];
}

/** What a person might call it: the image's own name with a tag that says where it comes from. */
function suggestedName(image: string): string {
  const { value } = parseNewReference(image);
  return value === undefined ? "repository:tag" : `${value.repository}:changed`;
}

function check(values: FormValues, { taken, keepsTriggers }: CommitFacts): readonly Issue[] {
  const issues: Issue[] = [];
  const name = textOf(values, "image").trim();
  const { value, fault } = name === "" ? {} : parseNewReference(name);
  if (fault !== undefined) issues.push({ field: "image", severity: "error", message: plain(fault) });
  if (name === "")
    issues.push({ field: "image", severity: "hint", message: t("Without a name only its id leads to the image.") });
  if (value !== undefined && taken().has(familiar(value)))
    issues.push({
      field: "image",
      severity: "warning",
      message: t("Another image is called {0}. It keeps its id and loses this name.", plain(familiar(value))),
    });
  if (value?.domain !== undefined && !/[.:]/.test(value.domain) && value.domain !== "localhost")
    issues.push({
      field: "image",
      severity: "warning",
      message: t("With a capital letter, {0} is read as the address of a registry.", plain(value.domain)),
    });
  return [...issues, ...changeIssues(values, keepsTriggers)];
}

function changeIssues(values: FormValues, keepsTriggers: boolean): readonly Issue[] {
  const issues: Issue[] = [];
  const single = new Map<string, number>();
  for (const { text, line } of filled(values, "changes")) {
    const { value, fault } = parseChange(text);
    const say = (severity: Issue["severity"], message: string): void =>
      void issues.push({ field: "changes", line, severity, message: plain(message, 400) });
    if (fault !== undefined) {
      say("error", fault);
      continue;
    }
    if (value.hint !== undefined) say("hint", value.hint);
    if (value.instruction === "ONBUILD" && !keepsTriggers)
      say("warning", t("Podman does not keep ONBUILD in its images."));
    if (!["CMD", "ENTRYPOINT", "USER", "WORKDIR"].includes(value.instruction)) continue;
    if (single.has(value.instruction)) say("warning", t("{0} is there twice; the last one counts.", value.instruction));
    single.set(value.instruction, line);
  }
  return issues;
}

/** Those that were found good, as they were typed. */
const instructionsOf = (values: FormValues): readonly string[] =>
  filled(values, "changes").flatMap(({ text }) => (parseChange(text).value === undefined ? [] : [text]));

export function optionsOf(values: FormValues): CommitOptions {
  const { value } = parseNewReference(textOf(values, "image").trim());
  return {
    repository: value?.repository ?? "",
    tag: value?.tag ?? "",
    author: textOf(values, "author").trim(),
    message: textOf(values, "message").trim(),
    pause: isOn(values, "pause"),
    changes: instructionsOf(values),
  };
}
