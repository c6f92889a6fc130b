// Lines of people's notes as they stand there, in blocks and between backticks, with the mistakes of notes: what is said of each,
// on which words, and what the first fix makes of it. The numbers are those of the list of cases that the extension is to be good at.
import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits, linesOf } from "../../../../src/base/text.ts";
import type { Finding } from "../../../../src/language/language.ts";
import { lint } from "../../../../src/language/lint.ts";
import { languages } from "../../../../src/server/languages.ts";
import type { Reading } from "../../../../src/server/documents/reading.ts";

const markdown = languages.find(({ id }) => id === "markdown");
assert.ok(markdown);
const read = (text: string): Reading => markdown.read(text);
const check = (text: string): readonly Finding[] =>
  read(text).lint(
    lint,
    (_, run) => {
      run();
    },
    { name: "README.md" },
  );

function shown(text: string): readonly string[] {
  const lines = linesOf(text);
  return check(text).map(
    ({ severity, code, range }) =>
      `${severity} ${code} ${text.slice(lines.offset(range.start), lines.offset(range.end)).split("\n")[0] ?? ""}`,
  );
}

interface Note {
  readonly name: string;
  readonly text: string;
  readonly said: readonly string[];
  readonly fixed?: string;
  /** Titles of all fixes of the first one. */
  readonly offers?: readonly string[];
}

const small =
  "```bash\n\t# Build an Image from Dockerfile\n\tFROM ubuntu:12.04\n\tMAINTAINER Me <me@example.org>\n```\n";
const long =
  '```bash\n\t# Base image\n\tFROM ubuntu:12.04\n\tENV REFRESHED_AT 2013-11-16\n\n\tRUN echo "deb http://archive.ubuntu.com/ubuntu precise main universe" > /etc/apt/sources.list\n\tRUN apt-get update\n\tRUN apt-get upgrade -y\n\n\t# Install common packages (from http://youtu.be/1Fm3MJhQZZg)\n\trun apt-get -y -q install aptitude sudo apt-utils ntp build-essential curl tzdata wget less \\\n\tdnsutils gzip netcat screen unzip sysstat git python-software-properties vim zsh\n\n\t# set up timezone\n\trun ln -s /usr/share/zoneinfo/Asia/Ho_Chi_Minh /etc/localtime\n\n\t# set up locale\n\trun locale-gen en_US.UTF-8\n\trun update-locale LANG=en_US.UTF-8\n\tENV LC_ALL en_US.UTF-8\n\tENV LANG en_US.UTF-8\n```\n';
const pwd = '`docker run --rm -v `pwd`:/app --workdir="/app" maven:3.5.3-jdk8-alpine mvn install -DskipTests=true`\n';
const platforms =
  "```\ndocker build \\\n  --target=binaries \\\n  --output=bin \\\n  --platform=darwin/arm64,windows/amd64,linux/amd64 .\n```\n";
const base =
  "```\nFROM golang:1.21-alpine AS base\nWORKDIR /src\nCOPY go.mod go.sum .\nRUN go mod download\nCOPY . .\n\nFROM base AS build-client\nRUN go build -o /bin/client ./cmd/client\n\nFROM base AS build-server\nRUN go build -o /bin/server ./cmd/server\n```\n";
const binaries =
  "```\nFROM scratch AS binaries\nCOPY --from=build-client /bin/client /\nCOPY --from=build-server /bin/server /\n```\n";

const notes: readonly Note[] = [
  {
    name: "M12 MAINTAINER in a block that is called bash",
    text: small,
    said: ["warning MaintainerDeprecated MAINTAINER"],
    fixed: small.replace(
      "MAINTAINER Me <me@example.org>",
      'LABEL org.opencontainers.image.authors="Me <me@example.org>"',
    ),
  },
  { name: "M13 out of support, in such a block", text: small, said: ["warning endOfLife ubuntu:12.04"] },
  {
    name: "M14 run in small letters, in such a block",
    text: long,
    said: ["warning ConsistentInstructionCasing run"],
    fixed: long.replace("run apt-get", "RUN apt-get"),
  },
  { name: "M15 an upgrade, in such a block", text: long, said: ["hint aptUpgrade apt-get upgrade"] },
  { name: "M16 tools for people, in such a block", text: long, said: ["hint personsTools aptitude"] },
  {
    name: "M17 a link over a file, in such a block",
    text: long,
    said: ["hint linkOverFile ln -s /usr/share/zoneinfo/Asia/Ho_Chi_Minh /etc/localtime"],
    fixed: long.replace("ln -s ", "ln -sf "),
  },
  {
    name: "M29 a stage that no block above has, with a name like one of them",
    text: base + binaries.replace("build-client", "build-clint"),
    said: ["warning DL3022 build-clint"],
    fixed: base + binaries,
  },
  {
    name: "M40, M41 flags and folders in a sentence",
    text: "Nếu muốn chia sẻ một thư mục từ host tới docker container, chạy `docker run -v $HOSTDIR:DOCKERDIR`\n",
    said: ["warning mountTarget $HOSTDIR:DOCKERDIR"],
    fixed: "Nếu muốn chia sẻ một thư mục từ host tới docker container, chạy `docker run -v $HOSTDIR:$DOCKERDIR`\n",
  },
  {
    name: "M44 docker -d behind words",
    text: "```bash\n  ~$ pacman -S docker\n  ~$ sudo systemctl start docker or sudo <path to>/docker -d &\n  ~$ sudo docker info\n```\n",
    said: ["warning unknownFlag docker -d"],
    fixed:
      "```bash\n  ~$ pacman -S docker\n  ~$ sudo systemctl start docker or sudo <path to>/dockerd &\n  ~$ sudo docker info\n```\n",
  },
  {
    name: "M44 docker -d alone: the program, or its service",
    text: "```\nsudo docker -d &\n```\n",
    said: ["warning unknownFlag -d"],
    fixed: "```\nsudo dockerd &\n```\n",
    offers: ["Write dockerd", "Write systemctl start docker"],
  },
  {
    name: "M45 all tags and one",
    text: "```\ndocker pull -a centos:latest\n```\n",
    said: ["warning allTagsWithTag centos:latest"],
    fixed: "```\ndocker pull -a centos\n```\n",
    offers: ["Write centos", "Pull this one alone"],
  },
  {
    name: "M49 several platforms, built one after the other",
    text: platforms,
    said: ["info severalPlatforms darwin/arm64,windows/amd64,linux/amd64"],
    fixed: platforms.replace(
      /docker build[^`]*\./,
      ["darwin/arm64", "windows/amd64", "linux/amd64"]
        .map(
          (one) =>
            `docker build \\\n  --target=binaries \\\n  --output=bin/${one.replace("/", "-")} \\\n  --platform=${one} .`,
        )
        .join(" && "),
    ),
  },
  {
    name: "M49 several platforms and no context",
    text: "```\ndocker build --target=server --platform=linux/amd64,linux/arm64\n```\n",
    said: ["warning wordCount build", "info severalPlatforms linux/amd64,linux/arm64"],
  },
  {
    name: "M50 -o at the end of the command",
    text: "```\ndocker network create -d overlay NETWORK_NAME -o\n```\n",
    said: ["warning missingValue -o"],
    fixed: "```\ndocker network create -d overlay --opt encrypted NETWORK_NAME\n```\n",
  },
  {
    name: "M51 an overlay network, and the swarm that it needs",
    text: "```\ndocker network create -d overlay NETWORK_NAME\n```\n",
    said: ["hint overlayNeedsSwarm overlay"],
    fixed: "```\ndocker swarm init && docker network create -d overlay NETWORK_NAME\n```\n",
  },
  {
    name: "M52 backticks in backticks",
    text: pwd,
    said: ["info unquotedFolder `pwd`:/app"],
    fixed: pwd.replace("`pwd`:/app", '"$(pwd)":/app'),
    offers: ['Write "$(pwd)":/app', 'Write "${PWD}:/app", for PowerShell too'],
  },
  {
    name: "M53 what backticks in backticks leave behind",
    text: "-v \\pwd`:/app: Gắn thư mục hiện tại (pwdlà lệnh lấy đường dẫn thư mục hiện tại trên Linux) vào bên trong container tại đường dẫn/app`.\n",
    said: ["info unquotedFolder \\pwd`"],
    fixed:
      '-v "$(pwd)":/app: Gắn thư mục hiện tại (pwdlà lệnh lấy đường dẫn thư mục hiện tại trên Linux) vào bên trong container tại đường dẫn/app`.\n',
  },
  {
    name: "M56 a look past the container's own tools",
    text: "- truy cập vào filesystem bằng PID. VD `ls /proc/<PID>/root/`\n- Bonus: tìm 1 binary trong file system VD `find /proc/<PID>/root/ | grep kube-apiserver`\n",
    said: ["hint procRoot /proc/<PID>/root", "hint procRoot /proc/<PID>/root"],
  },
  {
    name: "S182 a platform that there is not",
    text: "```\ndocker build --target=server --platform=linux/amd46 .\n```\n",
    said: ["warning wrongPlatform linux/amd46"],
    fixed: "```\ndocker build --target=server --platform=linux/amd64 .\n```\n",
  },
];

for (const { name, text, said, fixed, offers } of notes)
  test(name, () => {
    const all = shown(text);
    for (const one of said) assert.ok(all.includes(one), `${one} is not among\n${all.join("\n")}`);
    const first = check(text)[all.indexOf(said[0] ?? "")];
    if (offers !== undefined)
      assert.deepEqual(
        first?.fixes.map(({ title }) => title),
        offers,
      );
    if (fixed !== undefined) assert.equal(applyEdits(text, first?.fixes[0]?.edits ?? []), fixed);
  });

test("S165, M29 a stage of a block above is known: no image, found from its use, offered", () => {
  const text = base + binaries;
  const found = shown(text);
  assert.deepEqual(
    found.filter((one) => /build-(?:client|server)/.test(one)),
    [],
  );
  const { answers } = read(text);
  const lines = linesOf(text);
  const place = lines.position(text.indexOf("--from=build-server") + 9);
  assert.deepEqual(
    answers.definition?.(place, {}).map(({ range }) => lines.line(range.start.line)),
    ["FROM base AS build-server"],
  );
  const offered = answers.complete?.(lines.position(text.indexOf("--from=build-client") + 7), {}) ?? [];
  assert.deepEqual(
    offered.map(({ label }) => label).filter((label) => label.startsWith("build-")),
    ["build-client", "build-server"],
  );
  // What stands below is not known above, and a base that is a stage needs no tag.
  assert.ok(shown(binaries + base).includes("warning DL3022 build-client"));
  assert.deepEqual(
    shown(`${base}\`\`\`\nFROM base AS lint\nRUN make\n\`\`\`\n`).filter((one) => / base$/.test(one)),
    [],
  );
});

test("a shell's block stays a shell's unless nothing but instructions stands in it", () => {
  for (const code of [
    "FROM a:1\necho x",
    "from x import y",
    "RUN make",
    "cat > Dockerfile <<EOF\nFROM ubuntu:12.04\nEOF",
  ])
    assert.deepEqual(shown(`\`\`\`bash\n${code}\n\`\`\`\n`), [], code);
});

test("the block behind the hundredth is not read, and the text says so once", () => {
  const block = "```sh\ndocker tags a b\n```\n";
  assert.equal(check(block.repeat(100)).filter(({ rule }) => rule === "bounded").length, 0);
  const found = check(block.repeat(102));
  const said = found.filter(({ rule }) => rule === "bounded");
  assert.deepEqual(
    said.map(({ severity, range }) => [severity, range.start.line]),
    [["info", 300]],
  );
  assert.equal(found.filter(({ rule }) => rule === "unknownCommand").length, 100);
  // Blocks of others are none of ours.
  assert.equal(check(block.repeat(100) + "```go\nx\n```\n".repeat(9)).length, 100);
  const spoken = check("`docker tags a b`\n".repeat(502));
  assert.deepEqual(
    spoken.filter(({ rule }) => rule === "bounded").map(({ range }) => range.start.line),
    [500],
  );
});
