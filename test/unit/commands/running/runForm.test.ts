import assert from "node:assert/strict";
import { test } from "node:test";
import type { Memory } from "../../../../src/commands/context.ts";
import { runForm } from "../../../../src/commands/running/runForm.ts";
import { defaultsOf, type RunFacts } from "../../../../src/commands/running/runFacts.ts";
import { firstValues } from "../../../../src/protocol/formFields.ts";
import type { RunPlan } from "../../../../src/run/plan.ts";

const facts: RunFacts = {
  image: "registry.example.org/web:2",
  defaults: defaultsOf({
    Config: { Cmd: ["nginx"], ExposedPorts: { "80/tcp": {} }, Volumes: { "/var/lib/data": {} } },
  }),
  networks: ["shop"],
  containers: () => [],
  folder: "/home/ada/shop",
  own: {},
  look: () => "unknown",
};

function memory(): Memory & { readonly kept: Map<string, unknown> } {
  const kept = new Map<string, unknown>();
  return { kept, get: (key) => kept.get(key), set: (key, value) => void kept.set(key, value) };
}

const open = (verb: "run" | "create", kept: Memory, plans: RunPlan[] = []) =>
  runForm({ verb, facts, memory: kept, send: async (plan) => void (await Promise.resolve(plans.push(plan))) });

test("what is sent is remembered for the image's repository, but neither the name nor secrets", async () => {
  const kept = memory();
  const form = open("run", kept);
  const values = {
    ...firstValues(form.fields),
    name: "web-1",
    ports: ["8080:80"],
    environment: ["DEBUG=true", "DB_PASSWORD=hunter2", "broken line"],
    command: "serve --password hunter2",
  };
  await form.send?.(values, new AbortController().signal);
  assert.ok(!JSON.stringify([...kept.kept]).includes("hunter2"));
  const again = firstValues(open("run", kept).fields);
  assert.deepEqual(again["ports"], ["8080:80"]);
  assert.deepEqual(again["environment"], ["DEBUG=true", "broken line"]);
  assert.equal(again["name"], "");
  assert.equal(again["command"], "");
  const other = runForm({
    verb: "run",
    facts: { ...facts, image: "other:2" },
    memory: kept,
    send: () => Promise.resolve(),
  });
  assert.deepEqual(firstValues(other.fields)["ports"], []);
});

test("the preview is the docker command, without secrets", () => {
  const form = open("run", memory());
  const values = {
    ...firstValues(form.fields),
    environment: ["DB_PASSWORD=hunter2"],
    command: "serve --token=abc 'a b'",
  };
  assert.equal(
    form.preview?.(values),
    "docker run --detach --env DB_PASSWORD registry.example.org/web:2 serve '--token=***' 'a b'",
  );
  assert.match(open("create", memory()).preview?.(values) ?? "", /^docker create --env/);
});

test("the image's ports and volumes and the open folder are suggested", () => {
  const { fields } = open("run", memory());
  const suggested = (key: string): readonly string[] => {
    const field = fields.find((one) => one.key === key);
    return field !== undefined && "suggestions" in field ? (field.suggestions ?? []) : [];
  };
  assert.deepEqual(suggested("ports"), ["80:80", "127.0.0.1:80:80", "8080:80"]);
  assert.deepEqual(suggested("mounts"), ["/home/ada/shop:/app", "data:/var/lib/data", "type=tmpfs,target=/tmp"]);
  assert.deepEqual(suggested("network"), ["shop"]);
});
