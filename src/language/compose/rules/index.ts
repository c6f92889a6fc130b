// The one table of the Compose rules, in the order of their folders.
import { aliasBomb } from "./yaml/aliasBomb.ts";
import { duplicateKey } from "./yaml/duplicateKey.ts";
import { mergeNeedsMapping } from "./yaml/mergeNeedsMapping.ts";
import { stringKeys } from "./yaml/stringKeys.ts";
import { tabIndent } from "./yaml/tabIndent.ts";
import { tooLong } from "./yaml/tooLong.ts";
import { topLevelMapping } from "./yaml/topLevelMapping.ts";
import { trailingBlanks } from "./yaml/trailingBlanks.ts";
import { unknownAnchor } from "./yaml/unknownAnchor.ts";
import { unknownTag } from "./yaml/unknownTag.ts";
import { yamlDirective } from "./yaml/yamlDirective.ts";
import { yamlSyntax } from "./yaml/yamlSyntax.ts";
import { badAmount } from "./schema/badAmount.ts";
import { badName } from "./schema/badName.ts";
import { badPattern } from "./schema/badPattern.ts";
import { misindentedKeys } from "./schema/misindentedKeys.ts";
import { missingKey } from "./schema/missingKey.ts";
import { oddValue } from "./schema/oddValue.ts";
import { oldBoolean } from "./schema/oldBoolean.ts";
import { outOfRange } from "./schema/outOfRange.ts";
import { repeatedItem } from "./schema/repeatedItem.ts";
import { unknownKey } from "./schema/unknownKey.ts";
import { unknownValue } from "./schema/unknownValue.ts";
import { wrongType } from "./schema/wrongType.ts";
import { inactiveDependency } from "./references/inactiveDependency.ts";
import { unbuildableContext } from "./references/unbuildableContext.ts";
import { undefinedConfig } from "./references/undefinedConfig.ts";
import { undefinedModel } from "./references/undefinedModel.ts";
import { undefinedNetwork } from "./references/undefinedNetwork.ts";
import { undefinedSecret } from "./references/undefinedSecret.ts";
import { undefinedService } from "./references/undefinedService.ts";
import { undefinedVolume } from "./references/undefinedVolume.ts";
import { unknownBuildArg } from "./references/unknownBuildArg.ts";
import { unknownStage } from "./references/unknownStage.ts";
import { configSources } from "./exclusive/configSources.ts";
import { containerNameAndScale } from "./exclusive/containerNameAndScale.ts";
import { countAndDevices } from "./exclusive/countAndDevices.ts";
import { dockerfileTwice } from "./exclusive/dockerfileTwice.ts";
import { externalAndOthers } from "./exclusive/externalAndOthers.ts";
import { externalName } from "./exclusive/externalName.ts";
import { limitsTwice } from "./exclusive/limitsTwice.ts";
import { networkModeAndNetworks } from "./exclusive/networkModeAndNetworks.ts";
import { networkModeAndPorts } from "./exclusive/networkModeAndPorts.ts";
import { platformNotBuilt } from "./exclusive/platformNotBuilt.ts";
import { secretSources } from "./exclusive/secretSources.ts";
import { blankWatchPath } from "./required/blankWatchPath.ts";
import { healthcheckStart } from "./required/healthcheckStart.ts";
import { imageOrBuild } from "./required/imageOrBuild.ts";
import { mountParts } from "./required/mountParts.ts";
import { portTarget } from "./required/portTarget.ts";
import { watchTarget } from "./required/watchTarget.ts";
import { deviceMapping } from "./values/deviceMapping.ts";
import { extraHosts } from "./values/extraHosts.ts";
import { fileMode } from "./values/fileMode.ts";
import { projectName } from "./values/projectName.ts";
import { publicSubnet } from "./values/publicSubnet.ts";
import { shortMounts } from "./values/shortMounts.ts";
import { shortPorts } from "./values/shortPorts.ts";
import { spacedVariable } from "./values/spacedVariable.ts";
import { sshKeys } from "./values/sshKeys.ts";
import { containerNameTwice } from "./unique/containerNameTwice.ts";
import { hostPortTwice } from "./unique/hostPortTwice.ts";
import { importConflict } from "./unique/importConflict.ts";
import { mountTargetTwice } from "./unique/mountTargetTwice.ts";
import { dependencyCycle } from "./cycles/dependencyCycle.ts";
import { extendsCycle } from "./cycles/extendsCycle.ts";
import { includeCycle } from "./cycles/includeCycle.ts";
import { badInterpolation } from "./variables/badInterpolation.ts";
import { requiredVariable } from "./variables/requiredVariable.ts";
import { unsetVariable } from "./variables/unsetVariable.ts";
import { missingFile } from "./files/missingFile.ts";
import { badImageReference } from "./habits/badImageReference.ts";
import { dataPortOnAllAddresses } from "./habits/dataPortOnAllAddresses.ts";
import { engineSocket } from "./habits/engineSocket.ts";
import { healthyWithoutCheck } from "./habits/healthyWithoutCheck.ts";
import { latestImage } from "./habits/latestImage.ts";
import { missingHealthcheck } from "./habits/missingHealthcheck.ts";
import { missingRestart } from "./habits/missingRestart.ts";
import { obsoleteVersion } from "./habits/obsoleteVersion.ts";
import { oldLinks } from "./habits/oldLinks.ts";
import { privilegedService } from "./habits/privilegedService.ts";
import { scaleWithFixedPort } from "./habits/scaleWithFixedPort.ts";
import { secretInEnvironment } from "./habits/secretInEnvironment.ts";
import { unquotedPort } from "./habits/unquotedPort.ts";
import { untaggedImage } from "./habits/untaggedImage.ts";
import { unusedResource } from "./habits/unusedResource.ts";
import { volumeHidesImage } from "./habits/volumeHidesImage.ts";
import type { ComposeRule } from "./rule.ts";

export const rules: readonly ComposeRule[] = [
  aliasBomb,
  duplicateKey,
  mergeNeedsMapping,
  stringKeys,
  tabIndent,
  tooLong,
  topLevelMapping,
  trailingBlanks,
  unknownAnchor,
  unknownTag,
  yamlDirective,
  yamlSyntax,
  badAmount,
  badName,
  badPattern,
  misindentedKeys,
  missingKey,
  oddValue,
  oldBoolean,
  outOfRange,
  repeatedItem,
  unknownKey,
  unknownValue,
  wrongType,
  inactiveDependency,
  unbuildableContext,
  undefinedConfig,
  undefinedModel,
  undefinedNetwork,
  undefinedSecret,
  undefinedService,
  undefinedVolume,
  unknownBuildArg,
  unknownStage,
  configSources,
  containerNameAndScale,
  countAndDevices,
  dockerfileTwice,
  externalAndOthers,
  externalName,
  limitsTwice,
  networkModeAndNetworks,
  networkModeAndPorts,
  platformNotBuilt,
  secretSources,
  blankWatchPath,
  healthcheckStart,
  imageOrBuild,
  mountParts,
  portTarget,
  watchTarget,
  deviceMapping,
  extraHosts,
  fileMode,
  projectName,
  publicSubnet,
  shortMounts,
  shortPorts,
  spacedVariable,
  sshKeys,
  containerNameTwice,
  hostPortTwice,
  importConflict,
  mountTargetTwice,
  dependencyCycle,
  extendsCycle,
  includeCycle,
  badInterpolation,
  requiredVariable,
  unsetVariable,
  missingFile,
  badImageReference,
  dataPortOnAllAddresses,
  engineSocket,
  healthyWithoutCheck,
  latestImage,
  missingHealthcheck,
  missingRestart,
  obsoleteVersion,
  oldLinks,
  privilegedService,
  scaleWithFixedPort,
  secretInEnvironment,
  unquotedPort,
  untaggedImage,
  unusedResource,
  volumeHidesImage,
];
