import assert from "node:assert/strict";
import { test } from "node:test";
import { authorityOf, formatAddress, parseAddress, placeOf, type FileAddress } from "../../../src/files/address.ts";
import { textOf } from "../../../src/files/path.ts";

const addresses: readonly FileAddress[] = [
  { engine: "default", kind: "container", id: "0a1b2c", path: "/" },
  { engine: "Prod (ssh) +1@host:22%", kind: "volume", id: "shop_data.1", path: "/a b/%41#frag?query&x=y" },
  { engine: "движок", kind: "image", id: "sha256:0a1b", path: '/new\nline/"quoted"/it\'s' },
  { engine: "", kind: "container", id: "x", path: `/${textOf(Buffer.from([0x62, 0xff, 0xfe]))}/${"n".repeat(255)}` },
];

test("an address leads back to itself", () => {
  for (const address of addresses) assert.deepEqual(parseAddress(formatAddress(address)), address);
});

test("the authority survives being written in small letters", () => {
  for (const { engine, kind, id } of addresses) {
    const place = { engine, kind, id };
    const authority = authorityOf(place);
    assert.match(authority, /^[a-z0-9._+-]*$/);
    assert.deepEqual(placeOf(authority.toUpperCase()), place);
  }
});

test("as any parser of URIs reads it", () => {
  for (const address of addresses) {
    const url = new URL(formatAddress(address));
    assert.equal(url.protocol, "porthole:");
    assert.deepEqual(placeOf(decodeURIComponent(url.host)), placeOf(authorityOf(address)));
    assert.equal(decodeURIComponent(url.pathname), address.path);
  }
});

test("paths are made plain", () => {
  assert.equal(parseAddress("porthole://e+container+x/a/../../b//c/")?.path, "/b/c");
  assert.equal(parseAddress("porthole://e+container+x")?.path, "/");
});

test("what is no address is none, and nothing throws", () => {
  const texts = [
    "",
    "file:///etc",
    "porthole:",
    "porthole://",
    "porthole://a+b",
    "porthole://e+pod+x/",
    "porthole://e+container+/",
  ];
  const odd = [
    "porthole://e+container+x+y/",
    "porthole://%zz+container+x/",
    "porthole://e+container+x/%zz",
    "porthole://_z+image+x/",
  ];
  for (const text of [...texts, ...odd, "\0", "porthole://E_%+container+x/"])
    assert.equal(parseAddress(text), undefined, text);
});
