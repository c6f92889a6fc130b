// What builds get used to: each habit with what is wrong, what is right, and what its fix makes of it.
import { testRule } from "./ruleCases.ts";

testRule({
  rule: "oddCommand",
  code: "DL3001",
  marked: [
    "RUN «ssh» host",
    "RUN foo && «vim» x",
    "RUN «service» nginx start",
    "RUN «ps» aux | grep x",
    "RUN sudo «mount» /x",
    "RUN «kill» 1; «top»",
    'RUN ["«free»"]',
    "RUN «ifconfig»",
    "RUN «shutdown» now",
  ],
  clean: [
    "RUN apt-get install -y ssh vim",
    "RUN echo ssh",
    "RUN ssh-keygen -A",
    "RUN --mount=type=ssh git clone x",
    "RUN service=x foo",
    "RUN /x/killall foo",
  ],
});

testRule({
  rule: "workdirNotCd",
  code: "DL3003",
  marked: [
    "RUN «cd /opt»",
    "RUN «cd /usr/src/app» && git clone x",
    "RUN foo && «cd x»; bar",
    "ONBUILD RUN «cd /x» && y",
    // With a WORKDIR in its place, the last two would be one layer too many.
    "FROM x\nRUN a\nRUN «cd /x» && y\nRUN z",
    "FROM x\nRUN «cd /x» && y && w\nRUN z",
    // And here the folder below would be another.
    "FROM x\nRUN «cd /x» && y\nWORKDIR z",
  ],
  clean: [
    "RUN (cd /x && make)",
    "RUN x=$(cd /x && pwd) && echo $x",
    "WORKDIR /x",
    "RUN make -C /x",
    'RUN sh -c "cd /x && y"',
    'RUN ["sh", "-c", "cd /x && y"]',
    "RUN echo cd /x",
  ],
  fixed: [
    ["FROM x\nRUN cd /app && make", "FROM x\nWORKDIR /app\nRUN make"],
    ["FROM x\nRUN cd /app && if a; then b; fi && c", "FROM x\nWORKDIR /app\nRUN if a; then b; fi && c"],
    [
      "FROM x\n# why\nRUN --mount=type=cache,target=/c cd /app && \\\n    make && \\\n    # how\n    x",
      "FROM x\nWORKDIR /app\n# why\nRUN --mount=type=cache,target=/c make && \\\n    # how\n    x",
    ],
  ],
});

testRule({
  rule: "noSudo",
  code: "DL3004",
  marked: [
    "RUN «sudo» apt-get update",
    "RUN foo && «sudo» -E bar",
    "RUN «sudo»",
    'RUN ["«sudo»", "x"]',
    "RUN X=1 «sudo» y && «sudo» z",
  ],
  clean: [
    "RUN apt-get install -y sudo",
    "RUN echo sudo",
    "RUN gosu root x",
    "RUN adduser x sudo",
    "RUN rm /etc/sudoers",
  ],
  fixed: [
    ["RUN sudo make && x", "RUN make && x"],
    ["RUN sudo pip-sync a", "RUN pip-sync a"],
    ["RUN a && \\\n  sudo \\\n  make", "RUN a && \\\n  make"],
  ],
});

testRule({
  rule: "noLogInit",
  code: "DL3046",
  marked: [
    "RUN «useradd» -u 123456 luser",
    "RUN «useradd» --uid=1234567 luser",
    "RUN «useradd» -m -s /bin/sh --uid 100000 x",
  ],
  clean: [
    "RUN useradd luser",
    "RUN useradd -u 12345 luser",
    "RUN useradd -l -u 123456 luser",
    "RUN useradd --no-log-init --uid 123456 luser",
    "RUN useradd -lmu 123456 luser",
    "RUN useradd -u $ID luser",
    "RUN adduser -u 123456 luser",
  ],
  fixed: [["RUN useradd -u 123456 x", "RUN useradd --no-log-init -u 123456 x"]],
});

testRule({
  rule: "wgetProgress",
  code: "DL3047",
  marked: [
    "RUN «wget» https://x/y",
    "RUN «wget» -O /y https://x/y",
    "RUN «wget» -O- https://x/y | tar xz",
    "RUN «wget» --no-check-certificate -N https://x/q",
    "RUN «wget» -nc https://x/y",
    "RUN «wget» -O quiet https://x/y",
  ],
  clean: [
    "RUN wget -q https://x/y",
    "RUN wget -qO- https://x/y | tar xz",
    "RUN wget -nv https://x/y",
    "RUN wget --no-verbose https://x/y",
    "RUN wget --quiet https://x/y",
    "RUN wget --progress=dot:giga https://x/y",
    "RUN wget --progress dot https://x/y",
    "RUN wget -o log https://x/y",
    "RUN wget --output-file=log https://x/y",
    "RUN wget -a log https://x/y",
    "RUN wget --append-output=log https://x/y",
    "RUN wget $WGET_OPTS https://x/y",
    "RUN wget -nvO x https://x/y",
    "RUN apt-get install -y wget",
    "RUN curl https://x/y",
  ],
  fixed: [
    ["RUN wget https://x/y", "RUN wget --progress=dot:giga https://x/y"],
    ["FROM alpine:3\nRUN wget https://x/y", "FROM alpine:3\nRUN wget -q https://x/y"],
  ],
});

testRule({
  rule: "consecutiveRuns",
  code: "DL3059",
  marked: [
    "RUN a\n«RUN» b",
    "FROM x\nRUN a\n\n# note\n\n«RUN» b\n«RUN» c",
    "RUN --mount=type=secret,id=x a\n«RUN» --mount=type=secret,id=x b",
    "RUN a | b\n«RUN» c || true",
    'RUN ["a"]\n«RUN» b',
  ],
  clean: [
    "RUN a",
    "RUN a\nWORKDIR /x\nRUN b",
    "RUN a\nFROM x\nRUN b",
    "RUN --mount=type=secret,id=x a\nRUN b",
    "RUN --mount=type=secret,id=x a\nRUN --mount=type=secret,id=y b",
    "RUN a && b\nRUN d",
    "RUN a\nRUN b; c",
    'SHELL ["powershell"]\nRUN a; \\\n  b\nRUN c',
    "RUN <<EOF\na\nEOF\nRUN <<EOF\nb\nEOF",
    "ONBUILD RUN a\nONBUILD RUN b",
  ],
  fixed: [
    ["RUN a\nRUN b", "RUN a \\\n    && b"],
    ["RUN a\n\n# note\nRUN b c \\\n  d\n", "RUN a \\\n# note\n    && b c \\\n  d\n"],
    ["RUN a || true\r\nRUN b\r\n", "RUN a || true \\\r\n    && b\r\n"],
    ["RUN --network=none a\nRUN --network=none b", "RUN --network=none a \\\n    && b"],
  ],
});

testRule({
  rule: "wgetOrCurl",
  code: "DL4001",
  marked: [
    "FROM x\nRUN wget -q a\nRUN «curl» b",
    "FROM x\nRUN curl a | sh && «wget» -q b && curl c",
    'FROM x\nRUN wget -q a\nFROM y\nRUN curl a\nRUN ["«wget»", "-q", "b"]',
  ],
  clean: [
    "FROM x\nRUN wget -q a\nFROM y\nRUN curl b",
    "FROM x\nRUN apt-get install -y wget curl",
    "FROM x\nRUN curl a\nRUN curl b",
    "FROM x\nRUN apt-get install -y wget\nRUN curl b",
  ],
});

testRule({
  rule: "shellNotLink",
  code: "DL4005",
  marked: [
    "RUN «ln -sfv /bin/bash /bin/sh»",
    "RUN foo && «ln -s /bin/bash /bin/sh» && bar",
    "RUN «ln -sf bash /usr/bin/sh»",
  ],
  clean: ["RUN ln -sfv /bin/true /sbin/initctl", "RUN ln -s /bin/sh /bin/x", "RUN rm /bin/sh"],
  fixed: [["FROM x\nRUN ln -sf /bin/bash /bin/sh", 'FROM x\nSHELL ["/bin/bash", "-c"]']],
});

testRule({
  rule: "linkOverFile",
  marked: [
    "RUN «ln -s /usr/share/zoneinfo/UTC /etc/localtime»",
    "RUN a && «ln -snv /usr/share/zoneinfo/$TZ /etc/localtime» && b",
    "RUN «ln -s /x /etc/localtime» && rm /etc/localtime",
  ],
  clean: [
    "RUN ln -sf /usr/share/zoneinfo/UTC /etc/localtime",
    "RUN ln --symbolic --force /x /etc/localtime",
    "RUN rm /etc/localtime && ln -s /usr/share/zoneinfo/UTC /etc/localtime",
    "RUN ln -s /x /etc/localtime || true",
    "RUN ln -s /usr/local/bin/node /usr/local/bin/nodejs",
  ],
  fixed: [
    ["RUN ln -s /x /etc/localtime", "RUN ln -sf /x /etc/localtime"],
    ["RUN ln -sv /x \\\n  # c\n  /etc/localtime", "RUN ln -f -sv /x \\\n  # c\n  /etc/localtime"],
  ],
});

const bash = 'SHELL ["/bin/bash", "-o", "pipefail", "-c"]\n';

testRule({
  rule: "pipefail",
  code: "DL4006",
  marked: [
    "RUN wget -qO- https://x «|» wc -l > /number",
    "RUN a && b «|» c | d",
    'SHELL ["/bin/bash", "-c"]\nRUN a «|» b',
    "ONBUILD RUN a «|» b",
    `FROM x AS a\n${bash}RUN a | b\nFROM y\nRUN a «|» b`,
    "FROM debian\nRUN set -o pipefail && a «|» b",
    "RUN <<EOF\na «|» b\nEOF",
    "RUN a || b && c «|» d",
  ],
  clean: [
    "RUN a || b",
    "RUN a",
    `${bash}RUN a | b`,
    `FROM x\n${bash}RUN a | b\nRUN c | d`,
    'SHELL ["/bin/ash", "-eo", "pipefail", "-c"]\nRUN a | b',
    'SHELL ["/bin/bash", "-eu", "-o pipefail", "-c"]\nRUN a | b',
    'SHELL ["pwsh", "-c"]\nRUN Get-Process | Stop',
    'SHELL ["powershell", "-command"]\nRUN a | b',
    'SHELL ["cmd", "/S", "/C"]\nRUN a | b',
    "FROM mcr.microsoft.com/windows/nanoserver\nRUN a | b",
    "FROM alpine\nRUN set -euo pipefail; a | b",
    'SHELL ["/bin/bash", "-c"]\nRUN set -o pipefail && a | b',
    "RUN echo 'a | b'",
    'RUN ["a", "|", "b"]',
    `FROM x AS a\n${bash}FROM a\nRUN a | b`,
    "RUN <<EOF\n#!/usr/bin/env python3\na | b\nEOF",
    "RUN case $x in a|b) c;; esac",
  ],
  fixed: [
    ["FROM x\n# why\nRUN a | b", `FROM x\n${bash}# why\nRUN a | b`],
    ["FROM alpine:3\nRUN a | b", 'FROM alpine:3\nSHELL ["/bin/ash", "-eo", "pipefail", "-c"]\nRUN a | b'],
  ],
});
