// The guide in the editor's welcome page, in package.json's shape: a first way through Docker, one command a step. English
// source; titles, descriptions and picture texts are translated through package.nls, Markdown files by their names.
import { commandName } from "./names.ts";

/** A line of its own: the editor makes a button of it. */
const button = (words: string, command: string): string => `\n[${words}](command:${commandName(command)})`;

/** The editor puts its theme's colours into these pictures. */
const picture = (name: string, altText: string) => ({ svg: `media/guide/${name}.svg`, altText });

/** The editor looks for `<name>.nls.<locale>.md` beside it. */
const page = (name: string) => ({ markdown: `media/guide/${name}.md` });

const done = (...commands: readonly string[]): readonly string[] =>
  commands.map((command) => `onCommand:${commandName(command)}`);

export const walkthroughs = [
  {
    id: "guide",
    title: "Get to know Docker with Porthole",
    description:
      "From the engine on your machine to containers, logs and shells, and what makes them different from virtual machines.",
    icon: "media/porthole.png",
    steps: [
      {
        id: "engine",
        title: "Find your engine",
        description: [
          "An engine runs the containers; Porthole talks to it over its socket. It looks where each system usually has one: Docker Desktop on Mac and Windows, Docker Engine (the Community Edition) or Podman on Linux, docker contexts and DOCKER_HOST.",
          "On Linux a service starts it. To see why one does not start, stop the service and run “sudo dockerd” in a terminal: it stays in the foreground and tells what it does, line by line, until Ctrl+C ends it.",
          button("Choose engine", "engines.choose"),
        ].join("\n"),
        media: picture("engine", "The editor, connected through a socket to an engine that holds containers."),
        completionEvents: done("engines.choose", "engines.connect"),
      },
      {
        id: "hello",
        title: "Build, ship, run: start with run",
        description: [
          "Somebody built the image hello-world and shipped it to a registry. Your engine runs it, whatever your machine is otherwise: application and infrastructure are apart. The container says hello and ends, because a container lives as long as its command.",
          button("Run hello-world", "guide.helloWorld"),
        ].join("\n"),
        media: picture("hello", "An image becomes a container, which prints a greeting and ends with exit code 0."),
        completionEvents: done("guide.helloWorld"),
      },
      {
        id: "ubuntu",
        title: "Step into a system of its own",
        description: [
          "The image ubuntu has a shell as its command. Run with a terminal, it waits for you: its own files, its own processes, your kernel. Leave with exit, and all of it is gone.",
          button("Run ubuntu interactively", "guide.ubuntu"),
        ].join("\n"),
        media: picture("ubuntu", "A terminal with a root prompt inside a container."),
        completionEvents: done("guide.ubuntu", "images.runInteractive", "images.run"),
      },
      {
        id: "logs",
        title: "Read what a container says",
        description: [
          "Whatever its main process prints is its log, kept until the container is removed. The view follows it; p pauses, s saves all of it.",
          button("View logs", "containers.logs"),
        ].join("\n"),
        media: picture("logs", "Lines of a log, one of them marked as an error."),
        completionEvents: done("containers.logs", "containers.logsDocument"),
      },
      {
        id: "inside",
        title: "Look inside",
        description: [
          "A shell in a running container is a second process beside its main one. The container goes on when you leave. Images without a shell are told so, with what to do instead.",
          button("Open shell", "containers.openShell"),
        ].join("\n"),
        media: picture("inside", "A container with its main process and a shell beside it."),
        completionEvents: done("containers.openShell", "containers.exec"),
      },
      {
        id: "different",
        title: "Image, container, virtual machine",
        description: [
          "An image is what is shipped, a container is one running of it, and neither is a virtual machine: containers share the kernel of their host. That is why they start in a moment. Measure it.",
          button("Measure how fast a container starts", "guide.startTime"),
        ].join("\n"),
        media: page("different"),
        completionEvents: done("guide.startTime"),
      },
      {
        id: "build",
        title: "Keep what you changed: commit or Dockerfile",
        description: [
          "A commit makes an image of a container as it is now. A Dockerfile says how to make it again, which others can read and improve. The form of the commit offers to write one from your changes.",
          button("Commit a container", "containers.commit"),
        ].join("\n"),
        media: page("build"),
        completionEvents: done("containers.commit"),
      },
      {
        id: "clean",
        title: "Clean up",
        description: [
          "Stopped containers keep their files and logs until they are removed. Porthole lists what would go, with its size, before anything does.",
          button("Prune stopped containers", "containers.prune"),
        ].join("\n"),
        media: picture("clean", "Stopped containers on their way out, running ones stay."),
        completionEvents: done("containers.prune", "images.prune"),
      },
    ],
  },
] as const;
