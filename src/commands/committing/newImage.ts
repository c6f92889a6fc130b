// What every form that makes an image asks in the same words: its name, a message, and changes in it.
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import type { Store } from "../../model/store.ts";
import { changeInstructions, examples, parseChange } from "../../run/change.ts";
import { familiar, parseNewReference } from "../../run/reference.ts";
import { textOf, type Field, type FormValues, type Issue } from "../form.ts";
import { filled } from "../running/note.ts";

/** What an engine says of names and changes. */
export interface NewImageFacts {
  /** Whether ONBUILD lives on in the image: Podman's format has no place for it. */
  readonly keepsTriggers: boolean;
  /** Names that images have today. */
  readonly taken: () => ReadonlySet<string>;
}

export function newImageFacts(store: Store): NewImageFacts {
  const { connection } = store.current;
  return {
    keepsTriggers: connection.state !== "ready" || !/podman/i.test(connection.version.product),
    taken: () => new Set([...store.current.images.values()].flatMap(({ tags }) => tags)),
  };
}

export const nameField = (placeholder: string): Field => ({
  key: "image",
  type: "text",
  label: t("Image name"),
  help: t("repository, or repository:tag. Without a tag it is latest."),
  value: "",
  placeholder,
});

export const messageField = (): Field => ({
  key: "message",
  type: "text",
  label: t("Message"),
  help: t("What was done; stands in the image's history."),
  value: "",
});

export const changesField = (placeholder: string): Field => ({
  key: "changes",
  type: "lines",
  label: t("Changes"),
  help: t("Dockerfile instructions for the new image, one a line: {0}.", changeInstructions.join(", ")),
  value: [],
  add: t("Add a change"),
  placeholder,
  suggestions: Object.values(examples),
});

/** What is wrong with, or worth knowing of, the name and the changes. */
export function newImageIssues(values: FormValues, { taken, keepsTriggers }: NewImageFacts): readonly Issue[] {
  return [...nameIssues(textOf(values, "image").trim(), taken), ...changeIssues(values, keepsTriggers)];
}

function nameIssues(name: string, taken: () => ReadonlySet<string>): readonly Issue[] {
  const issue = (severity: Issue["severity"], message: string): Issue => ({ field: "image", severity, message });
  if (name === "") return [issue("hint", t("Without a name only its id leads to the image."))];
  const { value, fault } = parseNewReference(name);
  if (fault !== undefined) return [issue("error", plain(fault))];
  const issues: Issue[] = [];
  if (taken().has(familiar(value)))
    issues.push(
      issue("warning", t("Another image is called {0}. It keeps its id and loses this name.", plain(familiar(value)))),
    );
  if (value.domain !== undefined && !/[.:]/.test(value.domain) && value.domain !== "localhost")
    issues.push(
      issue("warning", t("With a capital letter, {0} is read as the address of a registry.", plain(value.domain))),
    );
  return issues;
}

function changeIssues(values: FormValues, keepsTriggers: boolean): readonly Issue[] {
  const issues: Issue[] = [];
  const single = new Set<string>();
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
    single.add(value.instruction);
  }
  return issues;
}

/** What the values say of the new image; no name where none was given, and only changes that are good, as typed. */
export function newImageOf(values: FormValues): {
  readonly repository: string;
  readonly tag: string;
  readonly message: string;
  readonly changes: readonly string[];
} {
  const { value } = parseNewReference(textOf(values, "image").trim());
  return {
    repository: value?.repository ?? "",
    tag: value?.tag ?? "",
    message: textOf(values, "message").trim(),
    changes: filled(values, "changes").flatMap(({ text }) => (parseChange(text).value === undefined ? [] : [text])),
  };
}
