// Sends a request of the console and shows its answer beside it: at once when it is whole within a moment, otherwise as it
// comes, until it ends, is too much, or the person closes it.
import { withResolvers } from "../../base/withResolvers.ts";
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import type { Scope } from "../../base/scope.ts";
import { coalesce, sleep, systemClock } from "../../base/timing.ts";
import { raw, type RawAnswer, type RawRequest } from "../../engine/api/raw.ts";
import type { Engine } from "../../engine/engine.ts";
import { consoleLanguage } from "../../manifest/languages.ts";
import type { Ui } from "../context.ts";
import { part } from "../documents/path.ts";
import { working } from "../working.ts";
import { createBodyText, headText, type BodyText } from "./answerText.ts";
import { explain, type Remedy } from "./explain.ts";
import { lossOf } from "./losses.ts";
import { pullImage } from "./pullImage.ts";
import { sendable, type WrittenRequest } from "./requests.ts";

export interface SendParts {
  readonly engine: Engine;
  readonly ui: Ui;
  /** The session's. */
  readonly signal: AbortSignal;
}

/** Milliseconds in which most answers are whole. */
const moment = 400;
/** Milliseconds between two looks at an answer that goes on. */
const beat = { quiet: 100, ceiling: 250 };

/** @throws Failure `cancelled` when the person turned away, and whatever kept an answer from coming */
export async function sendRequest(written: WrittenRequest, parts: SendParts): Promise<void> {
  const { engine, ui, signal } = parts;
  const request = sendable(written);
  const loss = lossOf(request);
  if (loss !== undefined) await ui.confirm(loss);
  const ending = new AbortController();
  const both = AbortSignal.any([signal, ending.signal]);
  const remedy = await working({ ui, signal: both }, titleOf(request), async (cancelled) => {
    const answer = await raw(engine, request, cancelled);
    return await show(request, answer, { ...parts, signal: cancelled }, () => ending.abort());
  });
  if (remedy?.pull !== undefined && (await fetched(remedy.words[0] ?? "", remedy.pull, parts)))
    await sendRequest(written, parts);
}

/** Offers to fetch what is missing; false when the person does not want that. @throws Failure when it cannot be fetched */
async function fetched(words: string, pull: RawRequest, { engine, ui, signal }: SendParts): Promise<boolean> {
  const choice = t("Pull and send again");
  if ((await ui.warn(words, choice)) !== choice) return false;
  const image = new URLSearchParams(pull.path.replace(/^[^?]*/, "")).get("fromImage") ?? "";
  await working({ ui, signal }, t("Pulling {0}", plain(image, 80)), (cancelled, say) =>
    pullImage(engine, pull, cancelled, say),
  );
  return true;
}

const titleOf = ({ method, path }: RawRequest): string => `${method} ${plain(path.replace(/\?.*/, ""), 80)}`;

/** Resolves when the answer has ended, or is not read any more: with what helps where it is a refusal. */
async function show(
  request: RawRequest,
  answer: RawAnswer,
  parts: SendParts,
  end: () => void,
): Promise<Remedy | undefined> {
  const { engine, ui, signal } = parts;
  const body = createBodyText(answer);
  const remedy = explain(request, answer);
  const remarks = remedy?.words.map((line) => (/^[A-Z]+ \//.test(line) ? `${line}\n` : `# ${line}\n`)).join("") ?? "";
  const head = `# ${titleOf(request)}\n${remarks}${headText(answer)}`;
  const reading = read(answer, body, signal);
  const shown = (last?: string): string => head + body.text(last !== undefined) + (last ?? "");
  const path = `${part(engine.name)}/${t("Answer")}`;
  const document = { path, language: consoleLanguage, beside: true };
  const early = await Promise.race([
    reading.ended,
    sleep(systemClock, moment, signal).then(
      () => undefined,
      () => "",
    ),
  ]);
  if (early !== undefined) {
    await ui.document({ ...document, text: shown(early) });
  } else {
    const { promise: closed, resolve } = withResolvers<void>();
    const live = (replace: (text: string) => void, scope: Scope): void => {
      scope.add({ dispose: resolve });
      follow(reading, (last) => replace(shown(last)), scope);
    };
    await ui.document({ ...document, text: shown(), live });
    await Promise.race([reading.ended, closed]);
    end();
    answer.body.destroy();
  }
  return remedy;
}

interface ReadingOn {
  /** What is to be said at the end: nothing, or why it ended early. */
  readonly ended: Promise<string>;
  onMore: (() => void) | undefined;
}

function read(answer: RawAnswer, body: BodyText, signal: AbortSignal): ReadingOn {
  const pump = async (): Promise<string> => {
    try {
      for await (const chunk of answer.body) {
        if (!body.take(chunk as Uint8Array)) break;
        reading.onMore?.();
      }
      return "";
    } catch {
      return signal.aborted
        ? `\n# ${t("Ended by you.")}\n`
        : `\n# ${t("The connection ended in the middle of the answer.")}\n`;
    } finally {
      answer.body.destroy();
    }
  };
  const reading: ReadingOn = { onMore: undefined, ended: Promise.resolve("") };
  return Object.assign(reading, { ended: pump() });
}

function follow(reading: ReadingOn, draw: (last?: string) => void, scope: Scope): void {
  const drawing = scope.add(coalesce(systemClock, beat, () => draw()));
  reading.onMore = () => drawing.ask();
  void reading.ended.then((last) => {
    drawing.dispose();
    reading.onMore = undefined;
    if (!scope.ended) draw(last);
  });
}
