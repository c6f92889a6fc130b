// What a request needs to go out over a plain socket of its own: connect.ts has it, ask.ts uses it.
import type { OnReadOpts, Socket } from "node:net";
import type { RequestOptions } from "../exchange.ts";

/** Opens a socket to the engine that has neither TLS nor ssh between. @throws Failure `unreachable` */
export type OpenPlain = (onread?: OnReadOpts) => Promise<Socket>;

export interface PlainTerms {
  readonly open: OpenPlain;
  readonly options: RequestOptions;
  /** Which answers are good: `true`. */
  readonly statusCodes: Readonly<Record<number, true | string>>;
  readonly endpoint: string;
}
