// What the script inside the editor's page answers. Times are milliseconds since the epoch on the page's own clock, so
// that a span never holds the way to this process; what did not come within its limit is NaN.

/** A view in the side bar, by its title. */
export type ViewTitle = string;

export interface Opening {
  /** Milliseconds from the press to the frame in which the first container's row was painted. */
  readonly first: number;
  /** The same for all rows: the tree knows them, those out of sight too. */
  readonly all: number;
  /** The longest time between two frames meanwhile. */
  readonly longestGap: number;
}

export interface Typing {
  /** Milliseconds from each key to the frame that shows what it wrote. */
  readonly echoes: readonly number[];
}

export interface BenchPage {
  now(): number;
  /** From now on the next press of the mouse, or of Enter, is the one that those below begin with. */
  listenForPress(): void;
  /** Waits for the press and times the rows that follow; `row` is a pattern that a container's row matches. */
  opening(view: ViewTitle, row: string, count: number, limit: number): Promise<Opening>;
  /** When the row that holds `name` first matches the pattern, in its text or accessible name. */
  rowReaches(view: ViewTitle, name: string, pattern: string, limit: number): Promise<number>;
  /** The text and accessible name of each row now in the page, from the top. */
  rows(view: ViewTitle): readonly string[];
  /** Middle of the row that holds `name`, in the window's pixels. */
  placeOf(view: ViewTitle, name: string): { readonly x: number; readonly y: number } | undefined;
  /** When the press came. */
  pressTime(): Promise<number>;
  /** Milliseconds from the press to the frame in which a terminal, editor or page shows the pattern. */
  pressToText(pattern: string, limit: number): Promise<number>;
  /** When a terminal, editor or page shows the pattern. */
  textShows(pattern: string, limit: number): Promise<number>;
  /** What terminals and editors show. */
  text(): string;
  /** From now on the next keys are timed until each is shown where one types. */
  listenForKeys(where: "terminal" | "editor", keys: number, limit: number): void;
  /** Once all of them have come. */
  typed(): Promise<Typing>;
}
