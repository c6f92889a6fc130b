// Stable orders: two rows never change places unless something about them changed.
import type { Container, ContainerState } from "../../model/resources.ts";
import type { Settings } from "../../manifest/settings.ts";
import { stateOrder } from "../present/state.ts";

/**
 * In the order of one word of theirs, as a person expects it: web-2 before web-10, case only between words that are otherwise
 * the same. Items with the same word keep their order. By keys, made once each: making the system's collator costs more
 * (17 ms) than sorting a thousand names by it, and these are plain letters and digits.
 */
export function byWord<T>(items: Iterable<T>, wordOf: (item: T) => string): T[] {
  const keyed = Array.from(items, (item) => {
    const word = wordOf(item);
    return { item, word, key: keyOf(word) };
  });
  keyed.sort((left, right) => order(left.key, right.key) || order(left.word, right.word));
  return keyed.map(({ item }) => item);
}

/** Numbers of up to this many digits are compared as numbers. */
const digits = 20;

const keyOf = (word: string): string => word.toLowerCase().replace(/\d+/g, (number) => number.padStart(digits, "0"));

const order = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

const rank = new Map<ContainerState, number>(stateOrder.map((state, index) => [state, index]));

/** Ones in trouble stand first among those that run. */
const rankOf = ({ state, health }: Container): number =>
  (rank.get(state) ?? stateOrder.length) * 2 + (health === "unhealthy" ? 0 : 1);

/** An engine has no two containers of one name. */
export const byName = (containers: Iterable<Container>): Container[] => byWord(containers, ({ name }) => name);

/** Equal ones stand by name. */
export function sorted(containers: Iterable<Container>, by: Settings["containers.sortBy"]): readonly Container[] {
  const named = byName(containers);
  switch (by) {
    case "name":
      return named;
    case "state":
      return named.sort((left, right) => rankOf(left) - rankOf(right));
    case "age":
      return named.sort((left, right) => right.created - left.created);
  }
}
