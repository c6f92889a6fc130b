// What today's builder refuses, by the code of each finding; and near it, what it accepts.
import { testCases, type Cases } from "./cases.ts";

const error = (code: string, marked: readonly string[], clean: readonly string[], rest: Partial<Cases> = {}): void =>
  testCases({ code, severity: "error", marked, clean, ...rest });
/** Below a FROM. */
const below = (...lines: readonly string[]): readonly string[] => lines.map((line) => `FROM debian:12\n${line}`);

error("NoInstructions", ["«»", "«»# only a comment\n"], ["FROM debian:12"]);
error("NoStages", ["«ARG» A=1\n"], ["ARG A=1\nFROM debian:12"]);
error("NoStage", ["«RUN» a\nFROM debian:12", "ARG A=1\n«ENV» B=1\nCMD x"], ["ARG A=1\nFROM debian:12\nRUN a"]);
error(
  "RepeatedDirective",
  ["# syntax=docker/dockerfile:1\n«# syntax=docker/dockerfile:2»\nFROM debian:12"],
  ["# syntax=docker/dockerfile:1\n# escape=`\nFROM debian:12"],
  {
    fixed: [["# escape=`\n# escape=`\nFROM debian:12", "# escape=`\nFROM debian:12"]],
  },
);
error("InvalidEscape", ["# escape=«x»\nFROM debian:12"], ["# escape=\\\nFROM debian:12"]);
error(
  "InvalidCheckOption",
  [
    "# check=skip=all;«foo=1»\nFROM debian:12",
    "# check=«error=maybe»\nFROM debian:12",
    "# check=«error=yes»\nFROM debian:12",
    "# check=«SKIP=all»\nFROM debian:12",
    "# check = «skip» = FromAsCasing\nFROM debian:12",
    "# check=skip=all«;»\nFROM debian:12",
  ],
  [
    "# check=skip=A,B;error=true;experimental=all\nFROM debian:12",
    "# check= skip=all\nFROM debian:12",
    "# check=skip=all ;nothing reads this\nFROM debian:12",
  ],
);
error(
  "UnterminatedHeredoc",
  below("RUN «<<EOF»\na\n", "COPY «<<-A» «<<B» /x/\n"),
  below("RUN <<EOF\na\nEOF", "RUN <<-EOF\n\tEOF", "RUN a<<EOF"),
);

error(
  "UNKNOWN_INSTRUCTION",
  below("«RUNN» a", "«foo» bar", "RUN a\n«go» build x", "«--mount=type=cache,target=/x» \\\n a"),
  below("run a", "RUN a"),
  {
    fixed: [
      ["FROM debian:12\nRUNN a", "FROM debian:12\nRUN a"],
      ["FROM debian:12\nRUN go build a\ngo build b", "FROM debian:12\nRUN go build a && \\\ngo build b"],
      ["FROM debian:12\nRUN a &&\n    npm ci", "FROM debian:12\nRUN a && \\\n    npm ci"],
      ["FROM debian:12\n--mount=type=cache,target=/x a", "FROM debian:12\nRUN --mount=type=cache,target=/x a"],
    ],
    reveals: ["DL3013", "DL3016", "DL3059", "sameOutput"],
  },
);

error(
  "MissingArgument",
  [
    "«FROM»",
    ...below(
      "«ENV»",
      "«COPY»",
      "«WORKDIR»",
      "«SHELL» []",
      "«VOLUME» []",
      "«HEALTHCHECK»",
      "«ONBUILD»",
      "«ARG»",
      "«USER»  ",
      "«EXPOSE»",
    ),
  ],
  below("RUN", "CMD []"),
);
error(
  "FromArguments",
  ["FROM debian:12 «x»", "FROM debian:12 «AS»", "FROM debian:12 AS b «c d»", "FROM debian:12 «# c»"],
  ["FROM debian:12 as b"],
);
error("BlankName", below("ENV «=x»", "ARG «=x»", "LABEL a=b «=x»"), below("ENV A="));
error("MissingValue", below("ENV «A»", "LABEL «a»", "ONBUILD ENV «A»"), below("ARG A", "ENV A b", "ONBUILD ARG A"));
error("MissingEquals", below("ENV A=1 «B»", "LABEL a=b «c»", "ONBUILD LABEL a=b «c»"), below("ARG A=1 B"), {
  fixed: [["FROM debian:12\nENV A=1 B", "FROM debian:12\nENV A=1 B="]],
});
error("MissingTarget", below("COPY «a»", 'ADD «["a"]»'), below("COPY a /b", "COPY <<EOF /x\nEOF"));
error("EmptyVolume", below('VOLUME ["/a", «" "»]', "VOLUME /a «''»"), below("VOLUME /a /b"));
error("ShellNotJson", below("SHELL «/bin/bash -c»", "SHELL «['a']»"), below('SHELL ["a"]'));

error(
  "UnknownFlag",
  below("RUN --«mnt»=x a", "COPY --«form»=a b c", "CMD --«help»", "ENV --«x» A=1", "ONBUILD --«x» RUN a"),
  below("ARG --x A", "ADD --unpack a /b", "COPY --parents --exclude=x --link a /b", "RUN a --help", "STOPSIGNAL --x 9"),
  {
    fixed: [
      ["FROM debian:12\nCOPY --form=debian:12 b /c", "FROM debian:12\nCOPY --from=debian:12 b /c"],
      ["FROM debian:12\nENV --x A=1", "FROM debian:12\nENV A=1"],
    ],
    reveals: ["DL3022"],
  },
);
error(
  "DuplicateFlag",
  below("COPY --chown=1 «--chown=2» a /b"),
  below("RUN --mount=type=tmpfs,target=/a --mount=type=tmpfs,target=/b x"),
  {
    fixed: [["FROM debian:12\nCOPY --chown=1 --chown=2 a /b", "FROM debian:12\nCOPY --chown=1 a /b"]],
  },
);
error(
  "MissingFlagValue",
  below("COPY «--chown» a /b", "COPY «--link=» a /b", "RUN «--device=» a"),
  below("COPY --link a /b", "RUN --device=x a"),
);
error("InvalidBoolean", below("COPY --link=«maybe» a /b"), below("COPY --link=TRUE a /b"));
testCases({
  code: "EmptyFlagValue",
  severity: "warning",
  marked: below("COPY «--chown=» a /b"),
  clean: below("COPY --chown=1 a /b"),
  fixed: [["FROM debian:12\nCOPY --chown= a /b", "FROM debian:12\nCOPY a /b"]],
});

error(
  "MountKeyUnknown",
  below("RUN --mount=type=cache,«traget»=/x a", "RUN --mount=«foo»,target=/x a"),
  below(
    "RUN --mount=type=cache,dst=/x,id=a,sharing=locked,mode=0755,uid=1,gid=1,ro a",
    "RUN --mount=type=secret,id=a,env=A,required a",
  ),
  {
    fixed: [
      ["FROM debian:12\nRUN --mount=type=cache,traget=/x a", "FROM debian:12\nRUN --mount=type=cache,target=/x a"],
    ],
  },
);
error("MountValueMissing", below("RUN --mount=type=cache,«target» a"), below("RUN --mount=type=bind,target=/x,rw a"));
error(
  "MountType",
  below("RUN --mount=type=«chache»,target=/x a"),
  below("RUN --mount=type=TMPFS,target=/x a", "ARG T=cache\nRUN --mount=type=$T,target=/x a"),
  {
    fixed: [
      ["FROM debian:12\nRUN --mount=type=chache,target=/x a", "FROM debian:12\nRUN --mount=type=cache,target=/x a"],
    ],
  },
);
error(
  "MountSharing",
  below("RUN --mount=type=cache,target=/x,sharing=«all» a"),
  below("RUN --mount=type=cache,target=/x,sharing=private a"),
);
error(
  "MountValueInvalid",
  below(
    "RUN --mount=type=cache,target=/x,mode=«999» a",
    "RUN --mount=type=cache,target=/x,uid=«me» a",
    "RUN --mount=type=bind,target=/x,ro=«maybe» a",
    "RUN --mount=type=tmpfs,target=/x,size=«big» a",
  ),
  below("RUN --mount=type=tmpfs,target=/x,size=64m a", "RUN --mount=type=tmpfs,target=/x,size=1.5GiB a"),
);
error(
  "MountKeyForbidden",
  below(
    "RUN --mount=type=bind,target=/x,«mode»=0755 a",
    "RUN --mount=type=ssh,«sharing»=locked a",
    "RUN --mount=«required»,type=secret,id=a a",
    "RUN --mount=type=cache,target=/x,«size»=1m a",
    "RUN --mount=type=ssh,«source»=x a",
  ),
  below(
    "RUN --mount=type=secret,required,id=a a",
    "RUN --mount=type=ssh,env=A a",
    "RUN --mount=type=cache,target=/x,env=A a",
  ),
);
error(
  "MountFromVariable",
  below("ARG S=a\nRUN --mount=from=«$S»,target=/x a"),
  below("RUN --mount=from=busybox:1,target=/x a"),
);
error(
  "MountTarget",
  below(
    "RUN --mount=type=tmpfs,target=«/» a",
    "RUN --mount=type=bind,target=«.» a",
    "RUN «--mount=type=cache» a",
    "WORKDIR /\nRUN --mount=type=cache,target=«./..» a",
  ),
  [
    ...below(
      "RUN --mount=type=tmpfs,target=/x a",
      "WORKDIR /x\nRUN --mount=type=bind,target=. a",
      "WORKDIR /x\nRUN --mount=type=tmpfs a",
      "RUN --mount=type=bind,target=x a",
      "ARG D=/x\nRUN --mount=type=bind,target=$D a",
      "RUN --mount=type=secret,id=a a",
    ),
    "FROM debian:12 AS a\nWORKDIR /x\nFROM a\nRUN --mount=type=bind,target=. a",
    "FROM golang:1.25\nRUN --mount=type=bind,target=. a",
  ],
);
error(
  "SecretUnnamed",
  below("RUN «--mount=type=secret» a", "RUN «--mount=type=secret,env=A» a", "RUN «--mount=type=secret,id=» a"),
  below("RUN --mount=type=secret,id=a a", "RUN --mount=type=secret,target=/x a"),
);
error("SecretTwice", below("RUN --mount=type=secret,id=a,«source=b» a"), below("RUN --mount=type=secret,source=b a"));

error(
  "InvalidChmod",
  below("COPY --chmod=«888» a /b", "COPY --chmod=«77777» a /b", "COPY --chmod=«foo» a /b"),
  below(
    "COPY --chmod=0755 a /b",
    "COPY --chmod=u=rwX,go=rX a /b",
    "COPY --chmod=+x a /b",
    "ARG M=1\nCOPY --chmod=$M a /b",
  ),
);
error("CopyFromUrl", below("COPY «https://example.org/a» /b"), below("ADD https://example.org/a /b"), {
  fixed: [["FROM debian:12\nCOPY https://example.org/a /b", "FROM debian:12\nADD https://example.org/a /b"]],
});
error(
  "CopyFromGit",
  below("COPY «https://github.com/a/b.git» /b"),
  below("ADD https://github.com/a/b.git /b", "COPY a.git /b"),
);
error("HeredocTarget", below("COPY a «<<EOF»\nEOF"), below("COPY <<EOF /x\nEOF"));
error("ChecksumSources", below("ADD «--checksum=sha256:0» a b /c/"), below("ADD --checksum=$S https://a/b /c"));
error("ChecksumLocal", below("ADD «--checksum=sha256:0» a /c"), below("ADD --checksum=abc https://a/b.git /c"));
error(
  "InvalidChecksum",
  below("ADD --checksum=«sha256:0» https://a/b /c"),
  below(`ADD --checksum=sha256:${"0".repeat(64)} https://a/b /c`),
);

error(
  "OpenQuote",
  below('ENV A=«"b»', 'COPY «"a b"» /x', "ADD x «'a  b c'» /x/", 'COPY «"a» b /x', "WORKDIR «'/x»", 'LABEL a=«"b c»'),
  below('ENV A="b c" B=\'d\' C=\\"', "RUN echo 'x", 'CMD echo "'),
  {
    fixed: [
      ['FROM debian:12\nENV A="b', 'FROM debian:12\nENV A="b"'],
      ['FROM debian:12\nCOPY --chown=1 "a b" c /x/', 'FROM debian:12\nCOPY --chown=1 ["a b", "c", "/x/"]'],
    ],
  },
);
error("OpenBrace", below("ENV A=«${b»", "WORKDIR /«${x:-y»"), below("ENV A=\\${b B='${'"));
error("BadSubstitution", below("ENV A=«${}»", "WORKDIR /«${:x}»"), below("ENV A=$ B=$$"));
error(
  "UnknownModifier",
  below("ENV A=«${b!c}»"),
  below("ARG b=1\nENV A=${b:-c} B=${b#x} C=${b%%y} D=${b/x/y} E=${b:+z}"),
);
error("RequiredVariable", below("ENV A=«${B:?no}»", "WORKDIR «${B?}»"), [
  "ARG V\nFROM debian:${V:?give}",
  "FROM unknown/x:1\nENV A=${B:?}",
  "FROM debian:12\nARG B\nENV A=${B:?}",
]);

error("InvalidStageName", ["FROM debian:12 AS «1a»", "FROM debian:12 AS «a/b»"], ["FROM debian:12 AS a-b_c.1"]);
error("EmptyImage", ['FROM «""»'], ["FROM scratch"]);
error(
  "InvalidImage",
  [
    "FROM «Debian:12»",
    "FROM «debian:»",
    "FROM debian:12 AS b\nFROM «B»",
    "FROM debian:12\nCOPY --from=«a:b:c» x /y",
    "FROM «debian:${NOPE}»",
  ],
  ["FROM localhost:5000/a/b:1.2_x-y", "FROM Registry.example.org/a:1", "ARG T\nFROM debian:$T"],
  {
    fixed: [["FROM Debian:12", "FROM debian:12"]],
  },
);
error(
  "InvalidPlatform",
  [
    "FROM --platform=«linux/a/b/c» debian:12",
    "FROM --platform=«linux//x» debian:12",
    "FROM --platform=«amd-64» debian:12",
    "FROM --platform=«$BUILDPLATFROM» debian:12",
    "FROM --platform=«${A}$B» debian:12",
  ],
  [
    "FROM --platform=linux/arm/v7 debian:12",
    "FROM --platform=windows(10.0.1)/amd64 x:1",
    "FROM --platform=AArch64 debian:12",
    "FROM --platform=linux debian:12",
    "FROM --platform=linux/anything debian:12",
    "ARG P\nFROM --platform=$P debian:12",
    "FROM --platform=linux/$A debian:12",
    "FROM --platform=${A:-linux/arm64} debian:12",
    "FROM --platform=$TARGETPLATFORM debian:12",
  ],
);
error(
  "FromVariable",
  ["ARG S=b\nFROM debian:12 AS b\nFROM debian:12\nCOPY --from=«$S» a /b"],
  ["FROM debian:12 AS b\nFROM debian:12\nCOPY --from=b a /b"],
);
error(
  "StageOrder",
  ["FROM debian:12 AS a\nCOPY --from=«b» x /y\nFROM debian:12 AS b\nFROM a"],
  ["FROM debian:12 AS a\nCOPY --from=b x /y\nFROM debian:12 AS b"],
);
error("StageIndex", ["FROM debian:12\nCOPY --from=«3» a /b"], ["FROM debian:12\nFROM debian:12\nCOPY --from=0 a /b"]);
error(
  "CircularStages",
  [
    "FROM debian:12 AS a\nCOPY --from=«a» x /y",
    "FROM debian:12 AS a\nCOPY --from=«b» x /y\nFROM debian:12 AS b\nCOPY --from=a x /y",
  ],
  ["FROM debian:12 AS a\nFROM a\nCOPY --from=a x /y"],
);

error("HealthcheckNone", below("HEALTHCHECK NONE« a»"), below("HEALTHCHECK none"));
error("HealthcheckType", below("HEALTHCHECK «curl» x"), below("HEALTHCHECK cmd curl x"));
error("MissingCommand", below("HEALTHCHECK «CMD»", "HEALTHCHECK «CMD» []"), below("HEALTHCHECK CMD a"));
error(
  "InvalidRetries",
  below(
    "HEALTHCHECK --retries=«a» CMD x",
    "HEALTHCHECK --retries=«-1» CMD x",
    "HEALTHCHECK --retries=«99999999999999999999» CMD x",
  ),
  below("HEALTHCHECK --retries=0 CMD x"),
);
error(
  "InvalidDuration",
  below(
    "HEALTHCHECK --interval=«30» CMD x",
    "HEALTHCHECK --timeout=«1d» CMD x",
    "HEALTHCHECK --interval=«9999999h» CMD x",
  ),
  below("HEALTHCHECK --interval=1m30s --timeout=1.5h --start-period=0 CMD x"),
);
error("ShortDuration", below("HEALTHCHECK --interval=«1us» CMD x"), below("HEALTHCHECK --interval=1ms CMD x"));
error(
  "OnbuildTrigger",
  below("ONBUILD «ONBUILD» RUN a", "ONBUILD «from» a", "ONBUILD «MAINTAINER» x"),
  below("ONBUILD RUN a"),
);

error(
  "InvalidSignal",
  below("STOPSIGNAL «SIGFOO»", "STOPSIGNAL «0»", "STOPSIGNAL «SIGTREM»", "ENV S=x\nSTOPSIGNAL «${S}»"),
  [
    ...below("STOPSIGNAL SIGTERM", "STOPSIGNAL 9", "STOPSIGNAL -5", "STOPSIGNAL rtmin+3", "ARG S=9\nSTOPSIGNAL $S"),
    ...below("ARG S=TERM\nSTOPSIGNAL SIG$S", "ARG S\nSTOPSIGNAL $S", "STOPSIGNAL ${S:-SIGTERM}"),
    "FROM unknown/x:1\nSTOPSIGNAL $S",
  ],
  {
    fixed: [["FROM debian:12\nSTOPSIGNAL SIGTREM", "FROM debian:12\nSTOPSIGNAL SIGTERM"]],
  },
);
// A build may give another value.
testCases({
  code: "InvalidSignal",
  severity: "warning",
  marked: below("ARG S=FOO\nSTOPSIGNAL «$S»", "ARG S=FOO\nENV T=$S\nSTOPSIGNAL «$T»"),
  clean: [],
});
error(
  "InvalidOption",
  below("RUN --network=«off» a", "RUN --network=«$N» a", "RUN --security=«none» a"),
  below("RUN --network=none --security=insecure a"),
);
error(
  "JsonStrings",
  below('CMD ["a", «1»]', "ONBUILD CMD [«true»]", 'COPY [«null», "/x"]'),
  below('CMD ["a", "1"]', "RUN [ -f a ]"),
  {
    fixed: [['FROM debian:12\nCMD ["a", 1]', 'FROM debian:12\nCMD ["a", "1"]']],
  },
);

const classic = { builder: "classic" } as const;
error(
  "FlagNeedsBuildKit",
  below("RUN --«mount»=type=cache,target=/x a", "COPY --from=0 --«link» a /b"),
  below("COPY --chown=1 a /b"),
  { lookup: classic },
);
error(
  "PlatformNeedsBuildKit",
  ["FROM --platform=«$BUILDPLATFORM» debian:12", "FROM --platform=linux/«${TARGETARCH}» debian:12"],
  ["ARG BUILDPLATFORM=linux/amd64\nFROM --platform=$BUILDPLATFORM debian:12", "FROM --platform=linux/amd64 debian:12"],
  { lookup: classic },
);
error("HeredocNeedsBuildKit", below("RUN «<<EOF»\na\nEOF"), below("RUN a"), { lookup: classic });
error(
  "TargetNeedsSlash",
  below("WORKDIR /x\nCOPY go.mod go.sum «.»", 'COPY ["a", "b", "«/x»"]'),
  below("COPY a b /c/", "COPY a /c"),
  {
    lookup: classic,
    fixed: [["FROM debian:12\nWORKDIR /x\nCOPY go.mod go.sum .", "FROM debian:12\nWORKDIR /x\nCOPY go.mod go.sum ./"]],
  },
);
