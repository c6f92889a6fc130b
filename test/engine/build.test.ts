// Builds on a real engine, by whichever builder it has: what is sent, what is left out, stages, arguments, a step that fails,
// and a build that is given up.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { createScope } from "../../src/base/scope.ts";
import { buildAndRun } from "../../src/commands/dockerfile/buildAndRun.ts";
import { buildStage } from "../../src/commands/dockerfile/buildStage.ts";
import { build } from "../../src/commands/images/build.ts";
import { createLastBuilds } from "../../src/run/build/buildReport.ts";
import type { FormValues } from "../../src/commands/form.ts";
import { commandStage, type CommandStage } from "../support/commandStage.ts";
import { fakeScreen, type FakeScreen } from "../support/fakeScreen.ts";
import { busybox, eventually, realEngine, type RealEngine } from "../support/realEngine.ts";
import type { Answer } from "../support/scriptedUi.ts";

let real: RealEngine;
const folder = mkdtempSync(join(tmpdir(), "porthole-build-"));
const tags = new Set<string>();
before(async () => void (real = await realEngine()));
after(async () => {
  for (const tag of tags)
    await real.docker
      .getImage(tag)
      .remove({ force: true })
      .catch(() => undefined);
  await real.end();
  rmSync(folder, { recursive: true });
});

/** Writes a folder of files; answers the Dockerfile's path. */
function written(name: string, files: Readonly<Record<string, string>>): string {
  for (const [path, text] of Object.entries(files)) {
    const place = join(folder, name, path);
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, text);
  }
  return join(folder, name, "Dockerfile");
}

interface Ran {
  readonly stage: CommandStage;
  readonly screen: FakeScreen;
}

/** Runs a command whose terminal is opened as the editor would. */
async function ran(
  answers: readonly Answer[],
  run: (stage: CommandStage) => Promise<void>,
  during: (screen: FakeScreen) => Promise<void> | void = () => undefined,
): Promise<Ran> {
  const kept = new Map<string, unknown>();
  const memory = {
    get: (key: string) => kept.get(key),
    set: (key: string, value: unknown) => void kept.set(key, value),
  };
  const held = { connection: { state: "ready", version: real.version } } as const;
  const stage = commandStage({ engine: real.engine, answers, held, over: { memory } });
  const screen = fakeScreen();
  const scope = createScope("terminal", (error) => assert.fail(String(error)));
  stage.ui.terminal = (session) => session.open(screen, scope);
  try {
    const running = run(stage);
    await Promise.all([running, during(screen)]);
    stage.ui.end();
    return { stage, screen };
  } finally {
    scope.dispose();
  }
}

const built = (dockerfile: string, form: FormValues, during?: (screen: FakeScreen) => Promise<void>): Promise<Ran> => {
  for (const tag of (form["tags"] as readonly string[] | undefined) ?? []) tags.add(tag);
  return ran([{ form }], (stage) => stage.run(build, [], [dockerfile]), during);
};

/** What a container of the image prints. */
async function output(image: string, Cmd: readonly string[]): Promise<string> {
  const { id } = await real.make(`look-${Date.now()}-${String(Math.random()).slice(2, 8)}`, {
    Image: image,
    Cmd: [...Cmd],
    started: false,
  });
  const container = real.docker.getContainer(id);
  await container.start();
  await container.wait();
  return (await container.logs({ stdout: true, stderr: true })).toString();
}

test(
  "the folder is sent without what .dockerignore names; arguments, labels and links arrive",
  { timeout: 120_000 },
  async () => {
    const dockerfile = written("whole", {
      Dockerfile: `FROM ${busybox}\nARG GREETING=none\nCOPY . /srv/app/\nRUN echo "said $GREETING" > /srv/greeting\n`,
      ".dockerignore": "secret.txt\nlogs\n!logs/kept.log\n",
      "hello.txt": "hello",
      "secret.txt": "nobody's",
      "deep/er/file.txt": "deep",
      "logs/kept.log": "kept",
      "logs/other.log": "other",
      "empty.txt": "",
    });
    symlinkSync("/etc/passwd", join(folder, "whole", "out"));
    const { stage, screen } = await built(dockerfile, {
      tags: ["porthole/built:1", "porthole/built:also"],
      arguments: ["GREETING=hi there"],
      labels: ["made.by=test"],
    });
    assert.match(screen.plain, /Built porthole\/built:1 \([0-9a-f]{12}\)/, screen.plain);
    assert.match(screen.plain, /Sent: .* Files: \d+/);
    assert.equal(screen.state, "ended 0");
    const image = await real.docker.getImage("porthole/built:1").inspect();
    assert.equal((await real.docker.getImage("porthole/built:also").inspect()).Id, image.Id);
    assert.deepEqual(stage.ui.of("reveal"), [{ kind: "reveal", what: "image", id: image.Id }]);
    assert.equal(image.Config.Labels["made.by"], "test");
    const script = "cat /srv/greeting /srv/app/hello.txt; cd /srv/app; find . | sort; readlink out";
    const said = await output("porthole/built:1", ["sh", "-c", script]);
    assert.match(said, /said hi there/);
    assert.match(said, /\.\/deep\/er\/file\.txt/);
    assert.match(said, /\.\/logs\/kept\.log/);
    assert.match(said, /\.\/empty\.txt/);
    assert.match(said, /\/etc\/passwd/, "a link is kept as a link");
    assert.doesNotMatch(said, /secret\.txt|other\.log/);
  },
);

test("the record has the command and the request, without a secret's value", { timeout: 120_000 }, async () => {
  const dockerfile = written("secret", { Dockerfile: `FROM scratch\nARG API_TOKEN\nCOPY Dockerfile /\n` });
  await built(dockerfile, { tags: ["porthole/built:secret"], arguments: ["API_TOKEN=hunter2secret"] });
  const entry = real.engine.record.entries.findLast(({ operation }) => operation === "images.build");
  assert.deepEqual(entry?.command?.slice(0, 5), [
    "build",
    "--tag",
    "porthole/built:secret",
    "--build-arg",
    "API_TOKEN",
  ]);
  assert.match(entry.requests[0]?.path ?? "", /\/build\?.*t=porthole%2Fbuilt%3Asecret/);
  assert.doesNotMatch(JSON.stringify(entry), /hunter2secret/);
});

test("one stage is built under a name of its own", { timeout: 120_000 }, async () => {
  const dockerfile = written("stages", {
    Dockerfile: `FROM ${busybox} AS first\nRUN echo one > /which\nFROM ${busybox} AS second\nRUN echo two > /which\n`,
  });
  tags.add("stages:first");
  const { stage } = await ran([], (on) => on.run(buildStage, [], [dockerfile, "first"]));
  assert.equal(stage.ui.of("reveal").length, 1);
  assert.match(await output("stages:first", ["cat", "/which"]), /one/);
});

test("a step that fails is shown with its last lines", { timeout: 120_000 }, async () => {
  const dockerfile = written("fails", {
    Dockerfile: `FROM ${busybox}\nRUN echo before it; echo broken pipe-dream; exit 3\n`,
  });
  const { stage, screen } = await built(dockerfile, { tags: ["porthole/built:fails"] });
  assert.equal(screen.state, "ended 1");
  const ending = screen.plain.slice(screen.plain.indexOf("The step that failed:"));
  assert.match(ending, /The step that failed: .*exit 3/, screen.plain);
  assert.match(ending, /\nbroken pipe-dream\n/);
  assert.match(ending, /The engine refused: .*3/);
  assert.deepEqual(stage.ui.of("reveal"), []);
  await assert.rejects(real.docker.getImage("porthole/built:fails").inspect());
});

test("Ctrl+C ends a build, and the engine goes on", { timeout: 120_000 }, async () => {
  const dockerfile = written("slow", { Dockerfile: `FROM ${busybox}\nRUN echo has begun; sleep 1000\n` });
  const { screen } = await built(dockerfile, { tags: ["porthole/built:slow"] }, async (on) => {
    await eventually(() => Promise.resolve(/has begun$/m.test(on.plain)), "the step has begun", 60_000);
    on.type("\x03");
  });
  assert.match(screen.plain, /Cancelled\. No image was made\./);
  assert.equal(screen.state, "ended 130");
  assert.equal(
    real.engine.record.entries.findLast(({ operation }) => operation === "images.build")?.problem?.kind,
    "cancelled",
  );
  await assert.rejects(real.docker.getImage("porthole/built:slow").inspect());
});

test("what was built is run as the form says", { timeout: 120_000 }, async () => {
  const dockerfile = written("runs", { Dockerfile: `FROM ${busybox}\nCMD ["sleep", "1000000"]\n` });
  tags.add("porthole/built:runs");
  const answers: readonly Answer[] = [{ form: { tags: ["porthole/built:runs"] } }, { form: { name: "built-and-run" } }];
  const { stage } = await ran(answers, (on) => on.run(buildAndRun, [], [dockerfile]));
  const container = real.docker.getContainer("built-and-run");
  try {
    const { Id, State } = await container.inspect();
    assert.equal(State.Running, true);
    assert.equal(stage.ui.of("reveal").at(-1)?.id, Id);
  } finally {
    await container.remove({ force: true });
  }
});

test(
  "a Dockerfile that .dockerignore names is followed all the same, from a folder below too",
  { timeout: 120_000 },
  async () => {
    written("ignored", { ".dockerignore": "docker\n.dockerignore\n", "kept.txt": "kept" });
    const file = join(folder, "ignored", "docker", "web.Dockerfile");
    mkdirSync(dirname(file));
    writeFileSync(file, `FROM ${busybox}\nCOPY kept.txt /kept\n`);
    tags.add("porthole/built:ignored");
    const form = { tags: ["porthole/built:ignored"], folder: join(folder, "ignored") };
    const { screen } = await ran([{ form }], (stage) => stage.run(build, [], [file]));
    assert.equal(screen.state, "ended 0", screen.plain);
    assert.equal(await output("porthole/built:ignored", ["cat", "/kept"]), await output(busybox, ["printf", "kept"]));
  },
);

test("what a plain request cannot lend is told, and what to do", { timeout: 120_000 }, async () => {
  const run = "RUN --mount=type=secret,id=token,required=true cat /run/secrets/token";
  const dockerfile = written("lent", { Dockerfile: `FROM ${busybox}\n${run}\n` });
  const { screen } = await built(dockerfile, { tags: ["porthole/built:lent"] });
  assert.equal(screen.state, "ended 1");
  assert.match(screen.plain, /A step needs a secret, which only .* docker build .*--secret|builder is the classic one/);
});

test("what the engine refuses before it builds is said in a sentence", { timeout: 120_000 }, async () => {
  const dockerfile = written("nonsense", { Dockerfile: `FROM ${busybox}\nNONSENSE here\n` });
  const { screen } = await built(dockerfile, { tags: ["porthole/built:nonsense"] });
  assert.equal(screen.state, "ended 1");
  assert.match(screen.plain, /The engine refused: .*nonsense/i);
});

test("a build that fails tells at which instruction, and the terminal leads there", { timeout: 180_000 }, async () => {
  const text = `FROM ${busybox}\nENV A=1\nRUN echo $A\nRUN echo two && \\\n  exit 7\nCMD ["x"]\n`;
  const dockerfile = written("failing", { Dockerfile: text });
  const { stage, screen } = await built(dockerfile, { tags: [] });
  const last = createLastBuilds();
  for (const { report } of stage.ui.of("built")) last.remember(report);
  assert.deepEqual(
    last.lines(dockerfile, text).map(({ line, title }) => `${line}: ${title}`),
    ["0: The last build failed in line 4", "3: The last build failed here, with exit code 7"],
  );
  assert.ok(screen.plain.includes(`${dockerfile}:4`), screen.plain);
});

test("what came from the cache, where that ended, and how large the image is", { timeout: 180_000 }, async () => {
  const text = [
    `FROM ${busybox} AS first`,
    "ENV GREETING=hi",
    "WORKDIR /srv",
    "COPY a.txt ./",
    "RUN echo $GREETING > /srv/one",
    "RUN echo two > /srv/two",
    `FROM ${busybox}`,
    "COPY --from=first /srv /srv",
    'CMD ["true"]',
    "",
  ].join("\n");
  const files = { Dockerfile: text, "a.txt": "before" };
  const dockerfile = written("cached", files);
  const about = { tags: ["porthole/built:cached"] };
  await built(dockerfile, about);
  const again = async (): Promise<CommandStage> => (await built(dockerfile, about)).stage;
  const of = (stage: CommandStage): readonly string[] => {
    const last = createLastBuilds();
    for (const { report } of stage.ui.of("built")) last.remember(report);
    return last.lines(dockerfile, text).map(({ line, title }) => `${line}: ${title}`);
  };
  const same = await again();
  assert.deepEqual(
    of(same).filter((line) => !line.includes("Image")),
    ["0: Last build: 4 of 4 steps from the cache", "6: Last build: 1 of 1 steps from the cache"],
  );
  written("cached", { ...files, "a.txt": "after" });
  const changed = await again();
  assert.deepEqual(
    of(changed).filter((line) => !line.includes("Image")),
    [
      "0: Last build: 1 of 4 steps from the cache",
      "3: The first step that ran anew, and with it all 2 below",
      "6: Last build: 0 of 1 steps from the cache",
      "7: The first step that ran anew",
    ],
  );
  const sized = await eventually(() => Promise.resolve(changed.ui.of("built")[1]), "the image's size is known");
  const { Size } = await real.docker.getImage("porthole/built:cached").inspect();
  const base = await real.docker.getImage(busybox).inspect();
  assert.equal(sized.report.size?.whole, Size);
  // Sizes of layers and of images are counted a little differently.
  const share = sized.report.size.base ?? 0;
  assert.ok(Math.abs(share - base.Size) < base.Size / 10, `${share} of ${base.Size}`);
});

test("M49: for several platforms there is a build each", { timeout: 120_000 }, async () => {
  const dockerfile = written("platforms", { Dockerfile: "FROM scratch\nCOPY Dockerfile /\n" });
  const [amd, arm] = ["porthole/built:both-linux-amd64", "porthole/built:both-linux-arm64"];
  for (const tag of [amd, arm]) tags.add(tag);
  const { stage } = await built(dockerfile, { tags: ["porthole/built:both"], platform: "linux/amd64, linux/arm64" });
  const [one, two] = [await real.docker.getImage(amd).inspect(), await real.docker.getImage(arm).inspect()];
  // Docker's classic builder calls what stands on nothing the engine's own.
  const other = process.env["PORTHOLE_TEST_ENGINE_NAME"] === "20.10" ? "amd64" : "arm64";
  assert.deepEqual([one.Architecture, two.Architecture], ["amd64", other]);
  assert.deepEqual(stage.ui.of("reveal"), [{ kind: "reveal", what: "image", id: one.Id }]);
});
