// Ports, exec forms and commands.
import { testCases } from "./cases.ts";

testCases({
  code: "ExposeProtoCasing",
  severity: "warning",
  marked: ["FROM debian:12\nEXPOSE 1 «80/TCP» «81/Udp»"],
  clean: ["FROM debian:12\nEXPOSE 80/tcp 81", "FROM debian:12\nARG P=tcp\nEXPOSE 80/$P"],
  fixed: [["FROM debian:12\nEXPOSE 80/TCP 81", "FROM debian:12\nEXPOSE 80/tcp 81"]],
});

testCases({
  code: "ExposeInvalidFormat",
  severity: "warning",
  marked: ["FROM debian:12\nEXPOSE «127.0.0.1:80:8080» «80:8080/tcp»"],
  clean: ["FROM debian:12\nARG P=1\nEXPOSE 80 ${P:-80} :80"],
  fixed: [["FROM debian:12\nEXPOSE 127.0.0.1:80:8080/tcp", "FROM debian:12\nEXPOSE 8080/tcp"]],
});

testCases({
  code: "DL3011",
  severity: "error",
  marked: [
    "FROM debian:12\nEXPOSE «80000»",
    "FROM debian:12\nEXPOSE «80/foo» «http» «/tcp»",
    "FROM debian:12\nEXPOSE «9-8» «1-2-3» «1-2:1-3» «x:80»",
    "FROM debian:12\nEXPOSE «localhost:80:80»",
  ],
  clean: [
    "FROM debian:12\nEXPOSE 0 80 65535 8000-8010/udp 1-2:3-4 80/",
    "FROM debian:12\nEXPOSE 127.0.0.1:80:80 [::1]:80:80 :80",
    "FROM debian:12\nARG P=80\nEXPOSE $P ${P}000000",
  ],
});

testCases({
  code: "DL3011",
  severity: "warning",
  marked: ["FROM debian:12\nONBUILD EXPOSE «-1»"],
  clean: ["FROM debian:12\nONBUILD EXPOSE 1"],
});

testCases({
  code: "brokenExecForm",
  severity: "warning",
  marked: [
    "FROM debian:12\nRUN «['a', 'b']»",
    'FROM debian:12\nVOLUME «["/a",]»',
    'FROM debian:12\nHEALTHCHECK CMD «["a" "b"]»',
    "FROM debian:12\nCOPY «['a', '/b']»",
    'FROM debian:12\nCOPY «["a", "b"»',
    "FROM debian:12\nRUN «['a', 'b'»",
  ],
  clean: [
    "FROM debian:12\nRUN [ -f a ] && b",
    "FROM debian:12\nRUN [[ $a == b ]]",
    'FROM debian:12\nRUN ["a"]',
    "FROM debian:12\nCOPY [ab] /x",
    "FROM debian:12\nRUN [ a, b",
    'FROM debian:12\nRUN [ "$a" = "b" -a "$c" = "d" ]',
    'FROM debian:12\nRUN [ "$a" != b ] || [ "$c" = d ]',
  ],
  fixed: [
    ['FROM debian:12\nCOPY ["a", "/b"', 'FROM debian:12\nCOPY ["a", "/b"]'],
    ["FROM debian:12\nRUN ['a', 'b'", 'FROM debian:12\nRUN ["a", "b"]'],
    ["FROM debian:12\nRUN ['a', 'b']", 'FROM debian:12\nRUN ["a", "b"]'],
    ['FROM debian:12\nVOLUME ["/a",]', 'FROM debian:12\nVOLUME ["/a"]'],
    ['FROM debian:12\nHEALTHCHECK CMD ["a" "b"]', 'FROM debian:12\nHEALTHCHECK CMD ["a", "b"]'],
  ],
});

testCases({
  code: "emptyCommand",
  severity: "warning",
  marked: ["FROM debian:12\n«RUN»", "FROM debian:12\n«RUN»\n"],
  clean: ["FROM debian:12\nRUN a", "FROM debian:12\nRUN <<EOF\nEOF"],
  fixed: [["FROM debian:12\nRUN\nRUN b\n", "FROM debian:12\nRUN b\n"]],
});
