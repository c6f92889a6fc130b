// The same command in other places: in functions, loops and heredocs, behind mounts, sudo and env, by its full path. Wherever
// it stands it is the same mistake.
import assert from "node:assert/strict";
import { test } from "node:test";
import { findings, rules } from "./ruleCases.ts";

/** What is wrong with a command, and the image it is run in. */
const commands: readonly (readonly [code: string, command: string, image: string])[] = [
  ["DL3001", "service nginx start", "debian:12"],
  ["DL3004", "sudo make", "debian:12"],
  ["DL3008", "apt-get install -y --no-install-recommends git", "debian:12"],
  ["DL3009", "apt-get update && apt-get install -y --no-install-recommends git=1", "debian:12"],
  ["DL3013", "python3 -m pip install --no-cache-dir flask", "debian:12"],
  ["DL3014", "apt-get install --no-install-recommends git=1", "debian:12"],
  ["DL3015", "apt-get install -y git=1", "debian:12"],
  ["DL3016", "npm install -g express", "debian:12"],
  ["DL3018", "apk add --no-cache git", "alpine:3.22"],
  ["DL3019", "apk add git=1", "alpine:3.22"],
  ["DL3027", "apt install -y git=1", "debian:12"],
  ["DL3028", "gem install rails", "debian:12"],
  ["DL3030", "yum install git-1", "centos:7"],
  ["DL3032", "yum install -y git-1", "centos:7"],
  ["DL3033", "yum install -y git && yum clean all", "centos:7"],
  ["DL3034", "zypper in git=1 && zypper cc", "opensuse/leap:15.6"],
  ["DL3036", "zypper -n in git=1", "opensuse/leap:15.6"],
  ["DL3037", "zypper -n in git && zypper cc", "opensuse/leap:15.6"],
  ["DL3038", "dnf install git-1 && dnf clean all", "fedora:42"],
  ["DL3040", "dnf install -y git-1", "fedora:42"],
  ["DL3041", "dnf install -y git && dnf clean all", "fedora:42"],
  ["DL3042", "pip install flask==1", "debian:12"],
  ["DL3046", "useradd -u 1234567 x", "debian:12"],
  ["DL3047", "wget https://example.org/a", "debian:12"],
  ["DL3060", "yarn install", "debian:12"],
  ["DL3062", "go install example.org/a@latest", "debian:12"],
  ["DL4001", "wget -q a && curl b", "debian:12"],
  ["DL4005", "ln -sf /bin/bash /bin/sh", "debian:12"],
];

type Place = (command: string) => string;

const places: Readonly<Record<string, Place>> = {
  "in small letters": (command) => `run ${command}`,
  "behind tabs": (command) => `\tRUN\t${command}`,
  "in a row": (command) => `RUN a;${command};b`,
  "when another fails": (command) => `RUN true || ${command}`,
  "in a subshell": (command) => `RUN (${command})`,
  "in braces": (command) => `RUN { ${command}; }`,
  "in a condition's other half": (command) => `RUN if a; then b; else ${command}; fi`,
  "in a loop": (command) => `RUN for i in 1 2 3; do ${command} && break || sleep 1; done`,
  "as a loop's condition": (command) => `RUN until ${command}; do sleep 1; done`,
  "in a case": (command) => `RUN case "$x" in a) ${command};; esac`,
  "in a function": (command) => `RUN f() { ${command}; }; f`,
  "in a substitution": (command) => `RUN x="$(${command})" && echo "$x"`,
  "behind a comment": (command) => `RUN true && \\\n  # why\n  ${command}`,
  "one word a line": (command) => `RUN ${command.replaceAll(" ", " \\\n  ")}`,
  "behind mounts": (command) => `RUN --mount=type=secret,id=s \\\n  --network=default \\\n  ${command}`,
  "in a heredoc": (command) => `RUN <<'E'\nset -u\nif a; then\n  ${command}\nfi\nE`,
  "in an indented heredoc": (command) => `RUN <<-E\n\t${command}\n\tE`,
  "in a script for sh": (command) => `RUN <<E\n#!/bin/sh\n${command}\nE`,
  "in a heredoc for a shell that follows it": (command) => `RUN <<'E' bash -eu\n${command}\nE`,
  "behind ONBUILD": (command) => `ONBUILD RUN ${command}`,
  "in the background": (command) => `RUN ${command} & wait`,
  "as what must fail": (command) => `RUN ! ${command}`,
  "with variables set for it": (command) => `RUN A=b C="d e" ${command}`,
  "through env": (command) => `RUN env A=b ${command}`,
  "through sudo": (command) => `RUN sudo -E -H ${command}`,
  "through timeout": (command) => `RUN timeout 60 ${command}`,
  "by its path": (command) => `RUN /usr/bin/${command}`,
  "in another shell": (command) => `RUN sh -ec '${command}'`,
  "in another shell without this one": (command) => `RUN ["/bin/bash", "-lc", "${command}"]`,
};

for (const [name, place] of Object.entries(places))
  test(`found ${name}`, () => {
    for (const [code, command, image] of commands) {
      const text = `FROM ${image}\n${place(command)}\n`;
      const rule = rules.find(({ aliases }) => aliases.includes(code));
      assert.ok(rule, code);
      assert.ok(findings(text, rule.id).length > 0, `${code} not found in:\n${text}`);
    }
  });
