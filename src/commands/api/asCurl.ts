// A request of the console as a curl command line.
import { curl } from "../../activity/curl.ts";
import { shellOf } from "../../activity/quote.ts";
import { t } from "../../base/l10n.ts";
import { fail } from "../../base/problem.ts";
import type { Endpoint } from "../../engine/endpoint/endpoint.ts";
import { hidden, maskBody, maskPath } from "../../engine/secrets.ts";
import { sendable, type WrittenRequest } from "./requests.ts";

/** Headers that carry credentials. */
const secretHeader = /auth|token|cookie|secret|x-registry-config/i;

/** curl sets it with the body. */
const withBody = /^content-type$/i;

/**
 * Secrets stand as stars: a command line is read by others, and kept by shells.
 * @throws Failure `unsupported` where curl cannot go, or the request is none
 */
export function asCurl(written: WrittenRequest, { address }: Endpoint, platform: string): string {
  const { method, path, headers, body } = sendable(written);
  const shown = Object.entries(headers)
    .filter(([name]) => body === undefined || !withBody.test(name))
    .map(([name, value]) => [name, secretHeader.test(name) ? hidden : value] as const);
  const request = { method, path: maskPath(path), headers: shown, body: body && maskBody(body) };
  return (
    curl({ requests: [request] }, address, shellOf(platform)) ??
    fail({
      kind: "unsupported",
      feature: t("Copying this request as curl"),
      needs: t("an engine that curl can reach; it knows no named pipes"),
    })
  );
}
