// Where the API consoles are: one editable document an engine, in memory while the window lives.
import { consoleScheme } from "../../manifest/languages.ts";
import { part } from "../documents/path.ts";

/** Its path is what the tab shows, its query the engine's name. */
export const consoleAddress = (engine: string): string =>
  `${consoleScheme}:/${encodeURIComponent(part(engine))}.docker-api?${encodeURIComponent(engine.toWellFormed())}`;

/** The name of the engine; undefined for what is no address of a console. */
export function engineOfConsole(address: string): string | undefined {
  if (!address.startsWith(`${consoleScheme}:`)) return undefined;
  try {
    return decodeURIComponent(address.slice(address.indexOf("?") + 1));
  } catch {
    return undefined;
  }
}

/** A console that is being edited. */
export interface ConsoleCursor {
  readonly address: string;
  readonly text: string;
  /** Characters before the cursor. */
  readonly offset: number;
}
