// What the engine has, asked from the client once and again when it says that something changed. Nobody waits for it.
import type { Connection } from "vscode-languageserver";
import type { Log } from "../../base/log.ts";
import type { Clock } from "../../base/timing.ts";
import {
  engineChangedNotification,
  engineFactsRequest,
  readEngineFacts,
  type EngineFacts,
} from "../../protocol/language.ts";
import { knowImages, type KnownImages } from "./imageFacts.ts";

export interface KnownEngine {
  /** What was heard last; empty before. */
  readonly facts: EngineFacts;
  readonly images: KnownImages;
  /** Asks; `changed` is called when the answer is another one. */
  ask(): void;
}

export function followEngine(connection: Connection, log: Log, clock: Clock, changed: () => void): KnownEngine {
  const images = knowImages(connection, log, clock);
  let facts: EngineFacts = {};
  let newest = 0;
  const ask = (): void => {
    const number = (newest += 1);
    connection.sendRequest<unknown>(engineFactsRequest).then(
      (answer) => {
        if (number !== newest) return;
        const heard = readEngineFacts(answer);
        const same = JSON.stringify(heard) === JSON.stringify(facts);
        facts = heard;
        if (!same) changed();
      },
      (error: unknown) => log.debug(`the client does not tell what the engine has: ${String(error)}`),
    );
  };
  connection.onNotification(engineChangedNotification, () => {
    images.forget();
    ask();
  });
  return {
    get facts() {
      return facts;
    },
    images,
    ask,
  };
}
