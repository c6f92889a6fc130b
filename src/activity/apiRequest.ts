// An entry as the requests that went out.
import type { ActivityEntry, ApiRequest } from "../engine/activity.ts";

/** "POST /v1.51/containers/3f2a/stop?t=10" */
export const requestLine = ({ method, path }: ApiRequest): string => `${method} ${path}`;

/** Each request with its JSON body below it; undefined when none went out. */
export function apiRequests({ requests }: Pick<ActivityEntry, "requests">): string | undefined {
  if (requests.length === 0) return undefined;
  return requests
    .map((request) =>
      request.body === undefined
        ? requestLine(request)
        : `${requestLine(request)}\nContent-Type: application/json\n\n${JSON.stringify(request.body, null, 2)}`,
    )
    .join("\n\n");
}
