// Which volumes are in use and by whom, asked of the engine anew: what is about to be deleted is not taken from memory.
import * as containers from "../../engine/api/containers.ts";
import { helperLabel, removeStandIn } from "../../engine/api/standIns.ts";
import * as volumes from "../../engine/api/volumes.ts";
import type { Engine } from "../../engine/engine.ts";
import { isOwnHelper } from "../removal/ownHelpers.ts";

/** Engines write "none" as null too; the types do not know. */
type Labels = Readonly<Record<string, string>> | null;
type Mounts = readonly { readonly Type?: string; readonly Name?: string }[] | null | undefined;

export type Users = ReadonlyMap<string, readonly containers.Target[]>;

/** Volume name → the containers that mount it, whether they run or not. Helpers of our own do not count. */
export async function usersNow(engine: Engine, signal: AbortSignal): Promise<Users> {
  const users = new Map<string, containers.Target[]>();
  for (const { Id, Names, Mounts, Labels } of await containers.list(engine, undefined, signal)) {
    if (isOwnHelper((Labels as Labels)?.[helperLabel])) continue;
    const target = { id: Id, name: (Names[0] ?? Id.slice(0, 12)).replace(/^\//, "") };
    for (const { Type, Name } of (Mounts as Mounts) ?? [])
      if (Type === "volume" && Name !== undefined) users.set(Name, [...(users.get(Name) ?? []), target]);
  }
  return users;
}

/** Removes a volume, and first what we made ourselves to look into it: files that are open are opened anew, or are gone. */
export async function removeVolume(engine: Engine, name: string, signal: AbortSignal): Promise<void> {
  for (const { id, owner } of await volumes.standInsOn(engine, name, signal))
    if (isOwnHelper(owner)) await removeStandIn(engine, { id, name: id.slice(0, 12) });
  await volumes.remove(engine, name, signal);
}
