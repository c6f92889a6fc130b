// Rows that stand for several records: a Compose project, an image's containers, a repository. Commands act on all of them.
import { flagsOf, type Flag } from "../../model/flags.ts";
import type { Kind, Resource } from "../../model/resources.ts";
import type { NodeId, TreeNode } from "../node.ts";
import { spoken, type Place } from "./place.ts";

export interface GroupFace {
  readonly id: NodeId;
  /** What kind of group: a word of the row's context. */
  readonly kind: "project" | "image" | "network" | "state" | "repository" | "dangling" | "unnamed";
  readonly of: Kind;
  /** Made plain already. */
  readonly label: string;
  /** What a screen reader says for the kind and the label: "Compose project shop". */
  readonly title: string;
  readonly description: string;
  readonly icon: string;
  readonly open: boolean;
  readonly stands: readonly Resource[];
  readonly children: readonly TreeNode[];
  /** Ids of what is in use; matters where the group is of images or volumes. */
  readonly used?: ReadonlySet<string>;
  /** Of a repository: the tags that stand in it, a blank between them. Its images may have others elsewhere. */
  readonly copies?: string;
}

export function presentGroup(face: GroupFace, place: Place): TreeNode {
  const { id, kind, of, label, title, description, icon, open, stands, children, used, copies } = face;
  return {
    id,
    session: place.session,
    label,
    description,
    icon,
    context: `;group;of-${of};${kind};${flagsOfAny(stands, used).join(";")};`,
    spoken: spoken(title, description),
    stands,
    children,
    ...(open ? { open } : {}),
    ...(copies === undefined ? {} : { copies }),
    ...(place.dimmed ? { dimmed: true } : {}),
  };
}

/** A group can do what any of its members can: "Stop" is offered while one runs. */
function flagsOfAny(stands: readonly Resource[], used: ReadonlySet<string> = new Set()): readonly Flag[] {
  const all = new Set<Flag>();
  for (const resource of stands) for (const flag of flagsOf(resource, used)) all.add(flag);
  return [...all].sort();
}
