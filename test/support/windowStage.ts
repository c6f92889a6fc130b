// What a command on the window is given, with a scripted person and fake sessions, for tests.
import type { WindowContext } from "../../src/commands/context.ts";
import { createActivity } from "../../src/engine/activity.ts";
import { defaultSettings, type Settings } from "../../src/manifest/settings.ts";
import { fakeSessions, type FakeSessions } from "./fakeSession.ts";
import { memoryFiles } from "./memoryFiles.ts";
import { scriptedUi, type Answer, type ScriptedUi } from "./scriptedUi.ts";

export interface WindowStage {
  readonly context: WindowContext;
  readonly ui: ScriptedUi;
  readonly sessions: FakeSessions;
  /** What was done to the window, in order. */
  readonly done: readonly string[];
}

export function windowStage({
  sessions = fakeSessions(),
  answers = [],
  settings = {},
  over = {},
}: {
  readonly sessions?: FakeSessions;
  readonly answers?: readonly Answer[];
  readonly settings?: Partial<Settings>;
  readonly over?: Partial<WindowContext>;
} = {}): WindowStage {
  const ui = scriptedUi(answers);
  const done: string[] = [];
  const filters = new Map<string, string>();
  return {
    ui,
    sessions,
    done,
    context: {
      sessions,
      ui,
      signal: new AbortController().signal,
      settings: { ...defaultSettings, ...settings },
      memory: { get: () => undefined, set: () => undefined },
      files: memoryFiles({ sessions }),
      folders: [],
      record: createActivity(),
      views: {
        filter: (view) => filters.get(view) ?? "",
        setFilter: (view, text) => {
          filters.set(view, text);
          done.push(`filter ${view} ${JSON.stringify(text)}`);
        },
      },
      change: (key, value) => {
        done.push(`change ${key} ${JSON.stringify(value)}`);
        return Promise.resolve();
      },
      showLog: () => void done.push("show log"),
      showActivity: () => void done.push("show activity"),
      openSettings: (key) => {
        done.push(`open settings ${key ?? ""}`);
        return Promise.resolve();
      },
      ...over,
    },
  };
}
