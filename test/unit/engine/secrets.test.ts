import assert from "node:assert/strict";
import { test } from "node:test";
import { maskBody, maskPath, maskWords, soundsSecret } from "../../../src/engine/secrets.ts";

test("names that sound like secrets", () => {
  for (const name of [
    "PASSWORD",
    "MYSQL_ROOT_PASSWORD",
    "PGPASS",
    "DB_PWD",
    "API_KEY",
    "apiKey",
    "AWS_SECRET_ACCESS_KEY",
    "GITHUB_TOKEN",
    "token",
    "CLIENT_SECRET",
    "SIGNING_KEY",
    "SSH_PRIVATE_KEY",
    "BASIC_AUTH",
    "SENTRY_DSN",
    "identitytoken",
    "password",
    "auth",
  ])
    assert.ok(soundsSecret(name), name);
  for (const name of ["PATH", "HOME", "LANG", "KEYBOARD", "AUTHOR", "MONKEY", "COMPASS_HOME", "Image", "PORT", "DEBUG"])
    assert.ok(!soundsSecret(name), name);
});

test("words of a docker command lose their secrets and nothing else", () => {
  const words = [
    "run",
    "-d",
    "--env",
    "TOKEN=abc",
    "-e",
    "A=b",
    "--env=API_KEY=x",
    "--label",
    "x=y",
    "redis",
    "--port=1",
  ];
  assert.deepEqual(maskWords(words), [
    "run",
    "-d",
    "--env",
    "TOKEN=***",
    "-e",
    "A=b",
    "--env=API_KEY=***",
    "--label",
    "x=y",
    "redis",
    "--port=1",
  ]);
  assert.deepEqual(maskWords(["mysql", "--password", "hunter2", "--password=hunter2", "--token", "--verbose"]), [
    "mysql",
    "--password",
    "***",
    "--password=***",
    "--token",
    "--verbose",
  ]);
});

test("a value over several lines goes as a whole", () => {
  assert.deepEqual(maskWords(["--env", "PRIVATE_KEY=-----BEGIN\nabc\n-----END"]), ["--env", "PRIVATE_KEY=***"]);
});

test("passwords in addresses go, the addresses stay", () => {
  assert.deepEqual(maskWords(["DATABASE_URL=postgres://me:hunter2@db/x"]), ["DATABASE_URL=postgres://me:***@db/x"]);
  assert.deepEqual(maskWords(["https://host:8080/a@b"]), ["https://host:8080/a@b"]);
});

test("a commit's changes lose values of secret variables", () => {
  assert.deepEqual(maskWords(["commit", "--change", "ENV TOKEN=abc A=b", "--change", 'ENV API_KEY="a b" C=d']), [
    "commit",
    "--change",
    "ENV TOKEN=*** A=b",
    "--change",
    "ENV API_KEY=*** C=d",
  ]);
  assert.deepEqual(maskWords(["env PASSWORD hunter2", "ENV HOME /root", 'CMD ["a"]']), [
    "env PASSWORD ***",
    "ENV HOME /root",
    'CMD ["a"]',
  ]);
});

test("bodies keep their shape", () => {
  assert.deepEqual(
    maskBody({
      Image: "x",
      Env: ["TOKEN=abc", "A=b"],
      Cmd: ["sh", "-c", "echo"],
      Labels: { "com.example.password": "p", other: "o" },
      HostConfig: { Binds: ["/a:/b"], NanoCpus: 1, Nested: [{ password: "p" }] },
      password: "hunter2",
      identitytoken: "",
      nothing: null,
    }),
    {
      Image: "x",
      Env: ["TOKEN=***", "A=b"],
      Cmd: ["sh", "-c", "echo"],
      Labels: { "com.example.password": "***", other: "o" },
      HostConfig: { Binds: ["/a:/b"], NanoCpus: 1, Nested: [{ password: "***" }] },
      password: "***",
      identitytoken: "",
      nothing: null,
    },
  );
});

test("paths stay as they went out, apart from secrets in them", () => {
  const path = "/v1.51/containers/json?all=true&filters=%7B%22id%22%3A%5B%22a%22%5D%7D";
  assert.equal(maskPath(path), path);
  assert.equal(maskPath("/info"), "/info");
  assert.equal(
    maskPath("/commit?changes=ENV%20TOKEN%3Dabc&changes=USER%20x&comment="),
    "/commit?changes=ENV%20TOKEN%3D***&changes=USER%20x&comment=",
  );
  assert.equal(maskPath("/x?token=abc&bad=%zz"), "/x?token=***&bad=%zz");
  const build = `/build?t=a&buildargs=${encodeURIComponent('{"API_TOKEN":"abc","V":"1"}')}`;
  assert.equal(decodeURIComponent(maskPath(build)), '/build?t=a&buildargs={"API_TOKEN":"***","V":"1"}');
});

test("what looks like a token goes, whatever its name", () => {
  const letters = "abcdefghijklmnopqrstuvwxyz0123456789ABCD";
  const tokens = [
    `ghp_${letters}`,
    `github_pat_${letters}`,
    `glpat-${letters.slice(0, 20)}`,
    `dckr_pat_${letters.slice(0, 27)}`,
    "AKIAABCDEFGHIJKLMNOP",
    `xoxb-1234567890-${letters}`,
    `npm_${letters.slice(0, 36)}`,
    `sk_live_${letters}`,
    `sk-proj-${letters}`,
    `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.${letters}`,
  ];
  for (const token of tokens) {
    assert.deepEqual(maskWords(["build", "--build-arg", `REF=${token}`, token]), [
      "build",
      "--build-arg",
      "REF=***",
      "***",
    ]);
    const args = encodeURIComponent(JSON.stringify({ REF: token, A: "b" }));
    assert.equal(
      maskPath(`/build?buildargs=${args}&t=x`),
      `/build?buildargs=${encodeURIComponent(JSON.stringify({ REF: "***", A: "b" }))}&t=x`,
    );
    assert.deepEqual(maskBody({ Cmd: ["a"], Note: `with ${token}.`, Env: [`A=${token}`] }), {
      Cmd: ["a"],
      Note: "with ***.",
      Env: ["A=***"],
    });
  }
  const key = "-----BEGIN RSA PRIVATE KEY-----\nabc\n-----END RSA PRIVATE KEY-----";
  assert.deepEqual(maskBody({ Data: key }), {
    Data: "-----BEGIN RSA PRIVATE KEY-----***-----END RSA PRIVATE KEY-----",
  });
  for (const harmless of ["sk-learn", "npm_config_cache=/x", "task-0123456789abcdefghijklmn", "sha256:AKIA", "eyJ.a.b"])
    assert.deepEqual(maskWords([harmless]), [harmless]);
});
