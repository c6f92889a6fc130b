// The rules of the engine's unit files.
import type { Rule } from "../../language.ts";
import type { UnitFile } from "../unit.ts";
import { alsoInFile } from "./alsoInFile.ts";
import { portWithoutTls } from "./portWithoutTls.ts";
import { secondStart } from "./secondStart.ts";

export const rules: readonly Rule<UnitFile>[] = [secondStart, portWithoutTls, alsoInFile];
