// Sentences of people's notes that are not so, each as it stands there, and the hover where one meets what they speak of, which puts
// it right. The numbers are those of the list of cases that the extension is to be good at.
import assert from "node:assert/strict";
import { test } from "node:test";
import { lint } from "../../../src/language/lint.ts";
import { languages } from "../../../src/server/languages.ts";
import { withCursor } from "../../support/markedText.ts";

interface Statement {
  readonly id: string;
  readonly note: string;
  /** Language, text with a cursor, and what the hover says there. */
  readonly hovers: readonly (readonly [language: string, marked: string, tells: RegExp])[];
}

const service = (rest: string): string => `services:\n  web:\n    image: nginx:1.27\n${rest}`;

const statements: readonly Statement[] = [
  {
    id: "M59",
    note: "Docker hỗ trợ relsove IP thông qua container name. DNS server chạy ở 172.17.0.11",
    hovers: [
      ["compose", service("    netwo‸rks: [a]\nnetworks:\n  a: {}\n"), /resolver at 127\.0\.0\.11/],
      ["commandLine", "docker network crea‸te a", /by name; on the default bridge they do not/],
    ],
  },
  {
    id: "M60",
    note: "However, you can use `drive` property to specify different network types.",
    hovers: [["compose", service("networks:\n  a:\n    dri‸ver: overlay\n"), /\*\*driver\*\*[^]*makes the network/]],
  },
  {
    id: "M61",
    note: "# delete stopped containers and networks only.",
    hovers: [["commandLine", "docker compose r‸m", /nothing else: networks go with docker compose down/]],
  },
  {
    id: "M62",
    note: "Khi tắt container đi thì những thứ nằm trong Container layers sẽ bị xóa sạch.",
    hovers: [
      ["commandLine", "docker st‸op web", /What the container wrote stays until it is removed/],
      ["commandLine", "docker r‸m web", /Removes a container with what it wrote outside of volumes/],
    ],
  },
  {
    id: "M63",
    note: "Sau mỗi dòng lệnh, một layer sẽ được tạo ra để cache.",
    hovers: [["commandLine", "docker hist‸ory web", /Not every instruction makes one/]],
  },
  {
    id: "M64",
    note: "Có thể cần thêm user account vào group Docker để chạy không cần sudo.",
    hovers: [
      ["commandLine", "sudo usermod -aG dock‸er $USER", /as good as root/],
      ["commandLine", "sudo gpasswd -a me dock‸er", /as good as root/],
      ["markdown", "Run `sudo usermod -aG dock‸er me` once.", /as good as root/],
      ["daemonJson", '{ "gro‸up": "docker" }', /as good as root/],
    ],
  },
  {
    id: "M65",
    note: "3 policies:",
    hovers: [
      ["commandLine", "docker run --rest‸art always web", /no, on-failure, always, or unless-stopped/],
      ["compose", service("    rest‸art: always\n"), /There are four/],
    ],
  },
  {
    id: "M66",
    note: "**Host**: tự động mapping port, sử dụng host network -> Không thể sử dụng container trùng port.",
    hovers: [
      ["commandLine", "docker run --netw‸ork host web", /this machine's own ports, and --publish does nothing/],
      ["compose", service("    network_m‸ode: host\n"), /nothing is mapped/],
    ],
  },
  {
    id: "M67",
    note: "* `Delete` command will send POSIX signal to `SIGKILL` that `kill` it",
    hovers: [
      [
        "commandLine",
        "docker r‸m web",
        /One that has ended is sent no signal; one that runs needs --force, which kills it/,
      ],
      ["commandLine", "docker rm --for‸ce web", /Kills a running container first/],
    ],
  },
  {
    id: "M68",
    note: "With this you don't need to `COPY . .` any more as it already `bind to host`",
    hovers: [
      [
        "dockerfile",
        "FROM golang:1.25\nRUN --mount=type=bi‸nd,target=. go build ./...\n",
        /Files of the build context, a stage or an image, read-only unless rw is given/,
      ],
    ],
  },
  {
    id: "M69",
    note: " * capability\n   * Ability to boot\n   * Ability to boot",
    hovers: [
      ["commandLine", "docker run --cap-a‸dd NET_ADMIN web", /A further right of root's, such as NET_ADMIN/],
      ["commandLine", "docker run --cap-dr‸op ALL web", /Takes one of root's rights/],
    ],
  },
  {
    id: "M70",
    note: "### 3. Daemon data directory\n```\n```\n",
    hovers: [
      ["daemonJson", '{ "data-ro‸ot": "/srv/docker" }', /images, containers and volumes: \/var\/lib\/docker/],
      ["commandLine", "dockerd --data-ro‸ot /srv/docker", /images, containers and volumes: \/var\/lib\/docker/],
      ["dockerUnit", "[Service]\nExecStart=/usr/bin/dockerd --data-ro‸ot /srv\n", /\/var\/lib\/docker/],
    ],
  },
  {
    id: "M71",
    note: "+ `docker attach` sẽ connect với một container đang chạy (lệnh này tương tự như vzctl enter <node> hoặc virsh console <node-id>).",
    hovers: [
      ["commandLine", "docker att‸ach web", /the container's own process[^]*docker exec is the better way/],
      ["markdown", "+ `docker att‸ach` sẽ connect với một container đang chạy", /docker exec is the better way/],
    ],
  },
  {
    id: "M72",
    note: "Docker, công cụ sử dụng Linux Containers (LXC) chạy chung kernel với host (nghĩa là không có container Windows).",
    hovers: [
      ["commandLine", "docker run --plat‸form windows/amd64 web", /Those of Windows have been there since 2016/],
      ["commandLine", "docker run --isol‸ation hyperv web", /a kernel of its own[^]*since 2016/],
      ["commandLine", "docker pull mcr.microsoft.com/windows/nano‸server:ltsc2022", /an engine of Windows/],
    ],
  },
];

const find = (id: string) => languages.find((one) => one.id === id);

for (const { id, note, hovers } of statements)
  test(`${id} is put right where one meets it, and the sentence itself is left alone`, () => {
    for (const [language, marked, tells] of hovers) {
      const { text, at } = withCursor(marked);
      assert.match(find(language)?.read(text).answers.hover?.(at, {})?.markdown ?? "", tells, marked);
    }
    const said = find("markdown")
      ?.read(`${note}\n`)
      .lint(
        lint,
        (_, run) => {
          run();
        },
        {},
      );
    assert.deepEqual(
      said?.map(({ message }) => message),
      [],
    );
  });
