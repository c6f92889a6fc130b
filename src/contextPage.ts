// Browser door of the page with what a build is sent: hands the page what only a webview has.
import { startContextPage } from "./webview/context/startContextPage.ts";
import { webviewParts } from "./webview/webviewParts.ts";

startContextPage(webviewParts());
