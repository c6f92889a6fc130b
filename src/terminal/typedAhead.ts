// What a person types while a terminal is still being connected: kept for the other side, as a terminal's driver would.
import type { Scope } from "../base/scope.ts";
import type { Screen } from "./screen.ts";

/** Begins to listen. The function that comes back ends that and gives what was typed. */
export function typedAhead(screen: Pick<Screen, "onDidType">, scope: Scope): () => string {
  let typed = "";
  const listening = scope.add(screen.onDidType((data) => (typed += data)));
  return () => {
    listening.dispose();
    return typed;
  };
}
