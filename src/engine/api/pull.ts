// Fetching an image from its registry. The engine's answer is a line of JSON for each step, and begins before it knows
// whether it can. https://docs.docker.com/reference/api/engine/version/v1.51/#tag/Image/operation/ImageCreate
import type { Readable } from "node:stream";
import { fail } from "../../base/problem.ts";
import { call } from "../call.ts";
import type { Engine } from "../engine.ts";
import { jsonLines } from "../streams/jsonLines.ts";
import { openStream } from "./request.ts";

/**
 * Resolves when the image is there. `hear` gets each line of the answer.
 * @throws Failure `rejected` with the engine's sentence when it could not fetch it
 */
export const pull = (
  engine: Engine,
  name: string,
  hear: (line: unknown) => void,
  signal: AbortSignal,
): Promise<void> => {
  const what = { operation: "images.pull", what: name, command: ["pull", name], long: true };
  return call(engine, what, signal, async (docker) => {
    const query = { fromImage: whole(name) };
    const answer = await openStream<Readable>(docker, { method: "POST", path: "/images/create", query });
    try {
      for await (const line of jsonLines(answer as AsyncIterable<Uint8Array>)) {
        const said = refusalIn(line);
        if (said !== undefined) fail({ kind: "rejected", operation: what.operation, status: 500, said });
        hear(line);
      }
    } finally {
      answer.destroy();
    }
  });
};

/** Without a tag the engine would fetch every one there is. */
const whole = (name: string): string => (/[:@]/.test(name.slice(name.lastIndexOf("/") + 1)) ? name : `${name}:latest`);

function refusalIn(line: unknown): string | undefined {
  const { error, errorDetail } = (line ?? {}) as { error?: string; errorDetail?: { message?: string } };
  return error ?? errorDetail?.message;
}
