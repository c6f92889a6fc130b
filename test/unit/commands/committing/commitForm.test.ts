import assert from "node:assert/strict";
import { test } from "node:test";
import type { CommitFacts } from "../../../../src/commands/committing/commitFacts.ts";
import { commitForm, optionsOf } from "../../../../src/commands/committing/commitForm.ts";
import type { Form, FormValues } from "../../../../src/commands/form.ts";
import type { CommitOptions } from "../../../../src/engine/api/containers.ts";
import { firstValues } from "../../../../src/protocol/formFields.ts";

const facts: CommitFacts = {
  container: { id: "3f2a", name: "web-1" },
  image: "nginx:1.25",
  running: true,
  mounts: [
    { type: "volume", source: "data", target: "/var/lib/data" },
    { type: "bind", source: "/srv/web", target: "/usr/share/nginx/html" },
    { type: "tmpfs", source: "", target: "/tmp" },
  ],
  changes: [
    { Path: "/etc", Kind: 0 },
    { Path: "/etc/new", Kind: 1 },
    { Path: "/etc/new/a", Kind: 1 },
    { Path: "/gone", Kind: 2 },
  ],
  configuration: {},
  base: {},
  keepsTriggers: true,
  taken: () => new Set(["shop/web:1"]),
};

const open = (over: Partial<CommitFacts> = {}, sent: CommitOptions[] = [], written: (readonly string[])[] = []): Form =>
  commitForm({
    facts: { ...facts, ...over },
    author: "Ada",
    send: async (options) => void (await Promise.resolve(sent.push(options))),
    writeDockerfile: async (instructions) => void (await Promise.resolve(written.push(instructions))),
  });
const filled = (form: Form, values: FormValues): FormValues => ({ ...firstValues(form.fields), ...values });
const said = (values: FormValues): readonly string[] => {
  const form = open();
  return form
    .check(filled(form, { image: "a", ...values }))
    .map(
      ({ field, line, severity, message }) => `${field}${line === undefined ? "" : `:${line}`} ${severity} ${message}`,
    );
};

test("the examples everybody starts with pass", () => {
  assert.deepEqual(said({ changes: ["ENV DEBUG=true"] }), []);
  assert.deepEqual(said({ changes: ['CMD ["apachectl", "-DFOREGROUND"]', "EXPOSE 80"] }), []);
});

test("RUN and COPY are refused with the reason, on their line", () => {
  const [run = "", copy = ""] = said({ changes: ["ENV A=1", "RUN make", "", "COPY a b"] });
  assert.match(run, /^changes:1 error RUN belongs to a build/);
  assert.match(copy, /^changes:3 error COPY belongs to a build/);
});

test("a name is checked; one that is taken is warned of, none is allowed", () => {
  assert.match(said({ image: "Shop/Web" })[0] ?? "", /^image error/);
  assert.match(said({ image: "shop/web:1" })[0] ?? "", /^image warning .*shop\/web:1/);
  assert.match(said({ image: "Shop/web" })[0] ?? "", /^image warning .*Shop.*registry/);
  assert.match(said({ image: "" })[0] ?? "", /^image hint/);
  assert.match(said({ image: `a@sha256:${"0".repeat(64)}` })[0] ?? "", /^image error/);
});

test("an instruction that counts once is warned of when it is there twice", () => {
  assert.deepEqual(said({ changes: ["USER a", "ENV A=1", "ENV B=2", "USER b"] }), [
    "changes:3 warning USER is there twice; the last one counts.",
  ]);
});

test("what the engine's images cannot hold is warned of", () => {
  const form = open({ keepsTriggers: false });
  const [issue] = form.check(filled(form, { image: "a", changes: ["ONBUILD RUN make"] }));
  assert.equal(issue?.severity, "warning");
  assert.deepEqual(said({ changes: ["ONBUILD RUN make"] }), []);
});

test("mounts whose data stays out are listed by name, and what goes in is counted", () => {
  const lines = (key: string): readonly string[] => {
    const field = open().fields.find((one) => one.key === key);
    return field?.type === "note" ? field.lines : [];
  };
  assert.deepEqual(lines("leftOut"), [
    "/var/lib/data, the volume data",
    "/usr/share/nginx/html, from /srv/web on the host",
    "/tmp, in memory",
  ]);
  assert.deepEqual(lines("goesIn"), ["2 added, 1 changed, 1 deleted", "added /etc/new", "deleted /gone"]);
  assert.ok(!open({ mounts: [] }).fields.some(({ key }) => key === "leftOut"));
});

test("pausing is on, and its reason is said", () => {
  const field = open().fields.find(({ key }) => key === "pause");
  assert.ok(field?.type === "switch" && field.value);
  assert.match(field.help ?? "", /half-written/);
});

test("what is sent is what the command says", async () => {
  const sent: CommitOptions[] = [];
  const form = open({}, sent);
  const values = filled(form, {
    image: " localhost:5000/web:2 ",
    message: "tuned",
    pause: false,
    changes: ["ENV DEBUG=true", " ", "EXPOSE 80"],
  });
  assert.equal(
    form.preview?.(values),
    "docker commit --author Ada --message tuned --pause=false --change 'ENV DEBUG=true' --change 'EXPOSE 80' web-1 localhost:5000/web:2",
  );
  await form.send?.(values, new AbortController().signal);
  assert.deepEqual(sent, [
    {
      repository: "localhost:5000/web",
      tag: "2",
      author: "Ada",
      message: "tuned",
      pause: false,
      changes: ["ENV DEBUG=true", "EXPOSE 80"],
    },
  ]);
  assert.deepEqual(optionsOf(filled(form, { image: "" })).repository, "");
});

test("a Dockerfile is written with the instructions that are good", async () => {
  const written: (readonly string[])[] = [];
  const form = open({}, [], written);
  await form.links?.[0]?.follow(filled(form, { changes: ["EXPOSE 80", "RUN x"] }));
  assert.deepEqual(written, [["EXPOSE 80"]]);
});
