// DL3028: gem install without a version.
import { has } from "../../../shell/options.ts";
import { gem } from "../packageManagers.ts";
import { isPlace, pinRule } from "../pinRule.ts";

export const pinGems = pinRule({
  id: "pinGems",
  aliases: ["DL3028"],
  manager: gem,
  verbs: ["install", "i"],
  isPinned: (word) => word.includes(":") || word.includes("/") || isPlace(word, /\.gem$/),
  // One version for all, or a Gemfile's.
  isExcused: (call) => has(call, "-v", "--version", "-g", "--file"),
  written: (name) => `${name}:<version>`,
});
