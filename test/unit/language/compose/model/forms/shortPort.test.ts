// Short ports and addresses.
import assert from "node:assert/strict";
import { test } from "node:test";
import { isAddress, shortPort } from "../../../../../../src/language/compose/model/forms/shortPort.ts";

test("parts of a port", () => {
  assert.deepEqual(shortPort("127.0.0.1:8000-8001:80-81/UDP"), {
    host: { first: 8000, last: 8001 },
    container: { first: 80, last: 81 },
    ip: "127.0.0.1",
    protocol: "udp",
  });
  assert.deepEqual(shortPort("[::1]::80"), {
    host: undefined,
    container: { first: 80, last: 80 },
    ip: "::1",
    protocol: "tcp",
  });
});

test("addresses", () => {
  for (const text of ["1.2.3.4", "0.0.0.0", "::", "::1", "fe80::1%eth0", "1:2:3:4:5:6:7:8", "::ffff:1.2.3.4"])
    assert.ok(isAddress(text), text);
  for (const text of [
    "1.2.3",
    "1.2.3.256",
    "01.2.3.4",
    ":",
    ":::",
    "1:2:3:4:5:6:7",
    "1::2::3",
    "g::1",
    "localhost",
    "1.2.3.4.",
  ])
    assert.ok(!isAddress(text), text);
});
