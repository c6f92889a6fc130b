// A row of a view as commands see it: what it stands for, not how it looks.
import type { Resource } from "../model/resources.ts";

export interface Row {
  readonly id: string;
  /** The session it belongs to, by name. */
  readonly session: string;
  readonly of?: Resource;
  readonly stands?: readonly Resource[];
  /** What is copied where the row shows a value such as an address. */
  readonly copies?: string;
}
