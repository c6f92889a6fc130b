// Shapes that several tables share: lists of words, lists or mappings of KEY=value, ulimits, devices, hooks.
import { t } from "../../../base/l10n.ts";
import { limits } from "./knownWords.ts";
import {
  dict,
  duration,
  either,
  integer,
  items,
  key,
  keys,
  nothing,
  number,
  text,
  yesOrNo,
  type Source,
  type Word,
} from "./shape.ts";

export const nameOf = /^[a-zA-Z0-9._-]+$/;

export const texts = items(text());
export const textOrTexts = either(text(), texts);
/** Compose refuses the same pattern twice. */
export const patterns = either(text(), items(text(), "error"));
export const filesOrFile = either(text({ source: "file" }), items(text({ source: "file" })));

/** KEY=value in a list, or a mapping. */
export const pairs = (source?: Source, words?: readonly Word[]) => {
  const extra = { ...(source === undefined ? {} : { source }), ...(words === undefined ? {} : { words }) };
  const inList = { ...extra, ...(words && { words: words.map((word) => ({ ...word, text: `${word.text}=` })) }) };
  return either(dict({ kind: "value", types: ["string", "number", "boolean", "null"] }, extra), items(text(inList)));
};

export const labels = pairs();

/** Options of a driver: words or numbers. */
export const optionsOf = (words?: readonly Word[]) =>
  dict({ kind: "value", types: ["string", "number"] }, words && { words });
export const options = optionsOf();

export const command = either(text(), texts, nothing);

export const extraHosts = either(dict(either(text(), items(text()))), items(text(), "error"));

export const ulimits = dict(
  either(
    integer(),
    keys(
      {
        soft: key(integer(), () => t("The limit in force. A process may raise it up to the hard one.")),
        hard: key(integer(), () => t("The highest value that the soft limit may take.")),
      },
      { required: ["soft", "hard"] },
    ),
  ),
  { words: limits },
);

const device = {
  capabilities: key(
    items(
      text({ words: ["gpu", "compute", "utility", "graphics", "video", "display"].map((one) => ({ text: one })) }),
      "error",
    ),
    () => t("What the device must be able to do, for example gpu, compute or utility."),
  ),
  count: key({ kind: "value", types: ["integer", "string"], cast: "count", words: [{ text: "all" }] }, () =>
    t("How many devices to take, or all. Not together with device_ids."),
  ),
  device_ids: key(texts, () => t("Which devices to take, by id. Not together with count.")),
  driver: key(text({ words: [{ text: "nvidia" }, { text: "cdi" }] }), () =>
    t("The driver that hands out the devices."),
  ),
  options: key(labels, () => t("Options for the driver of the devices.")),
};

export const deviceRequests = items(keys(device, { required: ["capabilities"] }));
export const gpuRequests = items(keys(device, { open: true }));

export const hook = keys(
  {
    command: key(command, () => t("The command to run in the container.")),
    user: key(text(), () => t("Who runs the command; by default the container's user.")),
    privileged: key(yesOrNo, () => t("Run the command with extended privileges.")),
    working_dir: key(text(), () => t("The folder in which the command runs.")),
    environment: key(pairs("variable"), () => t("Further environment variables for this command.")),
  },
  { required: ["command"] },
);

const probe = items(text({ words: [{ text: "CMD" }, { text: "CMD-SHELL" }, { text: "NONE" }] }));

export const healthcheck = keys({
  test: key(either(probe, text()), () =>
    t(
      "The command that tells whether the container is healthy. A list starts with CMD, CMD-SHELL or NONE; a text runs in the shell.",
    ),
  ),
  interval: key(duration, () => t("Time from the end of one check to the next, such as 30s.")),
  timeout: key(duration, () => t("How long a check may take before it counts as failed.")),
  retries: key(number({ cast: "integer", least: 0 }), () =>
    t("How many failures in a row make the container unhealthy."),
  ),
  start_period: key(duration, () => t("Time to start up, in which failures do not count yet.")),
  start_interval: key(duration, () => t("Time between checks while the container starts up.")),
  disable: key(yesOrNo, () => t("Switch off the health check that the image brings.")),
});

export const configGrants = items(
  either(
    text({ source: "config" }),
    grantsOf("config", () => t("Path of the file in the container; by default the name below the root folder.")),
  ),
);

export const secretGrants = items(
  either(
    text({ source: "secret" }),
    grantsOf("secret", () => t("Name or path of the file in the container; by default the name below /run/secrets.")),
  ),
);

function grantsOf(source: Source, target: () => string) {
  return keys(
    {
      source: key(text({ source }), () => t("The name it has in this file's own section for it.")),
      target: key(text(), target),
      uid: key(text(), () => t("Numeric user id that owns the file in the container.")),
      gid: key(text(), () => t("Numeric group id that owns the file in the container.")),
      mode: key({ kind: "value", types: ["number", "string"] }, () =>
        t("Permissions of the file, in octal such as 0440."),
      ),
    },
    { required: ["source"] },
  );
}
