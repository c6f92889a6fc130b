// Container engines out of Debian's packages, unpacked into the cache and never installed: the machine's own
// engine, users, services and settings stay as they are. How one is started is left to engine.ts.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cached, cacheFolder } from "./cache.ts";
import { command, tryCommand } from "./command.ts";

type Suite = "bookworm" | "trixie" | "forky" | "sid";

/** Packages by suite. runc, crun and conmon of newer suites need a newer libc than Debian 12's, so bookworm's serve all. */
const PACKAGES: Readonly<Record<Suite, readonly string[]>> = {
  bookworm: [
    ...["docker.io", "containerd", "runc", "libdevmapper1.02.1", "libseccomp2"],
    ...["podman", "conmon", "containernetworking-plugins", "libgpgme11", "libassuan0", "libsubid4", "libglib2.0-0"],
    ...["tini", "catatonit", "openssh-server", "openssh-sftp-server", "libwrap0", "docker-registry", "busybox-static"],
  ],
  trixie: ["docker.io", "docker-cli", "containerd", "docker-compose", "docker-buildx"],
  forky: ["docker.io", "docker-cli", "containerd", "docker-compose", "docker-buildx"],
  sid: ["docker.io", "docker-cli", "containerd", "docker-compose", "docker-buildx"],
};

const MIRROR = "http://deb.debian.org/debian";

/** Makes the unpacked tree of a suite. It is kept until the recipe changes: "newest" is the newest of that day. */
export function setupSuite(suite: Suite): Promise<string> {
  const packages = PACKAGES[suite];
  return cached({
    name: `debian-${suite}`,
    recipe: ["1", suite, process.arch, ...packages].join(" "),
    make: (folder) => unpack(suite, packages, folder),
  });
}

/** The unpacked tree of a suite that set-up has made. */
export function suiteFolder(suite: Suite): string {
  return join(cacheFolder(), `debian-${suite}`);
}

async function unpack(suite: Suite, packages: readonly string[], folder: string): Promise<void> {
  const work = join(folder, ".apt");
  mkdirSync(join(work, "lists", "partial"), { recursive: true });
  mkdirSync(join(work, "cache", "archives", "partial"), { recursive: true });
  mkdirSync(join(work, "debs"));
  writeFileSync(join(work, "sources.list"), `deb [signed-by=${await keyring()}] ${mirror()} ${suite} main\n`);
  const options = privateApt(work);
  await command("apt-get", [...options, "-q", "update"]);
  const names = packages.map((name) => `${name}/${suite}`);
  await command("apt-get", [...options, "-q", "download", ...names], { cwd: join(work, "debs") });
  for (const deb of readdirSync(join(work, "debs"))) await command("dpkg", ["-x", join(work, "debs", deb), folder]);
  await command("rm", ["-rf", work]);
}

/** apt with lists, state and cache of its own, so that the machine's sources are neither used nor changed. */
function privateApt(work: string): string[] {
  return [
    `-oDir::Etc::SourceList=${work}/sources.list`,
    "-oDir::Etc::SourceParts=/dev/null",
    `-oDir::State::Lists=${work}/lists`,
    `-oDir::Cache=${work}/cache`,
    "-oDir::State::status=/dev/null",
    "-oAPT::Sandbox::User=root",
    "-oAcquire::Languages=none",
  ];
}

/** The mirror this machine uses for Debian, else Debian's own. */
function mirror(): string {
  for (const file of ["/etc/apt/sources.list.d/debian.sources", "/etc/apt/sources.list"]) {
    const text = readOr(file, "");
    const found =
      /^URIs:\s*(\S+\/debian)\/?\s*$/m.exec(text) ?? /^deb\s+(?:\[[^\]]*\]\s+)?(\S+\/debian)\/?\s/m.exec(text);
    if (found?.[1]) return found[1];
  }
  return MIRROR;
}

/** Debian's archive keys: on Debian they are there, Ubuntu has them as a package. */
async function keyring(): Promise<string> {
  const file = "/usr/share/keyrings/debian-archive-keyring.gpg";
  if ((await tryCommand("test", ["-r", file])).code === 0) return file;
  throw new Error("The keys of Debian's archive are missing: apt-get install debian-archive-keyring");
}

function readOr(file: string, otherwise: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return otherwise;
  }
}
