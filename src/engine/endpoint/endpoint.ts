// Where an engine is and why we think so: the data that finders produce, dialers use and people are shown.
import type { Problem } from "../../base/problem.ts";

/** Files with TLS material, absolute paths. Client certificate and key go together. */
export interface TlsFiles {
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
  /** False only when the person's own configuration says so (a context's SkipTLSVerify). */
  readonly verify: boolean;
}

export type Address =
  | { readonly kind: "unix"; readonly path: string }
  | { readonly kind: "npipe"; readonly path: string }
  | { readonly kind: "tcp"; readonly host: string; readonly port: number; readonly tls?: TlsFiles }
  | {
      readonly kind: "ssh";
      readonly host: string;
      readonly port?: number;
      readonly user?: string;
      readonly socket?: string;
    };

/** What made a socket that was found without anybody naming it. */
export type Product = "rootless" | "podman" | "desktop" | "colima" | "orbstack" | "rancher";

/** Why an endpoint is offered. */
export type Reason =
  | { readonly by: "setting" } // porthole.engines
  | { readonly by: "environment" } // DOCKER_HOST
  | { readonly by: "context"; readonly context: string; readonly current: boolean }
  | { readonly by: "default" } // the system's usual socket or pipe
  | { readonly by: "found"; readonly what: Product };

export interface Endpoint {
  /** Short and unique among the endpoints: "default", "prod", "podman". Hostile text if it comes from a context. */
  readonly name: string;
  readonly address: Address;
  /** As docker writes it: "unix:///var/run/docker.sock", "tcp://10.0.0.1:2376", "ssh://me@host". */
  readonly url: string;
  readonly reason: Reason;
}

/** What a look around found: where engines may be, which one we would take, and what was wrong with a source. */
export interface Found {
  readonly endpoints: readonly Endpoint[];
  /** Taken when the person chose none: absent when there is no endpoint at all. */
  readonly chosen?: Endpoint;
  /** Broken contexts, a bad DOCKER_HOST: told once, never fatal. */
  readonly problems: readonly Problem[];
  /** The one of them because of which another engine is chosen than the person told docker to use. */
  readonly missed?: Problem;
}

/** What one source of endpoints gives. */
export interface Source {
  readonly endpoints: readonly Endpoint[];
  readonly problems: readonly Problem[];
  readonly missed?: Problem;
}
