// Where the archive calls look: a container, and for a volume or an image one that is made for the purpose, never started,
// and removed with the scope.
import { t } from "../../base/l10n.ts";
import { fail } from "../../base/problem.ts";
import type { Scope } from "../../base/scope.ts";
import type { Target } from "../../engine/api/containers.ts";
import * as images from "../../engine/api/images.ts";
import { helperLabel } from "../../engine/api/standIns.ts";
import type { Engine } from "../../engine/engine.ts";
import { ownInstance } from "../instance.ts";
import { joinPath } from "../path.ts";
import type { FilesTarget } from "../rung.ts";
import { makeStandIn } from "../standIn.ts";

export interface ArchivePlace {
  readonly engine: Engine;
  readonly container: Target;
  /** Below which folder of the container the target's root is: "" or where a volume is mounted. */
  readonly prefix: string;
  readonly scope: Scope;
  /** The engine takes paths for patterns, and "*" for any name: Podman. */
  readonly patterns?: boolean;
}

const volumeFolder = "/volume";

export async function placeOf(engine: Engine, target: FilesTarget, scope: Scope): Promise<ArchivePlace> {
  if (target.kind === "container") return { engine, container: target, prefix: "", scope };
  const volume = target.kind === "volume";
  const image = volume ? await smallestImage(engine, scope.signal) : target.id;
  const container = await makeStandIn(
    engine,
    {
      Image: image,
      // Never run; an image without a command of its own needs one all the same.
      Entrypoint: ["/"],
      Cmd: [],
      NetworkDisabled: true,
      Labels: { [helperLabel]: ownInstance() },
      HostConfig: {
        NetworkMode: "none",
        ...(volume
          ? {
              Mounts: [
                // Nothing of the image may be copied into a volume that is empty.
                { Type: "volume", Source: target.id, Target: volumeFolder, VolumeOptions: { NoCopy: true } as never },
              ],
            }
          : {}),
      },
    },
    target.name,
    scope,
  );
  return { engine, container, prefix: volume ? volumeFolder : "", scope };
}

/** A container needs an image, whatever it is for. */
async function smallestImage(engine: Engine, signal: AbortSignal): Promise<string> {
  const [smallest] = [...(await images.list(engine, signal))].sort((a, b) => a.Size - b.Size);
  return (
    smallest?.Id ??
    fail({ kind: "unsupported", feature: t("Looking into a volume"), needs: t("at least one image on the engine") })
  );
}

/** The path in the container of one in the target. */
export const inContainer = ({ prefix }: ArchivePlace, path: string): string =>
  prefix === "" ? path : joinPath(prefix, path.replace(/^\/+/, ""));
