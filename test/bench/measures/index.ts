// All measures, in the order in which they run: as few engines are stopped and started as can be.
import type { Measure } from "../bench.ts";
import { activation } from "./activation.ts";
import { acts } from "./acts.ts";
import { churn } from "./churn.ts";
import { files } from "./files.ts";
import { filter } from "./filter.ts";
import { idle } from "./idle.ts";
import { languages } from "./languages.ts";
import { liveLogs } from "./liveLogs.ts";
import { logs } from "./logs.ts";
import { model } from "./model.ts";
import { outage } from "./outage.ts";
import { shell } from "./shell.ts";
import { size } from "./size.ts";
import { stale } from "./stale.ts";
import { view } from "./view.ts";
import { walk } from "./walk.ts";

export const measures: readonly Measure[] = [
  ...[size, languages, model, filter, walk, files, view, stale, churn, activation, acts],
  ...[outage, shell, logs, liveLogs, idle],
];
