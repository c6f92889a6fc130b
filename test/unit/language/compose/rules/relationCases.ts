// Cases of names, of what excludes each other, of what is required, of circles.
import { files, service, type RuleCases } from "./cases.ts";

const unknown = (body: string, good: string, section: string): RuleCases => ({
  bad: [service(body)],
  good: [
    service(good, section),
    { text: service(body), lookup: { fragment: true } },
    `include: [other.yaml]\n${service(body)}`,
  ],
});

export const relationCases: Readonly<Record<string, RuleCases>> = {
  undefinedService: {
    bad: [
      service("depends_on: [«zzz»]"),
      service("depends_on: { «zzz»: { condition: service_started, required: false } }"),
      service("links: [«zzz»:x]").replace("[", '["').replace("]", '"]'),
      service('network_mode: "service:«zzz»"'),
      service('ipc: "service:«zzz»"'),
      service("volumes_from: [«zzz»]"),
      service("extends: «bb»"),
      // Of this document alone: not of one that is included, or merged with it, or comes later.
      {
        text: `include: [o.yaml]\n${service("extends: «other»")}`,
        lookup: files({ "o.yaml": "services: { other: { image: x } }" }),
      },
      {
        text: service("extends: «other»"),
        lookup: files({ "compose.yaml": "services: { other: { image: x } }" }, "compose.override.yaml"),
      },
      "services:\n  other:\n    image: x:1\n---\nservices:\n  web:\n    extends: «other»\n",
      service("extends: { service: «zzz» }"),
      {
        text: service("extends: { file: o.yaml, service: «zzz» }"),
        lookup: files({ "o.yaml": "services: { other: { image: x } }" }),
      },
      service('build: { additional_contexts: { x: "service:«zzz»" } }'),
      {
        text: `include: [o.yaml]\n${service("depends_on: [«other»]")}`,
        lookup: files({ "o.yaml": "services: { another: { image: x } }" }),
      },
      {
        text: service("depends_on: [«far»]"),
        lookup: files({ "compose.yaml": "services: { near: { image: x } }" }, "compose.dev.yaml"),
      },
      // What comes along with a service of another file counts here.
      {
        text: "services:\n  web:\n    extends: { file: o.yaml, service: «b» }\n",
        lookup: files({ "o.yaml": "services: { b: { image: x, depends_on: [c] }, c: { image: y } }" }),
      },
      // Taken away by the override file.
      {
        text: service("depends_on: [«b»]"),
        lookup: files({ "compose.override.yaml": "services: { b: !reset null }" }, "compose.yaml"),
      },
      // Not its own name, though it is the nearest.
      "services:\n  web:\n    image: alpine:3.20\n    depends_on: [«wen»]\n",
    ],
    good: [
      {
        text: "services: { tool: { image: x, depends_on: [db], networks: [back], volumes: ['data:/x'] } }",
        lookup: files(
          { "compose.yaml": "services: { db: { image: x } }\nnetworks: { back: }\nvolumes: { data: }" },
          "compose.tools.yaml",
        ),
      },
      {
        text: "services: { tool: { image: x, links: [db] } }",
        lookup: files({ "compose.yaml": "services: { db: { image: x } }" }, "compose.override.yaml"),
      },
      service("depends_on: [b]"),
      service('volumes_from: ["container:zzz", "b:ro"]'),
      service('network_mode: "container:zzz"'),
      service("depends_on: [${X}]"),
      {
        text: `include: [o.yaml]\n${service("depends_on: [other]")}`,
        lookup: files({ "o.yaml": "services: { other: { image: x } }" }),
      },
      {
        text: service("depends_on: [c]"),
        lookup: files({ "compose.yaml": "services: { a: { image: x }, c: { image: y } }" }, "compose.prod.yaml"),
      },
      {
        text: service("depends_on: [c]"),
        lookup: files({ "compose.override.yaml": "services: { c: { image: y } }" }, "compose.yaml"),
      },
    ],
  },
  undefinedNetwork: {
    bad: [
      service("networks: [«front»]"),
      // The name it is nearest to stands beside it already.
      service("networks: { some: , «sme»: }", "networks: { some: }\n"),
      {
        text: "services:\n  web:\n    extends: { file: o.yaml, service: «b» }\n",
        lookup: files({ "o.yaml": "services: { b: { image: x, networks: [n] } }\nnetworks: { n: }" }),
      },
    ],
    good: [
      ...unknown("networks: [«front»]", "networks: [front, default]", "networks: { front: }\n").good,
      {
        text: service("networks: [gone, ours]"),
        lookup: files(
          { "compose.override.yaml": "services: { a: { networks: !override [default] } }" },
          "compose.yaml",
        ),
      },
      {
        text: "services:\n  web:\n    extends: { file: o.yaml, service: b }\n    networks: !override [default]\n",
        lookup: files({ "o.yaml": "services: { b: { image: x, networks: [n] } }\nnetworks: { n: }" }),
      },
    ],
  },
  unknownBuildArg: {
    bad: [
      {
        text: service("build:\n  context: .\n  args:\n    VERSION: 1\n    «VERSON»: 2"),
        lookup: files({ Dockerfile: "ARG VERSION\nFROM a\n" }),
      },
      {
        text: service('build:\n  context: .\n  args: ["«NODE»=24", "TAG"]'),
        lookup: files({ Dockerfile: "FROM a\nARG TAG=1 NODE_VERSION\n" }),
      },
      service("build:\n  args: { «WHO»: me }\n  dockerfile_inline: |\n    FROM a\n    ARG WHOM"),
    ],
    good: [
      {
        text: service(
          "build:\n  context: .\n  args: { VERSION: 1, HTTP_PROXY: x, BUILDKIT_INLINE_CACHE: 1, TARGETARCH: arm64 }",
        ),
        lookup: files({ Dockerfile: "FROM a\nARG VERSION\n" }),
      },
      {
        text: service("build: { context: ., args: { LATER: 1 } }"),
        lookup: files({ Dockerfile: "FROM a\nONBUILD ARG LATER\n" }),
      },
      {
        text: service("build: { context: ., args: { OTHER: 1 } }"),
        lookup: files({ Dockerfile: "FROM node:onbuild\n" }),
      },
      {
        text: service("build: { context: ., args: { OTHER: 1 } }"),
        lookup: files({ Dockerfile: "# syntax=me/mine\nFROM a\n" }),
      },
      service("build: { context: ., args: { OTHER: 1 } }"),
      { text: service("build: { context: ., args: { OTHER: 1 } }"), lookup: files({ Dockerfile: "" }) },
    ],
  },
  unknownStage: {
    bad: [
      {
        text: service("build: { context: ., target: «prd» }"),
        lookup: files({ Dockerfile: "FROM a AS base\nFROM base AS prod\n" }),
      },
      { text: service("build:\n  context: x\n  target: «7»"), lookup: files({ "x/Dockerfile": "FROM a\n" }) },
      service(
        "build:\n  target: «prd»\n  dockerfile_inline: |\n    FROM a AS base\n    FROM base AS prod\n    RUN echo $UNSET",
      ),
      {
        text: service('build: { target: «one», dockerfile_inline: "FROM a AS $STAGE" }'),
        lookup: { environment: { STAGE: "two" } },
      },
      // The file beside is not what is built.
      {
        text: service('build: { context: ., target: «prod», dockerfile_inline: "FROM a AS base" }'),
        lookup: files({ Dockerfile: "FROM a AS prod" }),
      },
    ],
    good: [
      { text: service("build: { context: ., target: PROD }"), lookup: files({ Dockerfile: "FROM a AS prod\n" }) },
      { text: service("build: { context: ., target: 0 }"), lookup: files({ Dockerfile: "FROM a AS prod\n" }) },
      { text: service("build: { context: ., target: '' }"), lookup: files({ Dockerfile: "FROM a AS prod\n" }) },
      { text: service("build: { context: ., target: $T }"), lookup: files({ Dockerfile: "FROM a AS prod\n" }) },
      { text: service("build: { context: ., target: x }"), lookup: files({ Dockerfile: "" }) },
      {
        text: service("build: { context: ., target: x }"),
        lookup: files({ Dockerfile: "# syntax=me/mine\nFROM a\n" }),
      },
      service("build: { context: ., target: x }"),
      service("build:\n  target: PROD\n  dockerfile_inline: |\n    FROM a AS base\n    FROM base AS prod"),
      service('build: { target: one, dockerfile_inline: "FROM a AS $STAGE" }'),
      service('build: { target: one, dockerfile_inline: "# syntax=me/mine\\nFROM a" }'),
    ],
  },
  undefinedVolume: {
    bad: [
      service("volumes:\n  - «data»:/data"),
      service("volumes: [{ type: volume, source: «data», target: /data }]"),
      service('volumes: ["«a/b»:/c:ro"]'),
      // What comes along with a service of another file counts here.
      {
        text: "services:\n  web:\n    extends: { file: o.yaml, service: «b» }\n",
        lookup: files({ "o.yaml": "services: { b: { image: x, volumes: ['data:/d'] } }\nvolumes: { data: }" }),
      },
      {
        text: service("volumes: ['«data»:/d']"),
        lookup: files({ "compose.override.yaml": "services: { a: { volumes: ['./d:/e'] } }" }, "compose.yaml"),
      },
      service("volumes:\n  - «dta»:/x", "volumes:\n  data:\n"),
    ],
    good: [
      service('volumes: ["./a:/b", "/a:/c", "~/a:/d", "/only", "C:\\\\a:/e", "data:/f"]', "volumes: { data: }\n"),
      // Something else stands in its place.
      {
        text: service("volumes: ['data:/d']"),
        lookup: files(
          { "compose.override.yaml": "services: { a: { volumes: [{ type: bind, source: ., target: /d }] } }" },
          "compose.yaml",
        ),
      },
      {
        text: "services:\n  web:\n    extends: { file: o.yaml, service: b }\n    volumes: ['./x:/d']\n",
        lookup: files({ "o.yaml": "services: { b: { image: x, volumes: ['data:/d'] } }\nvolumes: { data: }" }),
      },
      service("volumes: [{ type: bind, source: data, target: /data }, { type: volume, target: /x }]"),
      service('volumes: ["${DATA}:/data"]'),
    ],
  },
  undefinedConfig: unknown("configs: [«conf»]", "configs: [conf]", "configs: { conf: { content: x } }\n"),
  undefinedSecret: {
    bad: [
      service("secrets: [«key»]"),
      service("secrets: [{ source: «key» }]"),
      service("build: { context: ., secrets: [«key»] }"),
      {
        text: "services:\n  web:\n    extends: { file: o.yaml, service: «b» }\n",
        lookup: files({
          "o.yaml": "services: { b: { build: { context: ., secrets: [s] } } }\nsecrets: { s: { file: x } }",
        }),
      },
    ],
    good: [service("secrets: [key]", "secrets: { key: { environment: KEY } }\n")],
  },
  undefinedModel: unknown("models: [«llm»]", "models: [llm]", "models: { llm: { model: ai/x } }\n"),
  unbuildableContext: {
    bad: [service('build: { additional_contexts: { x: "service:«b»" } }')],
    good: [`services:\n  a:\n    build:\n      additional_contexts:\n        - x=service:b\n  b:\n    build: .\n`],
  },
  inactiveDependency: {
    bad: [
      service(
        "depends_on:\n  «c»:\n    condition: service_started",
        "  c:\n    image: alpine:3.20\n    profiles: [debug]\n",
      ),
      service("depends_on: [«c»]", "  c:\n    image: alpine:3.20\n    profiles: [debug]\n"),
    ],
    good: [
      {
        text: service("depends_on: [c]", "  c:\n    image: alpine:3.20\n    profiles: [debug]\n"),
        lookup: files({ ".env": "COMPOSE_PROFILES=other, debug\n" }),
      },
      service("depends_on: [c]", "  c:\n    image: alpine:3.20\n    profiles: []\n"),
      service("profiles: [debug]\ndepends_on: [c]", "  c:\n    image: alpine:3.20\n    profiles: [debug]\n"),
      service(
        "depends_on: { c: { condition: service_started, required: false } }",
        "  c:\n    image: alpine:3.20\n    profiles: [debug]\n",
      ),
    ],
  },
  networkModeAndNetworks: {
    bad: [
      service("«network_mode»: host\nnetworks: [default]"),
      {
        text: "services:\n  web:\n    «networks»: [default]\n    extends: { file: o.yaml, service: b }\n",
        lookup: files({ "o.yaml": "services: { b: { image: x, network_mode: host } }" }),
      },
    ],
    good: [
      {
        text: service("networks: [default]"),
        lookup: files(
          { "compose.override.yaml": "services: { a: { networks: !reset [], network_mode: host } }" },
          "compose.yaml",
        ),
      },
      service("network_mode: none\nnetworks: []"),
      service("network_mode: host"),
    ],
  },
  networkModeAndPorts: {
    bad: [
      service('network_mode: host\n«ports»: ["8080:80"]'),
      service("network_mode: none\n«ports»:\n  - 80"),
      ...["ports: [80]", "expose: [80]", "hostname: h", "dns: 1.1.1.1", 'extra_hosts: { a: "1.2.3.4" }'].map((line) =>
        service(`network_mode: service:b\n«${line.replace(":", "»:")}`),
      ),
      service("network_mode: container:other\n«hostname»: h"),
      { text: service("network_mode: $MODE\n«ports»: [80]"), lookup: { environment: { MODE: "host" } } },
      {
        text: "services:\n  web:\n    «network_mode»: host\n    extends: { file: o.yaml, service: b }\n",
        lookup: files({ "o.yaml": "services: { b: { image: x, ports: [80] } }" }),
      },
    ],
    good: [
      service("network_mode: bridge\nports: [80]\nhostname: h"),
      service("network_mode: host\nexpose: [80]\nhostname: h\ndns: 1.1.1.1\nextra_hosts: ['a:1.2.3.4']"),
      service("network_mode: host\nports: []"),
      service("network_mode: service:b\nports: !reset []\nhostname: ''"),
      service("network_mode: ${MODE:-}\nports: [80]"),
      service("network_mode: $MODE\nports: [80]"),
      service("ports: [80]"),
      {
        text: service("network_mode: host\nports: [80]"),
        lookup: files({ "compose.override.yaml": "services: { a: { ports: !reset [] } }" }, "compose.yaml"),
      },
      {
        text: service("network_mode: host\nports: [80]"),
        lookup: files({ "compose.override.yaml": "services: { a: { network_mode: !reset null } }" }, "compose.yaml"),
      },
    ],
  },
  dockerfileTwice: {
    bad: [
      service("build:\n  context: .\n  dockerfile: x\n  «dockerfile_inline»: FROM x"),
      // Each in a file of its own, told in both.
      {
        text: service("build:\n  «dockerfile_inline»: FROM x"),
        lookup: files({ "compose.yaml": "services: { a: { build: { dockerfile: D } } }" }, "compose.override.yaml"),
      },
      {
        text: service("build: { context: ., «dockerfile»: D }"),
        lookup: files(
          { "compose.override.yaml": "services: { a: { build: { dockerfile_inline: FROM x } } }" },
          "compose.yaml",
        ),
      },
      "services:\n  b:\n    build: { dockerfile: D }\n  a:\n    extends: b\n    build: { «dockerfile_inline»: FROM x }\n",
    ],
    good: [
      service("build: { dockerfile_inline: FROM x }"),
      service('build: { dockerfile: "", dockerfile_inline: FROM x }'),
      {
        text: service("build: { dockerfile: !reset null, dockerfile_inline: FROM x }"),
        lookup: files({ "compose.yaml": "services: { a: { build: { dockerfile: D } } }" }, "compose.override.yaml"),
      },
      {
        text: service("build: !override { dockerfile_inline: FROM x }"),
        lookup: files({ "compose.yaml": "services: { a: { build: { dockerfile: D } } }" }, "compose.override.yaml"),
      },
      {
        text: service("build: { dockerfile: D }"),
        lookup: files(
          { "compose.override.yaml": "services: { a: { build: !override { dockerfile_inline: FROM x } } }" },
          "compose.yaml",
        ),
      },
      "services:\n  b:\n    build: .\n  a:\n    extends: b\n    build: { dockerfile_inline: FROM x }\n",
    ],
  },
  externalAndOthers: {
    bad: [
      "volumes:\n  v:\n    external: true\n    «driver»: x\n",
      "networks:\n  n:\n    external: true\n    «driver»: x\n",
      'volumes:\n  v:\n    external: "true"\n    «labels»: { a: b }\n',
      {
        text: "volumes:\n  v:\n    «driver»: x\n",
        lookup: files({ "compose.override.yaml": "volumes: { v: { external: true } }" }, "compose.yaml"),
      },
      {
        text: "volumes:\n  v:\n    «external»: true\n",
        lookup: files({ "compose.yaml": "volumes: { v: { driver: x } }" }, "compose.override.yaml"),
      },
    ],
    good: [
      {
        text: "volumes:\n  v: !override\n    external: true\n",
        lookup: files({ "compose.yaml": "volumes: { v: { driver: x } }" }, "compose.override.yaml"),
      },
      "volumes:\n  v:\n    external: true\n    name: x\n    x-a: 1\n",
      "volumes:\n  v:\n    external: false\n    driver: x\n",
    ],
  },
  externalName: {
    bad: [
      "networks:\n  n:\n    «external»:\n      name: other\n",
      "networks:\n  n:\n    «external»: { name: a }\n    name: b\n",
      "volumes:\n  v: { «external»: { name: a }, name: a }\n",
    ],
    good: ["networks:\n  n:\n    external: true\n    name: other\n"],
  },
  configSources: {
    bad: [
      "configs:\n  «c»: {}\n",
      "configs:\n  c:\n    file: x\n    «content»: y\n",
      "configs:\n  «c»:\n    name: x\n",
      {
        text: "configs:\n  c: { «content»: x }\n",
        lookup: files({ "compose.yaml": "configs: { c: { file: x } }" }, "compose.override.yaml"),
      },
    ],
    good: [
      {
        text: "configs:\n  c: { file: !reset null, content: x }\n",
        lookup: files({ "compose.yaml": "configs: { c: { file: x } }" }, "compose.override.yaml"),
      },
      {
        text: "configs:\n  c: { name: x }\n",
        lookup: files({ "compose.override.yaml": "configs: { c: { file: x } }" }, "compose.yaml"),
      },
      "configs:\n  c: { content: x }\n  d: { external: true }\n  e: { environment: E }\n  f: { external: false }\n",
    ],
  },
  secretSources: {
    bad: [
      "secrets:\n  «s»: {}\n",
      "secrets:\n  s:\n    file: x\n    «environment»: y\n",
      "secrets:\n  «s»:\n    driver: x\n",
      "secrets:\n  «s»:\n    external: false\n",
      {
        text: "secrets:\n  s: { «file»: x }\n",
        lookup: files({ "compose.override.yaml": "secrets: { s: { environment: S } }" }, "compose.yaml"),
      },
    ],
    good: ["secrets:\n  s: { file: x }\n  t: { external: true }\n  u: { file: x, driver: y }\n"],
  },
  countAndDevices: {
    bad: [
      service('gpus: [{ «count»: 1, device_ids: ["0"] }]'),
      service(
        'deploy: { resources: { reservations: { devices: [{ capabilities: [gpu], «count»: 1, device_ids: ["0"] }] } } }',
      ),
    ],
    good: [service("gpus: [{ count: 1 }]")],
  },
  limitsTwice: {
    bad: [
      service("«scale»: 2\ndeploy: { replicas: 3 }"),
      service('«cpus»: 1\ndeploy: { resources: { limits: { cpus: "2" } } }'),
      service("«mem_limit»: 1g\ndeploy: { resources: { limits: { memory: 2g } } }"),
      service("«mem_reservation»: 1g\ndeploy: { resources: { reservations: { memory: 2g } } }"),
      service("«pids_limit»: 10\ndeploy: { resources: { limits: { pids: 20 } } }"),
      "services:\n  b:\n    image: x:1\n    mem_limit: 512m\n  a:\n    extends: b\n    deploy: { resources: { limits: { «memory»: 1g } } }\n",
      {
        text: service("deploy: { «replicas»: 3 }"),
        lookup: files({ "compose.yaml": "services: { a: { scale: 2 } }" }, "compose.override.yaml"),
      },
    ],
    good: [
      {
        text: service("mem_limit: 1g"),
        lookup: files(
          {
            "compose.override.yaml":
              "services: { a: { mem_limit: !reset null, deploy: { resources: { limits: { memory: 2g } } } } }",
          },
          "compose.yaml",
        ),
      },
      service("mem_limit: 1g\ndeploy: { resources: { limits: { memory: 1024m } } }"),
      service('cpus: 1\ndeploy: { resources: { limits: { cpus: "1.0" } } }'),
    ],
  },
  containerNameAndScale: {
    bad: [service("«container_name»: web\nscale: 2"), service("«container_name»: web\ndeploy: { replicas: 2 }")],
    good: [service("container_name: web\nscale: 1")],
  },
  platformNotBuilt: {
    bad: [service("platform: linux/arm64\nbuild: { context: ., platforms: [«linux/amd64»] }")],
    good: [
      service("platform: linux/arm64\nbuild: { context: ., platforms: [linux/amd64, linux/arm64] }"),
      service("build: { context: ., platforms: [linux/amd64] }"),
    ],
  },
  imageOrBuild: {
    bad: [
      "services:\n  «a»:\n    tty: true\n",
      'services:\n  «a»:\n    image: ""\n',
      "services:\n  «a»:\n    build: !reset null\n",
      "services:\n  «a»:\n    extends: b\n  b:\n    image: x:1\n    tty: true\n".replace("extends: b", "tty: true"),
    ],
    good: [
      { text: "services:\n  a:\n    tty: true\n", lookup: files({}, "compose.override.yaml") },
      "services:\n  a:\n    build: .\n",
      "services:\n  a:\n    <<: *gone\n    tty: true\n",
      "services:\n  a:\n    provider: { type: x }\n",
      "services:\n  a:\n    extends: b\n  b:\n    image: alpine:3.20\n",
      "services:\n  a:\n    extends: { file: other.yaml, service: b }\n",
      "services:\n  a:\n    image: ${IMAGE}\n",
      {
        text: "services:\n  a:\n    tty: true\n",
        lookup: files({ "compose.yaml": "services: { a: { image: x } }" }, "compose.prod.yaml"),
      },
      { text: "services:\n  a:\n    tty: true\n", lookup: { fragment: true } },
    ],
  },
  watchTarget: {
    bad: [
      service("develop: { watch: [{ path: ., action: «sync» }] }"),
      service("develop: { watch: [{ path: ., action: «sync+restart» }] }"),
    ],
    good: [service("develop: { watch: [{ path: ., action: restart }, { path: ., action: sync, target: /a }] }")],
  },
  blankWatchPath: {
    bad: [service('develop: { watch: [{ path: «""», action: rebuild }] }')],
    good: [service("develop: { watch: [{ path: ., action: rebuild }] }")],
  },
  mountParts: {
    bad: [service("volumes: [{ «type»: volume }]"), service("volumes:\n  - «type»: bind\n    target: /a")],
    good: [service('volumes: [{ type: bind, source: "", target: /a }, { type: tmpfs, target: /b }]')],
  },
  portTarget: { bad: [service('ports: [{ «published»: "80" }]')], good: [service("ports: [{ target: 80 }]")] },
  healthcheckStart: {
    bad: [service("healthcheck: { test: [«curl», localhost] }"), service("healthcheck: { test: [«cmd», a] }")],
    good: [
      service("healthcheck: { test: [CMD, a] }"),
      service("healthcheck: { test: curl localhost }"),
      service("healthcheck: { test: [] }"),
      service('healthcheck: { test: ["NONE"] }'),
    ],
  },
  dependencyCycle: {
    bad: [
      service("depends_on: [«a»]"),
      "services:\n  a:\n    image: alpine:3.20\n    depends_on: [«b»]\n  b:\n    image: alpine:3.20\n    depends_on: [a]\n",
      'services:\n  a:\n    image: alpine:3.20\n    network_mode: "service:«b»"\n  b:\n    image: alpine:3.20\n    volumes_from: [a]\n',
      // By what it takes over, and through a file that is included.
      "services:\n  web:\n    image: x:1\n    depends_on: [db]\n  db:\n    extends: «web»\n",
      {
        text: "include: [o.yaml]\nservices:\n  web:\n    image: x:1\n    depends_on: [«a»]\n",
        lookup: files({ "o.yaml": "services:\n  a:\n    image: x:1\n    depends_on: [web]\n" }),
      },
    ],
    good: [
      service("depends_on: [b]"),
      "services:\n  web:\n    image: x:1\n    depends_on: [db]\n  db:\n    extends: web\n    depends_on: !reset []\n",
      'services:\n  a:\n    build: .\n    depends_on: [b]\n  b:\n    build: { additional_contexts: { a: "service:a" } }\n',
    ],
  },
  extendsCycle: {
    bad: [
      "services:\n  a:\n    image: alpine:3.20\n    extends: «b»\n  b:\n    image: alpine:3.20\n    extends: a\n",
      service("extends: «a»"),
    ],
    good: [service("extends: b")],
  },
  includeCycle: {
    bad: [
      {
        text: `include: [«o.yaml»]\nx-a: 1\n`,
        lookup: files(
          { "o.yaml": "include: [compose.yaml]", "compose.yaml": "include: [o.yaml]\nx-a: 1\n" },
          "compose.yaml",
        ),
      },
    ],
    good: [{ text: "include: [o.yaml]\n", lookup: files({ "o.yaml": "services: { a: { image: x } }" }) }],
  },
};
