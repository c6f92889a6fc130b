// What is done with a large document leaves many times its size behind. Once nothing has happened for a while, the runtime
// is asked to give that back.
import type { Scope } from "../../base/scope.ts";
import { coalesce } from "../../base/timing.ts";
import type { OpenDocument } from "./documents.ts";
import type { Runtime } from "../runtime.ts";

/** Characters of a document that is worth it. */
const large = 30_000;
const pace = { quiet: 1_500, ceiling: 30_000 };

/** Hears of every document that was checked or asked about. */
export type Worked = (document: Pick<OpenDocument, "lines">) => void;

export function createTidying(scope: Scope, { clock, tidy }: Pick<Runtime, "clock" | "tidy">): Worked {
  if (tidy === undefined) return () => undefined;
  const idle = scope.add(coalesce(clock, pace, tidy));
  return ({ lines }) => {
    if (lines.text.length > large) idle.ask();
  };
}
