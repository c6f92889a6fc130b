// Keeps what is written near what the terminal has shown. The editor takes writes without end and tells nothing back, so
// the terminal itself is asked from time to time: it answers a status request (DSR 5, "are you well?") when it has come to
// it, in the way it hands over typed text. Whoever writes much waits for the answers; nobody else notices.
// https://vt100.net/docs/vt510-rm/DSR.html
import type { Clock } from "../base/timing.ts";
import type { Scope } from "../base/scope.ts";
import type { Screen } from "./screen.ts";

export interface Pace {
  /** Writes at once. `between`: no sequence is half written, so that a question may follow. */
  write(text: string, between?: boolean): void;
  /** The terminal is behind: more should wait. */
  readonly full: boolean;
  /** Resolves when it has caught up. */
  room(): Promise<void>;
  /** Milliseconds that the terminal took for its last answer. */
  readonly lag: number;
  /** What a person typed, without the terminal's answers. */
  typed(data: string): string;
}

const question = "\x1b[5n";
const answer = "\x1b[0n";

export interface PaceTerms {
  /** Characters from one question to the next. */
  readonly stretch: number;
  /** With so many questions without an answer the terminal counts as behind. */
  readonly open: number;
}

/** Keeps the terminal busy; what is on its way is shown within a moment. */
const usual: PaceTerms = { stretch: 64 * 1024, open: 2 };

/** Milliseconds to wait for an answer: a terminal that is slow, and one that has never answered. */
const patience = 1000;
const impatience = 60;

/** Ends with `scope`: whoever waits for room then is let go. */
export function createPace(
  screen: Pick<Screen, "write">,
  scope: Scope,
  clock: Clock,
  { stretch, open: most }: PaceTerms = usual,
): Pace {
  const asked: number[] = []; // when, for each answer that may still come, late ones too
  let written = 0;
  let open = 0; // questions that writing waits for
  let lag = 0;
  let heard = false;
  let misses = 0;
  let waiting: (() => void)[] = [];
  const wake = (): void => {
    const all = waiting;
    waiting = [];
    for (const resolve of all) resolve();
  };
  scope.add({ dispose: wake });

  const wait = (): Promise<void> => {
    const limit = heard || misses < 2 ? patience : impatience;
    return new Promise((resolve) => {
      const timer = clock.after(limit, () => {
        misses += 1;
        open = 0;
        wake();
      });
      waiting.push(() => {
        timer.dispose();
        resolve();
      });
    });
  };
  return {
    write: (text, between = true) => {
      screen.write(text);
      written += text.length;
      if (written < stretch || !between) return;
      screen.write(question);
      asked.push(clock.now());
      written = 0;
      open += 1;
    },
    get full() {
      return open >= most && !scope.ended;
    },
    room: async () => {
      while (open >= most && !scope.ended) await wait();
    },
    get lag() {
      return lag;
    },
    typed: (data) => {
      if (asked.length === 0 || !data.includes(answer)) return data;
      const parts = data.split(answer);
      const answers = Math.min(asked.length, parts.length - 1);
      const answered = asked.splice(0, answers);
      lag = clock.now() - (answered.at(-1) ?? clock.now());
      open = Math.max(0, open - answers);
      heard = true;
      wake();
      return (
        parts.slice(0, answers + 1).join("") +
        parts
          .slice(answers + 1)
          .map((part) => answer + part)
          .join("")
      );
    },
  };
}
