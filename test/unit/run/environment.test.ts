import assert from "node:assert/strict";
import { test } from "node:test";
import { looksSecret, parseEnvFile, parseVariable, variableText } from "../../../src/run/environment.ts";

test("a variable has a name and a value, or takes the value from here", () => {
  assert.deepEqual(parseVariable("DEBUG=true", {}).value, { key: "DEBUG", value: "true" });
  assert.deepEqual(parseVariable("URL=a=b c", {}).value, { key: "URL", value: "a=b c" });
  assert.deepEqual(parseVariable("EMPTY=", {}).value, { key: "EMPTY", value: "" });
  assert.deepEqual(parseVariable("LANG", { LANG: "vi_VN" }).value, { key: "LANG", value: "vi_VN" });
  assert.deepEqual(parseVariable("LANG", {}).value, { key: "LANG", value: undefined });
  for (const text of ["", "=x", "A B=c", " A=b".replace("A", "A ")]) assert.ok(parseVariable(text, {}).fault, text);
});

test("an env file is read by docker's rules: nothing is unquoted, # comments only at the start of a line", () => {
  const { value } = parseEnvFile('\ufeff# one\r\n\nA="x y"\n  B=1 # two\nC\nD=${A}\n', { C: "c" });
  assert.deepEqual(value, [
    { key: "A", value: '"x y"' },
    { key: "B", value: "1 # two" },
    { key: "C", value: "c" },
    { key: "D", value: "${A}" },
  ]);
  assert.match(parseEnvFile("A=1\nB C=2", {}).fault ?? "", /2/);
});

test("secrets are known by name or by what they look like", () => {
  const secret = (text: string): boolean => looksSecret(parseVariable(text, {}).value!);
  for (const text of [
    "PASSWORD=x",
    "DB_PASSWORD=x",
    "mysqlRootPassword=x",
    "GITHUB_TOKEN=x",
    "AWS_SECRET_ACCESS_KEY=x",
    "API_KEY=x",
    "URL=postgres://me:pw@host/db",
    "X=ghp_0123456789abcdef",
    "X=eyJhbGciOi.eyJzdWIi.c2ln",
    "CERT=-----BEGIN RSA PRIVATE KEY-----",
  ])
    assert.ok(secret(text), text);
  for (const text of [
    "DEBUG=true",
    "POSTGRES_PASSWORD_FILE=/run/secrets/db",
    "PATH=/usr/bin",
    "KEYBOARD=us",
    "URL=http://host:80/x@y",
  ])
    assert.ok(!secret(text), text);
});

test("a secret goes into a command by its name alone", () => {
  assert.equal(variableText({ key: "DEBUG", value: "true" }), "DEBUG=true");
  assert.equal(variableText({ key: "DB_PASSWORD", value: "hunter2" }), "DB_PASSWORD");
});
