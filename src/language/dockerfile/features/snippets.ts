// Pieces of Dockerfiles that people write again and again, and whole files for an empty one. Each builds as it stands once
// its places are filled in.
import { t } from "../../../base/l10n.ts";

export interface Snippet {
  /** What a person types to find it; begins like the instruction it stands for or names what it is about. */
  readonly label: string;
  readonly about: () => string;
  /** With LSP placeholders. */
  readonly lines: readonly string[];
}

/** For a file without instructions. */
export const wholeFiles: readonly Snippet[] = [
  {
    label: "python app",
    about: () => t("A Python program: packages first, so that they are kept while the source changes."),
    lines: [
      "FROM python:${1:3.13}-slim",
      "ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1",
      "WORKDIR /app",
      "COPY requirements.txt ./",
      "RUN pip install --no-cache-dir -r requirements.txt",
      "COPY . .",
      "USER ${2:nobody}",
      'CMD ["python", "${3:main.py}"]',
    ],
  },
  {
    label: "node app",
    about: () => t("A Node.js program: packages first, so that they are kept while the source changes."),
    lines: [
      "FROM node:${1:24}-alpine",
      "WORKDIR /app",
      "COPY package.json package-lock.json ./",
      "RUN npm ci --omit=dev",
      "COPY . .",
      "USER node",
      'CMD ["node", "${2:index.js}"]',
    ],
  },
  {
    label: "go build in stages",
    about: () => t("A Go program in two stages: built in one, alone in the other. Its version comes from outside."),
    lines: [
      "FROM golang:${1:1.25} AS build",
      "WORKDIR /src",
      "COPY go.mod go.sum ./",
      "RUN --mount=type=cache,target=/go/pkg/mod go mod download -x",
      "ARG APP_VERSION=dev",
      "RUN --mount=type=bind,target=. \\\\",
      "    --mount=type=cache,target=/go/pkg/mod \\\\",
      '    CGO_ENABLED=0 go build -ldflags "-X main.version=\\$APP_VERSION" -o /bin/${2:app} .',
      "",
      "FROM scratch",
      "COPY --from=build /bin/${2:app} /${2:app}",
      'ENTRYPOINT ["/${2:app}"]',
    ],
  },
  {
    label: "two stages",
    about: () => t("Built in one stage; the other holds only what is needed to run."),
    lines: [
      "FROM ${1:image} AS build",
      "WORKDIR /src",
      "COPY . .",
      "RUN ${2:make}",
      "",
      "FROM ${3:debian:12-slim}",
      "COPY --from=build /src/${4:app} /usr/local/bin/${4:app}",
      'CMD ["${4:app}"]',
    ],
  },
];

/** For a place where an instruction may stand. */
export const pieces: readonly Snippet[] = [
  {
    label: "apt packages",
    about: () => t("Debian packages, with nothing left behind."),
    lines: [
      "RUN apt-get update \\\\",
      "    && apt-get install -y --no-install-recommends ${1:ca-certificates} \\\\",
      "    && rm -rf /var/lib/apt/lists/*",
    ],
  },
  {
    label: "apk packages",
    about: () => t("Alpine packages, with nothing left behind."),
    lines: ["RUN apk add --no-cache ${1:ca-certificates}"],
  },
  {
    label: "time zone",
    about: () => t("The container's time zone, on Debian and Ubuntu."),
    lines: [
      "ENV TZ=${1:Europe/Berlin}",
      "RUN apt-get update \\\\",
      "    && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends tzdata \\\\",
      '    && ln -sf "/usr/share/zoneinfo/\\$TZ" /etc/localtime \\\\',
      "    && rm -rf /var/lib/apt/lists/*",
    ],
  },
  {
    label: "locale",
    about: () => t("A language with its character set, on Debian and Ubuntu."),
    lines: [
      "RUN apt-get update \\\\",
      "    && apt-get install -y --no-install-recommends locales \\\\",
      "    && localedef -i ${1:en_US} -c -f UTF-8 -A /usr/share/locale/locale.alias ${1:en_US}.UTF-8 \\\\",
      "    && rm -rf /var/lib/apt/lists/*",
      "ENV LANG=${1:en_US}.UTF-8",
    ],
  },
  {
    label: "user",
    about: () => t("A user of its own instead of root."),
    lines: ["RUN useradd --no-log-init --create-home --uid ${1:10001} ${2:app}", "USER ${1:10001}"],
  },
  {
    label: "python environment",
    about: () => t("No .pyc files, and output at once."),
    lines: ["ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1"],
  },
  {
    label: "source by git",
    about: () => t("Source from a repository, at a tag or commit, without credentials in the image."),
    lines: ["ADD --keep-git-dir=false https://${1:github.com/team/app.git}#${2:v1.0} /src"],
  },
  {
    label: "source by copy",
    about: () => t("Source from the build context, kept in the image."),
    lines: ["COPY ${1:.} ${2:/src}"],
  },
  {
    label: "source by mount",
    about: () => t("Source from the build context for one command only: no layer keeps it."),
    lines: ["RUN --mount=type=bind,source=${1:.},target=${2:/src} ${3:command}"],
  },
  {
    label: "cached packages",
    about: () => t("A cache for a package tool that outlives builds and is in no layer."),
    lines: ["RUN --mount=type=cache,target=${1:/root/.cache/pip} ${2:pip install -r requirements.txt}"],
  },
  {
    label: "health check",
    about: () => t("Asks the program now and then whether it still answers."),
    lines: [
      "HEALTHCHECK --interval=${1:30s} --timeout=${2:3s} --start-period=${3:5s} \\\\",
      "    CMD ${4:wget -q --spider http://localhost:8080/ || exit 1}",
    ],
  },
  {
    label: "version argument",
    about: () => t("A version that comes with --build-arg, in the image's labels."),
    lines: ["ARG APP_VERSION=${1:dev}", 'LABEL org.opencontainers.image.version="\\$APP_VERSION"'],
  },
];
