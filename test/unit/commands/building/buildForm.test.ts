// The form for a build: what it suggests and minds, what it remembers, and what a lens takes over from it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { suggestedName, type BuildFacts } from "../../../../src/commands/building/buildFacts.ts";
import { buildForm, lastPlan, stagePlan } from "../../../../src/commands/building/buildForm.ts";
import { readBuild } from "../../../../src/commands/building/readBuild.ts";
import type { Memory } from "../../../../src/commands/context.ts";
import type { FormValues } from "../../../../src/commands/form.ts";
import { firstValues } from "../../../../src/protocol/formFields.ts";
import { fakeSession } from "../../../support/fakeSession.ts";
import { aVersion } from "../../../support/resources.ts";
import { scriptedUi } from "../../../support/scriptedUi.ts";

const facts: BuildFacts = {
  dockerfile: "/src/Web Shop/docker/Dockerfile",
  folders: ["/src/Web Shop"],
  own: { FROM_HERE: "here" },
  look: (path) => (path.startsWith("/src") ? "folder" : "missing"),
  stages: ["build", "test"],
  count: 3,
  args: [{ name: "VERSION", default: "1" }],
};

function memoryOf(): Memory {
  const kept = new Map<string, unknown>();
  return { get: (key) => kept.get(key), set: (key, value) => void kept.set(key, value) };
}

const formOf = (memory = memoryOf(), product = "Docker Engine"): ReturnType<typeof buildForm> => {
  const { store } = fakeSession({ connection: { state: "ready", version: { ...aVersion(), product } } });
  return buildForm(facts, { ui: scriptedUi(), memory, store });
};
const values = (over: FormValues = {}): FormValues => ({ ...firstValues(formOf().fields), ...over });
const issues = (over: FormValues): readonly string[] =>
  readBuild(values(over), facts).issues.map(
    ({ field, severity, line }) => `${field} ${severity}${line === undefined ? "" : ` ${line}`}`,
  );

test("it begins with the Dockerfile's folder and a name made of it", () => {
  const { plan, issues: none } = readBuild(values(), facts);
  assert.deepEqual(none, []);
  assert.deepEqual([plan.folder, plan.file, plan.tags], ["/src/Web Shop/docker", "Dockerfile", ["docker:latest"]]);
  assert.equal(formOf().preview?.(values()), "docker build --tag docker:latest '/src/Web Shop/docker'");
  assert.equal(suggestedName("/x/Web Shop/api.Dockerfile"), "web-shop-api");
  assert.equal(suggestedName("/x/Ümlaut/Dockerfile.dev"), "mlaut-dev");
  assert.equal(suggestedName("/日本/Dockerfile"), "image");
});

test("another folder has the Dockerfile below it", () => {
  const { plan } = readBuild(values({ folder: "/src/Web Shop" }), facts);
  assert.deepEqual([plan.folder, plan.file], ["/src/Web Shop", "docker/Dockerfile"]);
  assert.equal(readBuild(values({ folder: "." }), facts).plan.folder, "/src/Web Shop");
});

test("what is wrong is said at its field", () => {
  assert.deepEqual(issues({ folder: "/src/other" }), ["folder error"]);
  assert.deepEqual(issues({ folder: "/gone" }), ["folder error"]);
  assert.deepEqual(issues({ tags: ["ok:1", "Not OK"] }), ["tags error 1"]);
  assert.deepEqual(issues({ tags: [] }), ["tags hint"]);
  assert.deepEqual(issues({ target: "nowhere" }), ["target warning"]);
  assert.deepEqual(issues({ target: "2" }), []);
  assert.deepEqual(issues({ platform: "arm 64" }), ["platform error"]);
  assert.deepEqual(issues({ platform: "linux/amd64, arm 64" }), ["platform error"]);
  assert.deepEqual(issues({ platform: "linux/amd64, linux/arm64" }), ["platform hint"]);
  assert.deepEqual(issues({ platform: "linux/amd64, linux/amd64," }), []);
  assert.deepEqual(issues({ labels: ["=x", "a=b"] }), ["labels error 0"]);
  assert.deepEqual(issues({ arguments: ["VERSION=2", "OTHER=1", "API_TOKEN=x", "NOT_SET", "=x"] }), [
    "arguments warning 1",
    "arguments warning 2",
    "arguments warning 3",
    "arguments error 4",
  ]);
});

test("arguments take their values from the environment where they have none", () => {
  const { plan } = readBuild(values({ arguments: ["FROM_HERE", "VERSION=a=b", "TOKEN=s"] }), facts);
  assert.deepEqual(plan.args, [
    { key: "FROM_HERE", value: "here", secret: false },
    { key: "VERSION", value: "a=b", secret: false },
    { key: "TOKEN", value: "s", secret: true },
  ]);
});

test("a lens builds as was last built; with a secret it has to ask again", async () => {
  const memory = memoryOf();
  assert.equal(lastPlan(memory, facts), undefined, "the first time it asks");
  const send = async (over: FormValues): Promise<void> =>
    await formOf(memory).send?.(values(over), new AbortController().signal);
  await send({ tags: ["shop:2"], arguments: ["VERSION=3"], noCache: true });
  const plan = lastPlan(memory, facts);
  assert.deepEqual([plan?.tags, plan?.args.length, plan?.noCache], [["shop:2"], 1, true]);
  await send({ tags: ["shop:2"], arguments: ["VERSION=3", "API_TOKEN=hunter2"] });
  assert.equal(lastPlan(memory, facts), undefined);
  assert.equal(stagePlan(memory, facts, "test"), undefined);
  assert.doesNotMatch(JSON.stringify(firstValues(formOf(memory).fields)), /hunter2/);
});

test("a stage has a tag of its own, so that it never takes the place of the whole", async () => {
  const memory = memoryOf();
  assert.deepEqual(stagePlan(memory, facts, "test")?.tags, ["docker:test"]);
  await formOf(memory).send?.(values({ tags: ["localhost:5000/shop/web:2"] }), new AbortController().signal);
  const plan = stagePlan(memory, facts, "0");
  assert.deepEqual([plan?.tags, plan?.target], [["localhost:5000/shop/web:stage-0"], "0"]);
});

test("where the cache mixes platforms, the command says that it is built without it", () => {
  const command = (product: string): string | undefined =>
    formOf(memoryOf(), product).preview?.(values({ platform: "linux/arm64" }));
  assert.match(command("Podman Engine") ?? "", /--no-cache --platform linux\/arm64/);
  assert.doesNotMatch(command("Docker Engine") ?? "--no-cache", /--no-cache/);
});
