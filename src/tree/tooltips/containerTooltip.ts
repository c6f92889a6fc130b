// What is said of a container on hover.
import { bytes } from "../../base/amounts.ts";
import { t } from "../../base/l10n.ts";
import { inCode, inMarkdown } from "../../base/plain.ts";
import { exitMeaning } from "../../model/exitCodes.ts";
import { mountsSocket } from "../../model/flags.ts";
import type { Reading } from "../../model/reading.ts";
import type { Container, Mount } from "../../model/resources.ts";
import { since } from "../present/age.ts";
import { sourceWords } from "../present/mount.ts";
import { portsWords } from "../present/port.ts";
import { stateFace } from "../present/state.ts";
import { fact, lines, paragraphs } from "./markdown.ts";

/** More rows of one kind than this are counted. */
const most = 8;

export function containerTooltip(container: Container, now: number, reading?: Reading): string {
  const { name, id, image, command, created } = container;
  return paragraphs(
    `**${inMarkdown(name)}**`,
    lines(
      fact(t("State:"), stateLine(container, now)),
      fact(t("Restart policy:"), restartLine(container, now)),
      fact(t("Now:"), readingLine(reading)),
    ),
    lines(
      fact(t("Image:"), inCode(image)),
      fact(t("Command:"), inCode(command)),
      fact(t("Created:"), since(created, now)),
      fact(t("Id:"), inCode(id.slice(0, 12))),
    ),
    lines(
      fact(t("Ports:"), some(container.ports.map(portLine))),
      fact(t("Networks:"), some(container.networks.map(networkLine))),
      fact(t("Mounts:"), some(container.mounts.map(mountLine))),
    ),
    keptWords(container),
    ...warnings(container),
  );
}

/** People think that a stop loses what was written. */
const keptWords = ({ state }: Container): string =>
  state === "exited"
    ? t(
        "Stopped, it keeps all that was written in it, its settings and its log: Start goes on with them. Only Remove deletes them.",
      )
    : "";

function some(all: readonly string[]): string {
  const more = all.length - most;
  return all.slice(0, most).join(", ") + (more > 0 ? ` +${more}` : "");
}

function stateLine(container: Container, now: number): string {
  const { state, exitCode, detail } = container;
  const { words } = stateFace(container, undefined, now);
  const meaning = state === "exited" && exitCode !== undefined ? exitMeaning(exitCode, detail?.oomKilled === true) : "";
  const error = detail === undefined || detail.error === "" ? "" : inMarkdown(detail.error, 500);
  return [words, meaning, error].filter((part) => part !== undefined && part !== "").join(" — ");
}

function restartLine({ detail, state }: Container, now: number): string {
  if (detail === undefined) return "";
  const { restartPolicy, restartMaximum, restartCount, startedAt } = detail;
  const policy = inCode(restartMaximum > 0 ? `${restartPolicy}:${restartMaximum}` : restartPolicy);
  if (restartCount === 0) return policy;
  const times = restartCount === 1 ? t("restarted once") : t("restarted {0} times", restartCount);
  const last = state === "running" && startedAt > 0 ? t("last {0}", since(startedAt, now)) : "";
  return [policy, times, last].filter((part) => part !== "").join(", ");
}

function readingLine(reading: Reading | undefined): string {
  if (reading === undefined) return "";
  const { cpuPercent, memory, memoryLimit, received, sent, read, written, processes } = reading;
  const parts = [
    cpuPercent === undefined ? "" : t("CPU {0} %", cpuPercent.toFixed(cpuPercent < 10 ? 1 : 0)),
    memory === undefined ? "" : memoryWords(memory, memoryLimit),
    received === undefined || sent === undefined ? "" : t("network {0} in, {1} out", bytes(received), bytes(sent)),
    read === undefined || written === undefined ? "" : t("disk {0} read, {1} written", bytes(read), bytes(written)),
    processes === undefined ? "" : processes === 1 ? t("1 process") : t("{0} processes", processes),
  ];
  return parts.filter((part) => part !== "").join(" · ");
}

const memoryWords = (memory: number, limit: number | undefined): string =>
  limit === undefined ? t("memory {0}", bytes(memory)) : t("memory {0} of {1}", bytes(memory), bytes(limit));

function portLine(port: Container["ports"][number]): string {
  const published = portsWords([port]);
  return inCode(published === "" ? t("{0} (not published)", `${port.inside}/${port.protocol}`) : published);
}

function networkLine({ network, ipv4, ipv6 }: Container["networks"][number]): string {
  return [inCode(network), ...[ipv4, ipv6].flatMap((address) => (address === undefined ? [] : [inCode(address)]))].join(
    " ",
  );
}

const mountLine = (mount: Mount): string =>
  `${inCode(mount.target)} (${inMarkdown(sourceWords(mount))}${mount.writable ? "" : `, ${t("read-only")}`})`;

function warnings(container: Container): readonly string[] {
  return [
    container.detail?.privileged === true
      ? t(
          "⚠ Privileged: it may use every device and nearly everything root may do on the host. A container shares the host's kernel and isolates less than a virtual machine; this one hardly isolates at all.",
        )
      : "",
    mountsSocket(container)
      ? t(
          "⚠ Mounts the engine's socket: whoever is inside can start any container, privileged ones too, and so is as strong as root on the host. Tools that manage or watch containers need this; others do not.",
        )
      : "",
  ];
}
