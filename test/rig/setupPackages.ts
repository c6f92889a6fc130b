// What a bare Debian or Ubuntu lacks and the rig cannot carry along: installed through apt, and only what is
// missing. No daemon is installed or started; engines are unpacked into the cache instead (setupEngines.ts).
import { existsSync, rmSync, writeFileSync } from "node:fs";
import { command, tryCommand } from "./command.ts";
import { underLock } from "./cache.ts";
import { step } from "./say.ts";

/** Programs the private engines need around them. */
export const ENGINE_PACKAGES = [
  "iproute2",
  "iptables",
  "procps",
  "curl",
  "python3",
  "openssl",
  "openssh-client",
  "gcc",
  "libc6-dev",
  "xz-utils",
  "debian-archive-keyring",
];

const POLICY = "/usr/sbin/policy-rc.d";

/** Installs those of the packages that are missing; without root it says which ones to install. */
export async function setupPackages(wanted: readonly string[]): Promise<void> {
  if ((await missing(wanted)).length === 0) return;
  if (process.getuid?.() !== 0) throw new Error(needsRoot(await missing(wanted)));
  await underLock("apt", async () => {
    const lacking = await missing(wanted);
    if (lacking.length > 0) await step(`installing ${lacking.join(" ")}`, () => install(lacking));
  });
}

async function missing(wanted: readonly string[]): Promise<string[]> {
  const asked = await tryCommand("dpkg-query", ["-W", "-f", "${Package} ${db:Status-Status}\n", ...wanted]);
  if (asked.code === 127)
    throw new Error(`The rig needs Debian or Ubuntu (dpkg-query was not found). It would install: ${wanted.join(" ")}`);
  const installed = new Set(
    asked.stdout
      .split("\n")
      .filter((line) => line.endsWith(" installed"))
      .map((line) => line.split(" ")[0]),
  );
  return wanted.filter((name) => !installed.has(name));
}

async function install(names: readonly string[]): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const wait = "-oDPkg::Lock::Timeout=300";
  const ours = !existsSync(POLICY);
  if (ours) writeFileSync(POLICY, "#!/bin/sh\nexit 101\n", { mode: 0o755 }); // "start no service" to the packages' scripts
  try {
    await command("apt-get", [wait, "-q", "update"], { env });
    await command("apt-get", [wait, "-q", "-y", "--no-install-recommends", "install", ...names], { env });
  } finally {
    if (ours) rmSync(POLICY, { force: true });
  }
}

function needsRoot(names: readonly string[]): string {
  return `Packages are missing, and only root can install them:\n  sudo apt-get install --no-install-recommends ${names.join(" ")}`;
}
