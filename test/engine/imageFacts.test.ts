// What the language server is told of an engine's image is what the engine starts.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { dockerfile } from "../../src/language/dockerfile/dockerfile.ts";
import { imageFactsOf } from "../../src/workbench/language/imageFacts.ts";
import { fakeSession, fakeSessions } from "../support/fakeSession.ts";
import { busybox, realEngine, type RealEngine } from "../support/realEngine.ts";

const base = "porthole/base-of-hover:1";
let real: RealEngine;
before(async () => {
  real = await realEngine();
  const { id } = await real.make("base-of-hover", { started: false });
  const changes = ['ENTRYPOINT ["echo", "two words"]', 'CMD ["unseen"]', "USER 1000:1000", "WORKDIR /srv"];
  const query = { repo: "porthole/base-of-hover", tag: "1", changes: [...changes, "EXPOSE 80"].join("\n") };
  await real.docker.getContainer(id).commit(query);
});
after(async () => {
  await real.docker
    .getImage(base)
    .remove({ force: true })
    .catch(() => undefined);
  await real.end();
});

const factsOf = (reference: string): ReturnType<typeof imageFactsOf> =>
  imageFactsOf(fakeSessions({ open: [fakeSession({ engine: real.engine })] }), reference);

test("an image's facts are those of the engine", { timeout: 120_000 }, async () => {
  assert.deepEqual(await factsOf(base), {
    entrypoint: ["echo", "two words"],
    command: ["unseen"],
    shell: ["/bin/sh", "-c"],
    user: "1000:1000",
    folder: "/srv",
    ports: ["80/tcp"],
  });
  const { Config } = await real.docker.getImage(busybox).inspect();
  const facts = await factsOf(busybox);
  assert.deepEqual([facts?.entrypoint, facts?.command], [(Config.Entrypoint as string[] | null) ?? [], Config.Cmd]);
  assert.equal(await factsOf("porthole/nowhere:1"), undefined);
});

test("S146 the hover's command line is what the container prints", { timeout: 120_000 }, async () => {
  const facts = await factsOf(base);
  const image = (reference: string): typeof facts => (reference === base ? facts : undefined);
  const doc = dockerfile.parse(`FROM ${base}\nCMD ["one", "three  four"]\n`);
  const said = dockerfile.features.hover?.(doc, { line: 1, character: 0 }, { image })?.markdown ?? "";
  assert.match(said, /The container will run: `echo 'two words' one 'three {2}four'`/);
  // The same command given to a container of the image: its ENTRYPOINT stays, its CMD is replaced.
  const { id } = await real.make("hover-runs", { Image: base, Cmd: ["one", "three  four"] });
  await real.docker.getContainer(id).wait();
  const { Path, Args } = await real.docker.getContainer(id).inspect();
  assert.deepEqual([Path, ...Args], ["echo", "two words", "one", "three  four"]);
});
