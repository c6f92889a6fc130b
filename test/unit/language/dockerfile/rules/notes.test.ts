// Pieces of files, as notes have them, and marks that lead nowhere.
import { testCases } from "./cases.ts";

testCases({
  code: "ellipsis",
  severity: "info",
  lookup: { fragment: true },
  marked: ["FROM debian:12\n«...»\nRUN a", "«…»"],
  clean: ["FROM debian:12"],
});
testCases({
  code: "ellipsisInFile",
  severity: "error",
  marked: ["FROM debian:12\n«...»\nRUN a"],
  clean: ["FROM debian:12\n# ..."],
});

testCases({
  code: "danglingContinuation",
  severity: "warning",
  marked: [
    "FROM debian:12\nRUN a «\\»",
    "FROM debian:12\nRUN a «\\»\n",
    "# escape=`\nFROM debian:12\nRUN a «`»\n# c\n",
  ],
  clean: ["FROM debian:12\nRUN a \\\n b", "FROM debian:12\nRUN a \\\\"],
  fixed: [["FROM debian:12\nRUN a \\\n", "FROM debian:12\nRUN a\n"]],
});

testCases({
  code: "directiveCasing",
  severity: "hint",
  marked: ["# «Syntax»=docker/dockerfile:1\nFROM debian:12"],
  clean: ["# syntax=a\n# escape=`\nFROM debian:12", "# Note=x\nFROM debian:12"],
  fixed: [["# ESCAPE=`\nFROM debian:12", "# escape=`\nFROM debian:12"]],
});

testCases({
  code: "misplacedDirective",
  severity: "warning",
  // At the top it counts, and with that its need of a registry.
  reveals: ["syntaxNeedsRegistry"],
  marked: ["# A file\n«# syntax=docker/dockerfile:1»\nFROM debian:12", "\n«# escape=`»\nFROM debian:12"],
  clean: [
    "# syntax=docker/dockerfile:1\n# escape=`\nFROM debian:12",
    "# A file\nFROM debian:12\n# syntax=x",
    "# the syntax = x y\nFROM debian:12",
  ],
  fixed: [
    [
      "# A file\n# syntax=docker/dockerfile:1\nFROM debian:12",
      "# syntax=docker/dockerfile:1\n# A file\nFROM debian:12",
    ],
  ],
});

testCases({
  code: "onbuildUnknown",
  severity: "warning",
  marked: ["FROM debian:12\nONBUILD «RUNN» a", "FROM debian:12\nONBUILD COPY «a»", "FROM debian:12\nONBUILD «ENV»"],
  clean: ["FROM debian:12\nONBUILD RUN a"],
  fixed: [["FROM debian:12\nONBUILD RUNN a", "FROM debian:12\nONBUILD RUN a"]],
});

testCases({
  code: "sameOutput",
  severity: "hint",
  marked: [
    "FROM debian:12\nRUN go build -o «/bin/a» ./a && \\\n    go build -ldflags=x -o /bin/a ./a",
    "FROM debian:12\nRUN go build -o «/bin/a» ./a; go build -o /bin/a ./b",
  ],
  fixed: [
    [
      "FROM debian:12\nRUN x && go build -o /bin/a ./a && \\\n    GOOS=linux go build -o /bin/a ./a",
      "FROM debian:12\nRUN x && GOOS=linux go build -o /bin/a ./a",
    ],
  ],
  clean: [
    "FROM debian:12\nRUN go build -o /bin/a ./a && go build -o /bin/b ./b",
    "FROM debian:12\nRUN go build -o /a .\nRUN curl -o /a x && curl -o /a y",
  ],
});
