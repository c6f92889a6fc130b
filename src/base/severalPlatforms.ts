// One build for each of several platforms: which they are, and how what they make is told apart.

/** "linux/arm64, linux/amd64" as its parts, each once. */
export const platformsIn = (text: string): readonly string[] => [
  ...new Set(
    text
      .split(",")
      .map((one) => one.trim())
      .filter((one) => one !== ""),
  ),
];

/** A platform as a part of a name: "linux-arm-v7". */
export const platformWord = (platform: string): string => platform.replaceAll("/", "-");

/** What the tag ends with for that platform: "web:1" becomes "web:1-linux-arm64", "web" becomes "web:linux-arm64". */
export const tagEnding = (tag: string, platform: string): string =>
  `${/:[^/]*$/.test(tag) ? "-" : ":"}${platformWord(platform)}`;
