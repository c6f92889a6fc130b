// How Compose makes a project's name of a text.

/** Empty where nothing is left. */
export const normalized = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^-_a-z0-9]/g, "")
    .replace(/^[-_]+/, "");
