// The messages of the form page. The page draws and collects; judging, previewing and sending happen on the other side.
import { readValues, type Field, type FormValues, type Issue } from "./formFields.ts";
import { isCount, isLoose, isText, maybe } from "./shapes.ts";

/** A form as the page needs it: no functions, words in the person's language. */
export interface FormPicture {
  readonly title: string;
  readonly intro?: string;
  readonly fields: readonly Field[];
  readonly action: string;
  readonly links: readonly { readonly key: string; readonly label: string; readonly help?: string }[];
  readonly preview: boolean;
  readonly words: FormWords;
}

/** What the page itself says. */
export interface FormWords {
  readonly cancel: string;
  readonly copy: string;
  readonly copied: string;
  readonly remove: string;
  readonly preview: string;
  readonly sending: string;
  /** Said after a first Escape. */
  readonly again: string;
  readonly error: string;
  readonly warning: string;
  readonly suggestions: string;
}

export type ToForm =
  | { readonly type: "show"; readonly id: string; readonly form: FormPicture; readonly values: FormValues }
  /** What is wrong with the values of that revision. `refused`: they were sent and cannot go. */
  | {
      readonly type: "judged";
      readonly revision: number;
      readonly issues: readonly Issue[];
      readonly preview?: string;
      readonly refused: boolean;
    }
  | { readonly type: "sending" }
  /** The work failed; the form is the person's again. */
  | { readonly type: "failed"; readonly message: string };

export type FromForm =
  | { readonly type: "ready" }
  | { readonly type: "changed"; readonly revision: number; readonly values: FormValues }
  | { readonly type: "send"; readonly revision: number; readonly values: FormValues }
  | { readonly type: "follow"; readonly link: string; readonly values: FormValues }
  | { readonly type: "copy" }
  | { readonly type: "cancel" };

/** Reads what the page says of a form with these fields. */
export function readFromForm(fields: readonly Field[], message: unknown): FromForm | undefined {
  if (!isLoose(message)) return undefined;
  const { type, revision, link } = message;
  if (type === "ready" || type === "copy" || type === "cancel") return { type };
  const values = readValues(fields, message["values"]);
  if (values === undefined) return undefined;
  if (type === "follow") return isText(link) ? { type, link, values } : undefined;
  return (type === "changed" || type === "send") && isCount(revision) ? { type, revision, values } : undefined;
}

/** Reads what the page is told. */
export function readToForm(message: unknown): ToForm | undefined {
  if (!isLoose(message)) return undefined;
  const { type, id, form, values, revision, issues, preview, refused, message: words } = message;
  switch (type) {
    case "show":
      return isText(id) && isPicture(form) && readValues(form.fields, values) !== undefined
        ? (message as unknown as ToForm)
        : undefined;
    case "judged":
      return isCount(revision) &&
        Array.isArray(issues) &&
        issues.every(isIssue) &&
        maybe(isText, preview) &&
        typeof refused === "boolean"
        ? (message as unknown as ToForm)
        : undefined;
    case "sending":
      return { type };
    case "failed":
      return isText(words) ? { type, message: words } : undefined;
    default:
      return undefined;
  }
}

function isPicture(value: unknown): value is FormPicture {
  return (
    isLoose(value) &&
    isText(value["title"]) &&
    maybe(isText, value["intro"]) &&
    isText(value["action"]) &&
    typeof value["preview"] === "boolean" &&
    Array.isArray(value["fields"]) &&
    value["fields"].every(isField) &&
    Array.isArray(value["links"]) &&
    value["links"].every((link) => isLoose(link) && isText(link["key"]) && isText(link["label"])) &&
    isLoose(value["words"]) &&
    Object.values(value["words"]).every(isText)
  );
}

function isField(value: unknown): value is Field {
  if (!isLoose(value) || !isText(value["key"]) || !isText(value["label"])) return false;
  if (![value["help"], value["section"], value["placeholder"]].every((text) => maybe(isText, text))) return false;
  const texts = (list: unknown): boolean => Array.isArray(list) && list.every(isText);
  switch (value["type"]) {
    case "text":
      return isText(value["value"]) && maybe(texts, value["suggestions"]);
    case "lines":
      return texts(value["value"]) && isText(value["add"]) && maybe(texts, value["suggestions"]);
    case "choice":
      return (
        Array.isArray(value["choices"]) &&
        value["choices"].every((choice) => isLoose(choice) && isText(choice["value"]) && isText(choice["label"]))
      );
    case "switch":
      return typeof value["value"] === "boolean";
    case "note":
      return texts(value["lines"]);
    default:
      return false;
  }
}

function isIssue(value: unknown): value is Issue {
  return (
    isLoose(value) &&
    isText(value["field"]) &&
    isText(value["message"]) &&
    maybe(isCount, value["line"]) &&
    ["error", "warning", "hint"].includes(value["severity"] as string)
  );
}
