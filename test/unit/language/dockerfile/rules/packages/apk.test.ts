import { testRule } from "../run/ruleCases.ts";

testRule({
  rule: "pinApkPackages",
  code: "DL3018",
  marked: [
    "RUN apk add «curl»",
    "RUN apk add --no-cache «curl» git=2.0-r0",
    "RUN apk --no-cache add «curl»",
    "RUN apk add -U --virtual .deps «gcc» musl-dev",
    "RUN apk add -t .deps «gcc»",
    "RUN apk add --repository https://x/y «gcc»",
    "RUN apk add --repository=https://x/y «gcc»",
    "RUN apk update && apk add «gcc»",
    "RUN apk add «curl@edge»",
  ],
  clean: [
    "RUN apk add curl=8.9.1-r0",
    "RUN apk add 'curl~=8.9' 'git>2' \"x<3\"",
    "RUN apk add --no-cache curl~8.9",
    "RUN apk add ./x.apk",
    "RUN apk add --allow-untrusted /tmp/x.apk",
    "RUN apk add $PACKAGES",
    "RUN apk add --virtual .deps gcc=1",
    "RUN apk del curl",
    "RUN apk add !curl",
    "RUN apk update",
  ],
});

testRule({
  rule: "apkNoCache",
  code: "DL3019",
  marked: [
    "RUN «apk add» curl=1",
    "RUN «apk add» --update curl=1 && rm -rf /var/cache/apk/*",
    "RUN apk update && «apk add» curl=1",
    "RUN --mount=type=cache,target=/var/cache/apt «apk add» curl=1",
  ],
  clean: [
    "RUN apk add --no-cache curl=1",
    "RUN apk --no-cache add curl=1",
    "RUN apk add curl=1 --no-cache",
    "RUN --mount=type=cache,target=/var/cache/apk apk add curl=1",
    "RUN --mount=type=cache,dst=/var/cache/apk/,id=x apk add curl=1",
    "RUN --mount=type=tmpfs,target=/var/cache/apk apk add curl=1",
    "RUN apk del curl",
  ],
  fixed: [
    ["RUN apk add curl=1", "RUN apk add --no-cache curl=1"],
    ["RUN apk add --update curl=1", "RUN apk add --no-cache curl=1"],
    ["RUN apk add -U curl=1", "RUN apk add --no-cache curl=1"],
    ["RUN apk --update add curl=1", "RUN apk --no-cache add curl=1"],
  ],
});

// S154
testRule({
  rule: "apkUpdateTwice",
  marked: [
    "RUN apk add --no-cache «--update» curl=1",
    "RUN apk add «-U» --no-cache curl=1",
    "RUN apk «--update-cache» add --no-cache curl=1",
    'RUN ["apk", "add", "--no-cache", "«--update»", "curl=1"]',
    "RUN apk add --no-cache \\\n    «--update» \\\n    curl=1",
  ],
  clean: ["RUN apk add --no-cache curl=1", "RUN apk add --update curl=1", "RUN apk upgrade --no-cache --update"],
  fixed: [
    ["RUN apk add --no-cache --update curl=1", "RUN apk add --no-cache curl=1"],
    ["RUN apk add --no-cache \\\n    --update \\\n    curl=1", "RUN apk add --no-cache \\\n    curl=1"],
  ],
});

testRule({
  rule: "nodejsNpm",
  marked: ["RUN apk add --no-cache nodejs «nodejs-npm»", "RUN apk add --update nodejs «nodejs-npm» && x"],
  clean: ["RUN apk add nodejs npm", "RUN apt-get install nodejs-npm"],
  fixed: [["RUN apk add nodejs nodejs-npm", "RUN apk add nodejs npm"]],
});
