// Hovers and completion in command lines.
import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits } from "../../../../src/base/text.ts";
import { commandLine, packageScripts, workflowScripts } from "../../../../src/language/commandLine/commandLine.ts";
import { aboutVerbs } from "../../../../src/language/commandLine/vocabulary/about.ts";
import { verbNamed } from "../../../../src/language/commandLine/vocabulary/table.ts";
import type { Lookup } from "../../../../src/language/language.ts";
import { lint } from "../../../../src/language/lint.ts";
import { withCursor } from "../../../support/markedText.ts";

const hoverAt = (marked: string, language = commandLine): string => {
  const { text, at } = withCursor(marked);
  return language.features.hover?.(language.parse(text), at, {})?.markdown ?? "";
};
const offered = (marked: string): readonly string[] => {
  const { text, at } = withCursor(marked);
  return (commandLine.features.complete?.(commandLine.parse(text), at, {}) ?? []).map(({ label }) => label);
};

test("a command tells what it does, by either name", () => {
  assert.match(hoverAt("dockerd -‸D -H fd://"), /`debug`/);
  assert.equal(hoverAt("ls -‸D"), "");
  assert.match(hoverAt("docker r‸un -it alpine"), /\*\*docker container run\*\*[^]*starts it/);
  assert.match(hoverAt("docker cont‸ainer stop x"), /stays until it is removed/);
  assert.match(hoverAt("docker compose r‸m"), /networks go with docker compose down/);
  assert.equal(hoverAt("docker run alp‸ine"), "");
  assert.equal(hoverAt("echo docker r‸un"), "");
});

test("a flag tells what it does, short or long, over continued lines", () => {
  assert.match(hoverAt("docker run --r‸m alpine"), /\*\*--rm\*\*/);
  assert.match(hoverAt("docker run \\\n  -‸v /a:/b \\\n  alpine"), /\*\*--volume\*\*[^]*--mount refuses/);
  assert.match(hoverAt("docker build --squ‸ash ."), /experimental/);
  assert.match(hoverAt("docker run --network‸ host x"), /--publish does nothing/);
});

test("the engine's own flags are those of its file", () => {
  assert.match(hoverAt("dockerd --live-res‸tore"), /while the engine is restarted[^]*`live-restore`/);
  assert.match(hoverAt("ExecStart=/usr/bin/dockerd --ho‸st fd://"), /`hosts`/);
  assert.match(hoverAt("dockerd --insecure-regist‸ry=x"), /`insecure-registries`/);
  assert.equal(hoverAt("dockerd --not-a-fl‸ag"), "");
});

test("in package.json and workflows as in scripts", () => {
  assert.match(hoverAt('{ "scripts": { "up": "docker compose u‸p -d" } }', packageScripts), /made anew/);
  assert.match(hoverAt("jobs:\n  a:\n    steps:\n      - run: docker bu‸ild .\n", workflowScripts), /context/);
});

test("commands and flags are offered where they are typed", () => {
  assert.ok(offered("docker ‸").includes("compose"));
  assert.ok(offered("docker compose u‸").includes("up"));
  assert.ok(!offered("docker compose u‸").includes("run-it"));
  assert.ok(offered("docker run --r‸").includes("--rm"));
  assert.ok(offered("docker container run -‸").includes("--publish"));
  assert.ok(offered("docker-compose up‸").includes("up"));
  assert.ok(offered("docker-compose up --bu‸").includes("--build"));
  assert.deepEqual(offered("cat docker-compose.yml ‸"), []);
  assert.deepEqual(offered("docker run alpine ‸"), []);
  assert.deepEqual(offered("docker run alp‸"), []);
  assert.deepEqual(offered("# docker ‸"), []);
  assert.deepEqual(offered("podman ‸"), []);
});

test("the old spelling of compose is explained", () => {
  assert.match(hoverAt("docker-com‸pose up -d"), /`docker compose`/);
  assert.equal(hoverAt("cat docker-com‸pose.yml"), "");
  assert.match(hoverAt("docker-compose r‸m"), /\*\*docker compose rm\*\*[^]*networks go with docker compose down/);
  assert.match(hoverAt("docker-compose -f a.yml --profile=x up‸ -d"), /\*\*docker compose up\*\*/);
  assert.equal(hoverAt("docker-compose -f a.y‸ml up"), "");
  assert.equal(hoverAt("docker-compose nosuch‸verb"), "");
});

test("the engine's flags are offered behind dockerd", () => {
  assert.ok(offered("dockerd --debug --li‸").includes("--live-restore"));
  assert.deepEqual(offered("other --li‸"), []);
});

test("-v is written as --mount, and back", () => {
  const rewritten = (marked: string): string | undefined => {
    const { text, at } = withCursor(marked);
    const [fix] = commandLine.features.rewrites?.(commandLine.parse(text), at, {}) ?? [];
    return fix && applyEdits(text, fix.edits);
  };
  const pairs = [
    ["docker run -v /a:/b x", "docker run --mount type=bind,source=/a,target=/b x"],
    ["docker run -v data:/b:ro x", "docker run --mount type=volume,source=data,target=/b,readonly x"],
  ] as const;
  for (const [short, long] of pairs) {
    assert.equal(rewritten(short.replace("-v", "-v‸")), long);
    assert.equal(rewritten(long.replace("source", "sou‸rce")), short);
  }
  assert.equal(
    rewritten('docker run --rm -v‸ "$(pwd)":/app x'),
    'docker run --rm --mount type=bind,source="$(pwd)",target=/app x',
  );
  assert.equal(rewritten("docker run --vol‸ume=/a:/b x"), "docker run --mount type=bind,source=/a,target=/b x");
  for (const text of [
    "-v‸ /b x",
    "-v‸ /a:/b:z x",
    "--mount‸ type=tmpfs,target=/b x",
    "--mount‸ type=bind,source=/a,target=/b,bind-propagation=rslave x",
    "-itv‸ /a:/b x",
  ])
    assert.equal(rewritten(`docker run ${text}`), undefined, text);
});

test("every command that is told of exists under that name", () => {
  assert.deepEqual(
    Object.keys(aboutVerbs).filter((path) => verbNamed(path)?.path !== path),
    [],
  );
});

test("the engine's program tells of its log and its end, and is put there with its service out of the way", () => {
  assert.match(hoverAt("sudo dock‸erd --debug"), /API listen on[^]*Ctrl\+C/);
  assert.match(hoverAt("sudo dockerd --deb‸ug"), /\*\*--debug\*\*/);
  assert.equal(hoverAt("cat dock‸erd.log dockerd"), "");
  for (const begun of ["dock‸", "  sudo docker‸", "dockerd‸"]) assert.deepEqual(offered(begun), ["dockerd"], begun);
  for (const other of ["doc‸", "echo dock‸", "# dock‸", "dockerd -‸"])
    assert.ok(!offered(other).includes("dockerd"), other);
  const { text, at } = withCursor("\tsudo docke‸");
  const [snippet] = commandLine.features.complete?.(commandLine.parse(text), at, {}) ?? [];
  assert.ok(snippet);
  assert.match(
    applyEdits(text, [snippet.edit]),
    /^\tsudo systemctl stop docker[^]*\n\tsudo dockerd [^]*\n\tsudo systemctl start/,
  );
});

const beside: Lookup = {
  read: (path) =>
    path === "Dockerfile"
      ? "FROM golang:1.25 AS base\nFROM base AS lint\n"
      : path === "b/D"
        ? "FROM a AS x\n"
        : undefined,
};
const valuesAt = (marked: string): readonly string[] => {
  const { text, at } = withCursor(marked);
  const found = commandLine.features.complete?.(commandLine.parse(text), at, beside) ?? [];
  for (const { edit } of found) assert.doesNotMatch(applyEdits(text, [edit]), /=\w*=/);
  return found.map(({ label }) => label);
};

test("S182 platforms are offered where one is typed, also behind a comma", () => {
  assert.deepEqual(valuesAt("docker run --platform ‸ web:1").slice(0, 2), ["linux/amd64", "linux/arm64"]);
  assert.ok(valuesAt("docker build --platform=lin‸ .").includes("linux/arm/v7"));
  const more = valuesAt("docker build --platform=linux/amd64,‸ .");
  assert.ok(more.includes("linux/arm64") && !more.includes("linux/amd64"));
  assert.deepEqual(valuesAt("docker ps --platform=‸"), []);
  assert.deepEqual(valuesAt("echo --platform=‸"), []);
});

test("S181 the stages of the Dockerfile beside the text are offered as targets, and found from there", () => {
  assert.deepEqual(valuesAt("docker build --target=‸ ."), ["base", "lint"]);
  assert.deepEqual(valuesAt("docker build --target l‸ ."), ["base", "lint"]);
  assert.deepEqual(valuesAt("docker build -f b/D --target=‸ ."), ["x"]);
  assert.deepEqual(valuesAt("docker build -f - --target=‸ ."), []);
  assert.deepEqual(valuesAt("docker build --target=‸ https://example.org/a.git"), []);
  const { text, at } = withCursor("docker build --target=li‸nt .");
  assert.deepEqual(commandLine.features.definition?.(commandLine.parse(text), at, beside), [
    { path: "Dockerfile", range: { start: { line: 1, character: 13 }, end: { line: 1, character: 17 } } },
  ]);
  const other = withCursor("docker build --target=nt‸ .");
  assert.deepEqual(commandLine.features.definition(commandLine.parse(other.text), other.at, beside), []);
});

test("S181 a target that the Dockerfile has not is told where a stage is called nearly so", () => {
  const told = (line: string): readonly string[] =>
    lint(commandLine, commandLine.parse(line), beside).map(({ rule, severity }) => `${severity} ${rule}`);
  assert.deepEqual(told("docker build --target=lnt ."), ["warning unknownTarget"]);
  for (const line of [
    "docker build --target=lint .",
    "docker build --target=LINT .",
    "docker build --target=other .",
    "docker build --target=lnt ./b",
    "docker build --target=$T .",
    "docker build --target=1 .",
  ])
    assert.deepEqual(told(line), [], line);
});
