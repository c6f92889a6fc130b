// A Ui whose answers are written down beforehand, so that a command is tested as a conversation: what was asked, what the
// person said, what they were told. Each answer is used once, in order; a question nobody wrote an answer for fails the test.
import assert from "node:assert/strict";
import type { Readable } from "node:stream";
import { Failure, problemOf, type Problem } from "../../src/base/problem.ts";
import { createScope, type Scope } from "../../src/base/scope.ts";
import { createApiTools } from "../../src/commands/api/tools.ts";
import type { ByteTerminal, Choice, Confirmation, Document, Question, Ui } from "../../src/commands/context.ts";
import type { FoundFile } from "../../src/commands/files/files.ts";
import type { FoundEnd, FoundSearch, FoundView } from "../../src/commands/files/foundView.ts";
import type { BuildReport } from "../../src/run/build/buildReport.ts";
import type { Form, FormValues, Issue } from "../../src/commands/form.ts";
import type { FileRoot } from "../../src/model/resources.ts";

/** What the person does when asked. Labels are compared whole; a RegExp must fit exactly one choice. */
export type Answer =
  | { readonly confirm: boolean }
  | { readonly pick: string | RegExp }
  | { readonly pickMany: readonly (string | RegExp)[] }
  /** A text that the question's check refuses is recorded as refused, and the next answer is typed instead. */
  | { readonly ask: string }
  /** Put over the form's first values. Values with an error are recorded as refused, and the next answer is sent instead. */
  | { readonly form: FormValues }
  /** The offer chosen of the next message that has one of this name; messages without offers never wait for it. */
  | { readonly offer: string }
  | { readonly folder: string }
  | { readonly files: readonly string[] }
  /** Esc, whatever is asked. */
  | "turn away";

/** One thing that went over the port, as it was handed over. */
export type Heard =
  | { readonly kind: "confirm"; readonly confirmation: Confirmation }
  | { readonly kind: "pick"; readonly prompt: string; readonly choices: readonly Choice<unknown>[] }
  | { readonly kind: "pickMany"; readonly prompt: string; readonly choices: readonly Choice<unknown>[] }
  | { readonly kind: "ask"; readonly question: Question }
  | { readonly kind: "form"; readonly form: Form }
  | { readonly kind: "refused"; readonly text?: string; readonly issues: readonly Issue[] }
  /** A form's own work failed, which its page tells; the next answer is sent instead. */
  | { readonly kind: "failed"; readonly problem: Problem }
  | { readonly kind: "progress"; readonly title: string }
  | { readonly kind: "say"; readonly text: string }
  | { readonly kind: "tell"; readonly message: string; readonly offers: readonly string[] }
  | { readonly kind: "warn"; readonly message: string; readonly offers: readonly string[] }
  | { readonly kind: "draft"; readonly language: string; readonly text: string }
  | { readonly kind: "terminal"; readonly session: ByteTerminal }
  | { readonly kind: "insertInShell"; readonly line: string }
  | { readonly kind: "copy"; readonly text: string }
  | { readonly kind: "openExternal"; readonly url: string }
  | { readonly kind: "save"; readonly name: string; readonly content: Buffer }
  | { readonly kind: "pickFolder"; readonly prompt: string }
  | { readonly kind: "pickFiles"; readonly prompt: string; readonly what: "files" | "folders" }
  | { readonly kind: "reveal"; readonly what: FileRoot["kind"]; readonly id: string; readonly focus?: "focus" }
  /** A search was shown; it fills as its results come. */
  | {
      readonly kind: "found";
      readonly search: FoundSearch;
      readonly results: readonly FoundFile[];
      readonly end?: FoundEnd;
    }
  | { readonly kind: "revealFile"; readonly root: FileRoot; readonly addresses: readonly string[] }
  | { readonly kind: "open"; readonly address: string; readonly line?: number }
  | { readonly kind: "compare"; readonly left: string; readonly right: string; readonly title: string }
  | { readonly kind: "console"; readonly engine: string }
  | { readonly kind: "built"; readonly report: BuildReport }
  | { readonly kind: "language"; readonly what: string; readonly given: unknown }
  | { readonly kind: "addFolder"; readonly address: string; readonly name: string };

/** A document that was opened, with the text it shows now. */
export interface OpenDocument {
  readonly path: string;
  readonly language: string;
  readonly text: string;
  /** How often its text was replaced. */
  readonly renewals: number;
  close(): void;
}

export interface ScriptedUi extends Ui {
  readonly heard: readonly Heard[];
  readonly documents: readonly OpenDocument[];
  /** Everything heard of one kind, in order. */
  of<K extends Heard["kind"]>(kind: K): readonly Extract<Heard, { kind: K }>[];
  /** Presses the cancel button of whatever progress runs, or of the next one. */
  cancel(): void;
  /** Fails when answers were left over. Closes the documents. */
  end(): void;
}

/** Makes one. Answers may be added while it is used, by pushing to the array that was passed. */
export function scriptedUi(answers: readonly Answer[] = []): ScriptedUi {
  const heard: Heard[] = [];
  const documents: OpenDocument[] = [];
  const script = answersOf(answers);
  let cancelled = new AbortController();

  const askAgain = (question: Question): string => {
    const text = script.take("ask", question.title);
    const wrong = question.check?.(text);
    if (wrong === undefined) return text;
    heard.push({ kind: "refused", text, issues: [{ field: "", message: wrong, severity: "error" }] });
    return askAgain(question);
  };
  const sendAgain = async (form: Form): Promise<FormValues> => {
    const values = { ...firstValues(form), ...script.take("form", form.title) };
    for (const key of Object.keys(values))
      assert.ok(
        form.fields.some((field) => field.key === key),
        `the form "${form.title}" has no field "${key}"`,
      );
    form.preview?.(values);
    const issues = form.check(values).filter(({ severity }) => severity === "error");
    if (issues.length > 0) {
      heard.push({ kind: "refused", issues });
      return await sendAgain(form);
    }
    try {
      await form.send?.(values, cancelled.signal);
      return values;
    } catch (error) {
      heard.push({ kind: "failed", problem: problemOf(error) });
      return await sendAgain(form);
    }
  };
  const message = (kind: "tell" | "warn", text: string, offers: readonly string[]): Promise<string | undefined> => {
    heard.push({ kind, message: text, offers });
    return Promise.resolve(script.offer(offers));
  };

  const ui: ScriptedUi = {
    heard,
    documents,
    of: <K extends Heard["kind"]>(kind: K) =>
      heard.filter((entry): entry is Extract<Heard, { kind: K }> => entry.kind === kind),
    cancel: () => cancelled.abort(),
    end: () => {
      for (const document of documents) document.close();
      script.end();
    },
    confirm: async (confirmation) => {
      heard.push({ kind: "confirm", confirmation });
      if (!(await later(() => script.take("confirm", confirmation.question)))) turnAway();
    },
    pick: async <T>(prompt: string, choices: readonly Choice<T>[]) => {
      heard.push({ kind: "pick", prompt, choices });
      return await later(() => chosen(prompt, choices, script.take("pick", prompt)).value);
    },
    pickMany: async <T>(prompt: string, choices: readonly Choice<T>[]) => {
      heard.push({ kind: "pickMany", prompt, choices });
      return await later(() => script.take("pickMany", prompt).map((label) => chosen(prompt, choices, label).value));
    },
    ask: async (question) => {
      heard.push({ kind: "ask", question });
      return await later(() => askAgain(question));
    },
    form: async (form) => {
      heard.push({ kind: "form", form });
      await later(() => undefined);
      return await sendAgain(form);
    },
    progress: async (title, work) => {
      heard.push({ kind: "progress", title });
      try {
        return await work(cancelled.signal, (text) => heard.push({ kind: "say", text }));
      } finally {
        if (cancelled.signal.aborted) cancelled = new AbortController();
      }
    },
    tell: (text, ...offers) => message("tell", text, offers),
    warn: (text, ...offers) => message("warn", text, offers),
    document: async (what) => {
      documents.push(await later(() => opened(what)));
    },
    draft: async (language, text) => void (await later(() => heard.push({ kind: "draft", language, text }))),
    terminal: (session) => void heard.push({ kind: "terminal", session }),
    insertInShell: (line) => void heard.push({ kind: "insertInShell", line }),
    copy: async (text) => void (await later(() => heard.push({ kind: "copy", text }))),
    openExternal: async (url) => void (await later(() => heard.push({ kind: "openExternal", url }))),
    save: async (name, content) => {
      heard.push({ kind: "save", name, content: await bytesOf(await content(cancelled.signal)) });
    },
    pickFolder: async (prompt) => {
      heard.push({ kind: "pickFolder", prompt });
      return await later(() => script.take("folder", prompt));
    },
    pickFiles: async (prompt, what) => {
      heard.push({ kind: "pickFiles", prompt, what });
      return await later(() => script.take("files", prompt));
    },
    revealFile: async (root, addresses) =>
      void (await later(() => heard.push({ kind: "revealFile", root, addresses }))),
    open: async (address, line) =>
      void (await later(() => heard.push({ kind: "open", address, ...(line === undefined ? {} : { line }) }))),
    compare: async (left, right, title) =>
      void (await later(() => heard.push({ kind: "compare", left, right, title }))),
    console: async (engine) => void (await later(() => heard.push({ kind: "console", engine }))),
    consoleCursor: () => undefined,
    apiTools: () => Promise.resolve(createApiTools(ui)),
    languageTools: () => {
      const tell = (what: string) => (given: unknown) =>
        Promise.resolve(void heard.push({ kind: "language", what, given }));
      return Promise.resolve({
        showStageGraph: tell("stageGraph"),
        showContext: tell("context"),
        dockerfileOf: (given) => Promise.resolve(typeof given === "string" ? given : undefined),
        openFile: tell("openFile"),
        insert: (place, text) => {
          heard.push({ kind: "language", what: "insert", given: { ...place, text } });
          return Promise.resolve(true);
        },
      });
    },
    built: (report) => void heard.push({ kind: "built", report }),
    found: foundIn(heard),
    addFolder: async (address, name) => void (await later(() => heard.push({ kind: "addFolder", address, name }))),
    reveal: async (what, id, focus) =>
      void (await later(() => heard.push({ kind: "reveal", what, id, ...(focus && { focus }) }))),
  };
  return ui;
}

/** The view of what was found, as it would show it. */
function foundIn(heard: Heard[]): FoundView {
  let stop = new AbortController();
  let last: FoundSearch | undefined;
  return {
    begin: (search) => {
      stop.abort();
      stop = new AbortController();
      last = search;
      const results: FoundFile[] = [];
      const shown: { kind: "found"; search: FoundSearch; results: FoundFile[]; end?: FoundEnd } = {
        ...{ kind: "found", search, results },
      };
      heard.push(shown);
      return { signal: stop.signal, add: (found) => results.push(found), end: (how) => (shown.end = how) };
    },
    get last() {
      return last;
    },
    stop: () => stop.abort(),
    clear: () => {
      stop.abort();
      last = undefined;
    },
  };
}

type AnswerName = Exclude<Answer, "turn away"> extends infer A ? (A extends A ? keyof A : never) : never;
type AnswerOf<N extends AnswerName> = Extract<Exclude<Answer, "turn away">, Record<N, unknown>>[N];

/** The answers, taken one by one. */
function answersOf(answers: readonly Answer[]) {
  let used = 0;
  return {
    take<N extends AnswerName>(name: N, question: string): AnswerOf<N> {
      const answer = answers[used];
      used += 1;
      if (answer === "turn away") return turnAway();
      if (answer === undefined || !(name in answer))
        assert.fail(
          `asked "${question}" (${name}), but the script has ${answer === undefined ? "nothing left" : JSON.stringify(answer)}`,
        );
      return answer[name as keyof typeof answer];
    },
    offer(offers: readonly string[]): string | undefined {
      const answer = answers[used];
      if (answer === undefined || answer === "turn away" || !("offer" in answer) || !offers.includes(answer.offer))
        return;
      used += 1;
      return answer.offer;
    },
    end(): void {
      assert.deepEqual(answers.slice(used), [], "answers that nobody asked for");
    },
  };
}

function chosen<T>(prompt: string, choices: readonly Choice<T>[], wanted: string | RegExp): Choice<T> {
  const fitting = choices.filter(({ label }) => (typeof wanted === "string" ? label === wanted : wanted.test(label)));
  const [only] = fitting;
  const labels = choices.map(({ label }) => JSON.stringify(label)).join(", ");
  assert.ok(
    only !== undefined && fitting.length === 1,
    `"${prompt}": ${fitting.length} choices fit ${String(wanted)}: ${labels}`,
  );
  return only;
}

function firstValues(form: Form): FormValues {
  return Object.fromEntries(form.fields.flatMap((field) => (field.type === "note" ? [] : [[field.key, field.value]])));
}

function opened({ path, language, text, live }: Document): OpenDocument {
  const scope: Scope = createScope(`document:${path}`, (error) => {
    throw error;
  });
  const state = { path, language, text, renewals: 0, close: () => scope.dispose() };
  const replace = (next: string): void => {
    assert.ok(!scope.ended, `${path} was written to after it was closed`);
    state.text = next;
    state.renewals += 1;
  };
  live?.(replace, scope, () => true);
  return state;
}

/** A person never answers in the same breath. */
async function later<T>(answer: () => T): Promise<T> {
  await Promise.resolve();
  return answer();
}

function turnAway(): never {
  throw new Failure({ kind: "cancelled" });
}

async function bytesOf(stream: Readable): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(Buffer.from(part as Uint8Array));
  return Buffer.concat(parts);
}
