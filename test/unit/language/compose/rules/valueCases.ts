// Cases of single values, of what is there twice, of variables and files.
import { files, service, type RuleCases } from "./cases.ts";

export const valueCases: Readonly<Record<string, RuleCases>> = {
  shortPorts: {
    bad: [
      ...[
        '"80:"',
        '""',
        '"80-81:80-82"',
        '"80:80/foo"',
        '"abc:80:80"',
        '"300.0.0.1:80:80"',
        '"::1:80:80"',
        '"70000:80"',
        '"82-80:80"',
        '"80: 80"',
        '"http:80"',
        '"80:0"',
        "70000",
      ].map((port) => service(`ports: [«${port}»]`)),
      service("ports:\n  - «${P:-abc}:80»"),
      service("ports: [{ target: 80, host_ip: «foo» }]"),
      service("ports: [{ target: 80, host_ip: «''» }]"),
    ],
    good: [
      service(
        'ports: ["80", 80, "80-82:80", ":80", "127.0.0.1::80", "[::1]:81:80", "83:80/TCP", "90-91:90-91/udp", "0:80", "1.2.3.4:80-81:80-81"]',
      ),
      service('ports: ["${P}:80"]'),
      service('ports: [{ target: 80, published: "x", host_ip: "::1" }]'),
    ],
  },
  shortMounts: {
    bad: [
      service('volumes: [«""»]'),
      service('volumes: [«":/b"»]'),
      service('volumes:\n  - «"./a:"»'),
      service('volumes: [«"./a:/b:ro:z"»]'),
    ],
    good: [service('volumes: ["/a", "./a:/b:ro", "c:/a:/b", "a:b", "/x:/y:foo"]')],
  },
  extraHosts: {
    bad: [service("extra_hosts: [«a»]"), service('extra_hosts: [«""»]')],
    good: [service('extra_hosts: ["a:1.2.3.4", "b=1.2.3.4", "c:"]')],
  },
  deviceMapping: {
    bad: [service('devices: [«"/dev/a:/b:r:w"»]')],
    good: [service('devices: ["/dev/a", "/dev/a:/b:rwm", "nvidia.com/gpu=all"]')],
  },
  sshKeys: {
    bad: [service("build: { context: ., ssh: [«a»] }")],
    good: [service('build: { context: ., ssh: [default, "a=b"] }')],
  },
  spacedVariable: {
    bad: [service('environment: [«"A = b"»]'), service("environment:\n  - «A =b»")],
    good: [service('environment: [A, "A=b", " A=b", "A b=c"]')],
  },
  fileMode: {
    bad: [service('secrets: [{ source: s, mode: «"rw"» }]', "secrets: { s: { file: x } }\n")],
    good: [
      service('secrets: [{ source: s, mode: "0440" }, { source: s, mode: 0440 }]', "secrets: { s: { file: x } }\n"),
    ],
  },
  publicSubnet: {
    bad: [
      service("tty: true", "networks:\n  default:\n    ipam:\n      config:\n        - subnet: «182.18.0.0/16»\n"),
      service(
        "networks: { n: { ipv4_address: 182.18.0.5 } }",
        'networks:\n  n:\n    ipam:\n      config:\n        - subnet: «"182.18.0.0/16"»\n          gateway: 182.18.0.1\n          ip_range: 182.18.4.0/24\n',
      ),
    ],
    good: [
      service(
        "tty: true",
        "networks:\n  default:\n    ipam:\n      config: [{ subnet: 172.28.0.0/16 }, { subnet: fd00::/64 }]\n",
      ),
      service("tty: true", "networks:\n  default:\n    ipam:\n      config: [{ subnet: '${NET}' }]\n"),
    ],
  },
  projectName: {
    bad: ["name: «My App»\nx-a: 1\n", 'name: «"-"»\nx-a: 1\n'],
    good: ["name: my-app_1\n", "name: ${X}\n"],
  },
  containerNameTwice: {
    bad: [
      "services:\n  a:\n    image: alpine:3.20\n    container_name: web\n  b:\n    image: alpine:3.20\n    container_name: «web»\n",
      {
        text: service("container_name: «web»"),
        lookup: files(
          { "compose.override.yaml": "services: { c: { image: x, container_name: web } }" },
          "compose.yaml",
        ),
      },
      {
        text: `include: [o.yaml]\n${service("container_name: «web»")}`,
        lookup: files({ "o.yaml": "services: { c: { image: x, container_name: web } }" }),
      },
    ],
    good: [
      {
        text: service("container_name: web"),
        lookup: files(
          { "compose.override.yaml": "services: { a: { container_name: wb }, c: { image: x, container_name: web } }" },
          "compose.yaml",
        ),
      },
      "services:\n  a:\n    image: alpine:3.20\n    container_name: web\n  b:\n    image: alpine:3.20\n    container_name: wb\n",
    ],
  },
  importConflict: {
    bad: [
      {
        text: "include: [o.yaml]\nservices:\n  «a»:\n    image: alpine:3.20\n",
        lookup: files({ "o.yaml": "services: { a: { image: other:1 } }" }),
      },
      {
        text: "include: [o.yaml]\nnetworks:\n  «n»: { driver: bridge }\n",
        lookup: files({ "o.yaml": "networks: { n: }" }),
      },
    ],
    good: [
      {
        text: "include: [o.yaml]\nservices:\n  a:\n    image: alpine:3.20\n",
        lookup: files({ "o.yaml": "services: { a: { image: 'alpine:3.20' } }" }),
      },
    ],
  },
  mountTargetTwice: {
    bad: [
      service('volumes: ["/a:/b"]\ntmpfs: «/b»'),
      service('tmpfs: [/a, «"/a:size=1"»]'),
      service('volumes: ["/a:/x", «"/b:/x"»]'),
      {
        text: service("tmpfs: [«/v»]"),
        lookup: files({ "compose.yaml": "services: { a: { volumes: ['./v:/v'] } }" }, "compose.override.yaml"),
      },
      "services:\n  b:\n    image: x:1\n    tmpfs: /v\n  a:\n    extends: b\n    volumes:\n      - «./v:/v»\n",
    ],
    good: [
      {
        text: service("tmpfs: [/v]\nvolumes: !reset []"),
        lookup: files({ "compose.yaml": "services: { a: { volumes: ['./v:/v'] } }" }, "compose.override.yaml"),
      },
      {
        text: service("volumes: ['./v:/v']"),
        lookup: files({ "compose.override.yaml": "services: { a: { volumes: ['./w:/v'] } }" }, "compose.yaml"),
      },
      service("tmpfs: [/a, /a]"),
      service('volumes: ["/a:/x", "/a:/y"]'),
    ],
  },
  hostPortTwice: {
    bad: [
      'services:\n  a:\n    image: alpine:3.20\n    ports: ["80:80"]\n  b:\n    image: alpine:3.20\n    ports: [«"80:8080"»]\n',
      'services:\n  a:\n    image: alpine:3.20\n    ports: ["127.0.0.1:8000-8010:8000-8010"]\n  b:\n    image: alpine:3.20\n    ports: [«{ target: 80, published: 8005 }»]\n',
      service('ports: ["80:80", «"80:81"»]'),
    ],
    good: [
      'services:\n  a:\n    image: alpine:3.20\n    ports: ["80:80"]\n  b:\n    image: alpine:3.20\n    ports: ["80:80/udp"]\n',
      'services:\n  a:\n    image: alpine:3.20\n    ports: ["127.0.0.1:80:80"]\n  b:\n    image: alpine:3.20\n    ports: ["127.0.0.2:80:80"]\n',
      'services:\n  a:\n    image: alpine:3.20\n    ports: ["80:80"]\n  b:\n    image: alpine:3.20\n    profiles: [x]\n    ports: ["80:80"]\n',
      'services:\n  a:\n    image: alpine:3.20\n    ports: ["80-82:80"]\n  b:\n    image: alpine:3.20\n    ports: ["80:80"]\n',
    ],
  },
  badInterpolation: {
    bad: [
      ...["${", "${}", "${1}", "${A B}", "${A:=b}", "${a.b}", "${A:}"].map((text) =>
        service(`environment:\n  A: "«${text}»"`),
      ),
    ],
    good: [service('environment:\n  A: "$ $$ $1 $(x) $.a ${B:-${C:-d}} $${"')],
  },
  requiredVariable: {
    bad: [service("environment:\n  A: «${A:?set it}»"), service("environment:\n  A: ${B:-«${A?}»}")],
    good: [
      service("environment:\n  A: ${COMPOSE_PROJECT_NAME:?} ${PWD:?}"),
      { text: service("environment:\n  A: ${A:?set it}"), lookup: { environment: { A: "x" } } },
      { text: service("environment:\n  A: ${A:?set it}"), lookup: files({ ".env": "A=x" }) },
      { text: service("environment:\n  A: ${B:-${A?}}"), lookup: { environment: { B: "x" } } },
    ],
  },
  unsetVariable: {
    bad: [
      service("command: «$NAME»"),
      service("command: echo «${NAME}»"),
      service('volumes: ["«${NAME}»:/x"]'),
      service('ports: ["80:«$NAME»"]'),
      // Nothing is no number.
      service("deploy:\n  replicas: «${NAME}»"),
      service("ulimits:\n  core: «${NAME}»"),
    ],
    good: [
      service("command: ${NAME:-x} ${NAME-} ${NAME:+y} $$NAME"),
      service("command: $PWD ${COMPOSE_PROJECT_NAME}"),
      { text: service("command: $NAME"), lookup: files({ ".env": "NAME=x\n" }) },
    ],
  },
  missingFile: {
    bad: [
      { text: service("env_file: «missing.env»"), lookup: files({}) },
      { text: service("env_file: [{ path: «./missing.env» }]"), lookup: files({}) },
      { text: service("extends: { service: b, file: «other.yaml» }"), lookup: files({}) },
      { text: "include:\n  - «other.yaml»\n", lookup: files({}) },
      {
        text: "include:\n  - path: other.yaml\n    env_file: «o.env»\n",
        lookup: files({ "other.yaml": "services: {}" }),
      },
    ],
    good: [
      { text: service("env_file: [{ path: missing.env, required: false }]"), lookup: files({}) },
      { text: service("env_file: there.env"), lookup: files({ "there.env": "" }) },
      service("env_file: unknown.env"),
    ],
  },
};
