// Image references: "registry:5000/team/app:1.2@sha256:…" in parts, and whether the builder could read it at all.

export interface ImageParts {
  /** "registry:5000"; undefined for Docker Hub. */
  readonly registry: string | undefined;
  /** Without registry, tag and digest: "team/app". */
  readonly repository: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

/** Cuts a reference, whether it is valid or not. */
export function imageParts(reference: string): ImageParts {
  const at = reference.indexOf("@");
  const digest = at < 0 ? undefined : reference.slice(at + 1);
  const named = at < 0 ? reference : reference.slice(0, at);
  const slash = named.lastIndexOf("/");
  const colon = named.indexOf(":", slash + 1);
  const tag = colon < 0 ? undefined : named.slice(colon + 1);
  const path = colon < 0 ? named : named.slice(0, colon);
  const first = path.indexOf("/");
  const head = first < 0 ? "" : path.slice(0, first);
  const isRegistry = /[.:]/.test(head) || head === "localhost" || /[A-Z]/.test(head);
  return {
    registry: isRegistry ? head : undefined,
    repository: isRegistry ? path.slice(first + 1) : path,
    tag,
    digest,
  };
}

const component = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
const host = "(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])";
const domain = `(?:${host}(?:\\.${host})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?`;
const whole = new RegExp(
  `^(?:${domain}/)?${component}(?:/${component})*(?::[\\w][\\w.-]{0,127})?(?:@[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,})?$`,
);

/** Whether a reference can be read: lower-case names, a tag of at most 128 characters, a full digest. */
export function isReference(reference: string): boolean {
  if (reference.length > 1000 || /^[a-f0-9]{64}$/.test(reference)) return false;
  const { registry, repository } = imageParts(reference);
  return whole.test(reference) && repository.length + (registry?.length ?? 0) <= 255;
}

/** "library/debian", "docker.io/debian" and "debian" are one: the short one. */
export function familiarName({ registry, repository }: ImageParts): string {
  const hub = registry === undefined || registry === "docker.io" || registry === "index.docker.io";
  return hub ? repository.replace(/^library\//, "") : `${registry}/${repository}`;
}

/** What the engine calls it: "debian:latest", "ghcr.io/team/app@sha256:…". With a digest the tag says nothing. */
export function engineReference(parts: ImageParts): string {
  const { tag = "latest", digest } = parts;
  return digest === undefined ? `${familiarName(parts)}:${tag}` : `${familiarName(parts)}@${digest}`;
}
