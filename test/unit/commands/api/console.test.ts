import assert from "node:assert/strict";
import { test } from "node:test";
import { createBodyText, headText, mostShown } from "../../../../src/commands/api/answerText.ts";
import { asCurl } from "../../../../src/commands/api/asCurl.ts";
import { copyCurl } from "../../../../src/commands/api/copyCurl.ts";
import { explain } from "../../../../src/commands/api/explain.ts";
import { lossOf } from "../../../../src/commands/api/losses.ts";
import { createPullProgress } from "../../../../src/commands/api/pullImage.ts";
import { consoleAddress, engineOfConsole } from "../../../../src/commands/api/place.ts";
import { readRequests, sendable } from "../../../../src/commands/api/requests.ts";
import { send } from "../../../../src/commands/api/send.ts";
import { Failure, problemOf } from "../../../../src/base/problem.ts";
import type { RawAnswer } from "../../../../src/engine/api/raw.ts";
import { anEndpoint, fakeSession, fakeSessions } from "../../../support/fakeSession.ts";
import { answerStream, frame } from "../../../support/scriptedStreams.ts";
import { scriptedEngine, type Asked } from "../../../support/scriptedEngine.ts";
import { windowStage } from "../../../support/windowStage.ts";

const written = (text: string) => readRequests(text)[0] ?? assert.fail(text);
const lost = (line: string): string | undefined => lossOf(sendable(written(line)))?.detail;

test("what destroys is asked first, however its path is written", () => {
  assert.match(lost("DELETE /containers/web?v=1&force=true") ?? "", /web outside of volumes[^]*anonymous[^]*killed/);
  assert.match(lost("DELETE /v1.43/volumes/data") ?? "", /volume data with all data/);
  assert.match(lost("DELETE /images/library/nginx:1") ?? "", /library\/nginx:1/);
  assert.match(lost("DELETE //volumes//data/") ?? "", /volume data/);
  assert.match(lost("DELETE /v4.0.0/libpod/pods/x") ?? "", /libpod\/pods\/x/);
  assert.match(lost("POST /%63ontainers/prune") ?? "", /stopped containers/);
  assert.match(lost("POST /volumes/prune?filters={}") ?? "", /data in them/);
  assert.match(lost("POST /containers/web/kill?signal=HUP") ?? "", /web have not saved/);
  for (const line of ["GET /version", "POST /containers/web/stop", "POST /containers/create", "GET /containers/prune"])
    assert.equal(lost(line), undefined, line);
});

function shown(type: string, chunks: readonly (string | Uint8Array)[], ended = true): string {
  const body = createBodyText({ headers: { "content-type": type } });
  for (const chunk of chunks) if (!body.take(Buffer.from(chunk))) break;
  return body.text(ended);
}

test("JSON is set out in lines, whole or one a line; a character cut in two is one", () => {
  const bytes = Buffer.from('{"a":[1,"é"]}');
  assert.equal(
    shown("application/json", [bytes.subarray(0, 11), bytes.subarray(11)]),
    '{\n  "a": [\n    1,\n    "é"\n  ]\n}\n',
  );
  assert.equal(shown("application/json", ['{"a":1}\r\n{"b":2}\n{"c"'], false), '{"a":1}\n{"b":2}\n{"c"\n');
  assert.equal(shown("text/plain", ["OK"]), "OK");
});

test("foreign text moves nothing and hides nothing", () => {
  assert.equal(shown("text/plain", ["a\x1b[2Jb\u202ec\td"]), "a\ufffd[2Jb\ufffdc  d");
  const head = headText({
    status: 200,
    words: "O\x1bK",
    headers: { server: "x\u202e", "set-cookie": ["secret"] },
  } as never);
  assert.equal(head, "HTTP/1.1 200 O\ufffdK\nServer: x\ufffd\n\n");
});

test("frames of a log are read, bytes are refused in words, and much is cut", () => {
  assert.equal(
    shown("application/vnd.docker.multiplexed-stream", [frame(1, "one\n"), frame(2, "two\n")]),
    "one\ntwo\n",
  );
  assert.equal(shown("text/plain; charset=utf-8", [frame(1, "old\n")]), "old\n");
  assert.match(shown("application/x-tar", ["ustar"]), /^# .*application\/x-tar/);
  assert.match(shown("application/octet-stream", [new Uint8Array([1, 2, 0, 4, 5])]), /^# /);
  const much = shown("text/plain", ["x".repeat(mostShown), "Z".repeat(10)]);
  assert.match(much.slice(-80), /x\n# Only the first 2 MB/);
  assert.ok(!much.includes("Z"));
});

const refused = (status: number, said: string): RawAnswer => ({
  ...{ status, words: "", headers: {}, body: answerStream() },
  problem: { kind: "rejected", operation: "api.request", status, said },
});

test("a missing image is explained, with the request that fetches it", () => {
  const request = sendable(written('POST /containers/create\n\n{"Image":"Some.Registry:5000/a/b:1"}'));
  const remedy = explain(request, refused(404, "No such image: some"));
  assert.match(remedy?.words.join("\n") ?? "", /POST \/images\/create\?fromImage=Some\.Registry%3A5000%2Fa%2Fb&tag=1/);
  assert.deepEqual(remedy?.pull, {
    method: "POST",
    path: "/images/create?fromImage=Some.Registry%3A5000%2Fa%2Fb&tag=1",
    headers: {},
  });
  const exact = 'POST /containers/create?platform=linux/arm64\nX-Registry-Auth: c2VjcmV0\nAccept: a\n\n{"Image":"a"}';
  const { pull } = explain(sendable(written(exact)), refused(404, "No such image: a")) ?? {};
  assert.equal(pull?.path, "/images/create?fromImage=a&tag=latest&platform=linux%2Farm64");
  assert.deepEqual(pull.headers, { "X-Registry-Auth": "c2VjcmV0" });
  const hostile = sendable(written('POST /containers/create\n\n{"Image":"x; rm -rf /"}'));
  assert.equal(explain(hostile, refused(404, "no such image"))?.pull, undefined);
  assert.match(
    explain(sendable(written("GET /nope")), refused(404, "page not found"))?.words[0] ?? "",
    /no such endpoint/,
  );
  assert.equal(explain(request, refused(500, "No such image")), undefined);
});

test("curl gets the headers, without credentials", () => {
  const text = 'POST /images/create?fromImage=x\nX-Registry-Auth: c2VjcmV0\nAccept: a b\n\n{"password":"pw","n":1}';
  assert.equal(
    asCurl(written(text), anEndpoint(), "linux"),
    "curl --silent --show-error --no-buffer --request POST --unix-socket /run/default.sock " +
      "--header 'X-Registry-Auth: ***' --header 'Accept: a b' --header 'Content-Type: application/json' " +
      `--data '{"password":"***","n":1}' 'http://localhost/images/create?fromImage=x'`,
  );
  const pipe = anEndpoint("p", { address: { kind: "npipe", path: "x" } as never });
  assert.throws(() => asCurl(written(text), pipe, "win32"), Failure);
});

test("a console's address holds the name of its engine, whatever that is", () => {
  for (const name of ["default", "a/b?c#d", "ü %41", "../x"]) assert.equal(engineOfConsole(consoleAddress(name)), name);
  assert.equal(engineOfConsole("file:///x?default"), undefined);
});

/** An engine that answers with a stream, and a console over it. */
function stage(answer: (asked: Asked) => unknown, answers: Parameters<typeof windowStage>[0] = {}) {
  const engine = scriptedEngine(answer);
  const sessions = fakeSessions({ open: [fakeSession({ engine }), fakeSession({ name: "other" })] });
  return { engine, ...windowStage({ sessions, ...answers }) };
}
const at = (text: string, engine = "default") => [{ address: consoleAddress(engine), text, offset: text.length }];
const whole = (text: string, status = 200) => {
  const stream = answerStream();
  stream.end(text);
  return Object.assign(stream, {
    statusCode: status,
    statusMessage: "Words",
    headers: { "content-type": "application/json" },
  });
};

test("an answer opens beside, and what was sent is in the record without its headers", async () => {
  const { context, ui, engine } = stage(() => whole('{"Version":"1"}'));
  await send.run(context, at("GET /version?a=1\nX-Registry-Auth: c2VjcmV0"));
  assert.deepEqual(engine.requests(), ["GET /version?a=1"]);
  assert.match(
    ui.documents[0]?.text ?? "",
    /^# GET \/version\nHTTP\/1\.1 200 Words\nContent-Type: application\/json\n\n\{\n  "Version": "1"\n\}\n$/,
  );
  assert.ok(!JSON.stringify(engine.record.entries).includes("c2VjcmV0"));
  assert.deepEqual(
    engine.record.entries.map(({ operation, background }) => [operation, background]),
    [["api.request", false]],
  );
});

const absent = () => whole('{"message":"No such image: nginx:latest"}', 404);
const makes = 'POST /containers/create?name=x\n\n{"Image":"nginx"}';
const layers = [
  { status: "Pulling from library/nginx", id: "latest" },
  { status: "Already exists", id: "aaa" },
  { status: "Downloading", id: "bbb", progressDetail: { current: 1500, total: 3000 } },
  { status: "Pull complete", id: "bbb" },
]
  .map((line) => `${JSON.stringify(line)}\r\n`)
  .join("");

test("a refusal is an answer too, and is a problem in the record", async () => {
  const { context, ui, engine } = stage(absent);
  await send.run(context, at(makes));
  assert.match(
    ui.documents[0]?.text ?? "",
    /not on this engine[^]*POST \/images\/create\?fromImage=nginx&tag=latest\nHTTP\/1\.1 404/,
  );
  assert.equal(engine.record.entries[0]?.problem?.kind, "rejected");
  assert.equal(ui.of("warn").length, 1);
  assert.deepEqual(engine.requests(), ["POST /containers/create?name=x"]);
});

test("a missing image is pulled where the person wants it, and the request is sent again", async () => {
  let here = false;
  const { context, ui, engine } = stage(
    ({ path }) => {
      if (path !== "/images/create") return here ? whole('{"Id":"1"}', 201) : absent();
      here = true;
      return whole(layers);
    },
    { answers: [{ offer: "Pull and send again" }] },
  );
  await send.run(context, at(makes));
  assert.deepEqual(engine.requests(), [
    "POST /containers/create?name=x",
    "POST /images/create?fromImage=nginx&tag=latest",
    "POST /containers/create?name=x",
  ]);
  assert.match(ui.documents.at(-1)?.text ?? "", /HTTP\/1\.1 201/);
  assert.ok(ui.of("progress").some(({ title }) => title === "Pulling nginx"));
});

test("a pull that fails says why in the engine's words, and nothing is sent again", async () => {
  for (const failing of [
    () => whole('{"status":"Pulling from library/nginx","id":"latest"}\n{"error":"no space left on device"}\n'),
    () => whole('{"message":"no space left on device"}', 500),
  ]) {
    const { context, engine } = stage(({ path }) => (path === "/images/create" ? failing() : absent()), {
      answers: [{ offer: "Pull and send again" }],
    });
    await assert.rejects(send.run(context, at(makes)), (error) => {
      const problem = problemOf(error);
      return problem.kind === "rejected" && problem.said === "no space left on device";
    });
    assert.equal(engine.requests().length, 2);
  }
});

test("how far a pull is", () => {
  const progress = createPullProgress();
  assert.equal(progress.text(), "");
  for (const line of layers.trim().split("\r\n").slice(0, 3)) assert.equal(progress.take(JSON.parse(line)), undefined);
  assert.equal(progress.text(), "1 of 2 layers, 1.5 kB");
  progress.take({ status: "Pull complete", id: "bbb" });
  progress.take(null);
  assert.equal(progress.text(), "2 of 2 layers, 1.5 kB");
  assert.equal(progress.take({ errorDetail: { message: "denied" } }), "denied");
});

test("a request that destroys is not sent when the person turns away", async () => {
  const { context, engine } = stage(() => whole(""), { answers: ["turn away"] });
  await assert.rejects(send.run(context, at("DELETE /volumes/data")), (error) => problemOf(error).kind === "cancelled");
  assert.deepEqual(engine.requests(), []);
});

test("a stream is shown as it comes, and ends with its document", async () => {
  const stream = Object.assign(answerStream(), { statusCode: 200, statusMessage: "OK", headers: {} });
  const { context, ui } = stage(() => stream);
  stream.write('{"n":1}\n');
  const sending = send.run(context, at("GET /events"));
  while (ui.documents.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  assert.match(ui.documents[0]?.text ?? "", /\{"n":1\}\n$/);
  stream.write('{"n":2}\n');
  while ((ui.documents[0]?.renewals ?? 0) === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  assert.match(ui.documents[0]?.text ?? "", /\{"n":1\}\n\{"n":2\}\n$/);
  ui.documents[0]?.close();
  await sending;
  assert.equal(stream.destroyed, true);
});

test("without a request, or with an engine that is not open, it says so", async () => {
  const { context } = stage(() => whole(""));
  const needs = async (args: readonly unknown[]): Promise<string> => {
    const problem = await send.run(context, args).then(() => undefined, problemOf);
    return problem?.kind === "unsupported" ? problem.needs : "";
  };
  assert.match(await needs([]), /the cursor in a request/);
  assert.match(await needs(at("# nothing")), /a method and a path/);
  assert.match(await needs(at("GET /version", "gone")), /engine gone, which is not connected/);
});

test("copying as curl says what is left out", async () => {
  const { context, ui } = stage(() => undefined);
  await copyCurl.run(context, at("GET /version\nAuthorization: x"));
  assert.match(ui.of("copy")[0]?.text ?? "", /^curl .*Authorization: \*\*\*.* http:\/\/localhost\/version$/);
  assert.equal(ui.of("tell").length, 1);
});
