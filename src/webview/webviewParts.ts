// What only a webview has: the way to the extension and back, and a memory that outlives a page thrown away while hidden.
import type { Event } from "../base/event.ts";

/** What every page works with. */
export interface PageParts {
  readonly document: Document;
  readonly post: (message: unknown) => void;
  readonly onMessage: Event<unknown>;
}

/** What a page has that keeps something. */
export interface KeepingPageParts extends PageParts {
  /** What `remember` was last given, also by an earlier life of this page. */
  readonly remembered: () => unknown;
  readonly remember: (state: unknown) => void;
}

interface WebviewApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}
declare function acquireVsCodeApi(): WebviewApi;

/** To be called once in a page. */
export function webviewParts(): KeepingPageParts {
  const api = acquireVsCodeApi();
  return {
    document,
    post: (message) => api.postMessage(message),
    onMessage: (listen) => {
      const heard = ({ data }: MessageEvent): void => listen(data);
      addEventListener("message", heard);
      return { dispose: () => removeEventListener("message", heard) };
    },
    remembered: () => api.getState(),
    remember: (state) => api.setState(state),
  };
}
