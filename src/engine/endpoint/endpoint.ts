// Where an engine is and why we think so: the data that finders produce, dialers use and people are shown.

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

/** Why an endpoint is offered. */
export type Reason =
  | { readonly by: "setting" } // porthole.engines
  | { readonly by: "environment" } // DOCKER_HOST
  | { readonly by: "context"; readonly context: string; readonly current: boolean }
  | { readonly by: "default" } // the system's usual socket or pipe
  | { readonly by: "found"; readonly what: "rootless" | "podman" | "desktop" | "colima" | "orbstack" };

export interface Endpoint {
  /** Short and unique among the endpoints: "default", "prod", "podman". Hostile text if it comes from a context. */
  readonly name: string;
  readonly address: Address;
  /** As docker writes it: "unix:///var/run/docker.sock", "tcp://10.0.0.1:2376", "ssh://me@host". */
  readonly url: string;
  readonly reason: Reason;
}
