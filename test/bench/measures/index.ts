// All measures, in the order in which they run: as few engines are stopped and started as can be.
import type { Measure } from "../bench.ts";
import { view } from "./view.ts";

export const measures: readonly Measure[] = [view];
