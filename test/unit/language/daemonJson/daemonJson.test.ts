// Rules and features of daemon.json, over the whole language.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { applyEdits, linesOf } from "../../../../src/base/text.ts";
import { daemonJson } from "../../../../src/language/daemonJson/daemonJson.ts";
import type { Completion, Finding } from "../../../../src/language/language.ts";
import { lint } from "../../../../src/language/lint.ts";

const check = (text: string): readonly Finding[] => lint(daemonJson, daemonJson.parse(text), {});
const told = (text: string): readonly string[] => {
  const lines = linesOf(text);
  return check(text).map(
    ({ rule, severity, range }) =>
      `${severity} ${rule} ${text.slice(lines.offset(range.start), lines.offset(range.end))}`,
  );
};

describe("each rule", () => {
  for (const [text, found] of [
    ['{"debug": true,}', ["error jsonSyntax ,"]],
    ['// words\n{"debug": true}', ["error jsonSyntax // words"]],
    ['{"debug" true}', ['error jsonSyntax "debug"']],
    ['{"debug": "true"}', ['error wrongType "true"']],
    ['{"mtu": "1400"}', ['error wrongType "1400"']],
    ['{"dns": "1.1.1.1"}', ['error wrongType "1.1.1.1"']],
    ['{"log-opts": {"max-file": 3, "compress": true}}', ["error wrongType 3", "error wrongType true"]],
    ['{"default-address-pools": [{"base": 1, "sise": 24}]}', ["error wrongType 1", 'warning unknownKey "sise"']],
    ['{"log_driver": "local"}', ['warning unknownKey "log_driver"']],
    ['{"zzz": 1}', ['warning unknownKey "zzz"']],
    ['{"features": {"cdi": true, "containerd-snapshotter": "true"}}', ['error wrongType "true"']],
    ["[]", ["error wrongType []"]],
    ['{"registry-mirrors": ["mirror.example.com", "https://a"]}', ['warning wrongValue "mirror.example.com"']],
    ['{"bip": "172.17.0.1"}', ['warning wrongValue "172.17.0.1"']],
    ['{"ip": "localhost"}', ['warning wrongValue "localhost"']],
    ['{"bip": "10.0.0.1/24", "bip6": "fd00::1/64", "fixed-cidr": "", "ip": "::", "default-gateway": "10.0.0.1"}', []],
    ['{"log-level": "verbose"}', ['warning wrongValue "verbose"']],
    ['{"log-driver": "json-fil"}', ['warning wrongValue "json-fil"']],
    ['{"mtu": 1, "mtu": 2}', ['warning repeatedKey "mtu"']],
    ['{"graph": "/d"}', ['warning goneKey "graph"']],
    ['{"hosts": ["tcp://0.0.0.0:2375"]}', ['info hostsInUnit "hosts"', 'warning openWithoutTls "tcp://0.0.0.0:2375"']],
  ] as const)
    test(text, () => assert.deepEqual(told(text), found));
});

describe("what is right is left alone", () => {
  for (const text of [
    "",
    " \n",
    "{}",
    '{"debug": true, "log-opts": {"max-size": "10m"}, "features": {"containerd-snapshotter": true}}',
    '{"log-driver": "grafana/loki-docker-driver:latest", "runtimes": {"nvidia": {"path": "nvidia-container-runtime"}}}',
    '{"default-address-pools": [{"base": "10.200.0.0/16", "size": 24}], "proxies": {"no-proxy": "localhost"}}',
    '{"debug": null}',
  ])
    test(JSON.stringify(text), () => assert.deepEqual(told(text), []));
  test("certificates make a port safe; that only this machine reaches it does not", () => {
    const rules = (text: string): readonly string[] => check(text).map(({ rule }) => rule);
    assert.deepEqual(rules('{"hosts": ["tcp://0.0.0.0:2376"], "tlsverify": true}'), ["hostsInUnit"]);
    assert.deepEqual(rules('{"hosts": ["tcp://127.0.0.1:2375"]}'), ["hostsInUnit", "openWithoutTls"]);
    assert.deepEqual(rules('{"hosts": ["unix:///var/run/docker.sock", "fd://"]}'), ["hostsInUnit"]);
  });
});

test("every fix takes its finding away and brings no other", () => {
  for (const text of [
    '{"debug": true,}',
    '{"debug": "true", "mtu": "1", "dns": "1.1.1.1", "log-opts": {"max-file": 3}}',
    '{"log_driver": "local"}',
    '{"graph": "/d"}',
    '{"log-level": "warnn"}',
    '{"hosts": ["fd://"]}',
    '{"debug": true, "hosts": ["fd://"]}',
    '{"hosts": ["fd://"], "debug": true}',
    '{"debug": true,\n  "hosts": ["fd://"],\n  "mtu": 1}',
  ]) {
    const before = check(text);
    const fixes = before.flatMap((finding) => finding.fixes);
    assert.ok(fixes.length > 0, text);
    for (const fix of fixes) assert.equal(check(applyEdits(text, fix.edits)).length, before.length - 1, fix.title);
  }
});

test("the only entry is taken out with the blanks around it", () => {
  const without = (text: string): string => {
    const fix = check(text).find(({ rule }) => rule === "hostsInUnit")?.fixes[0];
    return applyEdits(text, fix?.edits ?? []);
  };
  assert.equal(without('{\n  "hosts": ["fd://"]\n}\n'), "{}\n");
  assert.equal(without('{ "hosts": ["fd://"], }'), "{}");
  assert.equal(without('{\n  "hosts": ["fd://"],\n  "debug": true\n}\n'), '{\n  "debug": true\n}\n');
  assert.equal(without('{\n  "debug": true,\n  "hosts": ["fd://"]\n}\n'), '{\n  "debug": true\n}\n');
});

test("a port is made safe on lines of its own, with the keys that are missing", () => {
  const text = '{\n  "hosts": ["tcp://0.0.0.0:2375"],\n  "tlskey": "/k"\n}\n';
  const found = check(text).filter(({ rule }) => rule === "openWithoutTls");
  const [fix] = found.flatMap(({ fixes }) => fixes);
  assert.ok(fix !== undefined);
  const after = applyEdits(text, fix.edits);
  assert.equal(
    after,
    '{\n  "hosts": ["tcp://0.0.0.0:2375"],\n  "tlsverify": true,\n  "tlscacert": "/etc/docker/ca.pem",\n  "tlscert": "/etc/docker/server-cert.pem",\n  "tlskey": "/k"\n}\n',
  );
  assert.deepEqual(told(after), ['info hostsInUnit "hosts"']);
});

/** The text with "|" where the cursor is. */
function complete(marked: string): { readonly text: string; readonly found: readonly Completion[] } {
  const text = marked.replace("|", "");
  const at = linesOf(text).position(marked.indexOf("|"));
  return { text, found: daemonJson.features.complete?.(daemonJson.parse(text), at, {}) ?? [] };
}

test("keys that are not there and known values are offered", () => {
  const fresh = complete('{"debug": true, |}');
  assert.equal(fresh.found.find(({ label }) => label === "dns")?.edit.text, '"dns": ["$1"]');
  assert.ok(!fresh.found.some(({ label }) => label === "debug" || label === "graph"));
  const typed = complete('{"log-l|"}');
  const level = typed.found.find(({ label }) => label === "log-level");
  assert.equal(level && applyEdits(typed.text, [level.edit]), '{"log-level"}');
  assert.deepEqual(
    complete('{"log-format": |}').found.map(({ edit }) => edit.text),
    ['"text"', '"json"'],
  );
  const inner = complete('{"proxies": { | }}').found.map(({ label }) => label);
  assert.deepEqual(inner, ["http-proxy", "https-proxy", "no-proxy"]);
  const value = complete('{"debug": f|alse}');
  const off = value.found.find(({ label }) => label === "true");
  assert.equal(off && applyEdits(value.text, [off.edit]), '{"debug": true}');
});

test("hovering a key tells what it does", () => {
  const doc = daemonJson.parse('{"log-format": "text"}');
  const hover = daemonJson.features.hover?.(doc, { line: 0, character: 4 }, {});
  assert.match(hover?.markdown ?? "", /`text`, `json`/);
  assert.equal(daemonJson.features.hover?.(doc, { line: 0, character: 17 }, {}), undefined);
});

test("no text makes it throw or take long", { timeout: 60_000 }, () => {
  const text = '\ufeff{"hosts": ["tcp://x", 1e5, {"a":[null,tru]}], /* c */ "log-opts": {"a\\u00e9": "\\q"}, "b": }';
  for (let end = 0; end <= text.length; end += 1) {
    check(text.slice(0, end));
    complete(`${text.slice(0, end)}|`);
  }
  check("[".repeat(100_000));
  check(`{${'"a":1,'.repeat(50_000)}`);
  check("/*".repeat(100_000));
});

test("where the engine's command line is known, keys are held against its flags, and hosts is no guess", () => {
  const engine = {
    reads: true,
    file: "/etc/docker/daemon.json",
    flags: ["-H", "--insecure-registry", "--add-runtime"],
  };
  const said = (text: string, over: Partial<typeof engine> = {}): readonly string[] =>
    lint(daemonJson, daemonJson.parse(text), { engine: { ...engine, ...over } }).map(
      ({ rule, message }) => `${rule}: ${message}`,
    );
  const found = said('{"hosts": ["fd://"], "insecure-registries": [], "debug": true}');
  assert.deepEqual(
    found.map((one) => one.split(" on the command line")[0]),
    [
      "alsoFlag: hosts is in daemon.json, and -H",
      "alsoFlag: insecure-registries is in daemon.json, and --insecure-registry",
    ],
  );
  assert.deepEqual(said('{"hosts": ["fd://"]}', { flags: ["--debug"] }), []);
  assert.match(
    said('{"debug": true}', { reads: false, file: "/srv/x.json" })[0] ?? "",
    /otherConfigFile: .*\/srv\/x\.json/,
  );
  assert.equal(said("", { reads: false }).length, 1);
});

test("M58, S250 what the unit at hand says too is an error that names both places: an override's command stands for the unit's own", () => {
  const texts: Readonly<Record<string, string>> = {
    "../systemd/system/docker.service": "[Service]\nExecStart=/usr/bin/dockerd -H fd:// --debug\n",
    "../systemd/system/docker.service.d/a.conf": "[Service]\nExecStart=\nExecStart=/usr/bin/dockerd -H tcp://x\n",
  };
  const told = (names: readonly string[], fragment?: boolean) =>
    lint(daemonJson, daemonJson.parse('{"hosts": ["fd://"], "debug": true}'), {
      ...(fragment === undefined ? {} : { fragment }),
      read: (path) => (names.includes(path) ? texts[path] : undefined),
      list: (path) => (path === "../systemd/system/docker.service.d" && names.length > 1 ? ["a.conf", "b.md"] : []),
    })
      .filter(({ rule }) => rule === "alsoFlag" || rule === "hostsInUnit")
      .map(
        ({ rule, severity, range, message }) =>
          `${severity} ${rule} ${range.start.character} ${/\S+ is in daemon\.json/.exec(message)?.[0] ?? ""} ${/[./a-z]*docker\.service[^\s:]*/.exec(message)?.[0] ?? ""}`,
      );
  const [own = "", over = ""] = Object.keys(texts);
  assert.deepEqual(told([own]), [
    "error alsoFlag 1 hosts is in daemon.json ../systemd/system/docker.service",
    "error alsoFlag 21 debug is in daemon.json ../systemd/system/docker.service",
  ]);
  assert.deepEqual(told([own, over]), [
    "error alsoFlag 1 hosts is in daemon.json ../systemd/system/docker.service.d/a.conf",
  ]);
  assert.deepEqual(told([]), ["info hostsInUnit 1  "]);
  assert.deepEqual(told([own], true), ["info hostsInUnit 1  "]);
});
