// Containers for `npm start` and for whoever wants something to look at: a small shop, and one of each state that
// has a look of its own.
import Docker, { type ContainerCreateOptions } from "dockerode";

type Sample = ContainerCreateOptions & { readonly name: string };

const BUSYBOX = "porthole/busybox:1";

/** Creates and starts the sample containers; the fixture images must be loaded. `socketFile` is mounted into one of them. */
export async function sampleContainers(socketFile: string): Promise<void> {
  const docker = new Docker({ socketPath: socketFile });
  await docker.createNetwork({
    Name: "shop_default",
    Labels: { "com.docker.compose.project": "shop", "com.docker.compose.network": "default" },
  });
  await docker.createVolume({
    Name: "shop_data",
    Labels: { "com.docker.compose.project": "shop", "com.docker.compose.volume": "data" },
  });
  for (const sample of [...shop(), ...single(socketFile)]) await run(docker, sample);
  await docker.getContainer("report").kill({ signal: "SIGKILL" });
  await docker.getContainer("batch").pause();
  await docker.createContainer({ name: "prepared", Image: BUSYBOX, Cmd: ["true"] });
}

async function run(docker: Docker, sample: Sample): Promise<void> {
  const container = await docker.createContainer(sample);
  await container.start().catch((error: unknown) => {
    // Docker 20.10 asks for every capability, and root inside a container or a small machine lacks some
    if (!sample.HostConfig?.Privileged) throw error;
  });
}

function shop(): Sample[] {
  return [
    service("web", BUSYBOX, {
      Cmd: ["httpd", "-f", "-p", "8080", "-h", "/srv"],
      ExposedPorts: { "8080/tcp": {} },
      HostConfig: {
        NetworkMode: "shop_default",
        PortBindings: { "8080/tcp": [{ HostIp: "127.0.0.1", HostPort: "8080" }] },
      },
    }),
    service("db", "porthole/healthy:1", {
      HostConfig: { NetworkMode: "shop_default", Binds: ["shop_data:/var/lib/data"] },
    }),
    service("worker", "porthole/logger:1", { HostConfig: { NetworkMode: "shop_default" } }),
  ];
}

function service(name: string, image: string, options: ContainerCreateOptions): Sample {
  const labels = {
    "com.docker.compose.project": "shop",
    "com.docker.compose.service": name,
    "com.docker.compose.container-number": "1",
    "com.docker.compose.oneoff": "False",
    "com.docker.compose.project.working_dir": "/srv/shop",
    "com.docker.compose.project.config_files": "/srv/shop/compose.yaml",
  };
  return { name: `shop-${name}-1`, Image: image, Labels: labels, ...options };
}

function single(socketFile: string): Sample[] {
  return [
    { name: "shell-less", Image: "porthole/scratch:1" },
    { name: "unhealthy", Image: "porthole/unhealthy:1" },
    { name: "report", Image: BUSYBOX, Cmd: ["sleep", "1000000"] },
    { name: "batch", Image: "porthole/scratch:1" },
    { name: "privileged", Image: BUSYBOX, Cmd: ["sleep", "1000000"], HostConfig: { Privileged: true } },
    {
      name: "watcher",
      Image: BUSYBOX,
      Cmd: ["sleep", "1000000"],
      HostConfig: { Binds: [`${socketFile}:/var/run/docker.sock`] },
    },
  ];
}
