import assert from "node:assert/strict";
import { test } from "node:test";
import { findings } from "../cases.ts";
import { testRule } from "../run/ruleCases.ts";

testRule({
  rule: "pinAptPackages",
  code: "DL3008",
  marked: [
    "FROM debian\nRUN apt-get install -y «curl»",
    "RUN apt-get update && apt-get install -y «curl» git",
    "RUN apt-get -y install «curl»",
    "RUN apt-get install -yqq --no-install-recommends \\\n  # why\n  git=1:2.39 \\\n  «curl» \\\n  && rm -rf /x",
    "RUN apt-get install -t bookworm-backports «git»",
    "RUN apt-get install -o Dpkg::Options::=--force-confold «git»",
    "RUN DEBIAN_FRONTEND=noninteractive apt-get install -y «git»",
    "RUN sudo apt-get install -y «git»",
    "RUN env DEBIAN_FRONTEND=noninteractive apt-get install «git»",
    "RUN if [ -f x ]; then apt-get install -y «git»; fi",
    "RUN (apt-get install -y «git»)",
    'RUN bash -c "apt-get update && apt-get install -y «git»"',
    'RUN ["apt-get", "install", "-y", "«git»"]',
    'RUN ["/bin/bash", "-c", "apt-get install -y «git»"]',
    "RUN <<EOF\napt-get update\napt-get install -y «git»\nEOF",
    "RUN bash <<'EOF'\napt-get install -y «git»\nEOF",
    "ONBUILD RUN apt-get install -y «git»",
    "RUN apt-get install -y $MORE «git»",
    "RUN apt install -y «git»",
    "RUN apt-get update; apt-get install -y «python»",
    "RUN /usr/bin/apt-get install «x»",
    "RUN apt-get install -- «x»",
    'RUN apt-get install -y "«git»"'.replace('"«git»"', '«"git"»'),
  ],
  clean: [
    "RUN apt-get install -y curl=7.88.1-10+deb12u5 git=1:2.39*",
    "RUN apt-get install -y curl=$CURL_VERSION",
    'RUN apt-get install -y "curl=${V}"',
    "RUN apt-get install -y curl/bookworm-backports",
    "RUN apt-get install -y ./some.deb /tmp/other.deb",
    "RUN apt-get install -y *.deb",
    "RUN apt-get install -y $PACKAGES",
    "RUN apt-get install -y $(cat packages.txt)",
    "RUN apt-get -f install",
    "RUN apt-get update",
    "RUN apt-get remove curl",
    "RUN apt-get install -y curl=1 git-",
    "RUN apt-get install -y -t stable curl=1",
    "RUN apt-get install -y --target-release=stable curl=1",
    "RUN echo apt-get install curl",
    "RUN echo 'apt-get install curl'",
    "# RUN apt-get install curl",
    'SHELL ["powershell"]\nRUN apt-get install curl',
    "FROM mcr.microsoft.com/windows/servercore\nRUN apt-get install curl",
    "RUN <<EOF\n#!/usr/bin/env python3\napt-get install curl\nEOF",
    "RUN python3 <<EOF\napt-get install curl\nEOF",
    "COPY apt-get install curl /",
  ],
});

testRule({
  rule: "confirmApt",
  code: "DL3014",
  marked: [
    "RUN «apt-get install» curl",
    "RUN «apt-get -q install» curl",
    "RUN «apt-get install» --no-install-recommends curl=1 && foo",
    "RUN DEBIAN_FRONTEND=noninteractive «apt-get install» curl",
    "RUN apt-get update && «apt-get upgrade»",
    "RUN sudo «apt-get install» curl",
    'RUN ["«apt-get", "install»", "curl=1"]',
  ],
  clean: [
    "RUN apt-get install -y curl",
    "RUN apt-get -y install curl",
    "RUN apt-get install curl -y",
    "RUN apt-get install --yes curl",
    "RUN apt-get --assume-yes install curl",
    "RUN apt-get install -qq curl",
    "RUN apt-get install -q -q curl",
    "RUN apt-get install -q=2 curl",
    "RUN apt-get -qqy install curl",
    "RUN apt-get -yq install curl",
    "RUN apt-get install -q -y curl",
    "RUN apt-get -o APT::Get::Assume-Yes=true install curl",
    "RUN yes | apt-get install curl",
    "RUN apt-get $APT_OPTS install curl",
    "RUN apt-get install -s curl",
    "RUN apt-get update",
    "RUN apt-get clean",
  ],
  fixed: [
    ["RUN apt-get install curl=1", "RUN apt-get install -y curl=1"],
    ["RUN apt-get -q install \\\n  # c\n  curl", "RUN apt-get -q install -y \\\n  # c\n  curl"],
    ['RUN ["apt-get", "install", "curl"]', 'RUN ["apt-get", "install", "-y", "curl"]'],
  ],
});

testRule({
  rule: "noRecommends",
  code: "DL3015",
  marked: [
    "RUN «apt-get install» -y curl",
    "RUN «apt-get -y install» curl=1 && rm x",
    "RUN «apt-get install» -y --install-recommends curl",
  ],
  clean: [
    "RUN apt-get install -y --no-install-recommends curl",
    "RUN apt-get --no-install-recommends install -y curl",
    "RUN apt-get -o APT::Install-Recommends=false install -y curl",
    "RUN apt-get install -o APT::Install-Recommends=0 -y curl",
    'RUN apt-get install -y -o "APT::Install-Recommends=no" curl',
    "RUN echo 'APT::Install-Recommends \"false\";' > /etc/apt/apt.conf.d/x && apt-get install -y curl",
    "RUN apt-get -f install",
    "RUN apt-get update",
  ],
  fixed: [["RUN apt-get install -y curl", "RUN apt-get install --no-install-recommends -y curl"]],
});

testRule({
  rule: "removeAptLists",
  code: "DL3009",
  marked: [
    "FROM debian\nRUN «apt-get update» && apt-get install -y curl=1",
    "RUN «apt-get update» && apt-get install -y curl=1 && apt-get clean",
    "RUN «apt-get -qq update»; apt-get install -y curl=1",
    "FROM debian AS a\nRUN «apt-get update» && apt-get install -y x\nFROM a\nRUN foo",
    "FROM a\nRUN x\nFROM debian\nRUN «apt-get update» && apt-get install -y x",
    "RUN «apt update» && apt install -y x",
    "RUN «apt-get update» && apt-get install -y x\nRUN rm -rf /var/lib/apt/lists/*",
    "RUN --mount=type=cache,target=/root/.cache «apt-get update» && apt-get install -y x",
    "ONBUILD RUN «apt-get update» && apt-get install -y x",
  ],
  clean: [
    "RUN apt-get update && apt-get install -y x && rm -rf /var/lib/apt/lists/*",
    "RUN apt-get update && apt-get install -y x && rm -fr /var/lib/apt/lists",
    "RUN apt-get update && apt-get install -y x && rm -r /var/lib/apt/lists/",
    "RUN apt-get update && apt-get install -y x && apt-get clean && rm -rf /tmp/* /var/lib/apt/lists/* /var/tmp/*",
    "RUN apt-get update && apt-get install -y x && rm -rf /var/lib/{apt,dpkg,cache,log}/",
    "RUN apt-get update && apt-get install -y x && rm -rf /var/lib/apt",
    "RUN apt-get update && apt-get install -y x && find /var/lib/apt/lists -type f -delete",
    "RUN apt-get update && apt-get install -y x && sudo rm -rf /var/lib/apt/lists/*",
    "RUN --mount=type=cache,target=/var/lib/apt --mount=type=cache,target=/var/cache/apt apt-get update && apt-get install -y x",
    "RUN --mount=type=cache,target=/var/lib/apt/lists,sharing=locked apt-get update && apt-get install -y x",
    "RUN --mount=type=tmpfs,target=/var/lib/apt/lists apt-get update && apt-get install -y x",
    "RUN apt-get install -y x",
    "FROM debian AS a\nRUN apt-get update && apt-get install -y x\nFROM scratch\nCOPY --from=a /x /x",
    "RUN <<EOF\napt-get update\napt-get install -y x\nrm -rf /var/lib/apt/lists/*\nEOF",
    "RUN apt-get update && apt-get install -y x && apt-get distclean",
  ],
  fixed: [
    [
      "RUN apt-get update && apt-get install -y x",
      "RUN apt-get update && apt-get install -y x && rm -rf /var/lib/apt/lists/*",
    ],
    [
      "RUN apt-get update \\\n    && apt-get install -y x \\\n    # then\n    && foo",
      "RUN apt-get update \\\n    && apt-get install -y x \\\n    && rm -rf /var/lib/apt/lists/* \\\n    # then\n    && foo",
    ],
    [
      "RUN apt-get update && \\\n    apt-get install -y \\\n      a \\\n      b && \\\n    foo",
      "RUN apt-get update && \\\n    apt-get install -y \\\n      a \\\n      b && \\\n    rm -rf /var/lib/apt/lists/* && \\\n    foo",
    ],
    [
      "RUN apt-get update; apt-get install -y x | tee log; foo",
      "RUN apt-get update; apt-get install -y x | tee log && rm -rf /var/lib/apt/lists/*; foo",
    ],
    [
      "RUN <<EOF\napt-get update\napt-get install -y x\nEOF",
      "RUN <<EOF\napt-get update\napt-get install -y x && rm -rf /var/lib/apt/lists/*\nEOF",
    ],
  ],
});

test("DL3009: lists that a later RUN lives on are not removed by a fix", () => {
  const fixesOf = (text: string): readonly number[] =>
    findings(text)
      .filter(({ code }) => code === "DL3009")
      .map(({ fixes }) => fixes.length);
  const first = "FROM debian AS a\nRUN apt-get update && apt-get upgrade -y\n";
  assert.deepEqual(fixesOf(`${first}RUN apt-get install -y x`), [0]);
  assert.deepEqual(fixesOf(`${first}FROM a\nRUN apt-get install -y x`), [0]);
  assert.deepEqual(fixesOf(`${first}RUN apt-get update && apt-get install -y x`), [1, 1]);
});

testRule({
  rule: "aptGetNotApt",
  code: "DL3027",
  marked: [
    "RUN «apt» install -y curl",
    "RUN foo && «apt» update",
    "RUN sudo «apt» install curl",
    "RUN /usr/bin/«apt» list".replace("/usr/bin/«apt»", "«/usr/bin/apt»"),
    'RUN ["«apt»", "update"]',
    "RUN x | «apt» search y",
  ],
  clean: [
    "RUN apt-get install -y apt",
    "RUN apt-cache policy curl",
    "RUN echo apt",
    "RUN apt-key add x",
    "RUN rm -rf /var/lib/apt",
  ],
  fixed: [
    ["RUN apt update && apt-get install -y x", "RUN apt-get update && apt-get install -y x"],
    ["RUN apt search x", "RUN apt-cache search x"],
    ['RUN ["apt", "update"]', 'RUN ["apt-get", "update"]'],
  ],
});

testRule({
  rule: "aptUpgrade",
  marked: [
    "RUN apt-get update && «apt-get upgrade» -y",
    "RUN «apt-get -y upgrade»",
    "RUN apt-get update && «apt-get upgrade» -y && apt-get install -y curl",
  ],
  fixed: [
    [
      "RUN apt-get update \\\n && apt-get upgrade -y \\\n && apt-get install -y curl",
      "RUN apt-get update \\\n && apt-get install -y curl",
    ],
  ],
  clean: [
    "RUN apt-get install -y upgrade",
    "RUN apt-get install --only-upgrade -y curl",
    "RUN apt-get dist-upgrade -y",
  ],
});

testRule({
  rule: "aptDistUpgrade",
  code: "DL3005",
  marked: ["RUN apt-get update && «apt-get dist-upgrade» -y", "RUN «apt-get -y full-upgrade»"],
  clean: ["RUN apt-get upgrade -y"],
});

testRule({
  rule: "updateAlone",
  marked: [
    "FROM debian\nRUN «apt-get update»\nRUN apt-get install -y curl",
    "FROM debian\nRUN «apt-get update» && foo\nCOPY a b\nRUN apt-get install -y curl",
    "FROM alpine\nRUN «apk update»\nRUN apk add curl",
    // S155: the upgrade has its lists, the install below has not.
    "FROM debian\nRUN «apt-get update» && apt-get upgrade -y\nRUN apt-get install -y curl",
    "FROM debian\nRUN «apt-get update»\nRUN apt-get upgrade -y\nRUN apt-get install -y curl",
    "FROM debian\nRUN «apt-get update» && apt-get upgrade -y && rm -rf /var/lib/apt/lists/*\nRUN apt-get install -y curl",
    "FROM alpine\nRUN «apk update» && apk upgrade\nENV A=b\nRUN apk add curl",
  ],
  fixed: [
    [
      "FROM debian\nRUN apt-get update\nRUN apt-get upgrade -y\nRUN apt-get install -y curl",
      "FROM debian\nRUN apt-get update \\\n    && apt-get upgrade -y \\\n    && apt-get install -y curl",
    ],
    [
      "FROM debian\nRUN apt-get update\n# tools\nRUN apt-get install -y curl",
      "FROM debian\nRUN apt-get update \\\n# tools\n    && apt-get install -y curl",
    ],
  ],
  clean: [
    "FROM debian\nRUN apt-get update && apt-get install -y curl",
    "FROM debian\nRUN apt-get update",
    "FROM debian\nRUN apt-get update\nFROM debian\nRUN apt-get install -y curl",
    "FROM debian\nRUN apt-get update && apt-get upgrade -y\nRUN apt-get update && apt-get install -y curl",
    "FROM debian\nRUN apt-get update && apt-get upgrade -y",
    "FROM debian\nRUN --mount=type=cache,target=/var/lib/apt/lists apt-get update\nRUN apt-get install -y curl",
  ],
});
