// All rules of Dockerfiles, in one table. A rule's id is its file, its settings key and its page; families of build errors
// give each finding a code of its own.
import { argumentCount } from "./errors/argumentCount.ts";
import { copies } from "./errors/copies.ts";
import { emptyFlagValue, flags } from "./errors/flags.ts";
import { healthchecks, onbuildTrigger } from "./errors/healthchecks.ts";
import { mounts } from "./errors/mounts.ts";
import { needsBuildKit } from "./errors/needsBuildKit.ts";
import { optionValues } from "./errors/optionValues.ts";
import { quoting } from "./errors/quoting.ts";
import { circularStages, stages } from "./errors/stages.ts";
import { fileStructure, noStage } from "./errors/structure.ts";
import { unknownInstruction } from "./errors/unknownInstruction.ts";
import { consistentInstructionCasing } from "./build/consistentInstructionCasing.ts";
import { copyIgnoredFile } from "./build/copyIgnoredFile.ts";
import { duplicateStageName } from "./build/duplicateStageName.ts";
import { fromAsCasing } from "./build/fromAsCasing.ts";
import { fromPlatformFlagConstDisallowed } from "./build/fromPlatformFlagConstDisallowed.ts";
import { invalidDefaultArgInFrom } from "./build/invalidDefaultArgInFrom.ts";
import { invalidDefinitionDescription } from "./build/invalidDefinitionDescription.ts";
import { jsonArgsRecommended } from "./build/jsonArgsRecommended.ts";
import { legacyKeyValueFormat } from "./build/legacyKeyValueFormat.ts";
import { maintainerDeprecated } from "./build/maintainerDeprecated.ts";
import { multipleInstructionsDisallowed } from "./build/multipleInstructionsDisallowed.ts";
import { noEmptyContinuation } from "./build/noEmptyContinuation.ts";
import { redundantTargetPlatform } from "./build/redundantTargetPlatform.ts";
import { reservedStageName } from "./build/reservedStageName.ts";
import { secretsUsedInArgOrEnv } from "./build/secretsUsedInArgOrEnv.ts";
import { stageNameCasing } from "./build/stageNameCasing.ts";
import { undefinedArgInFrom } from "./build/undefinedArgInFrom.ts";
import { undefinedVar } from "./build/undefinedVar.ts";
import { workdirRelativePath } from "./build/workdirRelativePath.ts";
import { addArchive } from "./copies/addArchive.ts";
import { copyInsteadOfAdd } from "./copies/copyInsteadOfAdd.ts";
import { copyTargetFolder } from "./copies/copyTargetFolder.ts";
import { escapedBlank } from "./copies/escapedBlank.ts";
import { missingDockerignore } from "./copies/missingDockerignore.ts";
import { openDockerignore } from "./copies/openDockerignore.ts";
import { relativeCopy } from "./copies/relativeCopy.ts";
import { wholeFileSystem } from "./copies/wholeFileSystem.ts";
import type { DockerRule } from "./dockerRule.ts";
import { cacheSpelling } from "./habits/cacheSpelling.ts";
import { credentialsInAddress } from "./habits/credentialsInAddress.ts";
import { droppedCommand } from "./habits/droppedCommand.ts";
import { envSelfReference } from "./habits/envSelfReference.ts";
import { frontendTooOld } from "./habits/frontendTooOld.ts";
import { healthcheckMissing } from "./habits/healthcheckMissing.ts";
import { inlineIgnore } from "./habits/inlineIgnore.ts";
import { keptCompiler } from "./habits/keptCompiler.ts";
import { lastUserRoot } from "./habits/lastUserRoot.ts";
import { noUser } from "./habits/noUser.ts";
import { numericUser } from "./habits/numericUser.ts";
import { refreshedAt } from "./habits/refreshedAt.ts";
import { scratchWithoutShell } from "./habits/scratchWithoutShell.ts";
import { syntaxNeedsRegistry } from "./habits/syntaxNeedsRegistry.ts";
import { differentBases } from "./images/differentBases.ts";
import { emulatedBuild } from "./images/emulatedBuild.ts";
import { endOfLife } from "./images/endOfLife.ts";
import { latestTag } from "./images/latestTag.ts";
import { misspelledStage } from "./images/misspelledStage.ts";
import { pinBaseImage } from "./images/pinBaseImage.ts";
import { trustedRegistry } from "./images/trustedRegistry.ts";
import { unknownFrom } from "./images/unknownFrom.ts";
import { unknownPlatform } from "./images/unknownPlatform.ts";
import { labelKey } from "./labels/labelKey.ts";
import {
  labelEmail,
  labelEmpty,
  labelHash,
  labelLicence,
  labelMissing,
  labelSuperfluous,
  labelTime,
  labelUrl,
  labelVersion,
} from "./labels/labelSchema.ts";
import { packageRules } from "./packages/index.ts";
import { runRules } from "./run/index.ts";
import { danglingContinuation } from "./notes/danglingContinuation.ts";
import { directiveCasing } from "./notes/directiveCasing.ts";
import { ellipsis, ellipsisInFile } from "./notes/ellipsis.ts";
import { misplacedDirective } from "./notes/misplacedDirective.ts";
import { onbuildUnknown } from "./notes/onbuildUnknown.ts";
import { sameOutput } from "./notes/sameOutput.ts";
import { brokenExecForm } from "./values/brokenExecForm.ts";
import { emptyCommand } from "./values/emptyCommand.ts";
import { exposeInvalidFormat } from "./values/exposeInvalidFormat.ts";
import { exposeProtoCasing } from "./values/exposeProtoCasing.ts";
import { invalidPort } from "./values/invalidPort.ts";

/** What today's builder refuses. */
const errors: readonly DockerRule[] = [
  ...[fileStructure, noStage, unknownInstruction, ellipsisInFile, argumentCount, flags, mounts, copies, quoting],
  ...[stages, circularStages, healthchecks, onbuildTrigger, optionValues, invalidPort, needsBuildKit],
];

/** What the builder warns of. */
const checks: readonly DockerRule[] = [
  ...[stageNameCasing, fromAsCasing, noEmptyContinuation, consistentInstructionCasing, duplicateStageName],
  ...[reservedStageName, jsonArgsRecommended, maintainerDeprecated, undefinedArgInFrom, workdirRelativePath],
  ...[undefinedVar, multipleInstructionsDisallowed, legacyKeyValueFormat, redundantTargetPlatform],
  ...[secretsUsedInArgOrEnv, invalidDefaultArgInFrom, fromPlatformFlagConstDisallowed, copyIgnoredFile],
  ...[invalidDefinitionDescription, exposeProtoCasing, exposeInvalidFormat],
];

const habits: readonly DockerRule[] = [
  ...[pinBaseImage, latestTag, unknownFrom, trustedRegistry, endOfLife, differentBases],
  ...[addArchive, copyInsteadOfAdd, copyTargetFolder, relativeCopy, wholeFileSystem, missingDockerignore],
  ...[escapedBlank, frontendTooOld],
  ...[labelKey, labelMissing, labelSuperfluous, labelEmpty, labelUrl, labelTime, labelLicence, labelHash],
  ...[labelVersion, labelEmail, lastUserRoot, noUser, numericUser, healthcheckMissing, envSelfReference, inlineIgnore],
  ...[credentialsInAddress, syntaxNeedsRegistry, brokenExecForm, emptyCommand, emptyFlagValue],
  ...[danglingContinuation, directiveCasing, ellipsis, misplacedDirective, onbuildUnknown, sameOutput, cacheSpelling],
  ...[misspelledStage, unknownPlatform, emulatedBuild, openDockerignore, keptCompiler, droppedCommand, refreshedAt],
  ...[scratchWithoutShell],
];

export const dockerfileRules: readonly DockerRule[] = [...errors, ...checks, ...habits, ...runRules, ...packageRules];
