// Looking into containers and finding files in them.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { find, type FindQuery } from "../../../src/files/find/find.ts";
import { atMost, atMostTimes, type Figure } from "../figures.ts";
import { crowdedFolder, manyFolder, type FilesBench, type Held } from "../stage/filesPlace.ts";
import { run, runWell } from "../stage/program.ts";
import { takeTurns, type Turn } from "../stage/turns.ts";
import { short } from "../statistics.ts";

export async function looking({ place, repeat, local, sizes }: FilesBench): Promise<readonly Figure[]> {
  const { debian, bare, large } = place;
  const open = (held: Held): Turn => ({
    ours: () => place.with(held, undefined, ({ backend }) => backend.list("/")),
  });
  const figures: Figure[] = [
    {
      name: "opened → the first rows of /, a Debian",
      unit: "ms",
      ...(await takeTurns(repeat, open(debian))),
      aim: atMost(30, "ms"),
    },
    {
      name: "opened → the first rows of /, one program alone",
      unit: "ms",
      ...(await takeTurns(repeat, open(bare))),
      aim: atMost(30, "ms"),
    },
  ];
  const listing = await place.with(large, "direct", ({ backend }) =>
    takeTurns(repeat, {
      ours: () => backend.list(manyFolder),
      reference: {
        of: "ls -la",
        work: () => runWell("ls", ["-la", join(large.root, manyFolder)], join(local, "listed")),
      },
    }),
  );
  figures.push({ name: `direct: a folder of ${short(sizes.many)}`, unit: "ms", ...listing, aim: atMostTimes(1.5) });
  await place.with(large, "archive", async ({ backend }) => {
    for (const path of [crowdedFolder, "/"])
      figures.push({
        name: `archive: the first rows of ${path} with ${short(sizes.crowd)} files in it`,
        unit: "ms",
        ...(await takeTurns(repeat, { ours: () => backend.list(path) })),
        aim: atMost(300, "ms"),
      });
  });
  return figures;
}

export async function finding({ place, repeat, local }: FilesBench): Promise<readonly Figure[]> {
  const { debian, count } = place;
  const out = join(local, "found");
  return await place.with(debian, "direct", async ({ backend }) => {
    const search = async (what: Pick<FindQuery, "glob" | "content">): Promise<void> => {
      for await (const found of find(backend, {
        under: "/",
        most: 1000,
        signal: new AbortController().signal,
        ...what,
      }))
        void found;
    };
    const inside = readdirSync(debian.root).filter((name) => !["proc", "sys", "dev"].includes(name));
    const grep = (pattern: string) => () =>
      run("grep", ["-r", "-n", "-E", pattern, ...inside.map((name) => join(debian.root, name))], out);
    const beside = async (name: string, turn: Turn): Promise<Figure> => ({
      name: `direct: ${name} among ${short(count)} files`,
      unit: "ms",
      ...(await takeTurns(repeat, turn)),
      aim: atMostTimes(2),
    });
    const byName = ["-xdev", "-iname", "*passwd*"];
    return [
      await beside("a name", {
        ours: () => search({ glob: "*passwd*" }),
        reference: { of: "find", work: () => runWell("find", [`${debian.root}/`, ...byName], out) },
      }),
      await beside("a word", {
        ours: () => search({ content: /getaddrinfo/ }),
        reference: { of: "grep -r", work: grep("getaddrinfo") },
      }),
      await beside("an expression", {
        ours: () => search({ content: /get(addr|name)[a-z]+\(/ }),
        reference: { of: "grep -r", work: grep("get(addr|name)[a-z]+\\(") },
      }),
    ];
  });
}
