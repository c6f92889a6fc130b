// Browser door of the form page: hands the page what only a webview has.
import { startFormPage } from "./webview/form/startFormPage.ts";
import { webviewParts } from "./webview/webviewParts.ts";

startFormPage(webviewParts());
