// Names of the checks that the builder itself makes.

export const builderChecks: ReadonlySet<string> = new Set(
  [
    "StageNameCasing FromAsCasing NoEmptyContinuation ConsistentInstructionCasing DuplicateStageName ReservedStageName",
    "JSONArgsRecommended MaintainerDeprecated UndefinedArgInFrom WorkdirRelativePath UndefinedVar",
    "MultipleInstructionsDisallowed LegacyKeyValueFormat InvalidBaseImagePlatform RedundantTargetPlatform",
    "SecretsUsedInArgOrEnv InvalidDefaultArgInFrom FromPlatformFlagConstDisallowed CopyIgnoredFile",
    "InvalidDefinitionDescription ExposeProtoCasing ExposeInvalidFormat",
  ]
    .join(" ")
    .split(" "),
);
