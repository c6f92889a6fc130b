// One form's conversation with its page: shows it, judges values while they are typed, does the work when they are sent.
// The last values live here, so a page that was thrown away while hidden comes back as it was. Knows no editor.
import { describe } from "../../base/describe.ts";
import { t } from "../../base/l10n.ts";
import { Failure, problemOf } from "../../base/problem.ts";
import type { Scope } from "../../base/scope.ts";
import type { Form, FormValues } from "../../commands/form.ts";
import type { Channel } from "../../protocol/channel.ts";
import { firstValues } from "../../protocol/formFields.ts";
import type { FormPicture, FromForm, ToForm } from "../../protocol/formMessages.ts";

export interface FormHost {
  readonly form: Form;
  readonly channel: Channel<ToForm, FromForm>;
  /** Ends when the page is closed; then the form is cancelled. */
  readonly scope: Scope;
  /** Tells this form from others that a page may remember. */
  readonly id: string;
  readonly copy: (text: string) => Promise<void>;
}

/** Resolves with the values once they were sent and their work is done. @throws Failure "cancelled" when turned away */
export function hostForm({ form, channel, scope, id, copy }: FormHost): Promise<FormValues> {
  let values = firstValues(form.fields);
  let revision = 0;
  let sending = false;
  const judge = (sent: boolean): boolean => {
    const issues = form.check(values);
    const good = !issues.some(({ severity }) => severity === "error");
    channel.send({ type: "judged", revision, issues, preview: form.preview?.(values), refused: sent && !good });
    return good;
  };
  const told = async (work: () => Promise<void>): Promise<boolean> => {
    try {
      await work();
      return true;
    } catch (error) {
      if (!scope.ended) channel.send({ type: "failed", message: wordsOf(error) });
      return false;
    }
  };
  return new Promise((resolve, reject) => {
    const cancelled = (): void => reject(new Failure({ kind: "cancelled" }));
    const send = async (): Promise<void> => {
      if (!judge(true)) return;
      sending = true;
      channel.send({ type: "sending" });
      if (await told(async () => await form.send?.(values, scope.signal))) resolve(values);
      sending = false;
    };
    const hear = async (message: FromForm): Promise<void> => {
      switch (message.type) {
        case "ready":
          channel.send({ type: "show", id, form: pictureOf(form), values });
          if (sending) channel.send({ type: "sending" });
          return void judge(false);
        case "cancel":
          return cancelled();
        case "copy":
          return await copy(form.preview?.(values) ?? "");
      }
      if (sending) return;
      values = message.values;
      if (message.type === "follow") {
        const link = form.links?.find(({ key }) => key === message.link);
        return void (await told(async () => await link?.follow(values)));
      }
      revision = message.revision;
      if (message.type === "send") await send();
      else judge(false);
    };
    scope.add(channel.listen((message) => void hear(message).catch(reject)));
    scope.add({ dispose: cancelled });
  });
}

/** A cancelled piece of work needs no words: the person knows. Of an engine out of reach the remedy is told as well. */
function wordsOf(error: unknown): string {
  const problem = problemOf(error);
  if (problem.kind === "cancelled") return "";
  const { message, detail = "" } = describe(problem);
  return problem.kind === "unreachable" ? `${message} ${detail}`.trim() : message;
}

function pictureOf({ title, intro, fields, action, links = [], preview }: Form): FormPicture {
  return {
    title,
    intro,
    fields,
    action,
    links: links.map(({ key, label, help }) => ({ key, label, help })),
    preview: preview !== undefined,
    words: {
      cancel: t("Cancel"),
      copy: t("Copy"),
      copied: t("Copied"),
      remove: t("Remove"),
      preview: t("The same as a docker command"),
      sending: t("Working…"),
      again: t("Press Escape again to discard what you typed."),
      error: t("Error"),
      warning: t("Warning"),
      suggestions: t("Suggestions"),
    },
  };
}
