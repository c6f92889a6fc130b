import assert from "node:assert/strict";
import { test } from "node:test";
import { portsWords } from "../../../../src/tree/present/port.ts";
import { aPort } from "../../../support/resources.ts";

const ports = (...numbers: readonly number[]) =>
  numbers.map((number) => aPort({ outside: number, inside: number + 1000 }));

test("a published port names where it is reached, unless that is everywhere", () => {
  assert.equal(portsWords([aPort()]), "8080→80");
  assert.equal(portsWords([aPort({ hosts: ["127.0.0.1"] })]), "127.0.0.1:8080→80");
  assert.equal(portsWords([aPort({ hosts: ["::1"], protocol: "udp" })]), "[::1]:8080→80/udp");
  assert.equal(portsWords([aPort({ hosts: ["::"] })]), "8080→80");
});

test("a port that is not published is no news", () => {
  assert.equal(portsWords([aPort({ outside: undefined, hosts: [] })]), "");
  assert.equal(portsWords([]), "");
});

test("neighbours stand together as a range, others apart", () => {
  assert.equal(portsWords(ports(8002, 8000, 8001)), "8000-8002→9000-9002");
  assert.equal(portsWords([...ports(8000, 8002), aPort({ outside: 8001, inside: 7 })]), "8000→9000, 8001→7, 8002→9002");
  assert.equal(
    portsWords([...ports(8000), aPort({ outside: 8001, inside: 9001, protocol: "udp" })]),
    "8000→9000, 8001→9001/udp",
  );
});

test("more than three are counted", () => {
  assert.equal(portsWords(ports(1, 3, 5, 7, 9)), "1→1001, 3→1003, 5→1005 +2");
});
