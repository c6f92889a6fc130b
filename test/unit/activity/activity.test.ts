// An action as a docker command, an API request, curl, Python and Node; that they run is shown against a real engine.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { Script } from "node:vm";
import { apiRequests } from "../../../src/activity/apiRequest.ts";
import { curl } from "../../../src/activity/curl.ts";
import { dockerCommand } from "../../../src/activity/dockerCommand.ts";
import { activityLines } from "../../../src/activity/lines.ts";
import { node } from "../../../src/activity/node.ts";
import { python } from "../../../src/activity/python.ts";
import { javascriptText, line, pythonText, quote, shellOf } from "../../../src/activity/quote.ts";
import type { ActivityEntry } from "../../../src/engine/activity.ts";
import type { Address } from "../../../src/engine/endpoint/endpoint.ts";
import { anEndpoint } from "../../support/fakeSession.ts";

const entry = (over: Partial<ActivityEntry> = {}): ActivityEntry => ({
  number: 1,
  engine: "default",
  endpoint: "unix:///run/default.sock",
  operation: "containers.stop",
  command: ["stop", "--time", "3", "web"],
  requests: [{ method: "POST", path: "/v1.51/containers/3f2a/stop?t=3" }],
  background: false,
  started: new Date(2026, 0, 1, 14, 3, 22, 7).getTime(),
  milliseconds: 3021.4,
  ...over,
});
const create = entry({
  operation: "containers.create",
  command: ["create", "--env", "TOKEN=***", "it's"],
  requests: [{ method: "POST", path: "/v1.51/containers/create?name=it", body: { Image: "it's", Env: ["TOKEN=***"] } }],
});
const unix: Address = { kind: "unix", path: "/run/default.sock" };
const tls: Address = {
  kind: "tcp",
  host: "10.0.0.1",
  port: 2376,
  tls: { ca: "/c/ca.pem", cert: "/c/cert.pem", key: "/c/key.pem", verify: true },
};
const ssh: Address = { kind: "ssh", host: "prod", user: "me", port: 2222 };
const pipe: Address = { kind: "npipe", path: "\\\\.\\pipe\\docker_engine" };

test("a line of the channel has the time, the docker command, the request, the result and the milliseconds", () => {
  assert.deepEqual(activityLines(entry()), [
    "14:03:22.007 default · docker stop --time 3 web · ok · 3021.4 ms",
    "             POST /v1.51/containers/3f2a/stop?t=3",
  ]);
  assert.match(activityLines(create)[1]!, /create\?name=it \{"Image":"it's","Env":\["TOKEN=\*\*\*"\]\}$/);
});

test("a failure stands with its reason, an action without a docker verb with its operation", () => {
  const problem = { kind: "gone", operation: "containers.stop", what: "web" } as const;
  const [head] = activityLines(entry({ problem }));
  assert.match(head!, /web/);
  assert.doesNotMatch(head!, / ok /);
  assert.match(activityLines(entry({ command: undefined }))[0]!, /containers\.stop \(/);
});

test("foreign text in a line cannot act on a terminal or break the line", () => {
  const [head, ...requests] = activityLines(entry({ command: ["rename", "web", "a\nb\u001b[2J\u202e"] }));
  assert.doesNotMatch(head!, /[\u0000-\u001f\u202e]/);
  assert.equal(requests.length, 1);
});

test("the docker command names the engine only where plain docker would go to another one", () => {
  const own = anEndpoint("default");
  const prod = anEndpoint("prod", {
    url: "tcp://10.0.0.1:2376",
    address: tls,
    reason: { by: "context", context: "prod", current: false },
  });
  const set = anEndpoint("set", {
    url: "tcp://10.0.0.1:2377",
    address: { ...tls, port: 2377 },
    reason: { by: "setting" },
  });
  const all = [own, prod, set];
  const of = (endpoint: typeof own, among = all): string | undefined =>
    dockerCommand(entry(), endpoint, { shell: "posix", all: among });
  assert.equal(of(own), "docker stop --time 3 web");
  assert.equal(of(prod), "docker --context prod stop --time 3 web");
  assert.equal(
    of(set),
    "docker --host tcp://10.0.0.1:2377 --tlsverify --tlscacert /c/ca.pem --tlscert /c/cert.pem --tlskey /c/key.pem stop --time 3 web",
  );
  const current = { ...prod, reason: { by: "context", context: "prod", current: true } } as const;
  assert.equal(of(own, [own, current]), "docker --host unix:///run/default.sock stop --time 3 web");
  assert.equal(of(current, [own, current]), "docker stop --time 3 web");
  assert.equal(dockerCommand(entry({ command: undefined }), own, { shell: "posix", all }), undefined);
});

test("the request is shown with its body", () => {
  assert.equal(apiRequests(entry()), "POST /v1.51/containers/3f2a/stop?t=3");
  assert.equal(
    apiRequests(create),
    `POST /v1.51/containers/create?name=it\nContent-Type: application/json\n\n${JSON.stringify({ Image: "it's", Env: ["TOKEN=***"] }, null, 2)}`,
  );
  assert.equal(apiRequests(entry({ requests: [] })), undefined);
});

test("curl goes over the socket, TCP, TLS and ssh, and not over a pipe", () => {
  const start = "curl --silent --show-error --no-buffer --request POST";
  assert.equal(
    curl(entry(), unix),
    `${start} --unix-socket /run/default.sock 'http://localhost/v1.51/containers/3f2a/stop?t=3'`,
  );
  assert.equal(
    curl(entry(), tls),
    `${start} --cacert /c/ca.pem --cert /c/cert.pem --key /c/key.pem 'https://10.0.0.1:2376/v1.51/containers/3f2a/stop?t=3'`,
  );
  assert.match(curl(entry(), { kind: "tcp", host: "fd00::1", port: 2375 })!, /'http:\/\/\[fd00::1\]:2375\/v1/);
  assert.match(curl(entry(), { ...tls, tls: { verify: false } })!, / --insecure /);
  assert.match(curl(entry(), ssh)!, /^ssh -p 2222 -- me@prod 'curl .* --unix-socket \/var\/run\/docker\.sock .*'$/);
  assert.equal(curl(entry(), pipe), undefined);
  assert.equal(curl(entry({ requests: [] }), unix), undefined);
  assert.match(curl(create, unix)!, /--data '\{"Image":"it'\\''s","Env":\["TOKEN=\*\*\*"\]\}'/);
});

test("in PowerShell the body goes to curl.exe by a pipe", () => {
  assert.match(curl(create, unix, "powershell")!, /^'\{"Image":"it''s".*\}' \| curl\.exe .*--data '@-'/);
  assert.equal(shellOf("win32"), "powershell");
  assert.equal(shellOf("linux"), "posix");
});

test("words come back from a shell as they went in", () => {
  const words = [
    "plain",
    "it's",
    "$HOME `id` \\",
    "",
    "-x",
    "--time=3",
    "a\nb\tc\u001b[2J",
    "ünï\u202ecode",
    "*?[]{}~#!;&|<>()",
    "@-",
    "~root",
  ];
  const script = `printf '%s\\0' ${line(words)}`;
  const back = execFileSync("bash", ["--norc", "-c", script], {
    encoding: "utf8",
    env: { LANG: "C.UTF-8", LC_ALL: "C.UTF-8" },
  });
  assert.deepEqual(back.split("\0").slice(0, -1), words);
  assert.doesNotMatch(script, /[\u0000-\u001f\u202e]/, "and pasting the line does nothing by itself");
  assert.equal(quote("a\u061c\u00adb"), "$'a\\u061c\\u00adb'");
  assert.equal(quote("it's $x", "powershell"), "'it''s $x'");
  assert.equal(quote("a\u001b$x", "powershell"), '"a$([char]27)`$x"');
});

test("literals of Python and JavaScript are plain ASCII and mean the same text", () => {
  const text = 'it\'s "q" \\ \n \u202e ü 🐳';
  assert.equal(pythonText(text), String.raw`"it's \"q\" \\ \n \u202e \u00fc \U0001f433"`);
  assert.equal(javascriptText(text), String.raw`"it's \"q\" \\ \n \u202e \u00fc \ud83d\udc33"`);
  assert.equal(JSON.parse(javascriptText(text)), text);
});

test("Node programs are whole for every way to an engine, and Python ones name it", () => {
  const several = entry({ requests: [...create.requests, ...entry().requests] });
  for (const address of [unix, tls, { ...tls, tls: undefined }, ssh, pipe] as const)
    assert.doesNotThrow(() => new Script(node(several, address)!));
  assert.equal(python(entry(), pipe), undefined);
  assert.match(node(entry(), pipe)!, /socketPath: "\\\\\\\\\.\\\\pipe\\\\docker_engine"/);
  assert.match(python(several, unix)!, /self\.sock\.connect\("\/run\/default\.sock"\)/);
  assert.match(python(several, tls)!, /HTTPSConnection\("10\.0\.0\.1", 2376, context=context\)/);
  assert.match(python(entry(), ssh)!, /"ssh", "-p", "2222", "--", "me@prod", "docker", "system", "dial-stdio"/);
});
