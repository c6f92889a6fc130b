// The rules of daemon.json.
import type { Rule } from "../../language.ts";
import type { DaemonFile } from "../document.ts";
import { alsoFlag } from "./alsoFlag.ts";
import { goneKey } from "./goneKey.ts";
import { hostsInUnit } from "./hostsInUnit.ts";
import { jsonSyntax } from "./jsonSyntax.ts";
import { openWithoutTls } from "./openWithoutTls.ts";
import { otherConfigFile } from "./otherConfigFile.ts";
import { repeatedKey } from "./repeatedKey.ts";
import { unknownKey } from "./unknownKey.ts";
import { wrongType } from "./wrongType.ts";
import { wrongValue } from "./wrongValue.ts";

export const rules: readonly Rule<DaemonFile>[] = [
  jsonSyntax,
  wrongType,
  unknownKey,
  wrongValue,
  repeatedKey,
  goneKey,
  openWithoutTls,
  hostsInUnit,
  alsoFlag,
  otherConfigFile,
];
