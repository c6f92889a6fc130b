// The rules about what RUN runs: habits of builds, and the shell itself.
import type { Rule } from "../../../language.ts";
import type { Dockerfile } from "../../syntax/tree.ts";
import { bashInSh } from "./bash/bashInSh.ts";
import { consecutiveRuns } from "./consecutiveRuns.ts";
import { findPattern } from "./find/findPattern.ts";
import { findXargs } from "./find/findXargs.ts";
import { linkOverFile } from "./linkOverFile.ts";
import { noLogInit } from "./noLogInit.ts";
import { noSudo } from "./noSudo.ts";
import { oddCommand } from "./oddCommand.ts";
import { pipefail } from "./pipefail.ts";
import { cdOrExit } from "./script/cdOrExit.ts";
import { declareAndAssign } from "./script/declareAndAssign.ts";
import { doubleBracket } from "./script/doubleBracket.ts";
import { echoEscapes } from "./script/echoEscapes.ts";
import { echoFlags } from "./script/echoFlags.ts";
import { guardedRemove } from "./script/guardedRemove.ts";
import { globOption } from "./script/globOption.ts";
import { noBackticks } from "./script/noBackticks.ts";
import { quoteSubstitution } from "./script/quoteSubstitution.ts";
import { quoteVariable } from "./script/quoteVariable.ts";
import { shellSyntax } from "./script/shellSyntax.ts";
import { sourceInSh } from "./script/sourceInSh.ts";
import { testEquals } from "./script/testEquals.ts";
import { unsetVariable } from "./script/unsetVariable.ts";
import { unusedVariable } from "./script/unusedVariable.ts";
import { shellNotLink } from "./shellNotLink.ts";
import { uselessCat } from "./script/uselessCat.ts";
import { bracketSpace } from "./slips/bracketSpace.ts";
import { brokenQuotes } from "./slips/brokenQuotes.ts";
import { dollarAssignment } from "./slips/dollarAssignment.ts";
import { spacedAssignment } from "./slips/spacedAssignment.ts";
import { spacedDeclaration } from "./slips/spacedDeclaration.ts";
import { wgetOrCurl } from "./wgetOrCurl.ts";
import { wgetProgress } from "./wgetProgress.ts";
import { workdirNotCd } from "./workdirNotCd.ts";

export const runRules: readonly Rule<Dockerfile>[] = [
  oddCommand,
  workdirNotCd,
  noSudo,
  noLogInit,
  wgetProgress,
  consecutiveRuns,
  wgetOrCurl,
  shellNotLink,
  linkOverFile,
  pipefail,
  quoteVariable,
  quoteSubstitution,
  cdOrExit,
  declareAndAssign,
  noBackticks,
  unsetVariable,
  unusedVariable,
  doubleBracket,
  testEquals,
  echoFlags,
  sourceInSh,
  bashInSh,
  echoEscapes,
  guardedRemove,
  globOption,
  uselessCat,
  findPattern,
  findXargs,
  bracketSpace,
  spacedAssignment,
  spacedDeclaration,
  dollarAssignment,
  brokenQuotes,
  shellSyntax,
];
