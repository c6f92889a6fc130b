// The verbs of images: untag told from delete, containers in the way, prunes that list what goes, names and history.
import assert from "node:assert/strict";
import { test } from "node:test";
import { problemOf } from "../../../../src/base/problem.ts";
import { readEntry } from "../../../../src/commands/documents/history.ts";
import { copyDigest } from "../../../../src/commands/images/copyDigest.ts";
import { copyId } from "../../../../src/commands/images/copyId.ts";
import { history } from "../../../../src/commands/images/history.ts";
import { inspect } from "../../../../src/commands/images/inspect.ts";
import { prune } from "../../../../src/commands/images/prune.ts";
import { pruneAll } from "../../../../src/commands/images/pruneAll.ts";
import { remove } from "../../../../src/commands/images/remove.ts";
import { removeAll } from "../../../../src/commands/images/removeAll.ts";
import { tag } from "../../../../src/commands/images/tag.ts";
import { untag } from "../../../../src/commands/images/untag.ts";
import type { Row } from "../../../../src/commands/row.ts";
import type { Image } from "../../../../src/model/resources.ts";
import { commandStage } from "../../../support/commandStage.ts";
import { anImage, idOf, imageIdOf, madeAt } from "../../../support/resources.ts";
import { refusal, type Asked } from "../../../support/scriptedEngine.ts";

const nginx = anImage({ tags: ["nginx:1.25"] });
const two = anImage({ tags: ["app:1", "team/app:latest"] });
const dangling = anImage({ tags: [] });

const rowOf = (of: Image, copies: string): Row => ({ id: "row", session: "default", of, copies });

interface Holding {
  /** Containers by name, with their image's id and whether they run. */
  readonly containers?: Readonly<Record<string, readonly [imageId: string, running: boolean]>>;
  readonly images?: readonly object[];
}

/** An engine with containers and images; an image goes with its last tag. */
function engineOf({ containers = {}, images = [] }: Holding): (asked: Asked) => unknown {
  return ({ method, path }) => {
    if (method === "DELETE" && path.startsWith("/images/")) return [{ Untagged: path }, { Deleted: "sha256:layer" }];
    if (path === "/images/json") return images;
    if (path === "/containers/json")
      return Object.entries(containers).map(([name, [ImageID]]) => ({ Id: idOf(name), Names: [`/${name}`], ImageID }));
    if (path.endsWith("/changes")) return [{ Path: "/a", Kind: 1 }];
    if (path === "/images/prune") return { ImagesDeleted: [{ Deleted: "sha256:1" }], SpaceReclaimed: 2_000_000 };
    const running = Object.entries(containers).find(([name]) => path.includes(idOf(name)))?.[1][1] ?? false;
    return { State: { Running: running }, Mounts: [], HostConfig: {} };
  };
}

test("an image that nobody uses goes by its tag after one question", async () => {
  const stage = commandStage({ engine: engineOf({}), answers: [{ confirm: true }] });
  await stage.run(remove, [nginx], [rowOf(nginx, "nginx:1.25")]);
  assert.deepEqual(stage.ui.of("confirm")[0]!.confirmation, {
    question: "Remove nginx:1.25?",
    detail: "nginx:1.25 is deleted, 142 MB at most",
    action: "Remove",
  });
  assert.deepEqual(stage.engine.requests(/DELETE/), ["DELETE /images/nginx:1.25?force=false"]);
});

test("an image without a tag goes by its id", async () => {
  const stage = commandStage({ engine: engineOf({}), answers: [{ confirm: true }] });
  await stage.run(remove, [dangling], [rowOf(dangling, dangling.id)]);
  assert.deepEqual(stage.engine.requests(/DELETE/), [`DELETE /images/${dangling.id}?force=false`]);
});

test("with several tags the tag of the row or the whole image is asked for", async () => {
  const only = commandStage({ engine: engineOf({}), answers: [{ pick: "Only the tag app:1" }] });
  await only.run(remove, [two], [rowOf(two, "app:1")]);
  assert.deepEqual(
    only.ui.of("pick")[0]!.choices.map(({ label, detail }) => [label, detail]),
    [
      ["Only the tag app:1", "The image stays, as team/app:latest."],
      ["The image with all its tags", "app:1, team/app:latest"],
    ],
  );
  assert.deepEqual(only.ui.of("confirm"), []);
  assert.deepEqual(only.engine.requests(/DELETE/), ["DELETE /images/app:1?force=false"]);

  const whole = commandStage({ engine: engineOf({}), answers: [{ pick: /^The image/ }, { confirm: true }] });
  await whole.run(remove, [two], [rowOf(two, "app:1")]);
  assert.deepEqual(whole.engine.requests(/DELETE/), [
    "DELETE /images/app:1?force=false",
    "DELETE /images/team/app:latest?force=false",
  ]);
});

test("of many rows exactly the tags chosen go, and the question tells which take their image along", async () => {
  const stage = commandStage({ engine: engineOf({}), answers: [{ confirm: true }] });
  await stage.run(remove, [nginx, two], [rowOf(nginx, "nginx:1.25"), rowOf(two, "app:1")]);
  assert.equal(
    stage.ui.of("confirm")[0]!.confirmation.detail,
    "nginx:1.25 is deleted, 142 MB at most\napp:1 is taken off, the image stays",
  );
  assert.deepEqual(stage.engine.requests(/DELETE/), [
    "DELETE /images/nginx:1.25?force=false",
    "DELETE /images/app:1?force=false",
  ]);
});

test("on a repository what stands in it goes: tags that its images have elsewhere stay", async () => {
  const tags = ["app:1", "app:2", "mirror/app:1"];
  const image = anImage({ tags });
  const group = { id: "g", session: "default", stands: [image, nginx], copies: "app:1 app:2 nginx:1.25" };
  const several = commandStage({ engine: engineOf({}), answers: [{ confirm: true }] });
  await several.run(remove, [image, nginx], [group, rowOf(image, "app:1")]);
  assert.equal(
    several.ui.of("confirm")[0]!.confirmation.detail,
    "app:1, app:2 is taken off, the image stays\nnginx:1.25 is deleted, 142 MB at most",
  );
  assert.deepEqual(
    [...several.engine.requests(/DELETE/)].sort(),
    ["app:1", "app:2", "nginx:1.25"].map((tag) => `DELETE /images/${tag}?force=false`),
  );
  const only = commandStage({ engine: engineOf({}), answers: ["turn away"] });
  await assert.rejects(only.run(remove, [image], [{ ...group, stands: [image], copies: "app:1 app:2" }]));
  assert.deepEqual(
    only.ui.of("pick")[0]!.choices.map(({ label, detail }) => [label, detail]),
    [
      ["Only the tag app:1, app:2", "The image stays, as mirror/app:1."],
      ["The image with all its tags", "app:1, app:2, mirror/app:1"],
    ],
  );
});

test("containers in the way are named and removed first; running ones are stopped", async () => {
  const containers = { web: [nginx.id, true], job: [nginx.id, false], other: ["sha256:else", true] } as const;
  const stage = commandStage({ engine: engineOf({ containers }), answers: [{ confirm: true }] });
  await stage.run(remove, [nginx]);
  const { question, detail, action } = stage.ui.of("confirm")[0]!.confirmation;
  assert.equal(question, "nginx:1.25 is in use by web and job. Remove the containers first?");
  assert.match(detail, /to be stopped first: web\n.*web: lost are .*1 added.*\njob: lost are /s);
  assert.equal(action, "Remove containers and image");
  const requests = stage.engine.requests(/^(POST|DELETE)/);
  assert.deepEqual(
    [...requests.slice(0, -1)].sort(),
    [
      `DELETE /containers/${idOf("job")}?v=false&force=false`,
      `DELETE /containers/${idOf("web")}?v=false&force=false`,
      `POST /containers/${idOf("web")}/stop`,
    ].sort(),
  );
  assert.equal(requests.at(-1), "DELETE /images/nginx:1.25?force=false");
});

test("nothing goes when one turns away", async () => {
  const containers = { web: [nginx.id, true] } as const;
  const stage = commandStage({ engine: engineOf({ containers }), answers: ["turn away"] });
  await assert.rejects(stage.run(remove, [nginx]), (error) => problemOf(error).kind === "cancelled");
  assert.deepEqual(stage.engine.requests(/^(POST|DELETE)/), []);
});

test("a digest keeps an image after its last tag: then it goes by its id", async () => {
  const pulled = anImage({ tags: ["app:1"], digests: [`other@sha256:${idOf("d")}`] });
  const stage = commandStage({ engine: engineOf({}), answers: [{ confirm: true }] });
  await stage.run(remove, [pulled]);
  assert.deepEqual(stage.engine.requests(/DELETE/), [
    "DELETE /images/app:1?force=false",
    `DELETE /images/${pulled.id}?force=false`,
  ]);
});

test("what the engine has against it is thrown as it is", async () => {
  const stage = commandStage({
    engine: (asked) => {
      if (asked.method === "DELETE") throw refusal(409, "image has dependent child images");
      return engineOf({})(asked);
    },
    answers: [{ confirm: true }],
  });
  await assert.rejects(stage.run(remove, [nginx]), (error) => problemOf(error).kind === "conflict");
});

test("remove tag takes the row's tag; without a row it asks; the last one is told to delete", async () => {
  const clicked = commandStage({ engine: engineOf({}) });
  await clicked.run(untag, [two], [rowOf(two, "team/app:latest")]);
  assert.deepEqual(clicked.engine.requests(), ["DELETE /images/team/app:latest?force=false"]);
  assert.deepEqual(
    clicked.ui.heard.map(({ kind }) => kind),
    ["progress"],
    "nothing is asked",
  );

  const asked = commandStage({ engine: engineOf({}), answers: [{ pick: "app:1" }] });
  await asked.run(untag, [two]);
  assert.deepEqual(asked.engine.requests(), ["DELETE /images/app:1?force=false"]);

  const last = commandStage({ engine: engineOf({}), answers: [{ confirm: false }] });
  await assert.rejects(last.run(untag, [nginx], [rowOf(nginx, "nginx:1.25")]));
  assert.match(last.ui.of("confirm")[0]!.confirmation.question, /last tag/);
  assert.deepEqual(last.engine.requests(/DELETE/), []);
});

test("a tag is checked as one types and gets :latest when it has none", async () => {
  const stage = commandStage({
    answers: [{ ask: "Team/App" }, { ask: "app:" }, { ask: "a@b" }, { ask: "host:5000/team/app" }],
  });
  await stage.run(tag, [nginx]);
  assert.equal(stage.ui.of("refused").length, 3);
  assert.deepEqual(stage.engine.requests(), ["POST /images/" + nginx.id + "/tag?repo=host:5000/team/app&tag=latest"]);
});

test("a name that another image has is moved only after a question", async () => {
  const held = { images: [nginx, two] };
  const stage = commandStage({ held, answers: [{ ask: "nginx:1.25" }, { confirm: false }] });
  await assert.rejects(stage.run(tag, [two]));
  assert.match(stage.ui.of("confirm")[0]!.confirmation.detail, /is then dangling/);
  assert.deepEqual(stage.engine.requests(), []);
  const own = commandStage({ held, answers: [{ ask: "app:1" }] });
  await own.run(tag, [two]);
  assert.deepEqual(own.ui.of("confirm"), []);
});

const listed = (name: string, over: object = {}): object => ({
  Id: imageIdOf(name),
  RepoTags: [name],
  RepoDigests: [],
  Size: 1_000_000,
  Created: madeAt / 1000,
  ...over,
});
const images = [
  listed("used:1"),
  listed("free:1"),
  listed("none", { RepoTags: null }),
  listed("old", { RepoTags: ["<none>:<none>"], RepoDigests: ["<none>@<none>"] }),
  listed("pinned", { RepoTags: [], RepoDigests: ["app@sha256:1"] }),
];
const containers = { web: [imageIdOf("used:1"), true] } as const;

test("a prune of dangling images lists those that nothing leads to", async () => {
  const stage = commandStage({ engine: engineOf({ images, containers }), answers: [{ confirm: true }] });
  await stage.run(prune);
  const { question, detail } = stage.ui.of("confirm")[0]!.confirmation;
  assert.equal(question, "Delete these 2 dangling images?");
  const short = (name: string): string => idOf(name).slice(0, 12);
  assert.deepEqual(
    detail.split("\n").map((line) => line.split(" · ")[0]),
    [
      short("none"),
      short("old"),
      "",
      "Together 2 MB at most: layers that other images share are counted with each, and stay.",
    ],
  );
  assert.deepEqual(stage.engine.requests(/POST/), [`POST /images/prune?filters={"dangling":["true"]}`]);
  assert.equal(stage.ui.of("tell")[0]!.message, "Images deleted: 2. Freed: 2 MB.");
});

test("a prune of unused images lists tagged ones too, but none that a container uses", async () => {
  const stage = commandStage({ engine: engineOf({ images, containers }), answers: [{ confirm: true }] });
  await stage.run(pruneAll);
  const { detail } = stage.ui.of("confirm")[0]!.confirmation;
  assert.match(detail, /^free:1 · .* · 1 MB$/m);
  assert.doesNotMatch(detail, /used:1/);
  assert.deepEqual(stage.engine.requests(/POST/), [`POST /images/prune?filters={"dangling":["false"]}`]);
});

test("tags of an image in use are safe: with several of them, what was listed is removed one by one", async () => {
  const some = [listed("used:1", { RepoTags: ["used:1", "used:2"] }), listed("free:1")];
  const stage = commandStage({ engine: engineOf({ images: some, containers }), answers: [{ confirm: true }] });
  await stage.run(pruneAll);
  assert.deepEqual(stage.engine.requests(/^(POST|DELETE)/), ["DELETE /images/free:1?force=false"]);
  assert.equal(stage.ui.of("tell")[0]!.message, "Images deleted: 1.");
});

test("with nothing to prune it says so", async () => {
  for (const command of [prune, pruneAll]) {
    const stage = commandStage({ engine: engineOf({ images: [listed("used:1")], containers }) });
    await stage.run(command);
    assert.equal(stage.ui.of("tell").length, 1);
    assert.deepEqual(stage.engine.requests(/POST/), []);
  }
});

test("all images go only after two questions, newest first, containers before them", async () => {
  const some = [listed("base:1", { Created: 1 }), listed("used:1", { Created: 2 })];
  const stage = commandStage({
    engine: engineOf({ images: some, containers }),
    answers: [{ confirm: true }, { confirm: true }],
  });
  await stage.run(removeAll);
  const [first, second] = stage.ui.of("confirm").map(({ confirmation }) => confirmation);
  assert.match(first!.question, /Delete every image of default, 2 in all/);
  assert.match(second!.question, /Containers in the way: 1/);
  assert.match(second!.detail, /^web: lost are/);
  assert.deepEqual(stage.engine.requests(/^(POST|DELETE)/), [
    `POST /containers/${idOf("web")}/stop`,
    `DELETE /containers/${idOf("web")}?v=false&force=false`,
    "DELETE /images/used:1?force=false",
    "DELETE /images/base:1?force=false",
  ]);
  const once = commandStage({ engine: engineOf({ images: some }), answers: [{ confirm: true }, { confirm: false }] });
  await assert.rejects(once.run(removeAll));
  assert.deepEqual(once.engine.requests(/^(POST|DELETE)/), []);
});

test("history shows the Dockerfile's lines, their sizes, and what is metadata only", async () => {
  const entries = [
    {
      Id: "1",
      Created: madeAt / 1000,
      CreatedBy: `/bin/sh -c #(nop)  CMD ["nginx"]`,
      Size: 0,
      Comment: "",
      Tags: null,
    },
    {
      Id: "2",
      Created: madeAt / 1000,
      CreatedBy: "RUN /bin/sh -c make # buildkit",
      Size: 3_000_000,
      Comment: "",
      Tags: null,
    },
    { Id: "3", Created: madeAt / 1000, CreatedBy: "/bin/sh -c true", Size: 0, Comment: "", Tags: null },
  ];
  const stage = commandStage({
    engine: ({ path }) => (path.endsWith("/history") ? entries : { RootFS: { Layers: ["a", "b"] } }),
  });
  await stage.run(history, [nginx]);
  const lines = stage.ui.documents[0]!.text.split("\n");
  assert.match(lines[0]!, /Instructions: 3. Together: 3 MB/);
  assert.match(lines[1]!, /Layers of its file system: 2/);
  assert.deepEqual(
    lines.slice(4, 7).map((line) => line.replace(/^.* ago +/, "").replace(/ +/g, " ")),
    [`0 B metadata CMD ["nginx"]`, "3 MB RUN /bin/sh -c make", "0 B RUN true"],
  );
});

test("entries are read as either builder writes them", () => {
  const read = (CreatedBy: string, Size = 0): string => {
    const { instruction, isMetadata } = readEntry({ CreatedBy, Size });
    return `${instruction}${isMetadata ? " [metadata]" : ""}`;
  };
  assert.equal(read("/bin/sh -c #(nop) WORKDIR /app"), "WORKDIR /app [metadata]");
  assert.equal(read("WORKDIR /app", 4096), "WORKDIR /app");
  assert.equal(read("|2 A=1 B=x /bin/sh -c make all", 1), "RUN make all");
  assert.equal(read("COPY . /app # buildkit"), "COPY . /app");
  assert.equal(read("ENV PATH=/usr/bin"), "ENV PATH=/usr/bin [metadata]");
  assert.equal(read(""), "");
});

test("inspect of an image is named after its tag, whatever slashes that has", async () => {
  const stage = commandStage({ engine: () => ({ Id: two.id, RootFS: { Layers: [] } }) });
  await stage.run(inspect, [anImage({ tags: ["team/app:1"] })]);
  assert.match(stage.ui.documents[0]!.path, /\/team∕app:1\.inspect\.json$/);
});

test("ids are copied whole; a digest only where there is one", async () => {
  const digests = [`app@sha256:${idOf("1")}`, `team/app@sha256:${idOf("1")}`];
  const stage = commandStage({ answers: [{ pick: digests[1]! }] });
  await stage.run(copyId, [nginx, two]);
  await stage.run(copyDigest, [anImage({ digests: digests.slice(0, 1) })]);
  await stage.run(copyDigest, [anImage({ digests })]);
  assert.deepEqual(
    stage.ui.of("copy").map(({ text }) => text),
    [`${nginx.id}\n${two.id}`, digests[0], digests[1]],
  );
  await assert.rejects(stage.run(copyDigest, [nginx]), (error) => problemOf(error).kind === "unsupported");
});

test("the last tag of an image in use goes as the image does: the containers in the way are named", async () => {
  const containers = { web: [nginx.id, true] } as const;
  const used = commandStage({ engine: engineOf({ containers }), answers: [{ confirm: true }] });
  await used.run(untag, [nginx], [rowOf(nginx, "nginx:1.25")]);
  const { question } = used.ui.of("confirm")[0]!.confirmation;
  assert.equal(question, "nginx:1.25 is in use by web. Remove the containers first?");
  assert.deepEqual(used.engine.requests(/DELETE/), [
    `DELETE /containers/${idOf("web")}?v=false&force=false`,
    "DELETE /images/nginx:1.25?force=false",
  ]);
});
