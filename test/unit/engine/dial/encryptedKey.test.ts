import assert from "node:assert/strict";
import { test } from "node:test";
import { isEncrypted } from "../../../../src/engine/dial/encryptedKey.ts";

/** OpenSSH's own format begins with its name and the cipher's. */
function openssh(cipher: string): string {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(cipher.length);
  const body = Buffer.concat([Buffer.from("openssh-key-v1\0"), length, Buffer.from(cipher), Buffer.alloc(40)]);
  return `-----BEGIN OPENSSH PRIVATE KEY-----\n${body.toString("base64")}\n-----END OPENSSH PRIVATE KEY-----\n`;
}

test("keys that need a passphrase are told from those that do not", () => {
  assert.ok(isEncrypted(openssh("aes256-ctr")));
  assert.ok(!isEncrypted(openssh("none")));
  assert.ok(isEncrypted("-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n"));
  assert.ok(isEncrypted("-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES\n\nAAAA\n"));
  assert.ok(!isEncrypted("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"));
  assert.ok(!isEncrypted(""));
  assert.ok(!isEncrypted("-----BEGIN OPENSSH PRIVATE KEY-----\nAA==\n-----END OPENSSH PRIVATE KEY-----"));
});
