// The console and the view of events in one piece, as their bundle hands them over.
import { curl } from "../../activity/curl.ts";
import { node } from "../../activity/node.ts";
import { python } from "../../activity/python.ts";
import { eventTypes } from "../../terminal/events/engineEvent.ts";
import { eventScreen } from "../../terminal/events/eventScreen.ts";
import type { Ui } from "../context.ts";
import type { ApiTools } from "./apiTools.ts";
import { asCurl } from "./asCurl.ts";
import { complete } from "./completion.ts";
import { readRequests } from "./requests.ts";
import { sample } from "./sample.ts";
import { sendRequest } from "./sendRequest.ts";

export const createApiTools = (ui: Ui): ApiTools => ({
  sample,
  requests: readRequests,
  complete,
  send: (request, parts) => sendRequest(request, { ...parts, ui }),
  curl: asCurl,
  programs: (entry, address, shell) => [
    ["curl", curl(entry, address, shell)],
    ["Python", python(entry, address)],
    ["Node", node(entry, address)],
  ],
  events: eventScreen,
  eventTypes,
});
