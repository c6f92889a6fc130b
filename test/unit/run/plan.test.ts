import assert from "node:assert/strict";
import { test } from "node:test";
import { createOptions } from "../../../src/run/createOptions.ts";
import { dockerWords } from "../../../src/run/dockerWords.ts";
import { parseMount } from "../../../src/run/mounts.ts";
import { emptyPlan, type RunPlan } from "../../../src/run/plan.ts";
import { parsePort } from "../../../src/run/ports.ts";
import { joined } from "../../../src/run/words.ts";

const full: RunPlan = {
  image: "nginx:1.25",
  name: "web",
  command: ["nginx", "-g", "daemon off;"],
  interactive: false,
  remove: false,
  ports: [parsePort("8080:80").value!, parsePort("127.0.0.1:9000-9001:90-91/udp").value!],
  variables: [{ key: "DEBUG", value: "true" }, { key: "DB_PASSWORD", value: "hunter2" }, { key: "UNSET" }],
  envFile: { path: "/w/.env", variables: [{ key: "LEVEL", value: "info" }] },
  mounts: ["/srv:/data:ro", "/cache", "type=tmpfs,target=/tmp"].map((text) => parseMount(text).value!),
  workingDirectory: "/app",
  user: "1000:1000",
  restart: { name: "on-failure", maximum: 3 },
  network: "shop",
  privileged: true,
};

test("a plan is the engine's body and the equal docker command", () => {
  const { command, ...body } = createOptions(full);
  assert.deepEqual(body, {
    name: "web",
    Image: "nginx:1.25",
    Cmd: ["nginx", "-g", "daemon off;"],
    Env: ["LEVEL=info", "DEBUG=true", "DB_PASSWORD=hunter2"],
    User: "1000:1000",
    WorkingDir: "/app",
    ExposedPorts: { "80/tcp": {}, "90/udp": {}, "91/udp": {} },
    Volumes: { "/cache": {} },
    HostConfig: {
      Privileged: true,
      NetworkMode: "shop",
      RestartPolicy: { Name: "on-failure", MaximumRetryCount: 3 },
      PortBindings: {
        "80/tcp": [{ HostIp: "", HostPort: "8080" }],
        "90/udp": [{ HostIp: "127.0.0.1", HostPort: "9000" }],
        "91/udp": [{ HostIp: "127.0.0.1", HostPort: "9001" }],
      },
      Binds: ["/srv:/data:ro"],
      Mounts: [{ Type: "tmpfs", Target: "/tmp" }],
    },
  });
  assert.equal(
    joined(command ?? []),
    "create --name web --restart=on-failure:3 --publish 8080:80 --publish 127.0.0.1:9000-9001:90-91/udp " +
      "--env-file /w/.env --env DEBUG=true --env DB_PASSWORD --env UNSET --volume /srv:/data:ro --volume /cache " +
      "--mount type=tmpfs,target=/tmp --workdir /app --user 1000:1000 --network shop --privileged " +
      "nginx:1.25 nginx -g 'daemon off;'",
  );
  assert.ok(!JSON.stringify(command).includes("hunter2"));
});

test("what is left open is left to the image", () => {
  const { command, ...body } = createOptions(emptyPlan("busybox"));
  assert.deepEqual(body, { Image: "busybox", HostConfig: {} });
  assert.deepEqual(command, ["create", "busybox"]);
});

test("detached is said, interactive has a terminal and input that ends with it", () => {
  assert.deepEqual(dockerWords(emptyPlan("busybox"), "run"), ["run", "--detach", "busybox"]);
  const interactive = { ...emptyPlan("busybox"), interactive: true, remove: true };
  assert.deepEqual(dockerWords(interactive, "run"), ["run", "--interactive", "--tty", "--rm", "busybox"]);
  const { Tty, OpenStdin, StdinOnce, HostConfig } = createOptions(interactive);
  assert.deepEqual([Tty, OpenStdin, StdinOnce, HostConfig?.AutoRemove], [true, true, true, true]);
});

test("a variable that is given twice has its last value, once", () => {
  const variables = [{ key: "A", value: "1" }, { key: "B", value: "2" }, { key: "A", value: "3" }, { key: "B" }];
  assert.deepEqual(createOptions({ ...emptyPlan("x"), variables }).Env, ["B=2", "A=3"]);
});

test("two bindings of one container port are both kept", () => {
  const ports = ["8080:80", "8081:80"].map((text) => parsePort(text).value!);
  const { HostConfig } = createOptions({ ...emptyPlan("x"), ports });
  assert.equal((HostConfig?.PortBindings as Record<string, unknown[]>)["80/tcp"]?.length, 2);
});
