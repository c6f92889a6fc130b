// Runs inside the editor's page: finds rows and text there and keeps the time, from the event of a press or key to the frame
// that shows its result. What the results mean is left to the measures.
import type { BenchPage, Opening, Typing } from "./contract.ts";

const now = (): number => performance.timeOrigin + performance.now();
const onClock = (event: Event): number => performance.timeOrigin + event.timeStamp;

/**
 * When the first frame was painted in which `check` holds. It is asked at the start of each frame; the message that is sent
 * then comes back after the frame was drawn.
 */
function painted(check: () => boolean, limit: number): Promise<number> {
  const end = now() + limit;
  return new Promise((resolve) => {
    const look = (): void => {
      if (check()) {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(now());
        port2.postMessage(undefined);
      } else if (now() > end) resolve(NaN);
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

/** When the mouse is pressed next, or Enter. */
function press(): Promise<number> {
  return new Promise((resolve) => {
    const ending = new AbortController();
    const options = { capture: true, signal: ending.signal };
    const heard = (event: Event): void => {
      if (event instanceof KeyboardEvent && event.key !== "Enter") return;
      ending.abort();
      resolve(onClock(event));
    };
    window.addEventListener("pointerdown", heard, options);
    window.addEventListener("keydown", heard, options);
  });
}

// ---- trees

const titleOf = (pane: Element): string =>
  pane.querySelector(".pane-header .title, .pane-header h3")?.textContent ?? "";

/** The pane of a view; a container with a single view shows no title, so one alone is it. */
function pane(view: string): Element | undefined {
  const panes = [...document.querySelectorAll(".part.sidebar .pane")];
  const titled = panes.find((one) => titleOf(one).trim().toLowerCase() === view.toLowerCase());
  return titled ?? (panes.length === 1 ? panes[0] : undefined);
}

const rowsIn = (view: string): readonly HTMLElement[] => [
  ...(pane(view)?.querySelectorAll<HTMLElement>(".monaco-list-row") ?? []),
];
const wordsOf = (row: Element): string => `${row.textContent} ${row.getAttribute("aria-label") ?? ""}`;
const rowOf = (view: string, name: string): HTMLElement | undefined =>
  rowsIn(view).find((row) => wordsOf(row).includes(name));
const isPainted = (row: HTMLElement): boolean => row.offsetParent !== null;

/** All rows the tree knows: the height of its content by the height of a row, both as the list has set them. */
function countIn(view: string): number {
  const content = pane(view)?.querySelector<HTMLElement>(".monaco-list-rows");
  const row = content?.querySelector<HTMLElement>(".monaco-list-row");
  if (!content || !row) return 0;
  return Math.round(parseFloat(content.style.height) / parseFloat(row.style.height || String(row.offsetHeight)));
}

// ---- frames

/** Watches from now on; the returned function ends it and gives the longest time between two frames. */
function watchFrames(): () => number {
  let on = true;
  let longest = 0;
  let last = NaN;
  const look = (time: number): void => {
    if (time - last > longest) longest = time - last;
    last = time;
    if (on) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  return () => {
    on = false;
    return longest;
  };
}

let heard: Promise<number> | undefined;

/** When the press came that is listened for. */
function pressTime(): Promise<number> {
  if (heard === undefined) throw new Error("Nothing listens for a press: call listenForPress before.");
  return heard;
}

async function opening(view: string, row: string, count: number, limit: number): Promise<Opening> {
  const start = await pressTime();
  const longestGap = watchFrames();
  const pattern = new RegExp(row);
  const hasOne = (): boolean => rowsIn(view).some((one) => pattern.test(wordsOf(one)) && isPainted(one));
  const first = painted(hasOne, limit);
  const all = painted(() => countIn(view) >= count && hasOne(), limit);
  const [firstAt, allAt] = await Promise.all([first, all]);
  return { first: firstAt - start, all: allAt - start, longestGap: longestGap() };
}

// ---- text

const inLine = (text: string | null): string => (text ?? "").replaceAll("\u00a0", " ").trimEnd();

function terminalText(): string {
  const rows = document.querySelectorAll(".terminal-wrapper.active .xterm-rows > div");
  return [...rows].map((row) => inLine(row.textContent)).join("\n");
}

function editorText(): string {
  const lines = [...document.querySelectorAll<HTMLElement>(".part.editor .view-line")];
  const top = (line: HTMLElement): number => parseFloat(line.style.top);
  return lines
    .sort((one, other) => top(one) - top(other))
    .map((line) => inLine(line.textContent))
    .join("\n");
}

const text = (): string => `${terminalText()}\n${editorText()}`;

function textShows(pattern: string, limit: number): Promise<number> {
  const wanted = new RegExp(pattern, "m");
  return painted(() => wanted.test(text()), limit);
}

/** Each key is timed from its own event; the next must come only after the last was shown. */
/** Times keys until each is shown. A key that comes while the one before is not shown yet is counted and not timed. */
function typing(where: "terminal" | "editor", keys: number, limit: number): Promise<Typing> {
  const shown = where === "terminal" ? terminalText : editorText;
  const echoes: number[] = [];
  const ending = new AbortController();
  let [left, waiting] = [keys, false];
  return new Promise((resolve) => {
    const time = async (start: number, before: string): Promise<void> => {
      waiting = true;
      echoes.push((await painted(() => shown() !== before, limit)) - start);
      waiting = false;
      if (left === 0) resolve({ echoes });
    };
    const heardKey = (event: Event): void => {
      left -= 1;
      if (left === 0) ending.abort();
      if (!waiting) void time(onClock(event), shown());
    };
    window.addEventListener("keydown", heardKey, { capture: true, signal: ending.signal });
  });
}

let typed: Promise<Typing> | undefined;

const bench: BenchPage = {
  now,
  opening,
  rowReaches: (view, name, pattern, limit) => {
    const wanted = new RegExp(pattern);
    return painted(() => {
      const row = rowOf(view, name);
      return row !== undefined && wanted.test(wordsOf(row));
    }, limit);
  },
  rows: (view) => rowsIn(view).map(wordsOf),
  placeOf: (view, name) => {
    const box = rowOf(view, name)?.getBoundingClientRect();
    return box && { x: box.left + Math.min(box.width / 2, 90), y: box.top + box.height / 2 };
  },
  listenForPress: () => {
    heard = press();
  },
  pressTime,
  pressToText: async (pattern, limit) => {
    const start = await pressTime();
    return (await textShows(pattern, limit)) - start;
  },
  textShows,
  text,
  listenForKeys: (where, keys, limit) => {
    typed = typing(where, keys, limit);
  },
  typed: () => {
    if (typed === undefined) throw new Error("Nothing listens for keys: call listenForKeys before.");
    return typed;
  },
};
Object.assign(window, { portholeBench: bench });
