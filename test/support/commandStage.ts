// What a command on an engine is given, with a scripted person, a scripted engine and a store the test fills, for tests.
import type { CommandContext } from "../../src/commands/context.ts";
import type { AnyCommand } from "../../src/commands/command.ts";
import type { Engine } from "../../src/engine/engine.ts";
import { defaultSettings, type Settings } from "../../src/manifest/settings.ts";
import type { Resource } from "../../src/model/resources.ts";
import { fakeSession, fakeSessions, type FakeSession, type Held } from "./fakeSession.ts";
import { memoryFiles } from "./memoryFiles.ts";
import { scriptedEngine, type Asked, type ScriptedEngine } from "./scriptedEngine.ts";
import { scriptedUi, type Answer, type ScriptedUi } from "./scriptedUi.ts";

export interface CommandStage {
  readonly context: CommandContext;
  readonly ui: ScriptedUi;
  readonly engine: ScriptedEngine;
  readonly session: FakeSession;
  /** Runs the command on the items, as the runner would after its own part. */
  run(command: AnyCommand, items?: readonly Resource[], args?: readonly unknown[]): Promise<void>;
}

export function commandStage({
  engine = () => undefined,
  answers = [],
  settings = {},
  held = {},
  over = {},
}: {
  /** What the engine answers, or an engine of the test's own. */
  readonly engine?: ((asked: Asked) => unknown) | Engine;
  readonly answers?: readonly Answer[];
  readonly settings?: Partial<Settings>;
  readonly held?: Held;
  readonly over?: Partial<CommandContext>;
} = {}): CommandStage {
  const made = (typeof engine === "function" ? scriptedEngine(engine) : engine) as ScriptedEngine;
  const session = fakeSession({ engine: made, ...held });
  const ui = scriptedUi(answers);
  const context: CommandContext = {
    engine: made,
    store: session.store,
    ui,
    signal: new AbortController().signal,
    mark: (marked, word) =>
      session.busy.mark(
        marked.map(({ id }) => id),
        word,
      ),
    settings: { ...defaultSettings, ...settings },
    memory: { get: () => undefined, set: () => undefined },
    files: memoryFiles({ sessions: fakeSessions({ open: [session] }) }),
    folders: [],
    ...over,
  };
  return {
    context,
    ui,
    engine: made,
    session,
    run: async (command, items = [], args = []) => {
      const confirmation = await command.confirm?.(items, context);
      if (confirmation !== undefined) await ui.confirm(confirmation);
      await command.run(context, items, args);
    },
  };
}
