// What commands of the console, of events and of copied actions need of the bundle that is loaded with their first use.
import type { Shell } from "../../activity/quote.ts";
import type { ActivityEntry } from "../../engine/activity.ts";
import type { Address, Endpoint } from "../../engine/endpoint/endpoint.ts";
import type { Engine } from "../../engine/engine.ts";
import type { EventScreenParts } from "../../terminal/events/eventScreen.ts";
import type { ByteTerminal } from "../../terminal/screen.ts";
import type { NamesOf, Proposal } from "./completion.ts";
import type { WrittenRequest } from "./requests.ts";

export interface ApiTools {
  /** What an empty console begins with. */
  sample(): string;
  requests(text: string): readonly WrittenRequest[];
  /** What may be written at the offset. */
  complete(text: string, offset: number, names: NamesOf): readonly Proposal[];
  /** Asks first where something would be lost; shows the answer. `signal` is the session's. */
  send(request: WrittenRequest, parts: { readonly engine: Engine; readonly signal: AbortSignal }): Promise<void>;
  /** `platform`: Node's name of the one the line is to run on. */
  curl(request: WrittenRequest, endpoint: Endpoint, platform: string): string;
  /** A recorded action as what runs elsewhere, each under its name; undefined where that cannot go to the engine. */
  programs(
    entry: Pick<ActivityEntry, "requests">,
    address: Address,
    shell: Shell,
  ): readonly (readonly [name: string, text: string | undefined])[];
  events(parts: EventScreenParts): ByteTerminal;
  readonly eventTypes: readonly string[];
}
