// The protocol room is what crosses a border: the messages of each page, and the typed channel they go through. Messages
// are read on arrival: what does not have the agreed shape is refused, on either side.
import type { Disposable, Event } from "../base/event.ts";

/** An untyped way in and out: a webview, or the editor as a webview sees it. */
export interface Port {
  post(message: unknown): void;
  readonly onMessage: Event<unknown>;
}

export interface Channel<Out, In> {
  send(message: Out): void;
  listen(hear: (message: In) => void): Disposable;
}

/** `read` gives a message its type or undefined; what it refuses goes to `refused` and no further. */
export function openChannel<Out, In>(
  port: Port,
  read: (message: unknown) => In | undefined,
  refused: (message: unknown) => void,
): Channel<Out, In> {
  return {
    send: (message) => port.post(message),
    listen: (hear) =>
      port.onMessage((message) => {
        const good = read(message);
        if (good === undefined) refused(message);
        else hear(good);
      }),
  };
}
