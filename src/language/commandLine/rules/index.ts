// The rules of docker command lines.
import type { CommandRule } from "./rule.ts";
import { allTagsWithTag } from "./allTagsWithTag.ts";
import { badFlagValue } from "./badFlagValue.ts";
import { flagBehindImage } from "./flagBehindImage.ts";
import { missingValue } from "./missingValue.ts";
import { mountTarget } from "./mountTarget.ts";
import { unknownCommand } from "./unknownCommand.ts";
import { unknownFlag } from "./unknownFlag.ts";
import { wordCount } from "./wordCount.ts";

export const rules: readonly CommandRule[] = [
  ...[unknownCommand, unknownFlag, missingValue, badFlagValue],
  ...[wordCount, mountTarget, allTagsWithTag, flagBehindImage],
];
