// What is handed to find, and what find hands on.
import { testRule } from "./ruleCases.ts";

testRule({
  rule: "findPattern",
  code: "SC2061",
  marked: [
    "RUN find . -name «*.js» -delete",
    "RUN find / -type f -iname «*.o» -exec rm {} +",
    "RUN a && \\\n  find /x \\( -name «*.py[co]» -o -path «*/test/*» \\) -delete",
    'RUN sudo find "$D" -name «lib?.so»',
    "RUN <<EOF\nfind . -name «*.a»\nEOF",
    'RUN find . -name «*."$EXT"»',
    "RUN find . -regex «.*\\.c»",
  ],
  clean: [
    "RUN find . -name '*.js'",
    'RUN find . -name "*.js" -o -name \\*.ts',
    "RUN find *.d -name x",
    "RUN find . -name core -exec ls *.c \\;",
    'RUN ["find", ".", "-name", "*.js"]',
    "RUN ls *.js",
  ],
  fixed: [
    ["RUN find . -name *.js", "RUN find . -name '*.js'"],
    ["RUN find . -name *.$EXT", 'RUN find . -name "*.$EXT"'],
  ],
});

testRule({
  rule: "findXargs",
  code: "SC2038",
  marked: [
    "RUN «find . -name x | xargs» rm",
    "RUN a && «find /x -type f |\\\n  xargs» -n1 b",
    "RUN if «find . | xargs» a; then b; fi",
    "RUN «find . -type f | xargs» -I {} mv {} /x",
    "RUN «find . \\( -name a -o -name b \\) -print | xargs» rm",
  ],
  clean: [
    "RUN find . -print0 | xargs -0 rm",
    "RUN find . -type f | xargs -r0 rm",
    "RUN find . -printf '%f\\n' | xargs rm",
    "RUN find . | grep x | xargs rm",
    "RUN find . -exec rm {} +",
    "RUN ls | xargs rm",
    "RUN find . | xargs -d '\\n' rm",
    "RUN find . | xargs --null rm",
  ],
  fixed: [
    ["RUN find . -name x | xargs rm -f", "RUN find . -name x -print0 | xargs -0 rm -f"],
    [
      "RUN find . -type f \\\n  # all of it\n  | xargs -r chmod 644",
      "RUN find . -type f -print0 \\\n  # all of it\n  | xargs -0 -r chmod 644",
    ],
  ],
});

testRule({
  rule: "spacedDeclaration",
  code: "SC2290",
  marked: ["RUN export «a =»b", "RUN export «A =» b && c", "RUN f() { local «x =» 1; }; f", "RUN export B=1 «A =»"],
  clean: [
    "RUN export a=b",
    "RUN export a= b",
    "RUN export A B=c",
    "RUN export -p",
    "RUN declare -A a",
    "RUN echo a =b",
  ],
  fixed: [
    ["RUN export A =b && c", "RUN export A=b && c"],
    ["RUN export A = b && c", "RUN export A=b && c"],
  ],
});
