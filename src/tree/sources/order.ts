// Stable orders: two rows never change places unless something about them changed.
import type { Container, ContainerState } from "../../model/resources.ts";
import type { Settings } from "../../manifest/settings.ts";
import { stateOrder } from "../present/state.ts";

const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/** As a person sorts: web-2 before web-10, letters before their capitals' difference. */
export const byWord = (left: string, right: string): number =>
  left === right ? 0 : collator.compare(left, right) || (left < right ? -1 : 1);

export const byName = (left: Container, right: Container): number =>
  byWord(left.name, right.name) || (left.id < right.id ? -1 : left.id > right.id ? 1 : 0);

const rank = new Map<ContainerState, number>(stateOrder.map((state, index) => [state, index]));
const rankOf = ({ state }: Container): number => rank.get(state) ?? stateOrder.length;

/** Ones in trouble stand first among those that run. */
const troubled = ({ health }: Container): number => (health === "unhealthy" ? 0 : 1);

const orders: Readonly<
  Record<Settings["containers.sortBy"], (left: Container, right: Container) => number>
> = {
  name: byName,
  state: (left, right) => rankOf(left) - rankOf(right) || troubled(left) - troubled(right) || byName(left, right),
  age: (left, right) => right.created - left.created || byName(left, right),
};

export function sorted(containers: Iterable<Container>, by: Settings["containers.sortBy"]): readonly Container[] {
  return [...containers].sort(orders[by]);
}
