// How a volume looks as a row.
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { flagsOf, isUnnamed } from "../../model/flags.ts";
import type { Volume } from "../../model/resources.ts";
import { contextValue } from "../../model/selector.ts";
import type { TreeNode } from "../node.ts";
import { since } from "./age.ts";
import { someOf } from "./image.ts";
import { below, joined, spoken, type Place } from "./place.ts";

/** What stands around a volume in its view. */
export interface VolumeUse {
  /** Names of volumes that some container mounts. */
  readonly used: ReadonlySet<string>;
  /** Names of the containers that mount a volume, in order. */
  readonly usersOf: (name: string) => readonly string[];
  /** What we are doing to a volume right now: "removing". */
  readonly busy: (id: string) => string | undefined;
}

/** The driver that every engine has: saying so of every row would say nothing. */
const usual = "local";

/** Characters of 64 hex digits that tell one volume from another. */
const shortName = 12;

export function presentVolume(volume: Volume, use: VolumeUse, place: Place): TreeNode {
  const { name, driver, created } = volume;
  const users = use.usersOf(name);
  const busy = use.busy(volume.id);
  const label = labelOf(volume);
  const facts = [
    busy === undefined ? "" : `${busy}…`,
    users.length > 0 ? t("in use by {0}", someOf(users)) : t("unused"),
    created > 0 ? since(created, place.now) : "",
    driver === usual ? "" : plain(driver, 60),
  ];
  return {
    id: below(place.parent, "volume", name),
    session: place.session,
    label,
    description: joined(...facts),
    icon: busy === undefined ? iconOf(users.length > 0) : "loading~spin",
    context: contextValue("volume", flagsOf(volume, use.used)),
    spoken: spoken(t("volume {0}", label), ...facts),
    of: volume,
    children: "on open",
    copies: name,
    ...(place.dimmed ? { dimmed: true } : {}),
  };
}

/** An unnamed one by the beginning of its digits, as ids are shown. */
const labelOf = (volume: Volume): string =>
  isUnnamed(volume) ? plain(volume.name.slice(0, shortName)) : plain(volume.name);

const iconOf = (used: boolean): string => (used ? "database/charts.green" : "database/descriptionForeground");
