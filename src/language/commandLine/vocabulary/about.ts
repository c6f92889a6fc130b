// What docker commands and their flags do, in a sentence, for hovers: of the commands that people use, and with what is most
// often taken amiss. By a command's full name; of flags by their long one.
import { t } from "../../../base/l10n.ts";

type About = Readonly<Record<string, (() => string) | undefined>>;

export const aboutVerbs: About = {
  "container run": () => t("Makes a container of an image and starts it. The image is pulled when it is not here."),
  "container create": () => t("Makes a container of an image without starting it."),
  "container start": () => t("Starts a container that has ended, with all that it wrote before."),
  "container stop": () =>
    t(
      "Asks a container's process to end, and kills it after ten seconds. What the container wrote stays until it is removed.",
    ),
  "container restart": () => t("Stops a container and starts it again. Its image and options stay as they were."),
  "container kill": () => t("Sends a signal at once: SIGKILL unless another is named."),
  "container pause": () => t("Freezes all processes of a container. They keep their memory and feel nothing."),
  "container unpause": () => t("Lets a frozen container go on."),
  "container rm": () =>
    t(
      "Removes a container with what it wrote outside of volumes. One that has ended is sent no signal; one that runs needs --force, which kills it.",
    ),
  "container ls": () => t("Lists containers: those that run, or all with --all."),
  "container logs": () => t("Shows what a container's process has printed."),
  "container exec": () => t("Runs a further command in a running container: the way to look around in it."),
  "container attach": () =>
    t(
      "Puts this terminal on the container's own process: what ends here ends there. To look around, docker exec is the better way.",
    ),
  "container cp": () => t("Copies files between a container and this machine, whether it runs or not."),
  "container diff": () => t("Lists what a container has changed of its image's files."),
  "container commit": () =>
    t("Makes an image of a container's files. How it came to be, nobody can read: a Dockerfile tells."),
  "container export": () => t("Writes all files of a container into a tar archive, without volumes."),
  "container inspect": () => t("Shows all that the engine knows of a container, as JSON."),
  "container port": () => t("Lists which ports of this machine lead to a container."),
  "container prune": () => t("Removes all containers that have ended."),
  "container rename": () => t("Gives a container another name."),
  "container stats": () => t("Shows what containers use of processor, memory and network, as it changes."),
  "container top": () => t("Lists a container's processes as this machine sees them."),
  "container update": () => t("Changes limits and the restart policy of containers that are there."),
  "container wait": () => t("Waits until a container ends, and prints its exit code."),
  "image build": () =>
    t("Builds an image from a Dockerfile and a context: the folder whose files COPY and ADD can use."),
  "image history": () => t("Lists an image's layers and what made each. Not every instruction makes one."),
  "image ls": () => t("Lists the images that are here."),
  "image inspect": () => t("Shows all that the engine knows of an image, as JSON."),
  "image load": () => t("Takes in images that docker save has written."),
  "image prune": () => t("Removes images without a name; with --all every one that no container uses."),
  "image pull": () => t("Fetches an image from a registry."),
  "image push": () => t("Sends an image to a registry. Its name says which."),
  "image rm": () => t("Takes a name off an image, and removes the image with its last one."),
  "image save": () => t("Writes images into a tar archive, with layers and names."),
  "image tag": () => t("Gives an image another name. Both are the same image."),
  "network create": () =>
    t("Makes a network. Containers on it find each other by name; on the default bridge they do not."),
  "network connect": () => t("Puts a container on a further network."),
  "network ls": () => t("Lists networks. bridge, host and none are always there."),
  "volume create": () => t("Makes a volume: files that outlive containers."),
  "volume ls": () => t("Lists volumes."),
  "volume rm": () => t("Removes a volume with all that is in it. There is no way back."),
  "volume prune": () => t("Removes volumes that no container uses: those without a name, or all with --all."),
  "system prune": () => t("Removes ended containers, unused networks, images without a name, and the build cache."),
  "system df": () => t("Shows what images, containers, volumes and the build cache take of the disk."),
  "system events": () => t("Follows what happens on the engine."),
  "system info": () => t("Shows the engine's settings and state."),
  "swarm init": () => t("Makes this engine the first manager of a swarm. Overlay networks need one."),
  "compose up": () => t("Makes and starts all containers of a project; what has changed in the file is made anew."),
  "compose down": () =>
    t("Stops and removes a project's containers and networks. Volumes stay, unless --volumes is given."),
  "compose rm": () =>
    t("Removes ended containers of services, and nothing else: networks go with docker compose down."),
  "compose restart": () => t("Restarts containers as they are: changes of the file need docker compose up."),
  "compose logs": () => t("Shows what the containers of a project have printed."),
  "compose ps": () => t("Lists the containers of a project."),
  "compose top": () => t("Lists the processes of a project's containers."),
  "compose build": () => t("Builds the images of services that have a build section."),
  "compose exec": () => t("Runs a further command in a service's running container."),
  "compose run": () => t("Makes a further container of a service for one command. Its ports are not published."),
  "compose stop": () => t("Stops a project's containers without removing them."),
  "compose start": () => t("Starts containers of a project that are there."),
  "compose pull": () => t("Fetches the images of a project's services."),
};

/** What notes of 2014 could not know. */
export const windowsContainers = (): string =>
  t(
    "Containers share the kernel of their machine. Those of Windows have been there since 2016: they run on an engine of Windows, those of Linux on one of Linux.",
  );

const ofRun: About = {
  detach: () => t("In the background: prints the container's id and goes on."),
  interactive: () => t("Keeps the container's input open."),
  tty: () => t("Gives the container a terminal: for shells, with --interactive."),
  rm: () => t("Removes the container, and its volumes without a name, when it ends."),
  name: () => t("What the container is called; a name is had by one container only."),
  publish: () => t("Leads a port of this machine to one of the container: 127.0.0.1:8080:80 for this machine alone."),
  "publish-all": () => t("Leads a free port of this machine to each port that the image exposes."),
  volume: () =>
    t(
      "A volume or a folder of this machine in the container: name:/path, /folder:/path:ro. A folder that is not there is made; --mount refuses.",
    ),
  mount: () =>
    t("The same in words: type=bind, volume or tmpfs, source and target. A folder of this machine must be there."),
  env: () => t("An environment variable of the container. Whoever may inspect it reads the value."),
  "env-file": () => t("A file with environment variables, one a line."),
  network: () =>
    t("The network of the container. With host it has this machine's own ports, and --publish does nothing."),
  restart: () =>
    t(
      "When the engine starts the container again: no, on-failure, always, or unless-stopped, which remembers that a person stopped it.",
    ),
  workdir: () => t("The folder in which the command runs."),
  user: () => t("The user that the command runs as: name or number, with a group behind a colon."),
  entrypoint: () => t("A program in place of the image's own. Its arguments stand behind the image."),
  privileged: () => t("Nearly all rights on this machine: whoever is root in the container is root here."),
  "cap-add": () => t("A further right of root's, such as NET_ADMIN."),
  "cap-drop": () => t("Takes one of root's rights, or ALL."),
  memory: () => t("The most memory that the container may use: 512m."),
  cpus: () => t("How many processors' worth of time the container may use: 1.5."),
  init: () => t("A small first process that passes on signals and takes care of ended children."),
  link: () => t("An old way to find another container by name: a network of one's own does it for all."),
  pid: () => t("Whose processes the container sees: with host all of this machine's."),
  platform: () =>
    [
      t("For images of several platforms: linux/arm64. Another than this machine's is emulated, and slow."),
      windowsContainers(),
    ].join("\n\n"),
  isolation: () =>
    [
      t("How a Windows container is kept apart: process, or hyperv with a kernel of its own. On Linux only default."),
      windowsContainers(),
    ].join("\n\n"),
  pull: () => t("When the image is fetched: missing, always or never."),
};

const ofBuild: About = {
  tag: () => t("What the image is called: name:tag."),
  file: () => t("The Dockerfile, where it is not the one in the context."),
  target: () =>
    t("The stage to build. BuildKit builds only what it needs, the classic builder all stages above as well."),
  "build-arg": () => t("A value for an ARG. It can be read from the image's history: no place for secrets."),
  "no-cache": () => t("Runs every instruction anew."),
  squash: () =>
    t("Makes one layer of all. Only an experimental engine with the classic builder can; stages do the same for all."),
  output: () => t("Where the result goes in place of an image: a folder for files."),
  platform: () => t("For which platforms: several at once need a builder of buildx that can."),
  secret: () => t("A secret for RUN --mount=type=secret that no layer keeps."),
  pull: () => t("Looks for newer base images first."),
  network: () => t("The network of RUN: default, none or host."),
};

const ofOthers: Readonly<Record<string, About>> = {
  "container run": ofRun,
  "container create": ofRun,
  "image build": ofBuild,
  "buildx build": ofBuild,
  "container ls": {
    all: () => t("Those that have ended as well."),
    quiet: () => t("Ids alone."),
    filter: () => t("Only those of a kind: status=exited."),
  },
  "container logs": {
    follow: () => t("Goes on showing what comes."),
    tail: () => t("Only so many of the last lines."),
  },
  "container rm": {
    force: () => t("Kills a running container first, without asking its process to end."),
    volumes: () => t("With its volumes that have no name."),
  },
  "container stop": { time: () => t("Seconds until the process is killed.") },
  "image ls": {
    digests: () => t("With the digests that images have in their registries."),
    quiet: () => t("Ids alone."),
  },
  "compose down": { volumes: () => t("With the project's volumes and all that is in them.") },
  "compose up": { detach: () => t("In the background."), build: () => t("Builds images before starting.") },
};

/** `verb`: in full; `flag`: its long name. */
export function aboutFlag(verb: string, flag: string): string | undefined {
  const known = Object.hasOwn(ofOthers, verb) ? ofOthers[verb] : undefined;
  return known !== undefined && Object.hasOwn(known, flag) ? known[flag]?.() : undefined;
}

export const aboutVerb = (verb: string): string | undefined =>
  Object.hasOwn(aboutVerbs, verb) ? aboutVerbs[verb]?.() : undefined;
