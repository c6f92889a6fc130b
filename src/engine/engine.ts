// The engine room talks to one Docker Engine through dockerode and knows its JSON, not our resources. `endpoint/` says
// where engines are, `dial/` opens connections, `connect.ts` makes the client and `negotiate.ts` agrees on a version,
// `call.ts` is the one seam every request goes through, `api/` has one file a family of plain functions, `lent/` reads large
// answers as fast as a socket gives them, `streams/` turns bytes into records. Raw socket errors never leave the room.
import type Dockerode from "dockerode";
import type { Log } from "../base/log.ts";
import type { Activity } from "./activity.ts";
import type { Endpoint } from "./endpoint/endpoint.ts";

/** What an engine says of itself when first asked. */
export interface EngineVersion {
  /** "28.5.2" */
  readonly version: string;
  /** The newest API it speaks: "1.51". */
  readonly api: string;
  /** "linux/amd64" */
  readonly platform: string;
  readonly kernel: string;
  /** "Docker Engine", "Podman Engine" */
  readonly product: string;
  /** It runs without root and says so. */
  readonly rootless?: true;
}

export interface Engine {
  /** The endpoint's name; unique among the open engines. */
  readonly name: string;
  readonly endpoint: Endpoint;
  /** Called by engine/call.ts only. */
  readonly docker: Dockerode;
  readonly record: Activity;
  readonly log: Log;
}

/** The oldest API version we speak: Docker 20.10. */
export const oldestApi = "1.41";

/** The newest we know: an engine that speaks a newer one is asked to speak this. Docker 28.5. */
export const newestApi = "1.51";
