import assert from "node:assert/strict";
import { test } from "node:test";
import { fromEnvironment } from "../../../../src/engine/endpoint/fromEnvironment.ts";
import { memoryWorld } from "../../../support/memoryWorld.ts";

const address = async (env: Record<string, string>, files: Record<string, string> = {}) => {
  const { endpoints, problems } = await fromEnvironment(memoryWorld({ env, files }));
  assert.deepEqual(problems, []);
  return endpoints[0]?.address;
};

test("without DOCKER_HOST there is nothing", async () => {
  assert.deepEqual(await fromEnvironment(memoryWorld()), { endpoints: [], problems: [] });
  assert.deepEqual(await fromEnvironment(memoryWorld({ env: { DOCKER_HOST: "" } })), { endpoints: [], problems: [] });
});

test("DOCKER_HOST is an endpoint of its own", async () => {
  const { endpoints } = await fromEnvironment(memoryWorld({ env: { DOCKER_HOST: "tcp://h:1" } }));
  assert.deepEqual(endpoints, [
    {
      name: "DOCKER_HOST",
      address: { kind: "tcp", host: "h", port: 1 },
      url: "tcp://h:1",
      reason: { by: "environment" },
    },
  ]);
});

test("DOCKER_TLS_VERIFY brings TLS, with the files of DOCKER_CERT_PATH or of docker's folder", async () => {
  const env = { DOCKER_HOST: "tcp://h:1", DOCKER_TLS_VERIFY: "1" };
  const all = { "/certs/ca.pem": "", "/certs/cert.pem": "", "/certs/key.pem": "" };
  assert.deepEqual(await address({ ...env, DOCKER_CERT_PATH: "/certs" }, all), {
    kind: "tcp",
    host: "h",
    port: 1,
    tls: { ca: "/certs/ca.pem", cert: "/certs/cert.pem", key: "/certs/key.pem", verify: true },
  });
  assert.deepEqual(await address(env, { "/home/me/.docker/ca.pem": "" }), {
    kind: "tcp",
    host: "h",
    port: 1,
    tls: { ca: "/home/me/.docker/ca.pem", cert: undefined, key: undefined, verify: true },
  });
});

test("an authority that DOCKER_CERT_PATH should hold is named though it is missing, so that the problem names the file", async () => {
  const found = await address({ DOCKER_HOST: "tcp://h:1", DOCKER_TLS_VERIFY: "1", DOCKER_CERT_PATH: "/none" });
  assert.deepEqual(found, {
    kind: "tcp",
    host: "h",
    port: 1,
    tls: { ca: "/none/ca.pem", cert: undefined, key: undefined, verify: true },
  });
});

test("DOCKER_TLS alone does not verify", async () => {
  const found = await address({ DOCKER_HOST: "tcp://h:1", DOCKER_TLS: "1" });
  assert.equal(found?.kind === "tcp" && found.tls?.verify, false);
});

test("a bad DOCKER_HOST is a problem and no end", async () => {
  const { endpoints, problems } = await fromEnvironment(memoryWorld({ env: { DOCKER_HOST: "ftp://\u202eevil" } }));
  assert.deepEqual(endpoints, []);
  assert.equal(problems.length, 1);
  const [problem] = problems;
  assert.ok(problem?.kind === "setting" && problem.key === "DOCKER_HOST");
  assert.ok(!problem.said.includes("\u202e"));
});
