// The user that a tool should run as on an engine, so that what it writes belongs to the person.
import * as system from "../../engine/api/system.ts";
import type { Engine } from "../../engine/engine.ts";
import { ownUser } from "../../run/tool.ts";
import { isLocal } from "./isLocal.ts";

/** "uid:gid", or "" where it is better left to the image. Asks the engine only where the answer matters. */
export async function ownUserOn(engine: Engine, signal: AbortSignal): Promise<string> {
  const [id, group] = [process.getuid?.(), process.getgid?.()];
  const user = id === undefined || group === undefined ? undefined : { id, group };
  const machine = { platform: process.platform, user, local: isLocal(engine), security: [] };
  if (ownUser(machine) === "") return "";
  const { SecurityOptions } = (await system.info(engine, signal)) as {
    readonly SecurityOptions?: readonly string[] | null;
  };
  return ownUser({ ...machine, security: SecurityOptions ?? [] });
}
