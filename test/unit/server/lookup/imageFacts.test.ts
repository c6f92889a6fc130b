// What the engine's images bring: asked for when a hover wants it, once, and never waited for too long.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Hover } from "vscode-languageserver";
import { systemClock } from "../../../../src/base/timing.ts";
import { dockerfile } from "../../../../src/language/dockerfile/dockerfile.ts";
import {
  engineChangedNotification,
  engineFactsRequest,
  imageFactsRequest,
  type EngineFacts,
} from "../../../../src/protocol/language.ts";
import { anyLanguage } from "../../../../src/server/documents/reading.ts";
import { movedClock } from "../../../support/clock.ts";
import { languageStage, type Stage } from "../../../support/languageStage.ts";

const uri = "file:///w/Dockerfile";
const brings = (entrypoint: readonly unknown[]): object => ({ entrypoint, command: [], shell: ["/bin/sh", "-c"] });

interface Given {
  readonly facts?: EngineFacts;
  readonly answer: (asked: unknown) => unknown;
  readonly clock?: typeof systemClock;
}

async function stageWith({ facts = { images: ["node:24"] }, answer, clock = systemClock }: Given): Promise<Stage> {
  let heard = (): void => undefined;
  const told = new Promise<void>((resolve) => (heard = resolve));
  const stage = await languageStage({
    languages: [anyLanguage(dockerfile)],
    options: { knowsEngine: true },
    runtime: { clock },
    prepare: (client) => {
      void client.onRequest(engineFactsRequest, () => {
        setImmediate(heard);
        return facts;
      });
      void client.onRequest(imageFactsRequest, answer);
    },
  });
  await told;
  await stage.open(uri, "dockerfile", 'FROM node:24\nCMD ["a.js"]\n');
  return stage;
}

const hover = async (stage: Stage): Promise<string> => {
  const found = await stage.ask<Hover | null>("textDocument/hover", {
    textDocument: { uri },
    position: { line: 1, character: 1 },
  });
  return (found?.contents as { readonly value: string } | undefined)?.value ?? "";
};

test(
  "S146 the engine is asked what the base image brings, again only when it changed",
  { timeout: 60_000 },
  async () => {
    const asked: unknown[] = [];
    let entrypoint: readonly unknown[] = ["/one"];
    const stage = await stageWith({
      answer: (one) => {
        asked.push(one);
        return brings(entrypoint);
      },
    });
    assert.match(await hover(stage), /The container will run: `\/one a\.js`/);
    assert.match(await hover(stage), /is the ENTRYPOINT of the base image `node:24`, says the engine/);
    assert.deepEqual(asked, [{ reference: "node:24" }]);
    entrypoint = ["/two", 3];
    await stage.client.sendNotification(engineChangedNotification);
    assert.match(await hover(stage), /The container will run: `\/two a\.js`/);
    assert.equal(asked.length, 2);
    stage.end();
  },
);

test(
  "an engine without the image, or one that fails, leaves the list of official ones",
  { timeout: 60_000 },
  async () => {
    for (const answer of [
      () => null,
      () => ({ entrypoint: "rm" }),
      () => {
        throw new Error("gone");
      },
    ]) {
      const stage = await stageWith({ answer });
      assert.match(await hover(stage), /`docker-entrypoint\.sh a\.js`[^]*list of official images/);
      stage.end();
    }
  },
);

test("an engine that does not answer is waited for a moment, and not asked twice", { timeout: 60_000 }, async () => {
  const clock = movedClock();
  let asked = 0;
  let release = (): void => undefined;
  const stage = await stageWith({
    clock,
    answer: () => {
      asked += 1;
      return new Promise((resolve) => (release = () => resolve(brings(["/late"]))));
    },
  });
  const waiting = async (): Promise<string> => {
    const answer = hover(stage);
    while (!clock.due.includes(1_000)) await new Promise((resolve) => setImmediate(resolve));
    await clock.pass(1_000);
    return answer;
  };
  assert.match(await waiting(), /`docker-entrypoint\.sh a\.js`/);
  assert.match(await waiting(), /`docker-entrypoint\.sh a\.js`/);
  assert.equal(asked, 1);
  const late = hover(stage);
  while (!clock.due.includes(1_000)) await new Promise((resolve) => setImmediate(resolve));
  release();
  assert.match(await late, /The container will run: `\/late a\.js`/);
  stage.end();
});

test("where no engine is known none is asked", { timeout: 60_000 }, async () => {
  let asked = 0;
  const stage = await stageWith({ facts: {}, answer: () => (asked += 1) });
  assert.match(await hover(stage), /`docker-entrypoint\.sh a\.js`/);
  assert.equal(asked, 0);
  stage.end();
});
