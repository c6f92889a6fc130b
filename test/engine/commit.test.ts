// Commits on a real engine: what is asked for in the form is in the image, what is in a volume is not.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { commit } from "../../src/commands/containers/commit.ts";
import type { Container } from "../../src/model/resources.ts";
import { commandStage, type CommandStage } from "../support/commandStage.ts";
import { busybox, eventually, realEngine, type RealEngine } from "../support/realEngine.ts";
import type { Answer } from "../support/scriptedUi.ts";

let real: RealEngine;
const images: string[] = [];
before(async () => void (real = await realEngine()));
after(async () => {
  for (const image of images)
    await real.docker
      .getImage(image)
      .remove({ force: true })
      .catch(() => undefined);
  await real.end();
});

const on = (answers: readonly Answer[]): CommandStage => commandStage({ engine: real.engine, answers });

/** A container in which something was added, changed and deleted, and whose volume holds a file. */
async function changedContainer(name: string): Promise<Container> {
  const script = "echo new > /srv/new; echo x >> /etc/group; rm /srv/index.html; echo secret > /data/kept; echo done";
  const container = await real.make(name, {
    Cmd: ["sh", "-c", `${script}; sleep 1000000`],
    HostConfig: { Binds: [`${name}-data:/data`], Tmpfs: { "/scratch": "" } },
  });
  await eventually(async () => {
    const log = await real.docker.getContainer(container.id).logs({ stdout: true });
    return log.toString().includes("done");
  }, "the container has changed its files");
  return container;
}

/** The image that was revealed. */
async function made(
  stage: CommandStage,
): Promise<Awaited<ReturnType<ReturnType<RealEngine["docker"]["getImage"]>["inspect"]>>> {
  const [revealed] = stage.ui.of("reveal");
  assert.equal(revealed?.what, "image");
  images.push(revealed.id);
  return await real.docker.getImage(revealed.id).inspect();
}

test("name, author, message and changes are in the image, and it is revealed", async () => {
  const container = await changedContainer("commit-all");
  const stage = on([
    {
      form: {
        image: "porthole/committed:1",
        author: "Ada Lovelace <ada@example.org>",
        message: "tuned by hand",
        changes: [
          "ENV DEBUG=true",
          'CMD ["apachectl", "-DFOREGROUND"]',
          "EXPOSE 80",
          'LABEL version="1.0"',
          "USER app",
          'VOLUME ["/more"]',
          "WORKDIR /srv",
          'ENTRYPOINT ["/bin/sh"]',
          "ONBUILD RUN true",
        ],
      },
    },
  ]);
  await stage.run(commit, [container]);
  const image = await made(stage);
  // Podman puts its default registry before it.
  assert.deepEqual(
    image.RepoTags.map((tag) => tag.replace(/^docker.io\//, "")),
    ["porthole/committed:1"],
  );
  assert.equal(image.Author, "Ada Lovelace <ada@example.org>");
  assert.ok(image.Config.Env.includes("DEBUG=true"));
  assert.deepEqual(image.Config.Cmd, ["apachectl", "-DFOREGROUND"]);
  assert.deepEqual(Object.keys(image.Config.ExposedPorts), ["80/tcp"]);
  assert.equal(image.Config.Labels["version"], "1.0");
  assert.equal(image.Config.User, "app");
  assert.ok("/more" in image.Config.Volumes);
  assert.equal(image.Config.WorkingDir, "/srv");
  assert.deepEqual(image.Config.Entrypoint, ["/bin/sh"]);
  if (real.version.product === "Docker Engine") assert.deepEqual(image.Config.OnBuild, ["RUN true"]);
  const [newest] = (await real.docker.getImage(image.Id).history()) as { Comment: string }[];
  // Podman keeps it in the image alone.
  assert.equal(real.version.product === "Docker Engine" ? newest?.Comment : image.Comment, "tuned by hand");
  assert.equal((await real.docker.getContainer(container.id).inspect()).State.Paused, false, "and goes on");
  stage.ui.end();
});

test("the form names the mounts whose data stays out and counts what goes in, truly", async () => {
  const container = await changedContainer("commit-notes");
  const stage = on([{ form: { image: "porthole/committed:2" } }]);
  await stage.run(commit, [container]);
  const [{ form } = { form: undefined }] = stage.ui.of("form");
  const lines = (key: string): readonly string[] => {
    const field = form?.fields.find((one) => one.key === key);
    return field?.type === "note" ? field.lines : [];
  };
  assert.deepEqual([...lines("leftOut")].sort(), ["/data, the volume commit-notes-data", "/scratch, in memory"]);
  const goesIn = lines("goesIn");
  assert.match(goesIn[0] ?? "", /^\d+ added, \d+ changed, 1 deleted$/);
  assert.ok(goesIn.includes("added /srv/new"), goesIn.join("\n"));
  assert.ok(goesIn.includes("changed /etc/group"));
  assert.ok(goesIn.includes("deleted /srv/index.html"));

  const image = await made(stage);
  const look = await real.make("commit-look", {
    Image: image.Id,
    Cmd: ["sh", "-c", "cat /srv/new; ls /srv/index.html /data/kept"],
    started: false,
  });
  await real.docker.getContainer(look.id).start();
  await real.docker.getContainer(look.id).wait();
  const log = (await real.docker.getContainer(look.id).logs({ stdout: true, stderr: true })).toString();
  assert.match(log, /new/);
  assert.match(log, /\/srv\/index.html: No such file/);
  assert.match(log, /\/data\/kept: No such file/);
});

test("an instruction that is refused is not sent; an image without a name is made", async () => {
  const container = await changedContainer("commit-refused");
  const stage = on([{ form: { changes: ["RUN touch /x"] } }, { form: { image: "", changes: [] } }]);
  await stage.run(commit, [container]);
  assert.equal(stage.ui.of("refused").length, 1);
  // Podman says null where there is none.
  assert.deepEqual(((await made(stage)).RepoTags as string[] | null) ?? [], []);
});

test("what the engine refuses is said in the form, which can be sent again", async () => {
  const container = await changedContainer("commit-again");
  await real.docker.getContainer(container.id).stop({ t: 0 });
  const stage = on([{ form: { image: "porthole/committed:3" } }, "turn away"]);
  const { form } = stage.ui;
  stage.ui.form = async (shown) => {
    await real.docker.getContainer(container.id).remove({ v: true });
    return await form(shown);
  };
  await assert.rejects(stage.run(commit, [container]), { message: "cancelled" });
  assert.deepEqual(
    stage.ui.of("failed").map(({ problem }) => problem.kind),
    ["gone"],
  );
});

test("the Dockerfile that is offered instead is one", async () => {
  const container = await changedContainer("commit-dockerfile");
  const stage = on(["turn away"]);
  const { form } = stage.ui;
  stage.ui.form = async (shown) => {
    const values = Object.fromEntries(
      shown.fields.flatMap((field) => (field.type === "note" ? [] : [[field.key, field.value] as const])),
    );
    await shown.links?.[0]?.follow({ ...values, changes: ["EXPOSE 80"] });
    return await form(shown);
  };
  await assert.rejects(stage.run(commit, [container]), { message: "cancelled" });
  const [draft] = stage.ui.of("draft");
  assert.equal(draft?.language, "dockerfile");
  const text = draft.text;
  assert.match(text, new RegExp(`^FROM (localhost/)?${busybox}$`, "m"));
  assert.match(text, /^COPY rootfs\/srv\/new \/srv\/new$/m);
  assert.match(text, /^COPY rootfs\/etc\/group \/etc\/group$/m);
  assert.match(text, /^RUN \["rm", "-rf", "--", "\/srv\/index.html"\]$/m);
  assert.match(text, /^EXPOSE 80$/m);
  assert.match(text, /^CMD \["sh", "-c", "/m);
  assert.doesNotMatch(text, /^ENV|^WORKDIR|^ENTRYPOINT|rootfs\/(data|scratch)/m);
});
