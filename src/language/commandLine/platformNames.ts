// Platforms that images are made for, and what people write for them. What the builder can read at all is the Dockerfile's.
import { isPlatform, processors, systems } from "../dockerfile/platforms.ts";
import { nearest } from "../dockerfile/rules/suggest.ts";

/** The usual ones first. */
export const commonPlatforms: readonly string[] = [
  ...["linux/amd64", "linux/arm64", "linux/arm/v7", "linux/arm/v6", "linux/386", "linux/ppc64le", "linux/s390x"],
  ...["linux/riscv64", "windows/amd64"],
];

/** Names that other tools have for processors. */
const otherNames: Readonly<Record<string, string | undefined>> = {
  x64: "amd64",
  x86: "386",
  i686: "386",
  armv6: "arm/v6",
  armv7: "arm/v7",
  armv7l: "arm/v7",
  arm32v7: "arm/v7",
  arm64v8: "arm64",
  armv8: "arm64",
};

export interface WrongPlatform {
  /** The client cannot even read it; else no image is made for such a one. */
  readonly refused: boolean;
  readonly meant: string | undefined;
}

/** Undefined where nothing is wrong. */
export function wrongPlatform(text: string): WrongPlatform | undefined {
  const [system = "", processor, variant] = text.toLowerCase().split("/");
  if (!isPlatform(text)) return { refused: true, meant: meantBy(text.toLowerCase()) };
  if (processor === undefined) return undefined;
  if (systems.has(system.replace(/\(.*/, "")) && processors.has(processor)) return undefined;
  const other = variant === undefined && Object.hasOwn(otherNames, processor) ? otherNames[processor] : undefined;
  return { refused: false, meant: other === undefined ? meantBy(text.toLowerCase()) : `linux/${other}` };
}

function meantBy(text: string): string | undefined {
  if (Object.hasOwn(otherNames, text)) return `linux/${otherNames[text] ?? ""}`;
  return nearest(text, commonPlatforms);
}
