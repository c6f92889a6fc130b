// Cases of YAML itself.
import { service, type RuleCases } from "./cases.ts";

const bomb = [
  "x-0: &a0 [x, x, x, x, x, x, x, x, x, x]",
  ...Array.from(
    { length: 9 },
    (_, index) => `x-${index + 1}: &a${index + 1} [${Array<string>(10).fill(`*a${index}`).join(", ")}]`,
  ),
].join("\n");

export const yamlCases: Readonly<Record<string, RuleCases>> = {
  yamlSyntax: {
    bad: [
      'services:\n  a:\n    image: «"alpine»\n',
      service("command: «@»x"),
      service("command: [a, b").replace("[a, b\n", "[a, b«»\n"),
      "services:\n  a:\n    image: x\n   «ports»: []\n",
      service('command: "«\\»q"'),
      service('command: "a«\\/»b"'),
      service("command: «a»: b"),
    ].map((text) => text.replace("«»", "")),
    good: [
      service("command: [a,\n    b\n    ]"),
      "services:\n  a:\n    image: alpine:3.20\n    command: [a,\nb]\n",
      'services:\n  a:\n    image: alpine:3.20\n    command: "foo\nbar"\n',
      'services:\n  a:\n    image: alpine:3.20\n    ports: [ # here\n\t"80" # there\n\t]\n',
      service("command: a\n  b"),
      service("image2: x").replace("image2: x", "command: >-\n      a\n      b"),
      "---\nservices:\n  a:\n    image: alpine:3.20\n...\n",
      service("command: [a]# b"),
    ],
  },
  tabIndent: {
    bad: [
      "services:\n«\t»a:\n    image: alpine:3.20\n",
      "services:\n\ta:\n«\t\t»image: alpine:3.20\n\t\tports:\n\t\t\t- 80:80\n\tb:\n\t\timage: alpine:3.20\n",
      "services:\n  a:\n    image: alpine:3.20\n«\t»\nx-a: 1\n",
    ],
    good: [
      service("command: a\tb"),
      service("command: |\n  a\n  \tb"),
      service("command: [\n\ta ]"),
      "services:\t\n  a:\n    image:\talpine:3.20\n",
    ],
  },
  unknownTag: {
    bad: [
      service("ports: «!rset» []"),
      service("environment: «!overide»\n  A: b"),
      service("command: «!Reset» null"),
      service("labels: «!foo» &x\n  a: b"),
      service("command: «!rset»"),
    ],
    good: [service("ports: !reset []\nenvironment: !override { A: b }\nhostname: !!str 1")],
  },
  unknownAnchor: {
    bad: [
      "x-base: &base\n  tty: true\nservices:\n  a:\n    <<: «*bse»\n    image: alpine:3.20\n",
      "services:\n  a: &a\n    image: alpine:3.20\n    x-b: «*a»\n",
      "x-b: «*a»\nx-a: &a 1\n",
    ],
    good: ["x-a: &a 1\nx-b: *a\n", "x-a: &a 1\nx-b: &a 2\nx-c: *a\n"],
  },
  duplicateKey: {
    bad: [
      service("tty: true\n«tty»: false"),
      "services:\n  a: &a\n    image: alpine:3.20\n  b:\n    <<: *a\n    «<<»: *a\n",
      service("x-c: { a: b, «a»: c }"),
    ],
    good: ["x-a: &a { tty: true }\nservices:\n  a:\n    <<: *a\n    tty: false\n    image: alpine:3.20\n"],
  },
  stringKeys: {
    bad: [
      service("environment:\n  «1»: b"),
      service("environment:\n  «true»: b"),
      "services:\n  «1»:\n    image: alpine:3.20\n",
      service("environment:\n  A: a\n  «:» b"),
      service("labels: {«:» b}"),
    ],
    good: [service('environment:\n  "1": b'), service("environment:\n  yes: b")],
  },
  mergeNeedsMapping: {
    bad: [service("<<: «text»"), "x-l: &l [a]\nservices:\n  a:\n    <<: «*l»\n    image: alpine:3.20\n"],
    good: [service("<<: []"), "x-a: &a { tty: true }\nservices:\n  a:\n    <<: [*a, *a]\n    image: alpine:3.20\n"],
  },
  aliasBomb: { bad: [bomb.replace("[*a0,", "[«*a0»,")], good: ["x-a: &a [1, 2]\nx-b: [*a, *a]\n"] },
  tooLong: {
    bad: [`services:\n${Array.from({ length: 11_999 }, () => "  # filler\n").join("")}«x-end: 1»\n`],
    good: [service("tty: true")],
  },
  topLevelMapping: {
    bad: ["«»", "«- a»\n", "«text»\n", "«{}»\n", "services:\n  a:\n    image: alpine:3.20\n---\n«- a»\n"],
    good: ["x-a: 1\n", "name: a\n", { text: "", lookup: { fragment: true } }],
  },
  trailingBlanks: {
    bad: ["services:\n  a:«  »\n    image: alpine:3.20\n"],
    good: [
      service("command: |\n  a  \n  b"),
      service('command: "a  \n  b"'),
      "services:\n    \n  a:\n    image: alpine:3.20\n",
    ],
  },
  yamlDirective: {
    bad: ["«%YAML 1.2»\n---\nx-a: 1\n", "«%FOO bar»\n---\nx-a: 1\n"],
    good: ["%YAML 1.1\n---\nx-a: 1\n", "%TAG ! tag:x\n---\nx-a: 1\n"],
  },
};
