// All measures, in the order in which they run: as few engines are stopped and started as can be.
import type { Measure } from "../bench.ts";
import { activation } from "./activation.ts";
import { churn } from "./churn.ts";
import { idle } from "./idle.ts";
import { outage } from "./outage.ts";
import { size } from "./size.ts";
import { stale } from "./stale.ts";
import { view } from "./view.ts";

export const measures: readonly Measure[] = [size, view, stale, churn, activation, outage, idle];
