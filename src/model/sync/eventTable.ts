// Engine event → what it makes stale. Events carry too little to patch from, so they only say what to list again.
// Facts: Docker Engine API, /events; Podman's compatible API, which has words of its own ("died", "remove", "cleanup").
import { fieldsOf, someText, textOf, type Wire } from "../normalize/wire.ts";
import type { Family } from "../resources.ts";

export interface Stale {
  readonly family: Family;
  readonly ids: readonly string[] | "all";
  /** "now" where a row looks different; "soon" where only what is below it does, or another event is about to tell. */
  readonly when: "now" | "soon";
  /** What only inspect tells may differ too. */
  readonly detail: boolean;
}

const nothing: readonly Stale[] = [];

/** What an event of the stream makes stale; nothing for events that change no row, or that are none. */
export function staleAfter(event: unknown): readonly Stale[] {
  const { Type, Action, Actor, status, id } = fieldsOf(event);
  const actor = fieldsOf(Actor);
  // "health_status: healthy", "exec_start: sh -c …"
  const [action = "", more] = (someText(Action) ?? textOf(status)).split(":", 2).map((part) => part.trim());
  switch (Type) {
    case "container":
      // Docker tells the health here and in its list, Podman only in what inspect says.
      return ofContainer(
        action === "health_status" && more === undefined ? "health" : action,
        someText(actor.ID) ?? someText(id),
      );
    case "image":
      return quietImageActions.has(action) ? nothing : [{ family: "images", ids: "all", when: "now", detail: false }];
    case "volume":
      return volumeActions.has(action) ? [{ family: "volumes", ids: "all", when: "now", detail: false }] : nothing;
    case "network":
      return ofNetwork(action, actor);
    default:
      return nothing;
  }
}

/** Container action → when, and whether inspect is worth a new look. What is not here changes nothing we show. */
const containerActions: Readonly<Record<string, Pick<Stale, "when" | "detail">>> = {
  create: { when: "now", detail: true },
  start: { when: "now", detail: true },
  die: { when: "now", detail: true },
  died: { when: "now", detail: true },
  stop: { when: "now", detail: true },
  restart: { when: "now", detail: true },
  restore: { when: "now", detail: true },
  update: { when: "now", detail: true },
  oom: { when: "now", detail: true },
  // Told before lists know of it: inspect does, and says when the list has to be asked again.
  pause: { when: "now", detail: true },
  unpause: { when: "now", detail: true },
  rename: { when: "now", detail: false },
  destroy: { when: "now", detail: false },
  remove: { when: "now", detail: false },
  health_status: { when: "now", detail: false },
  // Podman, as a check begins: what came of it is seen with the next
  health: { when: "now", detail: true },
  // A signal by itself changes no row; what it does is told by "die".
  kill: { when: "soon", detail: false },
  // Podman, after "died"
  cleanup: { when: "soon", detail: false },
};

function ofContainer(action: string, id: string | undefined): readonly Stale[] {
  if (action === "commit") return [{ family: "images", ids: "all", when: "now", detail: false }];
  // Sums up the "destroy" events before it; it names nobody.
  if (action === "prune") return [{ family: "containers", ids: "all", when: "soon", detail: false }];
  const effect = Object.hasOwn(containerActions, action) ? containerActions[action] : undefined;
  return effect === undefined || id === undefined ? nothing : [{ family: "containers", ids: [id], ...effect }];
}

/** Nothing of an image changes when it is sent somewhere; unknown actions count, for an image list tells all there is. */
const quietImageActions: ReadonlySet<string> = new Set(["push", "save", "export", "mount", "unmount"]);

/** Who mounts a volume is told by the container; "destroy" is "remove" with Podman. */
const volumeActions: ReadonlySet<string> = new Set(["create", "destroy", "remove", "prune"]);

/**
 * A container's networks stand below its row. A start and an end bring these events too, just before their own, and the
 * row must not be listed for them: it would be shown twice, the second time late.
 */
function ofNetwork(action: string, actor: Wire): readonly Stale[] {
  if (action !== "connect" && action !== "disconnect") return nothing;
  // Podman names the container as the actor.
  const id = someText(fieldsOf(actor.Attributes).container) ?? someText(actor.ID);
  return id === undefined ? nothing : [{ family: "containers", ids: [id], when: "soon", detail: false }];
}
