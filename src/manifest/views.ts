// The container of views, its views and what they say while they are empty, in package.json's shape. English source;
// `title`, `name` and `contents` are translated through package.nls.
import { commandName, contextKeys, prefix, viewIds, type ViewId } from "./names.ts";

export const viewsContainers = {
  activitybar: [{ id: prefix, title: "Porthole", icon: "media/porthole.svg" }],
} as const;

export const views = {
  [prefix]: [
    { id: viewIds.containers, name: "Containers", icon: "media/porthole.svg", contextualTitle: "Porthole", size: 3 },
    {
      id: viewIds.found,
      name: "Found in files",
      icon: "media/porthole.svg",
      contextualTitle: "Porthole",
      size: 3,
      when: `${contextKeys.foundState} =~ /^(running|done)$/`,
    },
    { id: viewIds.images, name: "Images", icon: "media/porthole.svg", contextualTitle: "Porthole", size: 2 },
    {
      id: viewIds.volumes,
      name: "Volumes",
      icon: "media/porthole.svg",
      contextualTitle: "Porthole",
      size: 1,
      visibility: "collapsed",
    },
    {
      id: viewIds.engines,
      name: "Engines",
      icon: "media/porthole.svg",
      contextualTitle: "Porthole",
      size: 1,
      visibility: "collapsed",
    },
  ],
} as const;

interface Welcome {
  readonly view: ViewId;
  readonly when: string;
  readonly contents: string;
}

const { engineState, containersFiltered, imagesFiltered, volumesFiltered } = contextKeys;
const link = (words: string, command: string): string => `[${words}](command:${commandName(command)})`;
const text = (...lines: readonly string[]): string => lines.join("\n");

/** While there is no engine to ask: what may help is said once, above the containers. */
const withoutEngine: readonly Welcome[] = [
  {
    view: viewIds.containers,
    when: `${engineState} == none`,
    contents: text(
      "No container engine was found: no socket in the usual places, no DOCKER_HOST, no docker context.",
      link("Look again", "engines.retry"),
      link("Add an engine", "engines.add"),
    ),
  },
  {
    view: viewIds.containers,
    when: `${engineState} == closed`,
    contents: text("No engine is connected.", link("Choose engine", "engines.choose")),
  },
  { view: viewIds.containers, when: `${engineState} == connecting`, contents: "Connecting to the engine…" },
  { view: viewIds.images, when: `${engineState} == none`, contents: "No container engine was found." },
  { view: viewIds.images, when: `${engineState} == closed`, contents: "No engine is connected." },
  { view: viewIds.images, when: `${engineState} == connecting`, contents: "Connecting to the engine…" },
  {
    view: viewIds.engines,
    when: `${engineState} == none`,
    contents: text(
      "No container engine was found.",
      link("Look again", "engines.retry"),
      link("Add an engine", "engines.add"),
    ),
  },
];

export const viewsWelcome: readonly Welcome[] = [
  ...withoutEngine,
  {
    view: viewIds.containers,
    when: `${engineState} == ready && !${containersFiltered} && config.porthole.containers.show == all`,
    contents: text("There are no containers yet.", link("Run an image…", "images.runByName")),
  },
  {
    view: viewIds.containers,
    when: `${engineState} == ready && !${containersFiltered} && config.porthole.containers.show == running`,
    contents: text(
      "No container is running.",
      link("Show stopped containers too", "views.showAllContainers"),
      link("Run an image…", "images.runByName"),
    ),
  },
  {
    view: viewIds.containers,
    when: `${engineState} == ready && ${containersFiltered}`,
    contents: text("No container matches the filter.", link("Clear the filter", "views.clearContainersFilter")),
  },
  {
    view: viewIds.images,
    when: `${engineState} == ready && !${imagesFiltered} && config.porthole.images.showDangling`,
    contents: text(
      "There are no images yet. They come with the first container that is run or the first build.",
      link("Run an image…", "images.runByName"),
    ),
  },
  {
    view: viewIds.images,
    when: `${engineState} == ready && ${imagesFiltered}`,
    contents: text("No image matches the filter.", link("Clear the filter", "views.clearImagesFilter")),
  },
  { view: viewIds.volumes, when: `${engineState} == none`, contents: "No container engine was found." },
  { view: viewIds.volumes, when: `${engineState} == closed`, contents: "No engine is connected." },
  { view: viewIds.volumes, when: `${engineState} == connecting`, contents: "Connecting to the engine…" },
  {
    view: viewIds.volumes,
    when: `${engineState} == ready && !${volumesFiltered}`,
    contents: text(
      "There are no volumes yet. A volume keeps files when its containers are removed.",
      link("Create a volume…", "volumes.create"),
    ),
  },
  {
    view: viewIds.volumes,
    when: `${engineState} == ready && ${volumesFiltered}`,
    contents: text("No volume matches the filter.", link("Clear the filter", "views.clearVolumesFilter")),
  },
  {
    view: viewIds.images,
    when: `${engineState} == ready && !${imagesFiltered} && !config.porthole.images.showDangling`,
    contents: text(
      "There are no images with a tag.",
      link("Show dangling images", "views.showDanglingImages"),
      link("Run an image…", "images.runByName"),
    ),
  },
];
