// Where a setting that a command changes is written, so that the change counts.

/**
 * For the person, on all their windows; but in the workspace where that has a value of its own, which would win over the
 * person's: what was chosen from a menu would change nothing.
 */
export const placeOf = (set: { readonly workspaceValue?: unknown } | undefined): "person" | "workspace" =>
  set?.workspaceValue === undefined ? "person" : "workspace";
