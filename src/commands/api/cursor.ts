// The request that a command of the console is about: the one a lens stands above, or the one the cursor is in.
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { fail } from "../../base/problem.ts";
import type { Session } from "../../model/session.ts";
import type { WindowContext } from "../context.ts";
import { engineOfConsole, type ConsoleCursor } from "./place.ts";
import type { WrittenRequest } from "./requests.ts";

export interface Meant {
  readonly request: WrittenRequest;
  readonly session: Session;
}

/** @throws Failure `unsupported` when there is none, or its engine is not open */
export async function meantRequest(
  { ui, sessions }: WindowContext,
  [given]: readonly unknown[],
  feature: string,
): Promise<Meant> {
  const cursor = isCursor(given) ? given : ui.consoleCursor();
  const needs = (what: string): never => fail({ kind: "unsupported", feature, needs: what });
  if (cursor === undefined) return needs(t("the cursor in a request of an API console"));
  const line = cursor.text.slice(0, cursor.offset).split("\n").length - 1;
  const requests = (await ui.apiTools()).requests(cursor.text);
  const request = requests.find(({ start, end }) => line >= start && line <= end);
  if (request === undefined) return needs(t("a request where the cursor is: a method and a path"));
  const name = engineOfConsole(cursor.address);
  const session = sessions.open.find((one) => one.name === name);
  return session === undefined
    ? needs(t("the engine {0}, which is not connected", plain(name ?? "")))
    : { request, session };
}

const isCursor = (given: unknown): given is ConsoleCursor =>
  typeof given === "object" &&
  given !== null &&
  typeof (given as Partial<ConsoleCursor>).text === "string" &&
  typeof (given as Partial<ConsoleCursor>).address === "string" &&
  typeof (given as Partial<ConsoleCursor>).offset === "number";
