// What to do about a build that failed for want of something that only the docker command brings along: it lends an engine its
// secrets, keys and logins during a build, which a plain request to the engine cannot.
import { t } from "../../base/l10n.ts";

/** `said`: the builder's sentence; `step`: what it was at. Undefined where that says all that is known. */
export function adviceOn(said: string, step: string, command: string): string | undefined {
  const nothingLent = /no active session/i.test(said);
  if (/\bssh\b.*(forward|agent|socket|not found)/i.test(said) || (nothingLent && /type=ssh/.test(step)))
    return t(
      "A step needs a key of yours over ssh, which only the docker command can lend: {0}",
      `${command} --ssh default`,
    );
  if (/secret.*not found|no secret .*found/i.test(said) || (nothingLent && /type=secret/.test(step)))
    return t("A step needs a secret, which only the docker command can lend: {0}", `${command} --secret id=…`);
  if (nothingLent) return t("A step needs what only the docker command can lend during a build: {0}", command);
  if (
    /unauthorized|authentication required|access denied|access forbidden|insufficient_scope|no basic auth/i.test(said)
  )
    return t(
      "Images that need a login are not fetched here. Fetch the base image first, with docker pull; then build again.",
    );
  if (/requires BuildKit/i.test(said))
    return t("This engine's own builder is the classic one, which lacks that. Docker 23 and newer have BuildKit.");
  return undefined;
}
