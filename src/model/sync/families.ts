// How each family is listed: the call, the way from wire to records, and how often. A new family is one entry here.
import * as containers from "../../engine/api/containers.ts";
import * as images from "../../engine/api/images.ts";
import * as volumes from "../../engine/api/volumes.ts";
import { helperLabel } from "../../engine/api/standIns.ts";
import type { Engine } from "../../engine/engine.ts";
import type { Pace } from "./listing.ts";
import { containersOf } from "../normalize/containers.ts";
import { imagesOf } from "../normalize/images.ts";
import { volumesOf } from "../normalize/volumes.ts";
import type { Family, Resource } from "../resources.ts";

export interface FamilyLists {
  readonly pace: Pace;
  /** The records of these ids, as many as exist, or all. @throws Failure */
  list(engine: Engine, ids: readonly string[] | undefined, signal: AbortSignal): Promise<readonly Resource[]>;
}

/** Engines write "none" as null too; the types do not know. */
type Labels = Readonly<Record<string, string | undefined>>;

export const familyLists: Readonly<Record<Family, FamilyLists>> = {
  containers: {
    // An address of 50 ids has 4 KB; beyond that a whole list costs the engine less than the search.
    pace: { gather: 15, later: 250, apart: 100, mostIds: 50 },
    list: async (engine, ids, signal) => {
      const listed = await containers.list(engine, ids, signal);
      // What Porthole itself makes to look into files comes and goes, and is nobody's business.
      return containersOf(listed.filter(({ Labels }) => (Labels as Labels | null)?.[helperLabel] === undefined));
    },
  },
  images: {
    // Engines do not filter images by id, so each list is a whole one.
    pace: { gather: 25, later: 250, apart: 250, mostIds: 0 },
    list: async (engine, _, signal) => imagesOf(await images.list(engine, signal)),
  },
  volumes: {
    // Volumes have no ids to list by.
    pace: { gather: 25, later: 250, apart: 250, mostIds: 0 },
    list: async (engine, _, signal) => volumesOf(await volumes.list(engine, signal)),
  },
};
