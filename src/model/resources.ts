// What an engine has, in our words: flat and readonly. Made by normalize/, kept by the store, shown by trees, acted on by commands.
// Every string in here comes from outside and is hostile until shown through base/plain.ts.

export type ContainerState = "created" | "running" | "paused" | "restarting" | "removing" | "exited" | "dead";
export type Health = "starting" | "healthy" | "unhealthy";

/** A port of the container and where it is published, if it is. IPv4 and IPv6 of one host port are one record. */
export interface Port {
  readonly inside: number;
  readonly protocol: "tcp" | "udp" | "sctp";
  readonly outside?: number;
  /** Host addresses it listens on: "0.0.0.0", "::", "127.0.0.1". */
  readonly hosts: readonly string[];
}

export interface Mount {
  readonly type: "bind" | "volume" | "tmpfs" | "npipe" | "cluster" | "image";
  /** Volume name, or host path. */
  readonly source: string;
  readonly target: string;
  readonly writable: boolean;
}

export interface Attachment {
  readonly network: string;
  readonly ipv4?: string;
  readonly ipv6?: string;
}

/** What only inspect tells; filled in a moment after the list, absent until then. */
export interface ContainerDetail {
  readonly privileged: boolean;
  readonly tty: boolean;
  readonly oomKilled: boolean;
  /** For engines whose list does not tell it (Podman); a container's own comes first. */
  readonly health?: Health;
  readonly restartCount: number;
  /** "no", "always", "unless-stopped", "on-failure" */
  readonly restartPolicy: string;
  readonly restartMaximum: number;
  /** Milliseconds since the epoch; 0 when it never started or finished. */
  readonly startedAt: number;
  readonly finishedAt: number;
  /** Host pid of the main process, 0 when not running. */
  readonly pid: number;
  /** The engine's own error text of the last start, often empty. */
  readonly error: string;
}

export interface Container {
  readonly kind: "container";
  readonly id: string;
  /** Without the leading slash. */
  readonly name: string;
  /** As the person wrote it: "nginx:1.25", or an id when the tag has moved on. */
  readonly image: string;
  readonly imageId: string;
  readonly command: string;
  /** Milliseconds since the epoch. */
  readonly created: number;
  readonly state: ContainerState;
  readonly health?: Health;
  readonly exitCode?: number;
  readonly ports: readonly Port[];
  readonly mounts: readonly Mount[];
  readonly networkMode: string;
  readonly networks: readonly Attachment[];
  readonly labels: Readonly<Record<string, string>>;
  readonly detail?: ContainerDetail;
}

export interface Image {
  readonly kind: "image";
  readonly id: string;
  /** "repository:tag", sorted; empty when dangling. */
  readonly tags: readonly string[];
  /** "repository@sha256:…" */
  readonly digests: readonly string[];
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since the epoch. */
  readonly created: number;
  readonly labels: Readonly<Record<string, string>>;
}

export interface Volume {
  readonly kind: "volume";
  /** Its name: volumes have no other id. */
  readonly id: string;
  readonly name: string;
  /** "local", or a plugin's name. */
  readonly driver: string;
  /** Where the engine keeps it, on the engine's own system; "" where it does not say. */
  readonly folder: string;
  /** Milliseconds since the epoch; 0 where the engine does not say. */
  readonly created: number;
  readonly labels: Readonly<Record<string, string>>;
  /** Of its driver: "type", "device". */
  readonly options: Readonly<Record<string, string>>;
}

/** Whose file system it is; an id goes to the engine, the name to people. */
export interface FileRoot {
  readonly kind: "container" | "image" | "volume";
  readonly id: string;
  readonly name: string;
}

export type FileType = "file" | "folder" | "link" | "fifo" | "socket" | "blockDevice" | "characterDevice" | "unknown";

/** Something in the file system of a container, an image or a volume: made from a listing, in no snapshot. */
export interface FileEntry {
  readonly kind: "file";
  /** Its address (files/address.ts): unique among all engines. */
  readonly id: string;
  readonly root: FileRoot;
  /** Absolute and inside the root; a name that is no UTF-8 is escaped, as files/address.ts has it. */
  readonly path: string;
  /** The last part of the path, for people; "/" for the root itself. */
  readonly name: string;
  /** Of the entry itself: a link is a link. */
  readonly type: FileType;
  /** Bytes. */
  readonly size?: number;
  /** Permission bits with setuid, setgid and sticky: 0o1777. */
  readonly mode?: number;
  readonly uid?: number;
  readonly gid?: number;
  /** Names, where the file system's own passwd and group tell them. */
  readonly owner?: string;
  readonly group?: string;
  /** Milliseconds since the epoch. */
  readonly modified?: number;
  /** With a link: as it is written. */
  readonly target?: string;
  /** With a link: what stands at its end; undefined when it leads nowhere. */
  readonly leadsTo?: FileType;
  /** What happened to it since the container was made from its image, as far as that is known. */
  readonly change?: FileChange;
}

export type FileChange = "added" | "changed" | "deleted";

export type Resource = Container | Image | Volume | FileEntry;
export type Kind = Resource["kind"];
export type ResourceOf<K extends Kind> = Extract<Resource, { kind: K }>;

/** The maps of a snapshot, and what a view or command declares that it reads. */
export const families = ["containers", "images", "volumes"] as const;
export type Family = (typeof families)[number];
