// The agent Node's http client asks for connections. Where they lead is the dialer's business; this keeps the ones for
// short reads alive a while, and lets a call see its request.
import { Agent, type AgentOptions, type ClientRequest } from "node:http";
import type { Duplex } from "node:stream";
import type { RequestOptions } from "../exchange.ts";

/** Opens a connection over which HTTP can be spoken. @throws Failure `unreachable` */
export type Dial = () => Promise<Duplex>;

/** The method every agent must have (Node refuses an agent without it), though the types do not tell. */
interface Asked {
  addRequest(request: ClientRequest, options: RequestOptions, ...more: unknown[]): void;
}

const nameless = { servername: "" };

/** An agent whose connections come from `dial`. */
export function createAgent(dial: Dial, options: AgentOptions): Agent {
  // The dialer alone speaks TLS: no name is to be worked out for it, which costs the first request 10 ms.
  const agent = new Agent({ ...options, ...nameless }) as Agent & Asked;
  const add = agent.addRequest;
  agent.addRequest = function (request, asked, ...more) {
    asked.watch?.(request);
    add.call(this, request, asked, ...more);
  };
  agent.createConnection = (_where, done) => {
    // On a failure Node looks at the error only.
    dial().then(
      (socket) => done?.(null, socket),
      (error: unknown) => done?.(error as Error, undefined as never),
    );
    return undefined;
  };
  return agent;
}
