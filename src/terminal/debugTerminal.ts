// A debug shell in a terminal: says what it is, joins the helper's terminal and ours, and removes the helper when either
// ends. What the helper is made of is the files room's business.
import { t } from "../base/l10n.ts";
import { plain } from "../base/plain.ts";
import { problemOf, summary } from "../base/problem.ts";
import type { Scope } from "../base/scope.ts";
import { sleep, type Clock } from "../base/timing.ts";
import type { Target } from "../engine/api/containers.ts";
import { nextExit } from "../engine/api/exits.ts";
import { attachStandIn, removeStandIn, startStandIn } from "../engine/api/standIns.ts";
import { resize } from "../engine/api/streams.ts";
import { failureOf } from "../engine/call.ts";
import type { Engine } from "../engine/engine.ts";
import { joinStreams } from "./joinStreams.ts";
import { note, problemNote } from "./notes.ts";
import { sendSizes } from "./resizes.ts";
import type { ByteTerminal, Screen } from "./screen.ts";

export interface DebugTerminalParts {
  readonly engine: Engine;
  /** Whom it looks at. */
  readonly target: Target;
  /** The container that is made for it and not started. */
  readonly helper: Target;
  readonly image: string;
  readonly sharesMemory: boolean;
  readonly hasShell: boolean;
  readonly clock: Clock;
  /** Notes work that outlives the terminal: endings.ts's, which a bundle loaded late has no part of. */
  readonly tracked: (work: Promise<void>) => Promise<void>;
  /** Called once when the helper is gone, or could not be removed. */
  readonly over: () => void;
}

export function debugTerminal(parts: DebugTerminalParts): ByteTerminal {
  return {
    title: t("{0}: debug shell", plain(parts.target.name, 60)),
    icon: "debug-console",
    open: (screen, scope) => void run(parts, screen, scope),
  };
}

/** Never rejects: what goes wrong is the terminal's last line. */
async function run(parts: DebugTerminalParts, screen: Screen, scope: Scope): Promise<void> {
  const { engine, helper, target, over, tracked } = parts;
  let removed = false;
  const remove = async (): Promise<void> => {
    if (removed) return;
    removed = true;
    await removeStandIn(engine, helper).catch((error: unknown) =>
      engine.log.debug(`${helper.name}: ${summary(problemOf(error))}`),
    );
    over();
  };
  scope.add({ dispose: () => void tracked(remove()) });
  try {
    const code = await attend(parts, screen, scope);
    if (scope.ended) return;
    if (code === undefined || code === killed)
      screen.write(note(t("The debug shell has ended with {0}.", plain(target.name))));
    if (code === 0) screen.close(0);
    else screen.end(code);
  } catch (error) {
    if (scope.ended) return;
    const what = { operation: "containers.debugShell", what: target.name };
    screen.write(problemNote(failureOf(engine, what, scope.signal, error).problem));
    screen.end();
  } finally {
    await tracked(remove());
  }
}

/** The end of the first process of a namespace kills all others in it. */
const killed = 137;

/** Milliseconds in which the end of a container follows the end of its output. */
const patience = 2000;

async function attend(parts: DebugTerminalParts, screen: Screen, scope: Scope): Promise<number | undefined> {
  const { engine, helper, clock } = parts;
  const { signal } = scope;
  for (const line of firstWords(parts)) screen.write(note(line));
  const exit = await nextExit(engine, helper, signal);
  const stream = await attachStandIn(engine, helper, signal);
  await startStandIn(engine, helper, signal);
  const ended = new AbortController();
  const following = AbortSignal.any([ended.signal, signal]);
  sendSizes(
    { screen, scope, clock, signal: following },
    (size) => resize(engine, helper, size, following),
    (error) => engine.log.debug(`size of ${helper.name}: ${summary(problemOf(error))}`),
  );
  try {
    await joinStreams({ screen, scope, clock, stream, tty: true, stdin: true });
  } finally {
    ended.abort();
    stream.destroy();
  }
  return await Promise.race([exit.code, sleep(clock, patience, signal).then(() => undefined)]);
}

function firstWords({ target, image, sharesMemory, hasShell }: DebugTerminalParts): readonly string[] {
  const name = plain(target.name, 80);
  return [
    t(
      "A debug shell beside {0}: a helper container of {1}, removed when this terminal closes.",
      name,
      plain(image, 80),
    ),
    t("The files of {0} are in /proc/1/root, where you are. Absolute links in them lead to the helper's files.", name),
    sharesMemory
      ? t("Processes, network and shared memory are those of {0}.", name)
      : t("Processes and network are those of {0}; its shared memory is its own.", name),
    t("You are its administrator: you may read and change its files and end its processes, and nothing of the host."),
    ...(hasShell ? [t("It has a shell after all: “chroot /proc/1/root /bin/sh” enters it.")] : []),
  ];
}
