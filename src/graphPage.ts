// Browser door of the page with a Dockerfile's stages: hands the page what only a webview has.
import { startGraphPage } from "./webview/graph/startGraphPage.ts";
import { webviewParts } from "./webview/webviewParts.ts";

startGraphPage(webviewParts());
