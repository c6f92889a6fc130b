// A build in a terminal: what is sent, what the builder tells, and what came of it. Ctrl+C ends the request, and the engine
// with it the build.
import { bytes } from "../../base/amounts.ts";
import { shortId } from "../../base/ids.ts";
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import type { Problem } from "../../base/problem.ts";
import type { Scope } from "../../base/scope.ts";
import type { Clock } from "../../base/timing.ts";
import type { BuildNews } from "../../engine/api/build.ts";
import { failureOf } from "../../engine/call.ts";
import type { Engine } from "../../engine/engine.ts";
import { note, problemNote } from "../../terminal/notes.ts";
import { createPace } from "../../terminal/pace.ts";
import type { ByteTerminal, Screen } from "../../terminal/screen.ts";
import { adviceOn } from "./advice.ts";
import { createClassicProgress } from "./classicProgress.ts";
import type { Sent } from "./packFolder.ts";
import { createPlainProgress, type FailedStep } from "./plainProgress.ts";

export interface BuildTerminalParts {
  readonly engine: Engine;
  readonly title: string;
  /** A terminal with the same key is used again. */
  readonly key: string;
  /** The docker command that does the same, secrets hidden. */
  readonly command: string;
  /** What the image is called; "" for one without a name. */
  readonly name: string;
  /** Said before it begins. */
  readonly notes: readonly string[];
  readonly clock: Clock;
  /** Builds, and answers the image's id. */
  readonly build: (hearing: Hearing, signal: AbortSignal) => Promise<string>;
  /** What the builder's sentence is about, as terminals make links of it: "/shop/Dockerfile:12". */
  readonly where: (said: string) => string | undefined;
  /** Called once: with the image's id, or undefined where there is none. */
  readonly over: (id: string | undefined) => void;
}

export interface Hearing {
  readonly news: (news: BuildNews) => Promise<void>;
  readonly sent: (so: Sent) => void;
  readonly allSent: (all: Sent) => void;
}

/** As a shell tells of a program that was interrupted. */
const interrupted = 130;

export function buildTerminal(parts: BuildTerminalParts): ByteTerminal {
  const { title, key } = parts;
  return { title, key, icon: "package", open: (screen, scope) => void run(parts, screen, scope) };
}

/** Never rejects: what goes wrong is among the terminal's last lines. */
async function run(parts: BuildTerminalParts, screen: Screen, scope: Scope): Promise<void> {
  const { engine, command, name, notes, over } = parts;
  let told = false;
  const tellOver = (id: string | undefined): void => {
    if (told) return;
    told = true;
    over(id);
  };
  scope.add({ dispose: () => tellOver(undefined) });
  const cancel = new AbortController();
  const signal = AbortSignal.any([cancel.signal, scope.signal]);
  const writing = writingTo(parts, screen, scope, () => cancel.abort());
  for (const line of [plain(command, 2000), ...notes]) writing.write(note(line));
  try {
    const id = await parts.build(writing, signal);
    if (scope.ended) return;
    const short = shortId(id);
    writing.write(
      note(name === "" ? t("Built {0}, an image without a name.", short) : t("Built {0} ({1}).", plain(name), short)),
    );
    tellOver(id);
    screen.end(0);
  } catch (error) {
    if (scope.ended) return;
    const { problem } = failureOf(engine, { operation: "images.build", what: name }, signal, error);
    const place = problem.kind === "rejected" ? parts.where(problem.said) : undefined;
    writing.write(endWords(problem, writing.failed, plain(command, 500), place));
    tellOver(undefined);
    screen.end(problem.kind === "cancelled" ? interrupted : 1);
  }
}

function endWords(problem: Problem, failed: FailedStep | undefined, command: string, place?: string): string {
  if (problem.kind === "cancelled") return note(t("Cancelled. No image was made."));
  const advice = problem.kind === "rejected" ? adviceOn(problem.said, failed?.name ?? "", command) : undefined;
  return [
    ...(failed === undefined || problem.kind !== "rejected"
      ? []
      : [
          note(t("The step that failed: {0}", plain(failed.name, 500))),
          ...failed.lines.map((line) => `${line}\x1b[0m\r\n`),
        ]),
    problemNote(problem),
    ...(place === undefined ? [] : [note(t("It failed at {0}", plain(place, 500)))]),
    ...(advice === undefined ? [] : [note(advice)]),
  ].join("");
}

/** Milliseconds between two words on how much has been sent. */
const sentPace = 200;

interface Writing extends Hearing {
  write(text: string): void;
  readonly failed: FailedStep | undefined;
}

function writingTo({ clock }: BuildTerminalParts, screen: Screen, scope: Scope, cancel: () => void): Writing {
  const pace = createPace(screen, scope, clock);
  const steps = createPlainProgress();
  const classic = createClassicProgress();
  let last = -Infinity;
  let counting = false;
  // The line that counts is written over.
  const write = (text: string): void => {
    if (text === "") return;
    pace.write(counting ? `\r\x1b[K${text}` : text);
    counting = false;
  };
  scope.add(
    screen.onDidType((data) => {
      if (pace.typed(data).includes("\x03")) cancel();
    }),
  );
  return {
    write,
    news: async (news) => {
      write(news.kind === "trace" ? steps.trace(news.trace) : classic.text(news.text));
      if (pace.full) await pace.room();
    },
    sent: (so) => {
      if (scope.ended || clock.now() - last < sentPace) return;
      last = clock.now();
      write(note(t("Sending: {0}", bytes(so.bytes))).replace(/\r\n$/, ""));
      counting = true;
    },
    allSent: (all) => {
      if (!scope.ended) write(note(t("Sent: {0}. Files: {1}", bytes(all.bytes), all.files)));
    },
    get failed() {
      return steps.failed ?? classic.last;
    },
  };
}
