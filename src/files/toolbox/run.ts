// Long commands in a helper container, each a process of its own with its own input and output: reading and writing whole
// files.
import { Readable, type Duplex } from "node:stream";
import { failureOf } from "../../engine/call.ts";
import { exec, inspectExec } from "../../engine/api/streams.ts";
import type { Target } from "../../engine/api/containers.ts";
import type { Engine } from "../../engine/engine.ts";
import { createFrameReader } from "../../engine/streams/frames.ts";
import type { Source } from "../content.ts";
import { inTarget, preamble } from "./start.ts";
import { failureIn } from "./complaints.ts";
import { unlessSilent } from "./silence.ts";

const step = 256 * 1024;

async function start(
  engine: Engine,
  helper: Target,
  script: string,
  stdin: boolean,
  signal: AbortSignal,
): Promise<{ id: string; stream: Duplex }> {
  const command = inTarget(preamble + script);
  return await exec(engine, helper, { command, tty: false, stdin, user: "0:0", background: true }, signal);
}

/** Milliseconds without a byte. */
const silence = 60_000;

/** What a script writes. Ends with an error when it complained, or says nothing for a minute. */
export async function output(engine: Engine, helper: Target, script: string, signal: AbortSignal): Promise<Readable> {
  const { id, stream } = await start(engine, helper, script, false, signal);
  const pieces = async function* (): AsyncGenerator<Uint8Array, void, undefined> {
    const frames = createFrameReader();
    let complaint = "";
    try {
      for await (const chunk of unlessSilent(stream, silence))
        for (const { stream: which, bytes } of frames.read(chunk))
          if (which === "stdout") yield bytes;
          else complaint += Buffer.from(bytes).toString("utf8");
    } catch (error) {
      throw failureOf(engine, { operation: "containers.exec", what: helper.name }, signal, error);
    } finally {
      stream.destroy();
    }
    const { exitCode } = await inspectExec(engine, id, signal);
    if (exitCode !== 0) throw failureIn(complaint);
  };
  return Readable.from(pieces(), { objectMode: false, signal });
}

/**
 * Runs a script that takes as many bytes as the source has from its input, and no more: its input is not ended, since not
 * every connection (TLS through a proxy, a Windows pipe) can end one way and stay open the other.
 */
export async function feed(
  engine: Engine,
  helper: Target,
  script: string,
  source: Source,
  signal: AbortSignal,
): Promise<void> {
  const { id, stream } = await start(engine, helper, script, true, signal);
  const frames = createFrameReader();
  let complaint = "";
  const ended = (async () => {
    for await (const chunk of stream)
      for (const { stream: which, bytes } of frames.read(chunk as Uint8Array))
        if (which === "stderr") complaint += Buffer.from(bytes).toString("utf8");
  })();
  ended.catch(() => undefined); // heard of below, when it is waited for
  try {
    for (let at = 0; at < source.size && !stream.destroyed;) {
      signal.throwIfAborted();
      const bytes = await source.read(at, Math.min(step, source.size - at));
      at += bytes.length;
      if (!stream.write(bytes)) await Promise.race([new Promise((drained) => stream.once("drain", drained)), ended]);
    }
    await ended;
  } catch (error) {
    throw failureOf(engine, { operation: "containers.exec", what: helper.name }, signal, error);
  } finally {
    stream.destroy();
  }
  const { exitCode } = await inspectExec(engine, id, signal);
  if (exitCode !== 0) throw failureIn(complaint);
}
