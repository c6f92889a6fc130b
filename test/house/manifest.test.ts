// package.json says what the code says, and every name in it is one the code knows.
import assert from "node:assert/strict";
import { test } from "node:test";
import { contributions } from "../../src/build/contributions.ts";
import { manifestFiles } from "../../src/build/manifest.ts";
import { commands } from "../../src/commands/index.ts";
import { contextKeys, prefix, viewIds } from "../../src/manifest/names.ts";
import { settingTable, type SettingKey } from "../../src/manifest/settings.ts";
import { flagsOf, flagsOfKind } from "../../src/model/flags.ts";
import { contextValue } from "../../src/model/selector.ts";
import { aContainer, aPort } from "../support/resources.ts";
import { filesBelow, read, root } from "./source.ts";

test("package.json and package.nls.json are what `npm run manifest` writes", async () => {
  for (const [name, text] of Object.entries(await manifestFiles(root)))
    assert.equal(read(name), text, `${name}: run npm run manifest`);
});

test("a command's id is its file's path, and every command file is in the table", () => {
  const declared = filesBelow("src/commands").filter(
    (path) => /\b(command|windowCommand)\(\{/.test(read(path)) && !path.endsWith("commands/command.ts"),
  );
  const ids = declared.map((path) => path.replace("src/commands/", "").replace(".ts", "").replaceAll("/", "."));
  assert.deepEqual([...ids].sort(), commands.map(({ id }) => id).sort());
  assert.ok(ids.length > 0);
});

test("every setting's default passes its own reader", () => {
  for (const key of Object.keys(settingTable) as SettingKey[]) {
    const setting = settingTable[key];
    assert.deepEqual(setting.read(setting.default, key), setting.default);
  }
});

test("every `when` mentions only known views, keys, flags and settings", () => {
  const { menus, viewsWelcome } = contributions().contributes as {
    menus: Record<string, { when?: string }[]>;
    viewsWelcome: { when?: string }[];
  };
  const known = new Set<string>([
    ...Object.values(viewIds),
    ...Object.values(contextKeys),
    ...Object.keys(settingTable).map((key) => `config.${prefix}.${key}`),
  ]);
  const words = new Set<string>([...Object.values(flagsOfKind).flat(), ...Object.keys(flagsOfKind), ...rowWords]);
  const unknown = [...Object.values(menus).flat(), ...viewsWelcome].flatMap(({ when = "" }) => [
    ...[...when.replaceAll("\\", "").matchAll(/(?:config\.)?porthole\.[\w.]+/g)]
      .map(([name]) => name)
      .filter((name) => !known.has(name)),
    ...[...when.matchAll(/viewItem =~ \/([^/]+)\//g)].flatMap(([, inner = ""]) =>
      inner.split(";").filter((word) => word !== "" && !words.has(word)),
    ),
  ]);
  assert.deepEqual(unknown, []);
});

/** Words that rows other than resources carry; tree/ makes them. */
const rowWords = [
  "group",
  "of-container",
  "of-image",
  "of-volume",
  "engine",
  "open",
  "closed",
  "other",
  "port",
  "browsable",
  "copies",
  "source",
  "mount",
  "project",
  "found",
];

test("every row word that menus mention is made by a tree", () => {
  const trees = filesBelow("src/tree").map(read).join("\n");
  const { menus } = contributions().contributes as { menus: Record<string, { when?: string }[]> };
  const used = new Set(
    Object.values(menus)
      .flat()
      .flatMap(({ when = "" }) => rowWords.filter((word) => when.includes(`;${word};`))),
  );
  for (const word of used) assert.ok(new RegExp(`[;"\`]${word}[;"\`]|of-\\$`).test(trees), `no tree makes ;${word};`);
});

test("every command a sentence offers exists", () => {
  const sentences = filesBelow("src/base").map(read).join("\n");
  const rows = read("src/tree/present/offer.ts");
  const offered = [...sentences.matchAll(/command: "([\w.]+)"/g), ...rows.matchAll(/"(\w+\.\w+)": "/g)].map(
    ([, id]) => id,
  );
  assert.ok(offered.includes("engines.retry") && offered.includes("views.refresh"));
  assert.deepEqual(
    offered.filter((id) => !commands.some((command) => command.id === id)),
    [],
  );
});

/** Whether a row with that context shows the entry. Clauses about anything else are taken as true. */
const shownOn = (when: string, context: string): boolean =>
  when.split(" && ").every((clause) => {
    const [, not, pattern] = /^(!\()?viewItem =~ \/([^/]+)\/\)?$/.exec(clause) ?? [];
    return pattern === undefined || RegExp(pattern).test(context) === (not === undefined);
  });

test("entries of one menu of rows stand in an order that is said, wherever they stand together", () => {
  const { menus } = contributions().contributes as { menus: Record<string, { when?: string; group?: string }[]> };
  const clashes: string[] = [];
  for (const state of ["created", "running", "paused", "restarting", "exited", "dead"] as const) {
    const flags = flagsOf(aContainer({ state, ports: [aPort()] }), new Set());
    const shown = (menus["view/item/context"] ?? []).filter(({ when = "" }) =>
      shownOn(when, contextValue("container", flags)),
    );
    const places = shown.flatMap(({ group = "" }) => (group.includes("@") ? [group] : []));
    clashes.push(
      ...places.filter((place, index) => places.indexOf(place) !== index).map((place) => `${state} ${place}`),
    );
  }
  assert.deepEqual(clashes, []);
});

test("on a group a verb is offered while at least one of its members is fit for it", () => {
  const { menus } = contributions().contributes as { menus: Record<string, { command: string; when?: string }[]> };
  const offered = (context: string): ReadonlySet<string> =>
    new Set(
      (menus["view/item/context"] ?? [])
        .filter(({ when = "" }) => shownOn(when, context))
        .map(({ command }) => command.replace("porthole.containers.", "")),
    );
  const stopped = offered(";group;of-container;project;compose;exited;startable;");
  const running = offered(";group;of-container;project;alive;compose;forcible;running;stoppable;");
  const mixed = offered(";group;of-container;project;alive;compose;exited;forcible;running;startable;stoppable;");
  const ofRunning = ["stop", "stopWith", "restart", "pause", "kill", "forceRemove", "wait"];
  for (const verb of ofRunning)
    assert.deepEqual(
      [stopped, running, mixed].map((all) => all.has(verb)),
      [false, true, true],
      verb,
    );
  assert.deepEqual(
    [stopped, running, mixed].map((all) => all.has("start")),
    [true, false, true],
  );
  for (const verb of ["remove", "restartPolicy", "logs"])
    assert.ok(
      [stopped, running, mixed].every((all) => all.has(verb)),
      verb,
    );
  assert.ok(!mixed.has("unpause"));
});
