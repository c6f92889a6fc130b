// The engine's volume list → Volume. Pure; never throws, whatever the engine says.
// Facts of the wire: Docker Engine API 1.41–1.51, VolumeListResponse; Podman's compatible API.
import type { Volume } from "../resources.ts";
import { fieldsOf, labelsOf, listOf, textOf, timeOf } from "./wire.ts";

/** Every volume of a list that has a name. */
export function volumesOf(wire: unknown): readonly Volume[] {
  return listOf(fieldsOf(wire).Volumes).flatMap((entry) => {
    const { Name, Driver, Mountpoint, CreatedAt, Labels, Options } = fieldsOf(entry);
    const name = textOf(Name);
    if (name === "") return [];
    return [
      {
        kind: "volume" as const,
        id: name,
        name,
        driver: textOf(Driver),
        folder: textOf(Mountpoint),
        created: timeOf(CreatedAt),
        labels: labelsOf(Labels),
        options: labelsOf(Options),
      },
    ];
  });
}
