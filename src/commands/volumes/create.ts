// Makes a volume: its name, driver, the driver's options and labels are asked in a form.
import { viewIds } from "../../manifest/names.ts";
import * as volumes from "../../engine/api/volumes.ts";
import { volumesOf } from "../../model/normalize/volumes.ts";
import { command } from "../command.ts";
import { asking } from "../working.ts";
import { createForm } from "./createForm.ts";

export const create = command({
  id: "volumes.create",
  title: "Create a volume…",
  icon: "add",
  menus: [{ menu: "title", view: viewIds.volumes, group: "navigation", order: 1 }, { menu: "palette" }],
  run: async (context) => {
    const { engine, ui } = context;
    // Asked anew: no view of volumes may have been opened yet.
    const there = volumesOf(await asking(context, "docker volume ls", (signal) => volumes.list(engine, signal)));
    const names = new Set(there.map(({ name }) => name));
    let made = "";
    await ui.form(
      createForm({
        taken: (name) => names.has(name),
        drivers: [...new Set(["local", ...there.map(({ driver }) => driver)])],
        send: async (wanted, sending) => void (made = await volumes.create(engine, wanted, sending)),
      }),
    );
    await ui.reveal("volume", made);
  },
});
