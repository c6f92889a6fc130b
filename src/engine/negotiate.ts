// Agrees with an engine on a version of the API, once a connection stands; refuses in words what is too old.
import { t } from "../base/l10n.ts";
import { fail, problemOf } from "../base/problem.ts";
import { version } from "./api/system.ts";
import type { Modem } from "./clientForCall.ts";
import { newestApi, oldestApi, type Engine, type EngineVersion } from "./engine.ts";

/**
 * Asks the engine what it is, and has all further calls speak the newest API version that both know.
 * To be called again after each reconnection: the engine may have been replaced.
 * @throws Failure `unreachable`: among others `tooOld` with its version, or `foreign` when it is no container engine
 */
export async function negotiate(engine: Engine, signal?: AbortSignal): Promise<EngineVersion> {
  const endpoint = engine.endpoint.url;
  const found = await version(engine, signal).catch((error: unknown) => {
    // Every engine answers this; what refuses it, or says something else than JSON, is something else.
    const problem = problemOf(error);
    if (problem.kind !== "rejected" || problem.status >= 500) throw error;
    fail({ kind: "unreachable", endpoint, why: "foreign", said: problem.said }, error);
  });
  if (!/^\d+\.\d+$/.test(found.api)) fail({ kind: "unreachable", endpoint, why: "foreign" });
  if (isOlder(found.api, oldestApi)) fail({ kind: "unreachable", endpoint, why: "tooOld", version: found.api });
  (engine.docker.modem as unknown as Modem).version = `v${isOlder(found.api, newestApi) ? found.api : newestApi}`;
  return found;
}

/** Is API version `one` older than `other`? "1.9" is older than "1.41". */
export function isOlder(one: string, other: string): boolean {
  const [major = 0, minor = 0] = one.split(".").map(Number);
  const [otherMajor = 0, otherMinor = 0] = other.split(".").map(Number);
  return major === otherMajor ? minor < otherMinor : major < otherMajor;
}

/** @throws Failure `unsupported` when the engine speaks an older API than `feature` needs */
export function requireApi(engine: Engine, least: string, feature: string): void {
  const spoken = (engine.docker.modem as unknown as Modem).version?.slice(1);
  if (spoken === undefined || !isOlder(spoken, least)) return;
  fail({ kind: "unsupported", feature, needs: t("an engine with API {0} or newer; this one has {1}", least, spoken) });
}
