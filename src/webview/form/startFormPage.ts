// The page's side of the conversation about one form: shows what it is sent, says what is typed (soon, not at every key),
// and keeps the values so that a page made anew shows them again.
import { coalesce, systemClock } from "../../base/timing.ts";
import { openChannel } from "../../protocol/channel.ts";
import { readValues, withValues, type FormValues, type Issue } from "../../protocol/formFields.ts";
import { readToForm, type FormPicture, type FromForm, type ToForm } from "../../protocol/formMessages.ts";
import type { KeepingPageParts } from "../webviewParts.ts";
import { formView, type FormView } from "./formView.ts";

interface Remembered {
  readonly id: string;
  readonly values: FormValues;
  readonly focus?: string;
  /** Something was typed that would be lost. */
  readonly touched: boolean;
}

/** Milliseconds after the last key until the values are judged, and the most that steady typing can put it off. */
const pace = { quiet: 100, ceiling: 300 };

export function startFormPage({ document, post, onMessage, remembered, remember }: KeepingPageParts): void {
  const channel = openChannel<FromForm, ToForm>({ post, onMessage }, readToForm, () => undefined);
  let view: FormView | undefined;
  let id = "";
  let revision = 0;
  let issues: readonly Issue[] = [];
  let tried = false;
  let touched = false;

  const say = (type: "changed" | "send"): void => {
    if (view === undefined) return;
    soon.dispose();
    revision += 1;
    channel.send({ type, revision, values: view.values() });
  };
  const soon = coalesce(systemClock, pace, () => say("changed"));
  const keep = (): void => {
    if (view !== undefined)
      remember({ id, values: view.values(), focus: view.focused(), touched } satisfies Remembered);
  };
  const show = (form: FormPicture, sent: FormValues): void => {
    const before = rememberedOf(remembered(), id);
    const values = readValues(form.fields, before?.values) ?? sent;
    touched ||= before?.touched === true;
    const made = formView(
      { ...form, fields: withValues(form.fields, values) },
      {
        changed: (how) => {
          touched = true;
          keep();
          if (how === "typing") soon.ask();
          else say("changed");
        },
        send: () => say("send"),
        cancel: () => channel.send({ type: "cancel" }),
        copy: () => channel.send({ type: "copy" }),
        follow: (link) => channel.send({ type: "follow", link, values: made.values() }),
      },
    );
    view = made;
    document.body.replaceChildren(made.root);
    made.root.addEventListener("focusin", keep);
    made.focus(before?.focus);
    say("changed");
  };

  channel.listen((message) => {
    switch (message.type) {
      case "show":
        id = message.id;
        return show(message.form, message.values);
      case "judged":
        // An answer to older values would mark the wrong lines; the one for these is on its way.
        if (message.revision !== revision) return;
        issues = message.issues;
        tried ||= message.refused;
        view?.judge(issues, message.preview, tried);
        return message.refused ? view?.focusError(issues) : undefined;
      case "sending":
        return view?.working(true);
      case "failed":
        view?.working(false);
        return view?.fail(message.message);
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.isComposing) {
      // What was typed is not lost by one key.
      if (!touched || view?.warn() !== true) channel.send({ type: "cancel" });
    } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      say("send");
    }
  });
  channel.send({ type: "ready" });
}

function rememberedOf(state: unknown, id: string): Remembered | undefined {
  const { id: own } = (state ?? {}) as { readonly id?: unknown };
  return own === id ? (state as Remembered) : undefined;
}
