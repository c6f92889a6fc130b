// The names the outside knows us by.

/** Extension name, and prefix of commands, views, settings and context keys. */
export const prefix = "porthole";

export const viewIds = {
  containers: "porthole.containers",
  images: "porthole.images",
  volumes: "porthole.volumes",
  engines: "porthole.engines",
  found: "porthole.found",
} as const;
export type ViewId = (typeof viewIds)[keyof typeof viewIds];

/** Context keys that `when` clauses may mention. */
export const contextKeys = {
  /** At least one text filter is set on that view. */
  containersFiltered: "porthole.containers.filtered",
  imagesFiltered: "porthole.images.filtered",
  volumesFiltered: "porthole.volumes.filtered",
  /** What the view of what was found in files does: "none" (it is not there), "running" or "done". */
  foundState: "porthole.found.state",
  /** "none", "connecting", "ready" or a reason from base/problem.ts: which welcome text a view shows. */
  engineState: "porthole.engine.state",
} as const;

/** A command's full id: "containers.stop" → "porthole.containers.stop". */
export const commandName = (id: string): string => `${prefix}.${id}`;
