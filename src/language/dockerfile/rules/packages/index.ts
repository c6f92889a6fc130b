// The rules about package managers.
import type { Rule } from "../../../language.ts";
import type { Dockerfile } from "../../syntax/tree.ts";
import { apkNoCache } from "./apk/apkNoCache.ts";
import { apkUpdateTwice } from "./apk/apkUpdateTwice.ts";
import { nodejsNpm } from "./apk/nodejsNpm.ts";
import { pinApkPackages } from "./apk/pinApkPackages.ts";
import { aptDistUpgrade } from "./apt/aptDistUpgrade.ts";
import { aptGetNotApt } from "./apt/aptGetNotApt.ts";
import { aptUpgrade } from "./apt/aptUpgrade.ts";
import { confirmApt } from "./apt/confirmApt.ts";
import { noRecommends } from "./apt/noRecommends.ts";
import { pinAptPackages } from "./apt/pinAptPackages.ts";
import { removeAptLists } from "./apt/removeAptLists.ts";
import { cleanYarn } from "./libraries/cleanYarn.ts";
import { copyBeforeInstall } from "./libraries/copyBeforeInstall.ts";
import { pinGems } from "./libraries/pinGems.ts";
import { pinGoModules } from "./libraries/pinGoModules.ts";
import { pinNpmPackages } from "./libraries/pinNpmPackages.ts";
import { pinPipPackages } from "./libraries/pinPipPackages.ts";
import { pipNoCacheDir } from "./libraries/pipNoCacheDir.ts";
import { cleanDnf } from "./rpm/cleanDnf.ts";
import { cleanYum } from "./rpm/cleanYum.ts";
import { personsTools } from "./personsTools.ts";
import { confirmDnf } from "./rpm/confirmDnf.ts";
import { confirmYum } from "./rpm/confirmYum.ts";
import { pinDnfPackages } from "./rpm/pinDnfPackages.ts";
import { pinYumPackages } from "./rpm/pinYumPackages.ts";
import { updateAlone } from "./updateAlone.ts";
import { cleanZypper } from "./zypper/cleanZypper.ts";
import { confirmZypper } from "./zypper/confirmZypper.ts";
import { pinZypperPackages } from "./zypper/pinZypperPackages.ts";
import { zypperDistUpgrade } from "./zypper/zypperDistUpgrade.ts";

export const packageRules: readonly Rule<Dockerfile>[] = [
  pinAptPackages,
  confirmApt,
  noRecommends,
  removeAptLists,
  aptGetNotApt,
  aptUpgrade,
  aptDistUpgrade,
  updateAlone,
  pinApkPackages,
  apkNoCache,
  apkUpdateTwice,
  nodejsNpm,
  confirmYum,
  cleanYum,
  pinYumPackages,
  confirmDnf,
  cleanDnf,
  pinDnfPackages,
  confirmZypper,
  zypperDistUpgrade,
  cleanZypper,
  pinZypperPackages,
  pinPipPackages,
  pipNoCacheDir,
  pinNpmPackages,
  cleanYarn,
  pinGems,
  pinGoModules,
  copyBeforeInstall,
  personsTools,
];
