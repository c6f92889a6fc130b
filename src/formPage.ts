// Browser door of the form page: hands the page what only a webview has.
import { startFormPage } from "./webview/form/startFormPage.ts";

interface WebviewApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}
declare function acquireVsCodeApi(): WebviewApi;

const api = acquireVsCodeApi();
startFormPage({
  document,
  post: (message) => api.postMessage(message),
  onMessage: (listen) => {
    const heard = ({ data }: MessageEvent): void => listen(data);
    addEventListener("message", heard);
    return { dispose: () => removeEventListener("message", heard) };
  },
  remembered: () => api.getState(),
  remember: (state) => api.setState(state),
});
