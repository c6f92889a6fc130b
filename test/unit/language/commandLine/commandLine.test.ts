// Docker command lines: what is found in each kind of text, that fixes mend it, and that what is right is left alone.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { applyEdits, linesOf } from "../../../../src/base/text.ts";
import { commandLine, packageScripts, workflowScripts } from "../../../../src/language/commandLine/commandLine.ts";
import type { Finding, Language } from "../../../../src/language/language.ts";
import { lint } from "../../../../src/language/lint.ts";
import type { CommandLines } from "../../../../src/language/commandLine/syntax/document.ts";
import { verbs } from "../../../../src/language/commandLine/vocabulary/table.ts";

const check = (text: string, language: Language<CommandLines> = commandLine): readonly Finding[] =>
  lint(language, language.parse(text), {});

function told(text: string, language: Language<CommandLines> = commandLine): readonly string[] {
  const lines = linesOf(text);
  return check(text, language).map(
    ({ rule, range }) => `${rule} ${text.slice(lines.offset(range.start), lines.offset(range.end))}`,
  );
}

/** With the first finding's fix taken. */
function mended(text: string): string {
  const [fix] = check(text)[0]?.fixes ?? [];
  assert.ok(fix !== undefined, text);
  return applyEdits(text, fix.edits);
}

describe("mistakes and their fixes", () => {
  for (const [text, found, right] of [
    ["docker run -rm alpine", "unknownFlag -rm", "docker run --rm alpine"],
    ["docker tags web web:2", "unknownCommand tags", "docker tag web web:2"],
    ["docker image ls --digest", "unknownFlag --digest", "docker image ls --digests"],
    ["sudo docker ls", "unknownCommand ls", "sudo docker ps"],
    ["docker rmi $(docker ls -q)", "unknownCommand ls", "docker rmi $(docker image ls -q)"],
    ["docker run --restart=on-failed web", "badFlagValue on-failed", "docker run --restart=on-failure web"],
    ["docker run --restart on-faild:3 web", "badFlagValue on-faild:3", "docker run --restart on-failure:3 web"],
    ["docker build -t my_img:latest.", "wordCount build", "docker build -t my_img:latest ."],
    ["docker build -t web --no-cache", "wordCount build", "docker build -t web --no-cache ."],
    ["docker buildx build --platform linux/arm64", "wordCount buildx build", undefined],
    ["docker run ubuntu --network x", "flagBehindImage --network", "docker run --network x ubuntu"],
    ["docker run ubuntu --network", "flagBehindImage --network", "docker run --network none ubuntu"],
    ["docker-compose up --bulid", "unknownFlag --bulid", "docker-compose up --build"],
    ["docker-compose -f a.yml donw", "unknownCommand donw", "docker-compose -f a.yml down"],
    ["docker exec web -it sh", "flagBehindImage -it", "docker exec -it web sh"],
    ["docker exec -it web --user root sh", "flagBehindImage --user", "docker exec -it --user root web sh"],
    ["docker compose exec web -T psql", "flagBehindImage -T", "docker compose exec -T web psql"],
    ["docker run nginx -it", "flagBehindImage -it", "docker run -it nginx"],
    ["docker pull -a debian:latest", "allTagsWithTag debian:latest", "docker pull -a debian"],
    ["docker -d &", "unknownFlag -d", "dockerd &"],
    ["docker compose up --remove-orphan", "unknownFlag --remove-orphan", "docker compose up --remove-orphans"],
    ["docker compose -f a.yml pss", "unknownCommand pss", "docker compose -f a.yml ps"],
    ["docker network delete x", "unknownCommand delete", "docker network rm x"],
    ["docker ps --al", "unknownFlag --al", undefined],
    ["docker run -v data/db:/x web:1", "mountSource data/db:/x", "docker run -v ./data/db:/x web:1"],
    ["docker run -v $(pwd):/app web:1", "unquotedFolder $(pwd):/app", 'docker run -v "$(pwd)":/app web:1'],
    ["docker run -v `pwd`:/app web:1", "unquotedFolder `pwd`:/app", 'docker run -v "$(pwd)":/app web:1'],
    ["docker run -w ${PWD} web:1", "unquotedFolder ${PWD}", 'docker run -w "${PWD}" web:1'],
    [
      "docker run --mount type=bind,source=$PWD,target=/x web:1",
      "unquotedFolder type=bind,source=$PWD,target=/x",
      'docker run --mount type=bind,source="$PWD",target=/x web:1',
    ],
    [
      "docker network create --driver bridge --subnet 182.18.0.0/16 net",
      "publicSubnet 182.18.0.0/16",
      "docker network create --driver bridge --subnet 10.18.0.0/16 net",
    ],
    [
      "docker network create --subnet=182.18.0.0/16 --gateway=182.18.0.1 --ip-range 182.18.1.0/24 net",
      "publicSubnet 182.18.0.0/16",
      "docker network create --subnet=10.18.0.0/16 --gateway=10.18.0.1 --ip-range 10.18.1.0/24 net",
    ],
  ] as const)
    test(text, () => {
      if (text === "docker ps --al") return void assert.deepEqual(told(text), []);
      assert.deepEqual(told(text), [found]);
      if (right === undefined) return;
      assert.equal(mended(text), right);
      assert.deepEqual(told(right), []);
    });
  for (const [text, found] of [
    ["docker insert web url /file", "unknownCommand insert"],
    ["docker network create net -o", "missingValue -o"],
    ["docker run -v $HOSTDIR:DOCKERDIR web", "mountTarget $HOSTDIR:DOCKERDIR"],
    ["docker tag web -f", undefined],
    ["docker exec -it web", "wordCount exec"],
    ["docker volume ls foo", "wordCount foo"],
    ["docker tag a b c", "wordCount c"],
    ["docker run -it centos:7 bash", "endedImage centos:7"],
    ["docker pull docker.io/library/ubuntu:12.04", "endedImage docker.io/library/ubuntu:12.04"],
    ["docker create --privileged alpine:3.22", "privilegedRun --privileged"],
    ["docker network create -d overlay net", "overlayNeedsSwarm overlay"],
    ["docker build --platform=linux/amd64,linux/arm64 .", "severalPlatforms linux/amd64,linux/arm64"],
    ["docker buildx build --platform linux/amd64 --platform linux/arm64 .", "severalPlatforms linux/arm64"],
  ] as const)
    test(text, () => assert.deepEqual(told(text), found === undefined ? told(text).slice(0, 1) : [found]));
});

describe("what is right is left alone", () => {
  for (const text of [
    "docker",
    "docker run",
    "docker --help",
    'docker run --rm -it -v "$PWD":/app -w /app -p127.0.0.1:80:80 -e A=1 --name web node:22 npm run build -- --watch',
    "docker run -v ${DATA:-/srv/a:b}:/data web",
    "docker run -v C:\\\\data:D:\\\\x web",
    "docker run -vdata:/data:ro --gpus all --network=host --pull=always web --port 1",
    "docker run --entrypoint sh ubuntu -c 'docker ps'",
    "docker run curlimages/curl --user a:b https://example.org",
    "docker run --restart on-failure:5 --restart unless-stopped web",
    'docker run --restart "$POLICY" web',
    "docker run -h host -u 1 -itd web sh -c 'echo --rm'",
    "docker run $OPTIONS",
    "docker exec web ls -la --color",
    "docker-compose --context prod -H tcp://x:2376 up -d --no-color",
    "docker-compose exec -T web ls --al",
    "docker run -v <volume_name>:<path_inside> <image>",
    'docker run "${args[@]}"',
    "docker build .",
    "docker build - < Dockerfile",
    "docker build -f- . <<EOF\nFROM a\ndocker ls\nEOF",
    "docker build --pull --squash -q -t a:1 --build-arg A=$B https://example.org/a.git#main",
    "docker build -t web $CONTEXT",
    "docker buildx build --push --cache-to type=inline --sbom=true .",
    "docker buildx create --use --name b --driver-opt network=host",
    "docker buildx imagetools inspect a",
    "docker ps -aq --filter status=exited --no-trunc -n 3 --format '{{.ID}}'",
    "docker ps -q | xargs docker rm -f",
    "docker ps -q | xargs -r docker tag",
    "docker rm -fv $(docker ps -aq)",
    "docker images -q --filter dangling=true",
    "docker image ls --digests a",
    "docker logs --tail=10 -ft web",
    "docker stop -t 5 web && docker kill -s HUP web",
    "docker -H ssh://me@host --context x ps",
    "docker --context=prod compose -f a.yml -p shop --profile x up -d --build --wait --scale web=2",
    "docker compose run --rm -e A=1 web bash -lc 'x'",
    "docker compose exec -T db psql -U a",
    "docker compose logs -f --tail 10 web",
    "docker compose down -v --rmi all",
    "docker compose ps --services",
    "docker-compose ls",
    "docker scout cves a",
    "docker model ls",
    "docker init",
    "docker frobnicate --digest",
    "docker login -u me --password-stdin registry.example.org",
    "docker system prune -af --volumes",
    "docker system df -v",
    "docker cp web:/a ./a",
    "docker save web | gzip > a",
    "docker load < a",
    "docker top web -eo pid,comm",
    "docker exec -it web sh -c 'ls -la'",
    "docker inspect -f '{{.State}}' web",
    "docker stack deploy -c a.yml shop",
    "docker service create --name web --replicas 2 -p 80:80 nginx nginx -g 'daemon off;'",
    "docker swarm init --advertise-addr eth0",
    "docker network create -d bridge --opt encrypted --subnet 10.0.0.0/24 net",
    "docker volume create --driver local --name v",
    "docker run -v data:/x -v ./a:/a -v ../b:/b -v ~/c:/c -v /d/e:/d -v c:/e:/e -v $X/f:/f -v .:/g web:1",
    "docker run --privileged=false alpine",
    "docker exec --privileged web sh",
    "docker pull centos/httpd-24-centos7",
    "docker rmi centos:7",
    'docker run -v "$PWD/data":/data -v "$(pwd)":/x web',
    "docker run -v $(pwd)/$X:/x web",
    "docker run -v '$PWD':/x web",
    "docker swarm init\ndocker network create -d overlay net",
    "docker network create --subnet 192.168.7.0/24 --subnet fd00::/64 net",
    "docker network create --subnet 172.31.0.0/16 net",
    "docker network create --subnet $SUBNET net",
    "docker buildx build --builder many --platform linux/amd64,linux/arm64 --push .",
    "docker build --platform linux/arm64 .",
    "docker build --platform $A,$B .",
    "docker run [OPTIONS] IMAGE",
    "docker tags [IMAGE]",
    "docker run ...",
    "echo docker ls",
    "# docker ls",
    "command -v docker ls",
    "docker container ls, docker container list, docker container ps, docker ps",
    "#!/usr/bin/env python\ndocker ls",
  ])
    test(text, () => assert.deepEqual(told(text), []));
});

test("an image without a version is named with the rights it gets", () => {
  const message = (text: string): string => check(text)[0]?.message ?? "";
  assert.match(message("docker run --privileged alpine"), /alpine names no version/);
  assert.doesNotMatch(message("docker run --privileged alpine:3.22"), /version/);
});

test("of a terminal's protocol only what stands behind a prompt is a command", () => {
  assert.deepEqual(told("$ docker ps\ndocker ls\nme@host:~$ docker run \\\n  -rm alpine\n"), ["unknownFlag -rm"]);
});

test("scripts of a package.json, at their places", () => {
  const text = '{"name": "docker ls", "scripts": {"a": "docker ls", "b": "x && docker run -rm \\"a\\""}}';
  assert.deepEqual(told(text, packageScripts), ["unknownCommand ls", 'unknownFlag x && docker run -rm \\"a\\"']);
  assert.deepEqual(
    check(text, packageScripts).map(({ fixes }) => fixes.length),
    [2, 0],
  );
});

test("run blocks of workflows", () => {
  const text = [
    "on: push",
    "jobs:",
    "  a:",
    "    steps:",
    "      - run: docker ls",
    "      - name: docker tags",
    "        run: |",
    "          docker run -rm ${{ inputs.image }}",
    "",
    "          docker build -t a:${{ github.sha }} .",
    "        env:",
    "          X: docker ls",
    "      - run: >",
    "          docker build",
    "          -t a",
  ].join("\n");
  assert.deepEqual(told(text, workflowScripts), ["unknownCommand ls", "unknownFlag -rm"]);
});

test("scripts of a workflow stand in lists too, with quotes or without, as far left as their key", () => {
  const text = [
    "build:",
    "  image: docker:28",
    "  before_script:",
    "  - docker psuh x",
    "  - 'docker compsoe up' # c",
    "  script: # c",
    "    - docker build -t x .",
    '    - "docker tga a b"',
    "    # docker ls",
    "    - |",
    "      docker ps --no-trnc",
    "    - docker build -t x",
    "      .",
    "    - echo done: docker ls",
    "  rules:",
    "    - docker ls",
    "deploy:",
    '  script: "docker run -rm x"',
    "",
  ].join("\n");
  assert.deepEqual(told(text, workflowScripts), [
    "unknownCommand psuh",
    "unknownCommand compsoe",
    "unknownCommand tga",
    "unknownFlag --no-trnc",
    "unknownFlag -rm",
  ]);
});

test("the table has every command once, with flags that are each a command's own", () => {
  assert.ok(verbs.size > 120);
  for (const { path, flags, least, most } of verbs.values()) {
    assert.ok(least <= most, path);
    const names = flags.flatMap(({ long, short }) => (short === undefined ? [long] : [long, `-${short}`]));
    assert.deepEqual(
      names.filter((name, index) => names.indexOf(name) !== index),
      [],
      path,
    );
  }
});

test("any beginning of a line is read without trouble", () => {
  const text = 'docker --context x run -it --rm -v "$(pwd)":/a ubuntu --network $(docker ls -q | head) <<EOF\nx\nEOF';
  for (let end = 0; end <= text.length; end += 1)
    for (const language of [commandLine, packageScripts, workflowScripts]) check(text.slice(0, end), language);
});
