// What package.json contributes, made from the code's declarations: commands and menus, settings, views, tasks.
import { commands } from "../commands/index.ts";
import type { AnyCommand, Placement, WindowCommand } from "../commands/command.ts";
import { filesScheme } from "../files/address.ts";
import { keybindings } from "../manifest/keybindings.ts";
import {
  configurationDefaults,
  consoleScheme,
  grammars,
  languageActivation,
  languages,
} from "../manifest/languages.ts";
import { commandName, prefix, viewIds } from "../manifest/names.ts";
import { settingTable } from "../manifest/settings.ts";
import { taskDefinitions } from "../manifest/tasks.ts";
import { views, viewsContainers, viewsWelcome } from "../manifest/views.ts";
import { walkthroughs } from "../manifest/walkthrough.ts";
import { whenClause, type Selector } from "../model/selector.ts";

export interface Contributions {
  readonly contributes: Readonly<Record<string, unknown>>;
  readonly activationEvents: readonly string[];
  /** What works in a workspace that is not trusted, or not on a disk. */
  readonly capabilities: Readonly<Record<string, unknown>>;
  /** package.nls.json: key → English. */
  readonly texts: Readonly<Record<string, string>>;
}

type Declared = AnyCommand | WindowCommand;

/** Makes the whole block. Words a person sees become %keys%. */
export function contributions(): Contributions {
  const texts: Record<string, string> = {};
  const say = (key: string, english: string): string => {
    texts[key] = english;
    return `%${key}%`;
  };
  const contributes = {
    viewsContainers: localised(viewsContainers, "viewsContainers", say),
    views: localised(views, "views", say),
    viewsWelcome: localised(viewsWelcome, "viewsWelcome", say),
    commands: commands.map(({ id, title, icon }) => ({
      command: commandName(id),
      title: say(`command.${id}`, title),
      category: say("category", "Porthole"),
      ...(icon === undefined ? {} : { icon: `$(${icon})` }),
    })),
    menus: menus(),
    configuration: { title: say("configuration", "Porthole"), properties: properties(say) },
    configurationDefaults,
    languages,
    grammars,
    taskDefinitions: localised(taskDefinitions, "taskDefinitions", say),
    keybindings,
    walkthroughs: localised(walkthroughs, "walkthroughs", say),
  };
  return {
    contributes,
    activationEvents: [
      ...languageActivation,
      `onTaskType:${prefix}`,
      `onFileSystem:${filesScheme}`,
      `onFileSystem:${consoleScheme}`,
    ],
    capabilities: {
      untrustedWorkspaces: {
        supported: "limited",
        description: say(
          "capabilities.untrustedWorkspaces",
          "Until you trust the folder, files beside a Dockerfile or Compose file are not read, no program is looked up on the `PATH`, and its settings for engines and images are not taken.",
        ),
        restrictedConfigurations: restricted(),
      },
      virtualWorkspaces: {
        supported: "limited",
        description: say(
          "capabilities.virtualWorkspaces",
          "Files beside a Dockerfile or Compose file are not read, and folders cannot be built or mounted.",
        ),
      },
    },
    texts,
  };
}

/** Copies plain data; every `title`, `name`, `contents` and `description` becomes a key made from its place. */
function localised(value: unknown, place: string, say: (key: string, english: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item, index) => localised(item, `${place}.${idOf(item) ?? index}`, say));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]: [string, unknown]) => {
    const spoken =
      ["title", "name", "contents", "description", "altText"].includes(key) &&
      typeof inner === "string" &&
      !inner.startsWith("%");
    return [key, spoken ? say(`${place}.${key}`, inner) : localised(inner, `${place}.${key}`, say)] as const;
  });
  return Object.fromEntries(entries);
}

/** Settings that a folder may not set before it is trusted. */
const restricted = (): readonly string[] =>
  Object.entries(settingTable).flatMap(([key, setting]) =>
    "restricted" in setting && setting.restricted === true ? [`${prefix}.${key}`] : [],
  );

const idOf = (item: unknown): string | undefined => (item as { id?: string } | null)?.id;

function properties(say: (key: string, english: string) => string): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(settingTable).map(([key, setting]) => {
      const { enumDescriptions, ...schema } = setting.schema as { enumDescriptions?: readonly string[] };
      return [
        `${prefix}.${key}`,
        {
          ...schema,
          default: setting.default,
          markdownDescription: say(`setting.${key}`, setting.description),
          ...(enumDescriptions === undefined
            ? {}
            : { enumDescriptions: enumDescriptions.map((words, index) => say(`setting.${key}.${index}`, words)) }),
          ...(setting.scope === undefined ? {} : { scope: setting.scope }),
        },
      ];
    }),
  );
}

function menus(): Record<string, unknown[]> {
  const all: Record<string, { command: string; when?: string; group?: string }[]> = {};
  const put = (menu: string, entry: { command: string; when?: string; group?: string }): void =>
    void (all[menu] ??= []).push(entry);
  for (const declared of commands) {
    for (const placement of declared.menus) place(declared, placement, put);
    const inPalette = declared.menus.find((placement) => placement.menu === "palette");
    if (inPalette === undefined) put("commandPalette", { command: commandName(declared.id), when: "false" });
    else if (inPalette.when !== undefined)
      put("commandPalette", { command: commandName(declared.id), when: inPalette.when });
  }
  return all;
}

function place(
  declared: Declared,
  placement: Placement,
  put: (menu: string, entry: { command: string; when?: string; group?: string }) => void,
): void {
  const command = commandName(declared.id);
  const target = "target" in declared ? (declared.target as Selector | undefined) : undefined;
  const and = (...parts: (string | undefined)[]): string => parts.filter((part) => part !== undefined).join(" && ");
  switch (placement.menu) {
    case "inline":
      return put("view/item/context", {
        command,
        when: and(inView, ofRow(declared, target)),
        group: `inline@${placement.order}`,
      });
    case "item":
      return put("view/item/context", {
        command,
        when: and(inView, ofRow(declared, target)),
        group: `${placement.group}@${placement.order}`,
      });
    case "group":
      return put("view/item/context", {
        command,
        when: and(inView, ofGroup(target)),
        group: `${placement.group}@${placement.order}`,
      });
    case "row":
      return put("view/item/context", {
        command,
        when: and(inView, `viewItem =~ /${placement.context}/`),
        group: `${placement.group}@${placement.order}`,
      });
    case "title":
      return put("view/title", {
        command,
        when: and(`view == ${placement.view}`, placement.when),
        group: `${placement.group}@${placement.order}`,
      });
    case "explorer":
      return put("explorer/context", { command, when: placement.when, group: `${placement.group}@${placement.order}` });
    case "editorContext":
      return put("editor/context", { command, when: placement.when, group: `${placement.group}@${placement.order}` });
    case "editorTitle":
      return put("editor/title", { command, when: placement.when, group: `navigation@${placement.order}` });
    case "palette":
      return;
  }
}

const inView = `view =~ /^(${Object.values(viewIds)
  .map((id) => id.replace(".", "\\."))
  .join("|")})$/`;

/** A group carries the flags of all its members: what none of them is fit for is not offered on it. */
function ofGroup(target: Selector | undefined): string {
  const { kind = "none", has = [] } = target ?? {};
  return [";group;", `;of-${kind};`, ...has.map((flag) => `;${flag};`)]
    .map((word) => `viewItem =~ /${word}/`)
    .join(" && ");
}

function ofRow(declared: Declared, target: Selector | undefined): string {
  if (target === undefined) throw new Error(`${declared.id}: a place on rows needs a target`);
  return whenClause(target);
}
