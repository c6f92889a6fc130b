// The door of our language server's process: `node languageServer.js --stdio` for any client, or started by the extension.
// It opens the connection and says where time, files and words come from.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { systemClock } from "./base/timing.ts";
import { languages } from "./server/languages.ts";
import { nodeDisk } from "./server/lookup/nodeDisk.ts";
import { nodePrograms } from "./server/nodePrograms.ts";
import { startServer } from "./server/startServer.ts";

/** The bundle stands in dist, words and pages beside and below it. */
const home = __dirname;

function words(locale: string): Readonly<Record<string, string>> | undefined {
  try {
    const file = join(home, "..", "l10n", `bundle.l10n.${locale}.json`);
    return JSON.parse(readFileSync(file, "utf8")) as Record<string, string>;
  } catch {
    return undefined;
  }
}

function page(language: string, rule: string, locale: string): string | undefined {
  for (const ending of locale === "en" ? [""] : [`.${locale}`, ""])
    try {
      return readFileSync(join(home, "rules", language, `${rule}${ending}.md`), "utf8");
    } catch {
      // Not there in that language.
    }
  return undefined;
}

function worked(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** What V8 collects with, asked for once: it stands in a context of its own, which would be made anew each time. */
let collect: ((how: object) => void) | undefined;

/** A large file leaves many times its size behind, which Node itself keeps while it has the room. */
function tidy(): void {
  if (collect === undefined) {
    setFlagsFromString("--expose-gc");
    collect = runInNewContext("gc") as (how: object) => void;
  }
  const once = (): void => collect?.({ type: "major", execution: "sync", flavor: "last-resort" });
  once();
  // What was kept for things that are gone now is found by a second look.
  setTimeout(once, 300).unref();
}

const environment = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);

startServer(createConnection(ProposedFeatures.all), {
  clock: systemClock,
  elapsed: () => performance.now(),
  worked,
  tidy,
  pause: () => new Promise((resume) => setImmediate(resume)),
  disk: nodeDisk,
  programs: nodePrograms,
  environment: Object.fromEntries(environment),
  languages,
  words,
  page,
  rulePage: (language, rule) => pathToFileURL(join(home, "rules", language, `${rule}.md`)).href,
});
