// Tools that run on a folder from an image: `docker run --rm -v FOLDER:/app --workdir /app IMAGE COMMAND`. A few that
// come with Porthole, and the person's own, remembered as plain data.

export interface Recipe {
  readonly label: string;
  /** The tag is the tool's version. */
  readonly image: string;
  /** A command line, split like a shell does. */
  readonly command: string;
  /** Files whose presence makes it the likely one for a folder. */
  readonly markers?: readonly string[];
  /** Places that can be written whoever the user is: tools keep caches in a home that a bare user id does not have. */
  readonly environment?: readonly string[];
}

export const builtInRecipes: readonly Recipe[] = [
  {
    label: "Maven",
    image: "maven:3-eclipse-temurin-21",
    command: "mvn install -DskipTests=true",
    markers: ["pom.xml"],
    environment: ["HOME=/tmp", "MAVEN_CONFIG=/tmp/.m2", "MAVEN_OPTS=-Duser.home=/tmp"],
  },
  { label: "Node", image: "node:lts", command: "npm install", markers: ["package.json"], environment: ["HOME=/tmp"] },
  {
    label: "Go",
    image: "golang:1",
    command: "go build ./...",
    markers: ["go.mod"],
    environment: ["HOME=/tmp", "GOCACHE=/tmp/go-build", "GOFLAGS=-buildvcs=false"],
  },
  {
    label: "Python",
    image: "python:3",
    command: "python -m unittest",
    markers: ["pyproject.toml", "setup.py", "requirements.txt"],
    environment: ["HOME=/tmp", "PYTHONDONTWRITEBYTECODE=1"],
  },
];

/** Under which the person's own are remembered. */
export const toolsKey = "tools";

const mostRemembered = 20;

/** Remembered recipes, whatever state the memory is in: what does not look like one is left out. */
export function readRecipes(remembered: unknown): readonly Recipe[] {
  if (!Array.isArray(remembered)) return [];
  return remembered.flatMap((item: unknown): Recipe[] => {
    const { label, image, command, environment } = (item ?? {}) as Partial<Record<keyof Recipe, unknown>>;
    if (typeof image !== "string" || image === "" || typeof command !== "string") return [];
    const variables = Array.isArray(environment)
      ? environment.filter((one): one is string => typeof one === "string")
      : [];
    return [
      { label: typeof label === "string" && label !== "" ? label : image, image, command, environment: variables },
    ];
  });
}

/** The list with this recipe first, without a copy of it and without what a recipe that ships says already. */
export function remembering(recipe: Recipe, before: readonly Recipe[]): readonly Recipe[] {
  const same = (other: Recipe): boolean => other.image === recipe.image && other.command === recipe.command;
  const others = before.filter((other) => !same(other));
  return builtInRecipes.some(same) ? others : [recipe, ...others].slice(0, mostRemembered);
}
