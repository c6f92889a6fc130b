// References of images: registry, repository, tag, digest.
export interface Reference {
  readonly registry?: string;
  /** Without registry: "library/nginx" is written as "nginx". */
  readonly repository: string;
  readonly tag?: string;
  readonly digest?: string;
}

/** Undefined where the text is no reference. */
export function referenceOf(text: string): Reference | undefined {
  const [, name = "", tag, digest] =
    /^([^@]+?)(?::([A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?(?:@([a-z0-9]+:[0-9a-fA-F]+))?$/.exec(text) ?? [];
  const [first = "", ...rest] = name.split("/");
  const isRegistry = rest.length > 0 && /[.:]|^localhost$/.test(first);
  const repository = isRegistry ? rest.join("/") : name;
  if (!/^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*$/.test(repository))
    return undefined;
  return { ...(isRegistry ? { registry: first } : {}), repository, tag, digest };
}
