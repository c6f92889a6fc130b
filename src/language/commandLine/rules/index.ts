// The rules of docker command lines.
import type { CommandRule } from "./rule.ts";
import { allTagsWithTag } from "./allTagsWithTag.ts";
import { badFlagValue } from "./badFlagValue.ts";
import { endedImage } from "./endedImage.ts";
import { flagBehindImage } from "./flagBehindImage.ts";
import { missingValue } from "./missingValue.ts";
import { mountSource } from "./mounts/mountSource.ts";
import { mountTarget } from "./mounts/mountTarget.ts";
import { overlayNeedsSwarm } from "./overlayNeedsSwarm.ts";
import { privilegedRun } from "./privilegedRun.ts";
import { procRoot } from "./procRoot.ts";
import { publicSubnet } from "./publicSubnet.ts";
import { severalPlatforms } from "./severalPlatforms.ts";
import { unknownCommand } from "./unknownCommand.ts";
import { scriptTooLong } from "./scriptTooLong.ts";
import { unknownFlag } from "./unknownFlag.ts";
import { unknownTarget } from "./unknownTarget.ts";
import { unquotedFolder } from "./mounts/unquotedFolder.ts";
import { wordCount } from "./wordCount.ts";
import { wrongPlatform } from "./wrongPlatform.ts";

export const rules: readonly CommandRule[] = [
  ...[unknownCommand, unknownFlag, missingValue, badFlagValue],
  ...[wordCount, mountSource, mountTarget, allTagsWithTag, flagBehindImage],
  ...[endedImage, privilegedRun, unquotedFolder, publicSubnet, overlayNeedsSwarm, severalPlatforms],
  ...[wrongPlatform, unknownTarget, procRoot, scriptTooLong],
];
