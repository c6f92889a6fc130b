// A terminal for tests: what was written, and a person who types. It answers status requests as a terminal does, unless
// told to be deaf or to be slow.
import { createEmitter } from "../../src/base/event.ts";
import type { Screen, Size } from "../../src/terminal/screen.ts";

export interface FakeScreen extends Screen {
  /** Everything that was written since the last `take`, without the status requests. */
  readonly text: string;
  take(): string;
  /** The same without colours, and line ends as "\n". */
  readonly plain: string;
  readonly title: string | undefined;
  /** "open", "ended 3", "closed 0". */
  readonly state: string;
  type(data: string): void;
  resize(size: Size): void;
  /** Status requests that were not answered. */
  readonly questions: number;
  answer(): void;
}

export function fakeScreen({ answers = true, columns = 80 } = {}): FakeScreen {
  const resized = createEmitter<Size>();
  const typed = createEmitter<string>();
  let [size, text, title, state, questions]: [Size, string, string | undefined, string, number] = [
    { columns, rows: 24 },
    "",
    undefined,
    "open",
    0,
  ];
  return {
    get size() {
      return size;
    },
    onDidResize: resized.event,
    onDidType: typed.event,
    write: (written) => {
      if (written !== "\x1b[5n") return void (text += written);
      if (answers) queueMicrotask(() => typed.fire("\x1b[0n"));
      else questions += 1;
    },
    rename: (name) => (title = name),
    end: (code) => (state = `ended ${String(code)}`),
    close: (code) => (state = `closed ${String(code)}`),
    get text() {
      return text;
    },
    take: () => {
      const taken = text;
      text = "";
      return taken;
    },
    get plain() {
      return text.replace(/\x1b\[[\d;:?]*[A-Za-z]/g, "").replaceAll("\r\n", "\n");
    },
    get title() {
      return title;
    },
    get state() {
      return state;
    },
    type: (data) => typed.fire(data),
    resize: (next) => {
      size = next;
      resized.fire(next);
    },
    get questions() {
      return questions;
    },
    answer: () => {
      for (; questions > 0; questions -= 1) typed.fire("\x1b[0n");
    },
  };
}
