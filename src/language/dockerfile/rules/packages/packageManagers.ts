// The package managers we know, by their manuals: command names, and the options that take the next word.
import type { ShellCommand } from "../../shell/model.ts";
import { manager, type Manager } from "./packageManager.ts";

/** `apt` reads as `apt-get` does. */
export const apt: Manager = manager(
  ["apt-get", "apt"],
  [
    "-o",
    "--option",
    "-c",
    "--config-file",
    "-t",
    "--target-release",
    "--default-release",
    "-a",
    "--host-architecture",
    "-P",
  ],
);

export const apk: Manager = manager(
  ["apk"],
  [
    "-t",
    "--virtual",
    "-X",
    "--repository",
    "-p",
    "--root",
    "--repositories-file",
    "--keys-dir",
    "--cache-dir",
    "--cache-max-age",
    "--arch",
    "--wait",
    "--timeout",
    "--progress-fd",
  ],
);

const rpmOptions = [
  "-c",
  "--config",
  "-d",
  "--debuglevel",
  "-e",
  "--errorlevel",
  "-x",
  "--exclude",
  "--excludepkgs",
  "--enablerepo",
  "--disablerepo",
  "--repo",
  "--repoid",
  "--releasever",
  "--installroot",
  "--setopt",
  "--disableplugin",
  "--enableplugin",
  "--forcearch",
  "--downloaddir",
  "--destdir",
];

export const yum: Manager = manager(["yum"], rpmOptions);

export const dnf: Manager = manager(["dnf", "dnf5", "microdnf"], rpmOptions);

export const zypper: Manager = manager(
  ["zypper"],
  [
    "-r",
    "--repo",
    "-t",
    "--type",
    "--from",
    "-R",
    "--root",
    "--installroot",
    "-D",
    "--reposd-dir",
    "-C",
    "--cache-dir",
    "-c",
    "--config",
    "--raw-cache-dir",
    "--solv-cache-dir",
    "--pkg-cache-dir",
    "-p",
    "--plus-repo",
    "--plus-content",
    "--capability",
    "--releasever",
    "--download",
  ],
);

/** pip, pip3, pip3.12, `python3 -m pip`. */
export const pip: Manager = manager(
  ["pip"],
  [
    "-r",
    "--requirement",
    "-c",
    "--constraint",
    "-e",
    "--editable",
    "-t",
    "--target",
    "-i",
    "--index-url",
    "--extra-index-url",
    "-f",
    "--find-links",
    "--prefix",
    "--root",
    "--src",
    "-b",
    "--build",
    "--trusted-host",
    "--proxy",
    "--cert",
    "--client-cert",
    "--cache-dir",
    "--python",
    "--python-version",
    "--platform",
    "--implementation",
    "--abi",
    "--only-binary",
    "--no-binary",
    "--progress-bar",
    "--timeout",
    "--default-timeout",
    "--retries",
    "--exists-action",
    "--log",
    "--global-option",
    "--install-option",
    "--build-option",
    "-C",
    "--config-settings",
    "--config-setting",
    "--upgrade-strategy",
    "--root-user-action",
    "--use-feature",
    "--use-deprecated",
    "--report",
    "--keyring-provider",
    "--group",
  ],
  { begins: pipBegins },
);

/** pipx installs programs from the same place. */
export const pipAndPipx: Manager = {
  ...pip,
  valued: new Set([...pip.valued, "--pip-args", "--suffix", "--preinstall", "--backend", "--fetch-missing-python"]),
  begins: (command) => (command.name === "pipx" ? 0 : pipBegins(command)),
};

function pipBegins({ name, args }: ShellCommand): number | undefined {
  if (/^pip[\d.]*$/.test(name)) return 0;
  if (!/^(python|pypy)[\d.]*$/.test(name)) return undefined;
  const module = args.findIndex(({ value }) => value === "-m");
  const before = args.slice(0, Math.max(module, 0)).every(({ value }) => value.startsWith("-"));
  return module >= 0 && before && args[module + 1]?.value === "pip" ? module + 2 : undefined;
}

export const npm: Manager = manager(
  ["npm"],
  [
    "--prefix",
    "-C",
    "--registry",
    "--cache",
    "--loglevel",
    "--save-prefix",
    "--tag",
    "--omit",
    "--include",
    "-w",
    "--workspace",
    "--cpu",
    "--os",
    "--libc",
    "--userconfig",
    "--globalconfig",
    "--location",
    "--install-strategy",
    "--before",
    "--only",
    "--also",
    "--unsafe-perm-user",
    "--fetch-timeout",
    "--fetch-retries",
    "--network-timeout",
    "--script-shell",
    "--scope",
    "--auth-type",
  ],
);

export const yarn: Manager = manager(
  ["yarn", "yarnpkg"],
  [
    "--cwd",
    "--cache-folder",
    "--modules-folder",
    "--registry",
    "--network-timeout",
    "--network-concurrency",
    "--mutex",
  ],
);

export const gem: Manager = manager(
  ["gem"],
  [
    "-v",
    "--version",
    "-i",
    "--install-dir",
    "-n",
    "--bindir",
    "-s",
    "--source",
    "-P",
    "--trust-policy",
    "--platform",
    "-B",
    "--bulk-threshold",
    "-p",
    "--http-proxy",
    "-g",
    "--file",
    "--build-root",
    "--config-file",
  ],
  { passes: true },
);

export const go: Manager = manager(
  ["go"],
  [
    "-C",
    "-o",
    "-p",
    "-tags",
    "-ldflags",
    "-gcflags",
    "-asmflags",
    "-gccgoflags",
    "-mod",
    "-modfile",
    "-overlay",
    "-pgo",
    "-pkgdir",
    "-toolexec",
    "-exec",
    "-buildmode",
    "-compiler",
    "-installsuffix",
    "-coverpkg",
    "-covermode",
  ],
  { style: "long" },
);
