// Platforms as containerd reads them: "linux/arm64/v8", or a system or a processor alone.
// Documented at https://github.com/containerd/platforms

export const systems: ReadonlySet<string> = new Set(
  [
    "aix android darwin macos dragonfly freebsd hurd illumos ios js linux nacl netbsd openbsd plan9 solaris",
    "windows zos",
  ].flatMap((line) => line.split(" ")),
);
export const processors: ReadonlySet<string> = new Set(
  [
    "386 i386 amd64 x86_64 x86-64 amd64p32 arm armbe armhf armel arm64 arm64be aarch64 ppc ppc64 ppc64le loong64",
    "mips mipsle mips64 mips64le mips64p32 mips64p32le riscv riscv64 s390 s390x sparc sparc64 wasm",
  ].flatMap((line) => line.split(" ")),
);

/** Whether the builder can read it; of two parts it takes any words. */
export function isPlatform(text: string): boolean {
  const parts = text.split("/");
  if (parts.length > 3 || !parts.every((part) => /^[A-Za-z0-9_.-]+(?:\([A-Za-z0-9_.+-]*\))?$/.test(part))) return false;
  const [only = "", another] = parts;
  const word = only.replace(/\(.*/, "").toLowerCase();
  return another !== undefined || systems.has(word) || processors.has(word);
}

/** What Docker's own images are made for, the most usual first. */
export const usualPlatforms: readonly string[] = [
  ...["linux/amd64", "linux/arm64", "linux/arm/v7", "linux/arm/v6", "linux/386", "linux/ppc64le", "linux/s390x"],
  ...["linux/riscv64", "linux/mips64le", "windows/amd64"],
];

/** Whether system and processor are ones that there are. */
export function isKnownPlatform(text: string): boolean {
  const [first = "", second] = text.toLowerCase().split("/");
  return second === undefined || (systems.has(first.replace(/\(.*/, "")) && processors.has(second));
}
