// Sockets and pipes in the places where engines put them: docker's usual one, rootless, Podman, Desktop and the machines
// that run docker on a Mac.
import { defaultPipe, defaultSocket, urlOf } from "./address.ts";
import type { Address, Endpoint, Product } from "./endpoint.ts";
import { pathsOf, type World } from "./world.ts";

/** Docker's usual socket. Offered even when nothing is there: it may come. */
export async function usualEndpoint(world: World): Promise<Endpoint & { readonly exists: boolean }> {
  const exists = await there(world, usualAddress(world, defaultSocket));
  // Desktop on a Mac makes the usual socket only when the person allows it to.
  const own = `${world.home}/.docker/run/docker.sock`;
  const path = !exists && world.platform === "darwin" && (await world.exists(own)) ? own : defaultSocket;
  const address = usualAddress(world, path);
  return { name: "default", address, url: urlOf(address), reason: { by: "default" }, exists: exists || path === own };
}

const usualAddress = ({ platform }: World, path: string): Address =>
  platform === "win32" ? { kind: "npipe", path: defaultPipe } : { kind: "unix", path };

/** Engines that are there though nobody named them. */
export async function fromSockets(world: World): Promise<readonly Endpoint[]> {
  const candidates = world.platform === "win32" ? pipes() : [...sockets(world), ...(await colimas(world))];
  const found = await Promise.all(
    candidates.map(async (candidate) => ((await there(world, candidate.address)) ? [candidate] : [])),
  );
  return found.flat().map(({ name, what, address }) => ({
    name,
    address,
    url: urlOf(address),
    reason: { by: "found", what },
  }));
}

interface Candidate {
  readonly name: string;
  readonly what: Product;
  readonly address: Address;
}

const unix = (name: string, what: Product, path: string): Candidate => ({
  name,
  what,
  address: { kind: "unix", path },
});

const pipe = (name: string, what: Product, pipeName: string): Candidate => ({
  name,
  what,
  address: { kind: "npipe", path: `//./pipe/${pipeName}` },
});

const pipes = (): readonly Candidate[] => [
  pipe("desktop", "desktop", "dockerDesktopLinuxEngine"),
  pipe("desktop (Windows containers)", "desktop", "dockerDesktopWindowsEngine"),
  pipe("podman", "podman", "podman-machine-default"),
];

function sockets({ env, home, platform, uid }: World): readonly Candidate[] {
  const { XDG_RUNTIME_DIR = "", TMPDIR = "" } = env;
  const runtime = XDG_RUNTIME_DIR === "" ? `/run/user/${uid ?? 0}` : XDG_RUNTIME_DIR.replace(/\/+$/, "");
  const machine = `${home}/.local/share/containers/podman/machine`;
  const onMac = [
    unix("desktop", "desktop", `${home}/.docker/run/docker.sock`),
    unix("orbstack", "orbstack", `${home}/.orbstack/run/docker.sock`),
    unix(
      "podman",
      "podman",
      `${TMPDIR === "" ? "/tmp" : TMPDIR.replace(/\/+$/, "")}/podman/podman-machine-default-api.sock`,
    ),
    unix("podman", "podman", `${machine}/podman.sock`),
  ];
  const onLinux = [
    unix("rootless", "rootless", `${runtime}/docker.sock`),
    // Where rootless goes without a runtime folder.
    unix("rootless", "rootless", `${home}/.docker/run/docker.sock`),
    unix("podman", "podman", `${runtime}/podman/podman.sock`),
    unix("podman (root)", "podman", "/run/podman/podman.sock"),
    unix("desktop", "desktop", `${home}/.docker/desktop/docker.sock`),
  ];
  return [...(platform === "darwin" ? onMac : onLinux), unix("rancher", "rancher", `${home}/.rd/docker.sock`)];
}

/** Colima has a folder for each of its machines. */
async function colimas(world: World): Promise<readonly Candidate[]> {
  const { COLIMA_HOME = "", XDG_CONFIG_HOME = "" } = world.env;
  const config = XDG_CONFIG_HOME === "" ? `${world.home}/.config` : XDG_CONFIG_HOME;
  const homes = COLIMA_HOME === "" ? [`${world.home}/.colima`, `${config}/colima`] : [COLIMA_HOME];
  const found = await Promise.all(
    homes.map(async (folder) =>
      (await world.list(folder)).map((profile) =>
        unix(profile === "default" ? "colima" : `colima (${profile})`, "colima", `${folder}/${profile}/docker.sock`),
      ),
    ),
  );
  return found.flat();
}

/** Is something at that address? A pipe is looked up in the list of pipes: touching it would take a place in its queue. */
async function there(world: World, address: Address): Promise<boolean> {
  if (address.kind === "unix") return await world.exists(address.path);
  if (address.kind !== "npipe") return false;
  const name = pathsOf(world).basename(address.path).toLowerCase();
  return (await world.list("\\\\.\\pipe\\")).some((other) => other.toLowerCase() === name);
}
