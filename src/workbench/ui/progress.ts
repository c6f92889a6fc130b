// Progress with a cancel button, shown only when the work takes long enough to be waited for.
import * as vscode from "vscode";
import { withoutLinks } from "../../base/plain.ts";

/** Milliseconds before a notification appears: most calls are over by then, and a flash would only disturb. */
const patience = 800;

/** @returns what the work gives. `signal` aborts when the person cancels; `say` puts words beside the title. */
export async function withProgress<T>(
  title: string,
  work: (signal: AbortSignal, say: (text: string) => void) => Promise<T>,
): Promise<T> {
  const abort = new AbortController();
  let say: (text: string) => void = () => undefined;
  let said: string | undefined;
  const done = work(abort.signal, (text) => {
    said = text;
    say(text);
  });
  const timer = setTimeout(() => {
    void vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title: withoutLinks(title), cancellable: true },
      async (progress, token) => {
        token.onCancellationRequested(() => abort.abort());
        say = (message) => progress.report({ message: withoutLinks(message) });
        if (said !== undefined) say(said);
        await done.catch(() => undefined); // Whoever asked for the work is told.
      },
    );
  }, patience);
  try {
    return await done;
  } finally {
    clearTimeout(timer);
  }
}
