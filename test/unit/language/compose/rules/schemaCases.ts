// Cases of what does not fit the tables.
import { service, type RuleCases } from "./cases.ts";

export const schemaCases: Readonly<Record<string, RuleCases>> = {
  unknownKey: {
    bad: [
      service("«imgae»: x"),
      service("build:\n  context: .\n  «contxt»: y"),
      "«servcies»:\n  a:\n    image: alpine:3.20\nx-a: 1\n",
      "services:\n  a:\n    image: alpine:3.20\n«volume»:\n  data:\n",
      "x-c: &c\n  «restrat»: always\nservices:\n  a:\n    <<: *c\n    image: alpine:3.20\n  b:\n    <<: *c\n    image: alpine:3.20\n",
      service("ports: [{ target: 80, «port»: 80 }]"),
      "«common»: &c\n  restart: always\nservices:\n  a:\n    <<: *c\n    image: alpine:3.20\n",
      "«service»:\n  a:\n    image: alpine:3.20\n",
    ],
    good: [
      // Read as what they were meant to be, tabs tell of themselves only.
      "services:\n\ta:\n\t\timage: alpine:3.20\n",
      service("x-anything: 1"),
      "x-foo: ${X:-1}\nservices:\n  a:\n    image: alpine:3.20\n    x-b: { c: d }\n",
      service("logging:\n  options:\n    anything: here"),
      service("networks:\n  default:\n    x-a: 1"),
    ],
  },
  badName: {
    bad: [
      'services:\n  «"a b"»:\n    image: alpine:3.20\n',
      "volumes:\n  «my data»:\nservices:\n  a:\n    image: alpine:3.20\n",
    ],
    good: [
      'networks:\n  "a b":\nservices:\n  a:\n    image: alpine:3.20\n',
      "services:\n  a.b-c_1:\n    image: alpine:3.20\n",
    ],
  },
  missingKey: {
    bad: [
      service("depends_on:\n  «b»: {}"),
      "services:\n  a:\n    image: alpine:3.20\n    volumes:\n      - «source»: ./a\n        target: /a\n"
        .replace("«source»", "source")
        .replace("volumes", "«volumes»"),
      service("provider:\n  options: { a: 1 }").replace("provider", "«provider»"),
      service("post_start: [{ user: root }]").replace("post_start", "«post_start»"),
      service("develop: { watch: [{ path: . }] }").replace("watch", "«watch»"),
    ],
    good: [service("depends_on:\n  b: { condition: service_started }"), "models:\n  m: { model: ai/x }\n"],
  },
  wrongType: {
    bad: [
      service("command: «3»"),
      service('ports: «"80:80"»'),
      service("«ports»:"),
      service("user: «1000»"),
      service("ports: [«80.5»]"),
      service("restart: «false»"),
      service("environment:\n  A: «[1]»"),
      service("stop_grace_period: «10»"),
      "services: «[]»\n",
      "services:\n  «a»:\n",
      "version: «3.8»\nservices:\n  a:\n    image: alpine:3.20\n",
      service("depends_on: {b: «null»}"),
      service("tty: «1»"),
      service('use_api_socket: «"true"»'),
      service("storage_opt: { size: «true» }"),
      service("build:\n  context: .\n  additional_contexts: { a: «1», b: «null» }"),
      service("healthcheck:\n  interval: «10»"),
      "volumes:\n  data: «text»\n",
    ],
    good: [
      "services:\n  a:\n    image:\n    extends: { service: b }\n  b:\n    image: alpine:3.20\n",
      service("command: null"),
      service("deploy:"),
      service("develop:"),
      "networks:\n  n:\n",
      service('privileged: "true"'),
      service("cpus: 1"),
      service("cpus: 0.5"),
      service("storage_opt: { size: 1 }"),
      service("build:\n  context: .\n  additional_contexts: { a: ./b }"),
      service("mem_limit: 1000"),
      service("labels: { a: , b: 1, c: true }"),
      service("ports: !reset null"),
      service("user: ${UID:-1000}"),
    ],
  },
  unknownValue: {
    bad: [
      service("cgroup: «hosts»"),
      service("depends_on: { b: { condition: «healthy» } }"),
      service("develop: { watch: [{ path: ., action: «sinc», target: /a }] }"),
      service("volumes: [{ type: «binds», source: ., target: /a }]"),
      service("gpus: «some»"),
    ],
    good: [service("cgroup: host"), service("network_mode: anything"), service("gpus: all")],
  },
  oddValue: {
    bad: [service("restart: «on-failed»"), service("restart: «allways»")],
    good: [service('restart: "no"'), service("restart: on-failure:3"), service("restart: ${RESTART}")],
  },
  badPattern: {
    bad: [
      service("container_name: «_»"),
      service("pull_policy: «sometimes»"),
      service("build:\n  context: .\n  additional_contexts: [«shared»]"),
    ],
    good: [
      service("container_name: web-1"),
      service("pull_policy: every_12h"),
      service('build:\n  context: .\n  additional_contexts: [shared=../shared, "${MORE}"]'),
    ],
  },
  badAmount: {
    bad: [
      service('privileged: «"maybe"»'),
      service('tty: «"1"»'),
      service("privileged: «${P:-maybe}»"),
      service('stop_grace_period: «"10"»'),
      service("stop_grace_period: «1m 30s»"),
      service("mem_limit: «512x»"),
      service('mem_limit: «"-1"»'),
      service("cpus: «many»"),
      service("scale: «two»"),
      service("ulimits: { nofile: «many» }"),
      service("deploy: { resources: { reservations: { devices: [{ capabilities: [gpu], count: «some» }] } } }"),
    ],
    good: [
      service("stop_grace_period: 1w2d3h4m5.5s"),
      service('stop_grace_period: "0"'),
      service("mem_limit: 1.5 GiB"),
      service('cpus: "1e3"'),
      service('scale: "+2"'),
      service("mem_limit: -1"),
      service("shm_size: ${SIZE}"),
    ],
  },
  outOfRange: {
    bad: [
      service("scale: «-1»"),
      service("deploy: { replicas: «-2» }"),
      service("oom_score_adj: «2000»"),
      service("cpu_percent: «200»"),
      service("healthcheck: { retries: «-3» }"),
      service("deploy: { update_config: { parallelism: «-1» } }"),
      service("deploy: { restart_policy: { max_attempts: «-1» } }"),
      service("deploy: { placement: { max_replicas_per_node: «-1» } }"),
    ],
    good: [
      service("scale: 0"),
      service("cpu_count: 1e3"),
      service("oom_score_adj: -1000"),
      service("mem_swappiness: 200"),
    ],
  },
  repeatedItem: {
    bad: [
      service("depends_on: [b, «b»]"),
      service("cap_add:\n  - NET_ADMIN\n  - «NET_ADMIN»"),
      service("networks: [default, «default»]"),
      service('ports: ["80:80", «"80:80"»]'),
    ],
    good: [
      service('command: [a, "-v", "-v"]'),
      service("healthcheck: { test: [CMD, a, a] }"),
      service("dns: [1.1.1.1, 1.0.0.1]"),
    ],
  },
  oldBoolean: {
    bad: [service("privileged: «yes»").replace("privileged", "tty"), service('init: «"on"»')],
    good: [service("tty: true"), service("environment: { A: yes }")],
  },
  misindentedKeys: {
    bad: [
      "networks:\n  over-net:\n  «driver»: overlay\n  attachable: true\n",
      'services:\n  a:\n  «image»: alpine:3.20\n  ports:\n    - "80:80"\n',
      service("healthcheck:\n«test»: [CMD, a]\ninterval: 10s"),
      service("build:\n«context»: .\ndockerfile: x"),
      "services:\n«a»:\n  image: alpine:3.20\n",
      "networks:\n    over-net:\n    «driver»: overlay\n    ipam:\n        driver: default\n    attachable: true\n",
    ],
    good: [
      "networks:\n  over-net:\n    driver: overlay\n    attachable: true\n",
      "networks:\n  a:\n  b:\n  driver:\n",
      service("deploy:\nrestart: always"),
    ],
  },
};
