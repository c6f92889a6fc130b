// Progress for a part of a command: what takes long stands between questions or after them, so the whole command cannot
// be shown as busy.
import { t } from "../base/l10n.ts";
import { plain } from "../base/plain.ts";
import type { CommandContext, Ui } from "./context.ts";

/** Does the work under a progress that can be cancelled; the signal also aborts with the session. */
export function working<T>(
  { ui, signal }: { readonly ui: Pick<Ui, "progress">; readonly signal: AbortSignal },
  title: string,
  work: (signal: AbortSignal, say: (text: string) => void) => Promise<T>,
): Promise<T> {
  return ui.progress(title, (cancelled, say) => work(AbortSignal.any([cancelled, signal]), say));
}

/**
 * Reads something to show it. Mostly the engine answers at once; where it does not, the person sees what is waited for and
 * may give up. `what`: the docker command that would wait as well.
 */
export const asking = <T>(
  context: Pick<CommandContext, "ui" | "signal">,
  what: string,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> => working(context, t("Waiting for the engine: {0}", plain(what)), work);

/** Progress for a part, on things whose rows say meanwhile what is being done: "removing". */
export async function workingOn<T>(
  context: Pick<CommandContext, "ui" | "signal" | "mark">,
  {
    items,
    word,
    title,
  }: { readonly items: readonly { readonly id: string }[]; readonly word: string; readonly title: string },
  work: (signal: AbortSignal, say: (text: string) => void) => Promise<T>,
): Promise<T> {
  const mark = context.mark(items, word);
  try {
    return await working(context, title, work);
  } finally {
    mark.dispose();
  }
}

/** The names for a title or a question: "web", "web and db", "web, db and 3 more". */
export function namesOf(items: readonly { readonly name: string }[], most = 4): string {
  const names = items.map(({ name }) => plain(name, 80));
  const [first = "", second = ""] = names;
  if (names.length < 2) return first;
  if (names.length === 2) return t("{0} and {1}", first, second);
  if (names.length > most) return t("{0} and {1} more", names.slice(0, most - 1).join(", "), names.length - most + 1);
  return t("{0} and {1}", names.slice(0, -1).join(", "), names.at(-1) ?? "");
}
