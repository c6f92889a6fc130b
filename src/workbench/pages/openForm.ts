// Opens a form as a page of the editor. The page is thrown away while it is hidden and made again from what formHost.ts
// knows, so nothing is kept running for a form nobody looks at.
import { randomUUID } from "node:crypto";
import * as vscode from "vscode";
import { plain } from "../../base/plain.ts";
import type { Scope } from "../../base/scope.ts";
import type { Form, FormValues } from "../../commands/form.ts";
import { readFromForm, type FromForm, type ToForm } from "../../protocol/formMessages.ts";
import { copyText } from "../ui/copyText.ts";
import { hostForm } from "./formHost.ts";
import { openPage, type PageKind } from "./openPage.ts";

export interface FormParts {
  readonly scope: Scope;
  readonly extensionUri: vscode.Uri;
}

/**
 * Shows the form and waits for the person.
 * @returns the values, found good, once the form's own work is done
 * @throws Failure "cancelled" when the page is closed
 */
export async function openForm(form: Form, parts: FormParts): Promise<FormValues> {
  const kind: PageKind<FromForm> = {
    script: "formPage",
    style: "form",
    read: (message) => readFromForm(form.fields, message),
    column: vscode.ViewColumn.Active,
  };
  const { channel, scope, load } = openPage<ToForm, FromForm>(kind, plain(form.title, 60), parts);
  const done = hostForm({ form, channel, scope, id: randomUUID(), copy: copyText });
  load();
  try {
    return await done;
  } finally {
    scope.dispose();
  }
}
