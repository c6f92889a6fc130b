// Our own words among foreign lines: set apart by a rule and a colour, so that no log line looks like one of ours.
import { describe } from "../base/describe.ts";
import type { Disposable } from "../base/event.ts";
import { t } from "../base/l10n.ts";
import type { Problem } from "../base/problem.ts";
import type { Clock } from "../base/timing.ts";

/** One line of ours, with its line end. */
export const note = (text: string): string => `\x1b[0;36m── ${text}\x1b[0m\r\n`;

/** A problem as one line. */
export const problemNote = (problem: Problem): string => `\x1b[0;33m── ${describe(problem).message}\x1b[0m\r\n`;

/** What stands before a line of stderr: a word, so that it is told without the colour, and by a screen reader. */
export const stderrMark = "\x1b[0;31merr\x1b[0m ";

/** Milliseconds without an answer. */
const patience = 3000;

/**
 * An engine that hangs takes a connection and says nothing: a terminal that stays empty says what it waits for. `say` gets
 * the line once, unless this is disposed before: with the answer, or with the end of the waiting.
 */
export const tellWhenSlow = (clock: Clock, say: (line: string) => void): Disposable =>
  clock.after(patience, () => say(note(t("The engine has not answered yet. Waiting for it."))));
