// Types of tasks for tasks.json: what a person writes there, as the editor checks and completes it.
import { prefix } from "./names.ts";

/** `type` of a task that runs a tool from an image on a folder; its exit code is the tool's. */
export const toolTaskType = prefix;

export const taskDefinitions = [
  {
    type: toolTaskType,
    required: ["image"],
    properties: {
      image: { type: "string", description: "Image that holds the tool. The tag is the tool's version: maven:3.9." },
      command: {
        description:
          "Command to run instead of the image's own: one line, split like a shell does, or a list of words.",
        anyOf: [{ type: "string" }, { type: "array", items: { type: "string" } }],
      },
      folder: {
        type: "string",
        description: "Folder of this machine that is mounted under /app. The workspace folder unless said otherwise.",
      },
      user: {
        type: "string",
        description:
          "User in the container: name or number, and :group if need be. Your own on Linux unless said otherwise; image means the image's.",
      },
      environment: {
        type: "object",
        additionalProperties: { type: "string" },
        description: "Environment variables.",
      },
      engine: {
        type: "string",
        description: "Name of the engine to run it on. The default one unless said otherwise.",
      },
    },
  },
] as const;
