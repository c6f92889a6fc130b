import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { test } from "node:test";
import { fingerprint, judge, keysIn, keyType, knownName, preferred } from "../../../../src/engine/ssh/knownHosts.ts";

/** A key as it travels: its type, and something. */
function key(type: string, rest: string): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(type.length);
  return Buffer.concat([head, Buffer.from(type), Buffer.from(rest)]);
}

const ed = key("ssh-ed25519", "one");
const line = (names: string, of = ed): string => `${names} ${keyType(of)} ${of.toString("base64")} comment`;
const found = (text: string, host: string, port = 22): number => keysIn(text, knownName(host, port), "f").length;

test("names are plain, several, with wildcards, with ports and negated", () => {
  assert.equal(found(line("host"), "HOST"), 1);
  assert.equal(found(line("other,host"), "host"), 1);
  assert.equal(found(line("*.example.org"), "a.example.org"), 1);
  assert.equal(found(line("*.example.org"), "example.org"), 0);
  assert.equal(found(line("h?st"), "host"), 1);
  assert.equal(found(line("*.example.org,!bad.example.org"), "bad.example.org"), 0);
  assert.equal(found(line("host"), "host", 2222), 0);
  assert.equal(found(line("[host]:2222"), "host", 2222), 1);
  assert.equal(found(line("[host]:2222"), "host"), 0);
  assert.equal(found(line("h.st"), "hast"), 0);
});

test("hashed names match the name they hash", () => {
  const salt = Buffer.from("some salt for the hash");
  const hashed = (name: string): string =>
    `|1|${salt.toString("base64")}|${createHmac("sha1", salt).update(name).digest("base64")}`;
  assert.equal(found(line(hashed("host")), "host"), 1);
  assert.equal(found(line(hashed("host")), "other"), 0);
  assert.equal(found(line(hashed("[host]:2222")), "host", 2222), 1);
});

test("comments, broken lines and authorities are no keys", () => {
  assert.equal(
    found(["# host", "", "host", "host ssh-ed25519", `@cert-authority ${line("host")}`].join("\n"), "host"),
    0,
  );
});

test("a key is known, changed, unknown or revoked", () => {
  const known = (text: string) => keysIn(text, "host", "f");
  assert.equal(judge(ed, known(line("host"))), "known");
  assert.equal(judge(key("ssh-ed25519", "two"), known(line("host"))), "changedHost");
  assert.equal(judge(key("ssh-rsa", "two"), known(line("host"))), "unknownHost");
  assert.equal(judge(ed, known("")), "unknownHost");
  assert.equal(judge(ed, known(`${line("host")}\n@revoked ${line("*")}`)), "revokedHost");
  assert.equal(judge(key("ssh-ed25519", "two"), known(`@revoked ${line("host")}`)), "unknownHost");
});

test("the host is asked for a key of a type that can be compared", () => {
  const rsa = key("ssh-rsa", "one");
  assert.deepEqual(preferred(keysIn([line("host", rsa), line("host")].join("\n"), "host", "f")), [
    "rsa-sha2-512",
    "rsa-sha2-256",
    "ssh-rsa",
    "ssh-ed25519",
  ]);
  assert.deepEqual(preferred([]), []);
});

test("a fingerprint looks as ssh-keygen shows it", () => {
  assert.match(fingerprint(ed), /^ssh-ed25519 SHA256:[A-Za-z0-9+/]{43}$/);
});
