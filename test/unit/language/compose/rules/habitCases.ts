// Cases of habits: what works, and is better done otherwise.
import { files, service, type RuleCases } from "./cases.ts";

export const habitCases: Readonly<Record<string, RuleCases>> = {
  obsoleteVersion: {
    bad: ['«version»: "3.8"\nservices:\n  a:\n    image: alpine:3.20\n'],
    good: [service("tty: true")],
  },
  untaggedImage: {
    bad: [
      "services:\n  a:\n    image: «nginx»\n",
      { text: "services:\n  a:\n    image: «nginx»\n", lookup: { images: ["nginx:1.27", "redis:7"] } },
      { text: "services:\n  a:\n    image: «'docker.io/library/nginx'»\n", lookup: { images: ["nginx:1.27"] } },
    ],
    good: [
      "services:\n  a:\n    image: nginx:1.27\n",
      "services:\n  a:\n    image: mine\n    build: .\n",
      `services:\n  a:\n    image: nginx@sha256:${"a".repeat(64)}\n`,
      "services:\n  a:\n    image: $X\n",
    ],
  },
  latestImage: {
    bad: [
      "services:\n  a:\n    image: «ghcr.io/a/b:latest»\n",
      { text: "services:\n  a:\n    image: «ghcr.io/a/b:latest»\n", lookup: { images: ["ghcr.io/a/b:2", "b:3"] } },
    ],
    good: ["services:\n  a:\n    image: localhost:5000/a:1\n"],
  },
  badImageReference: {
    bad: ["services:\n  a:\n    image: «Nginx:1.27»\n", "services:\n  a:\n    image: «a:b:c»\n"],
    good: ["services:\n  a:\n    image: registry.example.com:5000/a/b_c/d__e:1\n"],
  },
  privilegedService: {
    bad: [service("«privileged: true»")],
    good: [service("privileged: false"), service("privileged: ${P}")],
  },
  engineSocket: {
    bad: [
      service("volumes:\n  - «/var/run/docker.sock:/var/run/docker.sock:ro»"),
      service("volumes: [{ type: bind, source: «/var/run/docker.sock», target: /x }]"),
    ],
    good: [service('volumes: ["./docker.sock.d:/x"]')],
  },
  secretInEnvironment: {
    bad: [
      service("environment:\n  DB_PASSWORD: «hunter2»"),
      service("environment:\n  - API_KEY=«abc»"),
      service('environment: ["TOKEN=«abc»"]'),
    ],
    good: [
      service("environment:\n  KAFKA_SSL_KEYSTORE_CREDENTIALS: creds\n  KAFKA_SSL_KEY_CREDENTIALS: creds"),
      service("environment:\n  KAFKA_SSL_TRUSTSTORE_CREDENTIALS: creds\n  ETCD_INITIAL_CLUSTER_TOKEN: cluster-1"),
      service("environment:\n  - ETCD_AUTH_TOKEN=simple\n  - PROXY_PASS=http://api\n  - MYSQL_ONETIME_PASSWORD=on"),
      service("environment:\n  GOOGLE_APPLICATION_CREDENTIALS: ./keys/google.json\n  TLS_PRIVATE_KEY: tls.key"),
      service("environment:\n  NEXT_PUBLIC_API_KEY: pk_123\n  API_KEY: <your key>\n  SECRET: C:\\x"),
      service(
        'environment:\n  DB_PASSWORD: ${DB_PASSWORD:-}\n  DB_PASSWORD_FILE: /run/secrets/x\n  ALLOW_EMPTY_PASSWORD: "yes"\n  SECRET:',
      ),
    ],
  },
  missingHealthcheck: {
    bad: ["services:\n  «a»:\n    image: alpine:3.20\n"],
    good: ["services:\n  a:\n    image: alpine:3.20\n    healthcheck: { disable: true }\n"],
  },
  missingRestart: {
    bad: ["services:\n  «a»:\n    image: alpine:3.20\n"],
    good: ["services:\n  a:\n    image: alpine:3.20\n    restart: always\n"],
  },
  healthyWithoutCheck: {
    bad: [
      service("depends_on: { b: { condition: «service_healthy» } }"),
      service(
        "depends_on: { c: { condition: «service_healthy» } }",
        "  c:\n    image: alpine:3.20\n    healthcheck: { disable: true }\n",
      ),
    ],
    good: [
      service(
        "depends_on: { c: { condition: service_healthy } }",
        "  c:\n    image: alpine:3.20\n    healthcheck: { test: [CMD, x] }\n",
      ),
    ],
  },
  scaleWithFixedPort: {
    bad: [service('scale: 2\nports: [«"80:80"»]')],
    good: [
      service('scale: 2\nports: ["80", "8000-8001:80"]'),
      service('ports: ["80:80"]'),
      service('ports: ["80:80"]\ndeploy: { replicas: 2, placement: { constraints: [node.role == worker] } }'),
      service("ports: [{ target: 80, published: 80, mode: ingress }]\ndeploy: { replicas: 2 }"),
    ],
  },
  volumeHidesImage: {
    bad: [service("build: .\nvolumes:\n  - «code:/code»", "volumes: { code: }\n")],
    good: [
      service('build: .\nvolumes: ["./src:/code"]'),
      service("volumes:\n  - code:/code", "volumes: { code: }\n"),
      service("build: .\nvolumes:\n  - d:/var/lib/x", "volumes: { d: }\n"),
    ],
  },
  unusedResource: {
    bad: [service("tty: true", "volumes:\n  «old»:\n"), service("tty: true", "networks:\n  «n»:\n  driver: overlay\n")],
    good: [
      service("volumes:\n  - used:/x", "volumes:\n  used:\n"),
      {
        text: "services:\n  a:\n    extends: { file: o.yaml, service: b }\nvolumes:\n  data:\n",
        lookup: files({ "o.yaml": "services: { b: { image: x, volumes: ['data:/d'] } }" }),
      },
      "volumes:\n  v:\n",
      service("networks: [n]", "networks:\n  n:\n  driver: bridge\n"),
    ],
  },
  oldLinks: {
    bad: [
      service("«links»: [b]"),
      service("«links»:\n  - b\ndepends_on: [b]"),
      service("depends_on:\n  - c\n«links»: [b]", "  c:\n    image: alpine:3.20\n"),
      service("depends_on: { c: { condition: service_started } }\n«links»: [b]", "  c:\n    image: alpine:3.20\n"),
      service("«links»: ['b:other']"),
    ],
    good: [service("depends_on: [b]")],
  },
  unquotedPort: {
    bad: [service("ports:\n  - «22:22»")],
    good: [service('ports:\n  - "22:22"'), service("ports:\n  - 8080:80")],
  },
  dataPortOnAllAddresses: {
    bad: [service('ports: [«"5432:5432"»]')],
    good: [service('ports: ["127.0.0.1:5432:5432", "80:80"]')],
  },
};
