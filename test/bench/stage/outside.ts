// Another client of the engine: it makes the changes that a view must notice, and hears the engine's own word of when they
// happened. Raw HTTP, so that its time is the engine's.
import { request, type IncomingMessage } from "node:http";
import { createInterface } from "node:readline";

export interface Outside {
  /** Sends a request and returns the answer's text; throws on a status of 400 or more. */
  call(method: string, path: string, body?: unknown): Promise<string>;
  /** Milliseconds that a call takes. */
  time(method: string, path: string): Promise<number>;
  /** Hears events until it is closed; open once this returns. */
  events(): Promise<Events>;
  /** When a client that follows the container's log has read this text: milliseconds since the epoch. */
  logShows(container: string, text: string): Promise<number>;
}

export interface Told {
  readonly action: string;
  readonly container: string;
  /** Milliseconds since the epoch, on the engine's clock, and when it was heard here. */
  readonly at: number;
  readonly heard: number;
}

export interface Events {
  /** The next event that has this action and is of this container; throws after 30 s. */
  next(container: string, action: string): Promise<Told>;
  close(): void;
}

export const now = (): number => performance.timeOrigin + performance.now();

export function outside(socketPath: string): Outside {
  const open = (method: string, path: string, body?: unknown): Promise<IncomingMessage> =>
    new Promise((answered, failed) => {
      const text = body === undefined ? "" : JSON.stringify(body);
      const headers = { Host: "engine", "Content-Type": "application/json", "Content-Length": Buffer.byteLength(text) };
      request({ socketPath, method, path, headers }, answered).on("error", failed).end(text);
    });
  const call = async (method: string, path: string, body?: unknown): Promise<string> => {
    const response = await open(method, path, body);
    let text = "";
    for await (const part of response.setEncoding("utf8")) text += part as string;
    if ((response.statusCode ?? 500) >= 400)
      throw new Error(`${method} ${path}: ${response.statusCode} ${text.trim()}`);
    return text;
  };
  return {
    call,
    time: async (method, path) => {
      const from = performance.now();
      await call(method, path);
      return performance.now() - from;
    },
    events: async () => hearing(await open("GET", "/events")),
    logShows: async (container, text) => {
      const response = await open("GET", `/containers/${container}/logs?stdout=1&follow=1`);
      let tail = "";
      for await (const part of response) {
        tail = (tail + (part as Buffer).toString("latin1")).slice(-(part as Buffer).length - text.length);
        if (tail.includes(text)) return now(); // which also ends the request
      }
      throw new Error(`The log of ${container} ended without "${text}".`);
    },
  };
}

interface WireEvent {
  readonly Action?: string;
  readonly timeNano?: number;
  readonly Actor?: { readonly ID?: string };
}

function hearing(response: IncomingMessage): Events {
  const waiting = new Set<(told: Told) => void>();
  const heard = (line: string): void => {
    const { Action = "", timeNano = 0, Actor } = JSON.parse(line) as WireEvent;
    const told = { action: Action, container: Actor?.ID ?? "", at: timeNano / 1e6, heard: now() };
    for (const tell of [...waiting]) tell(told);
  };
  response.on("error", () => {}); // closed here, or the engine stops
  createInterface({ input: response }).on("line", heard);
  return {
    next: (container, action) =>
      new Promise((found, failed) => {
        const late = setTimeout(() => {
          waiting.delete(tell);
          failed(new Error(`The engine told no "${action}" within 30 s.`));
        }, 30_000);
        const tell = (told: Told): void => {
          if (told.container !== container || told.action !== action) return;
          clearTimeout(late);
          waiting.delete(tell);
          found(told);
        };
        waiting.add(tell);
      }),
    close: () => response.destroy(),
  };
}
