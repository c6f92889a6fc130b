// The engine's container list and inspect, as engines tell them and as a broken one might.
import assert from "node:assert/strict";
import { test } from "node:test";
import { containersOf, detailOf } from "../../../../src/model/normalize/containers.ts";
import { idOf, imageIdOf } from "../../../support/resources.ts";
import { wireContainer, wireInspect, type Wire } from "../../../support/standInEngine.ts";

const only = (over: Wire = {}) => {
  const [container, ...more] = containersOf([wireContainer("web-1", over)]);
  assert.ok(container !== undefined && more.length === 0);
  return container;
};

test("a container of Docker's list, field by field", () => {
  const container = only({
    Names: ["/db/alias-of-web", "/web-1"],
    State: "exited",
    Status: "Exited (143) 2 hours ago",
    HostConfig: { NetworkMode: "shop_default" },
    Labels: { "com.docker.compose.project": "shop" },
    NetworkSettings: {
      Networks: {
        shop_default: {
          NetworkID: idOf("net"),
          IPAddress: "172.18.0.2",
          GlobalIPv6Address: "",
          MacAddress: "02:42:ac:12:00:02",
          Aliases: ["web", "web-1"],
        },
      },
    },
  });
  assert.deepEqual(container, {
    kind: "container",
    id: idOf("web-1"),
    name: "web-1",
    image: "nginx:1.25",
    imageId: imageIdOf("nginx:1.25"),
    command: "/docker-entrypoint.sh nginx",
    created: Date.UTC(2026, 0, 1),
    state: "exited",
    health: undefined,
    exitCode: 143,
    ports: [],
    mounts: [],
    networkMode: "shop_default",
    networks: [
      {
        network: "shop_default",
        ipv4: "172.18.0.2",
        ipv6: undefined,
      },
    ],
    labels: { "com.docker.compose.project": "shop" },
  });
});

test("IPv4 and IPv6 of one host port are one record, and the order of the wire means nothing", () => {
  const wire = [
    { IP: "::", PrivatePort: 443, PublicPort: 8443, Type: "tcp" },
    { IP: "0.0.0.0", PrivatePort: 80, PublicPort: 8080, Type: "tcp" },
    { PrivatePort: 53, Type: "udp" },
    { IP: "127.0.0.1", PrivatePort: 80, PublicPort: 9090, Type: "tcp" },
    { IP: "0.0.0.0", PrivatePort: 443, PublicPort: 8443, Type: "tcp" },
    { IP: "::", PrivatePort: 80, PublicPort: 8080, Type: "tcp" },
  ];
  const expected = [
    { inside: 53, protocol: "udp", outside: undefined, hosts: [] },
    { inside: 80, protocol: "tcp", outside: 8080, hosts: ["0.0.0.0", "::"] },
    { inside: 80, protocol: "tcp", outside: 9090, hosts: ["127.0.0.1"] },
    { inside: 443, protocol: "tcp", outside: 8443, hosts: ["0.0.0.0", "::"] },
  ];
  assert.deepEqual(only({ Ports: wire }).ports, expected);
  assert.deepEqual(only({ Ports: wire.toReversed() }).ports, expected);
});

test("Podman's empty host address means all of them", () => {
  const Ports = [{ IP: "", PrivatePort: 80, PublicPort: 8080, Type: "tcp" }];
  assert.deepEqual(only({ Ports }).ports[0]?.hosts, ["0.0.0.0"]);
});

test("a volume is known by its name, a bind mount by its path, in the order of targets", () => {
  const Mounts = [
    { Type: "volume", Name: "data", Source: "/var/lib/docker/volumes/data/_data", Destination: "/data", RW: true },
    { Type: "bind", Source: "/home/ada/app", Destination: "/app", RW: false },
    { Type: "tmpfs", Destination: "/tmp", RW: true },
  ];
  assert.deepEqual(only({ Mounts }).mounts, [
    { type: "bind", source: "/home/ada/app", target: "/app", writable: false },
    { type: "volume", source: "data", target: "/data", writable: true },
    { type: "tmpfs", source: "", target: "/tmp", writable: true },
  ]);
  assert.deepEqual(only({ Mounts: Mounts.toReversed() }).mounts, only({ Mounts }).mounts);
});

test("health counts while it runs, the exit code when it does not", () => {
  const running = only({ State: "running", Status: "Up 3 minutes (unhealthy)" });
  assert.deepEqual([running.health, running.exitCode], ["unhealthy", undefined]);
  const over = only({ State: "exited", Status: "Exited (1) 2 hours ago", Health: { Status: "unhealthy" } });
  assert.deepEqual([over.health, over.exitCode], [undefined, 1]);
  assert.equal(only({ State: "restarting", Status: "Restarting (127) 2 seconds ago" }).exitCode, 127);
});

test("Podman's image ids get the algorithm that Docker's have", () => {
  assert.equal(only({ ImageID: idOf("nginx:1.25") }).imageId, imageIdOf("nginx:1.25"));
  assert.equal(only({ ImageID: imageIdOf("nginx:1.25") }).imageId, imageIdOf("nginx:1.25"));
});

test("hostile text is kept as it is: it is made harmless where it is shown", () => {
  const evil = "\u001b]0;title\u0007\u202egnp.exe\n**bold**";
  const container = only({ Names: [`/${evil}`], Command: evil, Labels: { [evil]: evil, __proto__: evil } });
  assert.equal(container.name, evil);
  assert.equal(container.command, evil);
  assert.equal(container.labels[evil], evil);
});

test("whatever a field is, the container is still there and the list goes on", () => {
  const odd: readonly unknown[] = [
    undefined,
    null,
    0,
    -1,
    "",
    "x",
    true,
    [],
    {},
    [null],
    [{}],
    [1],
    { a: null },
    [[]],
    NaN,
  ];
  const fields = Object.keys(wireContainer("x")).filter((field) => field !== "Id");
  for (const field of fields)
    for (const value of odd) {
      const [broken, next] = containersOf([wireContainer("web-1", { [field]: value }), wireContainer("db")]);
      assert.equal(broken?.id, idOf("web-1"), `${field} is ${JSON.stringify(value)}`);
      assert.equal(typeof broken.name, "string");
      assert.equal(next?.name, "db");
      for (const port of broken.ports) assert.equal(typeof port.inside, "number");
      for (const mount of broken.mounts) assert.equal(typeof mount.target, "string");
      for (const label of Object.values(broken.labels)) assert.equal(typeof label, "string");
    }
});

test("a container without a name is called by its id, one without an id is left out", () => {
  assert.equal(only({ Names: null }).name, idOf("web-1").slice(0, 12));
  assert.equal(only({ Names: ["/a/b"] }).name, idOf("web-1").slice(0, 12));
  assert.deepEqual(containersOf([{ ...wireContainer("x"), Id: "" }, null, 7, "x", []]), []);
  for (const list of [undefined, null, {}, "x"]) assert.deepEqual(containersOf(list), []);
});

test("inspect tells what the list does not", () => {
  const inspect = {
    ...wireInspect({
      State: {
        OOMKilled: true,
        Pid: 0,
        StartedAt: "2026-01-02T03:04:05.678901234Z",
        FinishedAt: "2026-01-02T04:04:05+01:00",
        Error: "no space",
      },
      HostConfig: { Privileged: true, AutoRemove: true, RestartPolicy: { Name: "on-failure", MaximumRetryCount: 3 } },
      Config: { Tty: true, OpenStdin: true },
    }),
    RestartCount: 2,
  };
  assert.deepEqual(detailOf(inspect), {
    privileged: true,
    tty: true,
    oomKilled: true,
    health: undefined,
    restartCount: 2,
    restartPolicy: "on-failure",
    restartMaximum: 3,
    startedAt: Date.UTC(2026, 0, 2, 3, 4, 5, 678),
    finishedAt: Date.UTC(2026, 0, 2, 3, 4, 5),
    pid: 0,
    error: "no space",
  });
  assert.equal(detailOf(wireInspect()).finishedAt, 0);
});

test("health is told of a run that goes on", () => {
  const health = (State: object) => detailOf({ State: { Health: { Status: "unhealthy" }, ...State } }).health;
  assert.equal(health({ Running: true }), "unhealthy");
  assert.equal(health({ Running: false }), undefined);
  assert.equal(detailOf({ State: { Running: true, Health: { Status: "none" } } }).health, undefined);
});

test("an inspect of anything gives a detail without surprises", () => {
  for (const wire of [
    undefined,
    null,
    [],
    "x",
    {},
    { State: [], HostConfig: 7, Config: null },
    { State: { Pid: "1", StartedAt: {} } },
  ])
    assert.deepEqual(detailOf(wire), detailOf({}));
  assert.equal(detailOf({}).restartPolicy, "no");
});
