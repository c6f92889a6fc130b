// The rules of .dockerignore files.
import type { Rule } from "../../language.ts";
import type { IgnoreFile } from "../syntax.ts";
import { brokenPattern } from "./brokenPattern.ts";
import { commentBehindPattern } from "./commentBehindPattern.ts";
import { everythingIgnored } from "./everythingIgnored.ts";
import { exceptionFromNothing } from "./exceptionFromNothing.ts";
import { indentedComment } from "./indentedComment.ts";
import { outsideContext } from "./outsideContext.ts";
import { repeatedPattern } from "./repeatedPattern.ts";

export const rules: readonly Rule<IgnoreFile>[] = [
  brokenPattern,
  commentBehindPattern,
  indentedComment,
  exceptionFromNothing,
  repeatedPattern,
  outsideContext,
  everythingIgnored,
];
