import assert from "node:assert/strict";
import { test } from "node:test";
import { bindingsOf, clash, parsePort, portText, type PublishedPort } from "../../../src/run/ports.ts";

const port = (text: string): PublishedPort => {
  const { value, fault } = parsePort(text);
  assert.equal(fault, undefined, text);
  return value;
};
const bindings = (text: string): readonly string[] =>
  bindingsOf(port(text)).map(([inside, { HostIp, HostPort }]) => `${HostIp}|${HostPort}>${inside}`);

test("ports are read as docker reads --publish", () => {
  assert.deepEqual(bindings("8080:80"), ["|8080>80/tcp"]);
  assert.deepEqual(bindings("80"), ["|>80/tcp"]);
  assert.deepEqual(bindings("127.0.0.1:5353:53/udp"), ["127.0.0.1|5353>53/udp"]);
  assert.deepEqual(bindings("127.0.0.1::53"), ["127.0.0.1|>53/tcp"]);
  assert.deepEqual(bindings("[::1]:8080:80"), ["::1|8080>80/tcp"]);
  assert.deepEqual(bindings("8000-8002:80-82/sctp"), ["|8000>80/sctp", "|8001>81/sctp", "|8002>82/sctp"]);
  assert.deepEqual(bindings("8000-8010:80"), ["|8000-8010>80/tcp"]);
  assert.deepEqual(bindings("80-82"), ["|>80/tcp", "|>81/tcp", "|>82/tcp"]);
});

test("what is no port is refused in words", () => {
  for (const text of [
    "",
    "abc",
    "0:80",
    "8080:",
    "8080:70000",
    "8080:80/icmp",
    "8080:80/tcp/udp",
    "8002-8000:80",
    "8000-8001:80-82",
    "8000:80-82",
    "1:2:3",
    "localhost:8080:80",
    "::1:8080:80",
    "[zz]:8080:80",
    "300.0.0.1:80:80",
    "8080:80 81",
    "-1:80",
  ])
    assert.ok(parsePort(text).fault, text);
});

test("a port is written back as it was meant", () => {
  for (const text of ["8080:80", "80", "127.0.0.1:5353:53/udp", "127.0.0.1::53", "[::1]:8080:80", "8000-8002:80-82"])
    assert.equal(portText(port(text)), text);
});

test("two ports clash when they want the same port of the same address", () => {
  const clashes = (one: string, other: string): boolean => clash(port(one), port(other));
  assert.ok(clashes("8080:80", "8080:81"));
  assert.ok(clashes("8080:80", "127.0.0.1:8080:80"));
  assert.ok(clashes("8000-8002:80-82", "8002:1"));
  assert.ok(!clashes("127.0.0.1:8080:80", "127.0.0.2:8080:80"));
  assert.ok(!clashes("8080:80", "8080:80/udp"));
  assert.ok(!clashes("8080:80", "8081:80"));
  assert.ok(!clashes("80", "80"), "the engine picks free ones");
  assert.ok(!clashes("8000-8010:80", "8000-8010:81"), "each takes a free one of the range");
});
