// The shell itself: ShellCheck's codes that matter in builds.
import { testRule } from "./ruleCases.ts";

testRule({
  rule: "quoteVariable",
  code: "SC2086",
  marked: [
    "RUN echo «$foo»",
    "RUN export A=«$foo»",
    "RUN rm «${dir}»/x",
    "RUN f() { rm «$1»; } && f x",
    "RUN x=$(a b) && echo «$x»",
    'RUN x="a b" && echo «$x»',
    "RUN for f in *.txt; do cat «$f»; done",
    "RUN cat «$a» > «$b»",
    'RUN if true; then echo «$foo» "$bar"; fi',
    'RUN echo "$(cat «$foo»)"',
    "RUN <<EOF\ncat «$foo»\nEOF",
  ],
  clean: [
    'RUN echo "$foo"',
    "RUN echo '$foo'",
    "RUN x=$foo",
    "RUN exit $?",
    "RUN echo $#",
    "RUN echo ${#foo}",
    "RUN case $foo in a) b;; esac",
    "RUN for f in $foo; do true; done",
    "RUN x=abc && echo $x",
    "RUN x=$((1 + 2)) && echo $x",
    'SHELL ["/bin/bash", "-c"]\nRUN export A=$FOO',
    "RUN export PATH=$PATH:/x",
    "RUN for x in a b; do echo $x; done",
    "FROM x\nARG FOO\nRUN echo $FOO",
    "FROM x\nENV FOO=bar\nRUN echo $FOO",
    "FROM x AS a\nENV FOO=bar\nFROM a\nRUN echo $FOO",
    "RUN echo $((1 + x))",
    'RUN ["echo", "$foo"]',
    'SHELL ["pwsh"]\nRUN echo $foo',
    "# shellcheck disable=SC2086\nRUN echo $foo",
    "RUN a && \\\n  # shellcheck disable=SC2046,SC2086\n  echo $foo",
    'RUN bash -c "echo $foo"',
    "RUN foo ${debug:+--debug}",
    "RUN exec $cmd",
    'SHELL ["/bin/bash", "-c"]\nRUN let n=1 && echo $n',
    "FROM php:8.3-fpm-alpine\nRUN apk add --no-cache $PHPIZE_DEPS",
  ],
  fixed: [["RUN cat ${dir}/x", 'RUN cat "${dir}"/x']],
});

testRule({
  rule: "quoteSubstitution",
  code: "SC2046",
  marked: ["RUN echo «$(cat x)»", "RUN rm «`find . -name x`»", 'RUN a && kubectl «$(b "$(c)")»'],
  clean: [
    'RUN echo "$(cat x)"',
    "RUN x=$(cat y)",
    'SHELL ["/bin/bash", "-c"]\nRUN export x=$(cat y)',
    "RUN for f in $(ls); do true; done",
    "RUN make -j$(nproc)",
    "RUN kill $(pgrep x)",
    "RUN wget -q https://x/$(uname -m)",
    "RUN echo $((1))",
    "RUN eval $(x)",
    "RUN [[ $(x) = y ]]",
    "RUN make \\\n  `# all of it` \\\n  install",
  ],
  fixed: [["RUN kill $(cat x \\\n  y)", 'RUN kill "$(cat x \\\n  y)"']],
});

testRule({
  rule: "cdOrExit",
  code: "SC2164",
  marked: [
    "RUN «cd /x»; make",
    "RUN if true; then «cd x»; fi; make",
    "RUN («cd /x»; make)",
    "RUN <<EOF\n«cd /x»\nmake\nEOF",
    "RUN a && «cd b»; c",
  ],
  clean: [
    "RUN cd /x && make",
    "RUN cd /x || exit 1; make",
    "RUN set -e; cd /x; make",
    "RUN set -eux; cd /x; make",
    'SHELL ["/bin/bash", "-euo", "pipefail", "-c"]\nRUN cd /x; make',
    "RUN make; cd ..; x",
    "RUN make; cd /x",
    "RUN if cd /x; then make; fi",
  ],
  fixed: [["RUN cd /x; make", "RUN cd /x || exit 1; make"]],
});

testRule({
  rule: "declareAndAssign",
  code: "SC2155",
  marked: ['RUN export «A=$(date)» && echo "$A"', 'RUN export «A="x$(date)"»; echo "$A"', "RUN readonly «A=`date`»"],
  clean: ["RUN A=$(date) && export A", "RUN export A=b", "RUN export A=$B", "RUN export A='$(date)'"],
  fixed: [["RUN export A=$(date) && x", "RUN A=$(date) && export A && x"]],
});

testRule({
  rule: "noBackticks",
  code: "SC2006",
  marked: ['RUN x=«`date`» && echo "$x"', 'RUN echo "«`date`»"', "RUN a «`b \\`c\\``»"],
  clean: [
    'RUN x=$(date) && echo "$x"',
    "RUN echo '`date`'",
    "RUN echo \\`",
    "RUN make \\\n  `# all of it` \\\n  install",
  ],
  fixed: [['RUN x="`date \\\n  +%s`" && echo "$x"', 'RUN x="$(date \\\n  +%s)" && echo "$x"']],
});

testRule({
  rule: "unsetVariable",
  code: "SC2154",
  marked: [
    'RUN echo "«$foo»"',
    'RUN echo "«${foo}»" "$foo"',
    'FROM x\nARG other\nRUN echo "«$foo»"',
    'ARG foo\nFROM x\nRUN echo "«$foo»"',
    "FROM x\nRUN cat <<EOF > /etc/x\nset «$uri»;\nEOF",
    "FROM golang:1\nRUN GOARCH=«$TARGETARCH» go build .\nARG TARGETARCH",
    'ARG APP_VERSION=v0\nFROM x\nRUN echo "«$APP_VERSION»"',
  ],
  fixed: [['ARG foo=1\nFROM x\n# note\nRUN echo "$foo"', 'ARG foo=1\nFROM x\nARG foo\n# note\nRUN echo "$foo"']],
  clean: [
    'RUN echo "$FOO" "$PATH"',
    "FROM golang:1\nARG TARGETARCH\nRUN GOARCH=$TARGETARCH go build .",
    'ARG NODE_VERSION=24\nFROM node:$NODE_VERSION\nRUN echo "$NODE_VERSION"',
    'FROM x\nARG foo\nRUN echo "$foo"',
    'FROM x\nENV foo=1\nRUN echo "$foo"',
    'FROM x\nENV foo 1\nRUN echo "$foo"',
    'FROM x AS a\nARG foo=1\nFROM a\nRUN echo "$foo"',
    'RUN foo=1 && echo "$foo"',
    'RUN for foo in a; do echo "$foo"; done',
    'RUN read -r foo < x && echo "$foo"',
    'RUN echo "${foo:-x}" "${bar+y}"',
    'RUN echo "$http_proxy"',
    'RUN . ./env && echo "$foo"',
    "RUN awk '{print $foo}' x",
    "RUN cat <<'EOF' > /etc/x\nset $uri;\nEOF",
    'RUN ["echo", "$foo"]',
    'RUN while read -r a b; do echo "$a$b"; done < x',
  ],
});

testRule({
  rule: "unusedVariable",
  code: "SC2034",
  marked: ["RUN «FOO»=bar", "RUN «foo»=1 && make", "RUN a; «x»=$(y)"],
  fixed: [["FROM x\nRUN NODE_ENV=production", "FROM x\nENV NODE_ENV=production"]],
  clean: [
    'RUN foo=1 && echo "$foo"',
    "RUN FOO=bar make",
    "RUN export FOO=bar",
    "RUN FOO=bar && export FOO",
    "FROM x\nENV FOO=a\nRUN FOO=b && make",
    "RUN PATH=/x:/y && make",
    "RUN for i in 1 2 3; do make; done",
    "RUN foo=1; . ./x",
    "RUN x=1; echo $((x + 1))",
    "RUN x=1; cat <<EOF\n$x\nEOF",
  ],
});

testRule({
  rule: "doubleBracket",
  code: "SC3010",
  marked: [
    "RUN «[[» -f x ]] && y",
    'FROM debian\nRUN if «[[» "$A" == b* ]]; then c; fi',
    "FROM ubuntu:24.04\nRUN «[[» a = b ]]",
  ],
  clean: [
    'SHELL ["/bin/bash", "-c"]\nRUN [[ -f x ]]',
    "# hadolint shell=bash\nRUN [[ -f x ]]",
    "FROM alpine\nRUN [[ -f x ]]",
    "FROM fedora\nRUN [[ -f x ]]",
    "RUN <<EOF\n#!/bin/bash\n[[ -f x ]]\nEOF",
    "RUN [ -f x ]",
    "RUN bash -c '[[ -f x ]]'",
    "RUN sed -n '/[[:space:]]/p' x",
  ],
  fixed: [
    ["RUN [[ -f x ]] && y", "RUN [ -f x ] && y"],
    ['RUN [[ "$A" == "b" ]] && y', 'RUN [ "$A" = "b" ] && y'],
  ],
});

testRule({
  rule: "testEquals",
  code: "SC3014",
  marked: ['RUN [ "$A" «==» b ] && c', "RUN if test a «==» b; then c; fi"],
  clean: [
    'RUN [ "$A" = b ]',
    'SHELL ["/bin/bash", "-c"]\nRUN [ a == b ]',
    "FROM alpine\nRUN [ a == b ]",
    "RUN echo ==",
  ],
  fixed: [["RUN [ a == b ]", "RUN [ a = b ]"]],
});

testRule({
  rule: "echoFlags",
  code: "SC3037",
  marked: ["RUN echo «-e» 'a' > x", "RUN echo «-n» a", "RUN echo «-ne» a b"],
  clean: [
    "RUN echo a -e",
    "RUN echo --",
    'SHELL ["/bin/bash", "-c"]\nRUN echo -e a',
    "FROM alpine\nRUN echo -e a",
    "RUN printf -e",
  ],
  fixed: [
    ["RUN echo -e 'a\\tb' > x", "RUN printf '%b\\n' 'a\\tb' > x"],
    ["RUN echo -n a", "RUN printf '%s' a"],
  ],
});

testRule({
  rule: "sourceInSh",
  code: "SC3046",
  marked: ["RUN «source» ./x && y", "RUN a; «source» x"],
  clean: [
    "RUN . ./x",
    'SHELL ["/bin/bash", "-c"]\nRUN source ./x',
    "FROM alpine\nRUN source ./x",
    "RUN bash -c 'source x'",
    "RUN apt-get source x",
  ],
  fixed: [["RUN source ./x && y", "RUN . ./x && y"]],
});

testRule({
  rule: "echoEscapes",
  code: "SC2028",
  marked: ["RUN echo «'a\\nb'» > x", 'RUN echo «"a\\tb"»'],
  clean: ["RUN echo -e 'a\\nb'", "RUN printf 'a\\nb'", "RUN echo a\\nb", "RUN echo 'a\\\\d'".replace("\\\\d", "b")],
  fixed: [["RUN echo 'a\\nb' > x", "RUN printf '%b\\n' 'a\\nb' > x"]],
});

testRule({
  rule: "guardedRemove",
  code: "SC2115",
  marked: [
    'RUN rm -rf «"/$DIR"»',
    "RUN rm -rf «/${DIR}»",
    'RUN rm -rf «"$DIR/"*»',
    'RUN rm -rf «"$DIR/bin"»',
    "RUN rm -r «$DIR/*»",
    'RUN rm -fr «"${DIR}/usr/"»',
  ],
  clean: [
    'RUN rm -rf "${DIR:?}/"*',
    'RUN rm -rf "$DIR/build"',
    'RUN rm -rf "$DIR"',
    'FROM x\nENV DIR=/x\nRUN rm -rf "$DIR/"*',
    'RUN rm "$DIR/"*',
    'RUN DIR=/x && rm -rf "$DIR/"*',
  ],
  fixed: [['RUN rm -rf "$DIR/"*', 'RUN rm -rf "${DIR:?}/"*']],
});

testRule({
  rule: "shellSyntax",
  code: "SC1072",
  marked: ["RUN if foo; then ba«r»", "RUN foo «))»", "RUN echo «'abc»", "RUN foo && «&&» bar"],
  clean: [
    "RUN if foo; then bar; fi",
    "RUN cat <<EOF\n$(\nEOF",
    'SHELL ["pwsh"]\nRUN if (x) {',
    "RUN ",
    "RUN --mount=type=cache,target=/x foo",
    "RUN { a; } && ( b ) && ! c",
    "RUN a=(1 2); echo ${a[0]} <(b)",
    "RUN case x in (a) b;; esac",
    "RUN f() { a; }; f",
    "RUN x='it'\"'\"'s'",
    "RUN set -ex; \\\n  # note\n  foo; \\\n  bar",
  ],
});

testRule({
  rule: "uselessCat",
  code: "SC2002",
  marked: ["RUN «cat x» | grep y", 'RUN a && «cat "$x"» | wc -l | sort', "RUN x=$(«cat /y» | tr a b)"],
  clean: [
    "RUN cat x y | grep z",
    "RUN cat x",
    "RUN cat -n x | grep y",
    "RUN cat *.txt | grep y",
    "RUN cat <<EOF | sh\na\nEOF",
    "RUN a | cat x | b",
    "RUN cat $FILES | sort",
  ],
  fixed: [
    ["RUN cat x | grep y > z", "RUN grep y > z < x"],
    ["RUN a && \\\n  cat x | \\\n  grep y && b", "RUN a && \\\n  grep y < x && b"],
  ],
});

testRule({
  rule: "globOption",
  code: "SC2035",
  marked: ["RUN rm «*»", "RUN chmod +x «*.sh» && x", "RUN a | xargs b «*.c»"],
  clean: [
    "RUN rm ./*",
    "RUN rm -- *",
    "RUN echo *",
    "RUN rm /x/*",
    "RUN find . -name *.c",
    "RUN for x in *; do a; done",
    "RUN case $x in *) a;; esac",
    "RUN rm '*'",
    "RUN rm \\*",
  ],
  fixed: [["RUN rm *.c", "RUN rm ./*.c"]],
});

testRule({
  rule: "bracketSpace",
  code: "SC1035",
  marked: ['RUN «["$a"» = b ] && c', "RUN [ a = «b]» && c", 'RUN if [ "$a" = «"b"]»; then c; fi'],
  clean: ["RUN [ a = b ]", "RUN [[ a = b ]]", "RUN [ -n x[1] ]", "RUN test a = b", 'RUN ["a", "b"]'],
  fixed: [
    ['RUN ["$a" = b ] && c', 'RUN [ "$a" = b ] && c'],
    ["RUN [ a = b] && c", "RUN [ a = b ] && c"],
  ],
});

testRule({
  rule: "spacedAssignment",
  code: "SC2283",
  marked: ["RUN «foo =» bar", 'RUN a && «FOO =» "$(x)"', "RUN «FOO =»bar", 'RUN «foo =»1; echo "$foo"'],
  clean: [
    "RUN grep =x /y",
    'RUN GREP "=x"',
    "RUN foo=bar && echo $foo",
    "RUN foo == bar",
    "RUN [ a = b ]",
    "RUN test a = b",
    "RUN sudo foo = bar",
  ],
  fixed: [
    ['RUN FOO = bar && echo "$FOO"', 'RUN FOO=bar && echo "$FOO"'],
    ['RUN FOO =bar && echo "$FOO"', 'RUN FOO=bar && echo "$FOO"'],
  ],
});

testRule({
  rule: "dollarAssignment",
  code: "SC2281",
  marked: ["RUN «$foo=bar»; x", "RUN a && «$FOO=$(x)»"],
  clean: ["RUN foo=bar x", "RUN $foo bar=x", "RUN echo $foo=bar"],
  fixed: [['RUN $FOO=bar; echo "$FOO"', 'RUN FOO=bar; echo "$FOO"']],
});

testRule({
  rule: "brokenQuotes",
  code: "SC2140",
  marked: ['RUN echo "a «"b"» c"', 'RUN echo "{ «"x"»: 1 }" > y'],
  clean: [
    'RUN echo "a \\"b\\" c"',
    'RUN echo "$a"b"$c"',
    "RUN echo '{ \"x\": 1 }'",
    'RUN echo "a""b"',
    'RUN echo "a"/"b"',
  ],
  fixed: [['RUN echo "a "b" c"', 'RUN echo "a \\"b\\" c"']],
});
