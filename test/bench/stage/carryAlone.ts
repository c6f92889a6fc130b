// A process of its own that carries one file out of a container or into it, and says how much memory that took:
//   node carryAlone.ts SOCKET CONTAINER ROUTE out|in PATH LOCAL
// Prints MiB by which the process was larger at its largest than when it had nothing to do.
import { readFileSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { createScope } from "../../../src/base/scope.ts";
import type { Route } from "../../../src/files/backend.ts";
import { openFiles } from "../../../src/files/route.ts";
import { download, upload } from "../../../src/files/transfer.ts";
import { aContainer } from "../../support/resources.ts";
import { realEngine } from "../../support/realEngine.ts";

const [socket = "", id = "", route = "", way = "", path = "", local = ""] = process.argv.slice(2);

/** proc(5): VmRSS and VmHWM in kB. */
const memory = (field: "VmRSS" | "VmHWM"): number =>
  Number(new RegExp(`^${field}:\\s+(\\d+)`, "m").exec(readFileSync("/proc/self/status", "utf8"))?.[1] ?? NaN) / 1024;

const scope = createScope("alone", (error) => {
  throw error;
});
const real = await realEngine(socket);
const target = aContainer({ id, name: "alone" });
const { backend } = await openFiles({ engine: real.engine, target, scope, force: route as Route });
const terms = { signal: scope.signal, overwrite: true };
await sleep(1000);
writeFileSync("/proc/self/clear_refs", "5"); // the highest mark begins anew: proc(5)
const idle = memory("VmRSS");
if (way === "out") await download(backend, path, local, terms);
else await upload(backend, local, path, terms);
process.stdout.write(`${memory("VmHWM") - idle}\n`);
scope.dispose();
await real.end();
process.exit();
