// The language servers on large files, over their standard streams: ours beside the one that every editor has.
import { languageServerFlags } from "../../../src/protocol/language.ts";
import type { Measure } from "../bench.ts";
import { atMost, type Figure } from "../figures.ts";
import { timedServer, type Document, type TimedServer } from "../stage/languageServer.ts";
import { sleep } from "../stage/sleep.ts";

export const languages: Measure = {
  name: "languages",
  how: "Both language servers as processes of their own, `--stdio`, no editor. A line is put into the middle of a generated file; from the edit to its diagnostics, the wait for more edits included. Answers are asked for in the middle of the file. The reference is dockerfile-language-server-nodejs as it is shipped in the package.",
  run: async ({ options: { repeat } }) => {
    const ours = await timedServer("languageServer.js", languageServerFlags);
    const theirs = await timedServer("dockerfileServer.js");
    try {
      return await measured(ours, theirs, repeat);
    } finally {
      await Promise.all([ours.end(), theirs.end()]);
    }
  },
};

const reference = "dockerfile-language-server";

async function measured(ours: TimedServer, theirs: TimedServer, repeat: number): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  const beside = async (name: string, limit: number, once: (server: TimedServer) => Promise<number>): Promise<void> => {
    const [own, other]: [number[], number[]] = [[], []];
    for (let round = 0; round < repeat; round += 1) {
      own.push(await once(ours));
      other.push(await once(theirs));
    }
    figures.push({
      name,
      unit: "ms",
      ours: own,
      reference: { of: reference, values: other },
      aim: atMost(limit, "ms"),
    });
  };
  const alone = async (name: string, limit: number, once: () => Promise<number>): Promise<void> => {
    const own: number[] = [];
    for (let round = 0; round < repeat; round += 1) own.push(await once());
    figures.push({ name, unit: "ms", ours: own, aim: atMost(limit, "ms") });
  };
  const [small, large, compose] = [dockerfileOf(1_000), dockerfileOf(10_000), composeOf(5_000)];
  const at = { position: { line: 5_002, character: 6 } };
  for (const server of [ours, theirs]) for (const document of [small, large]) await server.open(document);
  await ours.open(compose);
  await beside("Dockerfile of 1,000 lines: edit → diagnostics", 180, (server) => server.edit(small, 500));
  await beside("Dockerfile of 10,000 lines: edit → diagnostics", 300, (server) => server.edit(large, 5_000));
  await alone("Compose file of 5,000 lines: edit → diagnostics", 400, () => ours.edit(compose, 2_501));
  await beside("10,000 lines: completion", 50, (server) => server.ask("textDocument/completion", large, at));
  await beside("10,000 lines: hover", 50, (server) => server.ask("textDocument/hover", large, at));
  await beside("10,000 lines: symbols", 50, (server) => server.ask("textDocument/documentSymbol", large));
  // The reference takes more than a minute for 10,000 lines.
  await beside("1,000 lines: semantic tokens", 50, (server) => server.ask("textDocument/semanticTokens/full", small));
  await alone("10,000 lines: semantic tokens", 150, () => ours.ask("textDocument/semanticTokens/full", large));
  await alone("alias bomb: open → diagnostics", 100, () => ours.open(bomb()));
  // Both may put away what the last answers left behind.
  await sleep(5_000);
  const memory = { ours: [ours.memory()], reference: { of: reference, values: [theirs.memory()] } };
  figures.push({ name: "memory after all that", unit: "MiB", ...memory, aim: atMost(150, "MiB") });
  return figures;
}

/** Stages of ten lines, none like another. */
function dockerfileOf(lines: number): Document {
  const stages = Array.from({ length: lines / 10 }, (_, index) => [
    `FROM debian:12.${index % 9} AS stage${index}`,
    `ARG VERSION${index}=1.${index}`,
    `ENV NAME${index}="a value of \${VERSION${index}}" OTHER${index}=x`,
    `WORKDIR /srv/${index}`,
    `COPY --chown=1000 package${index}.json ./`,
    `RUN apt-get update && apt-get install -y curl git-${index} \\`,
    `  && rm -rf /var/lib/apt/lists/*`,
    `EXPOSE ${1000 + (index % 9000)}/tcp`,
    `USER 1000`,
    `CMD ["node", "server${index}.js"]`,
  ]);
  return documentOf(`Dockerfile.${lines}`, "dockerfile", stages.flat());
}

/** Services of ten lines. */
function composeOf(lines: number): Document {
  const services = Array.from({ length: lines / 10 }, (_, index) => [
    `  service${index}:`,
    `    image: nginx:1.${index % 30}`,
    `    depends_on: [service${Math.max(0, index - 1)}x]`,
    `    ports:`,
    `      - "${10_000 + index}:80"`,
    `    environment:`,
    `      NAME: value-${index}`,
    `      OTHER: \${VARIABLE${index}:-x}`,
    `    volumes:`,
    `      - ./data${index}:/data`,
  ]);
  return documentOf("compose.yaml", "dockercompose", ["services:", ...services.flat()]);
}

let bombs = 0;

/** Nine lists, each of nine times the one before; a new document each time. */
function bomb(): Document {
  bombs += 1;
  const lists = "bcdefghij".split("").map((name, index) => {
    const before = `*${"abcdefghi"[index] ?? ""}`;
    return `x-${name}: &${name} [${Array.from({ length: 9 }, () => before).join(", ")}]`;
  });
  return documentOf(`bomb${bombs}/compose.yaml`, "dockercompose", ["x-a: &a [x, x, x]", ...lists, "services: *j"]);
}

const documentOf = (name: string, languageId: string, lines: readonly string[]): Document => ({
  uri: `file:///bench/${name}`,
  languageId,
  text: `${lines.join("\n")}\n`,
});
