// What only a webview has: the way to the extension and back.
import type { Disposable } from "../base/event.ts";

interface WebviewApi {
  postMessage(message: unknown): void;
}
declare function acquireVsCodeApi(): WebviewApi;

/** To be called once in a page. */
export function webviewParts(): {
  readonly document: Document;
  readonly post: (message: unknown) => void;
  readonly onMessage: (listen: (message: unknown) => void) => Disposable;
} {
  const api = acquireVsCodeApi();
  return {
    document,
    post: (message) => api.postMessage(message),
    onMessage: (listen) => {
      const heard = ({ data }: MessageEvent): void => listen(data);
      addEventListener("message", heard);
      return { dispose: () => removeEventListener("message", heard) };
    },
  };
}
