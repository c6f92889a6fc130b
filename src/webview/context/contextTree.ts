// The tree of a build context, by the pattern of the ARIA Authoring Practices: rows are made when their folder is unfolded, one
// of them can be reached with Tab, the arrow keys do the rest.
import { bytes } from "../../base/amounts.ts";
import { plain } from "../../base/plain.ts";
import type { BuildContext, ContextEntry, ContextWords } from "../../protocol/buildContext.ts";
import { element } from "../element.ts";
import { put } from "../sentence.ts";

interface TreeHeard {
  readonly open: (path: string) => void;
  readonly openLine: (line: number) => void;
  readonly leaveOut: (path: string) => void;
  /** Paths of the folders that are unfolded, for the next picture of the same context. */
  readonly unfolded: Set<string>;
}

interface Shown {
  readonly context: BuildContext;
  readonly words: ContextWords;
  readonly heard: TreeHeard;
}

export function contextTree(shown: Shown): HTMLElement {
  const { context, words } = shown;
  const tree = element("ul", { role: "tree", "aria-label": words.tree }, ...rowsOf(context.root, "", 1, shown));
  reach(tree, tree.querySelector('[role="treeitem"]'));
  tree.addEventListener("keydown", (event) => pressed(tree, event));
  tree.addEventListener("focusin", ({ target }) => reach(tree, itemOf(target)));
  return tree;
}

function rowsOf(folder: ContextEntry, path: string, level: number, shown: Shown): readonly HTMLElement[] {
  const rows = (folder.entries ?? []).map((entry) =>
    rowOf(entry, path === "" ? entry.name : `${path}/${entry.name}`, level, shown),
  );
  const { more } = folder;
  if (more === undefined) return rows;
  const text = `${put(shown.words.more, String(more.count))} · ${bytes(more.bytes)}`;
  return [
    ...rows,
    element("li", { role: "treeitem", tabindex: "-1", "aria-level": String(level), class: "more" }, text),
  ];
}

function rowOf(entry: ContextEntry, path: string, level: number, shown: Shown): HTMLElement {
  const { words, heard, context } = shown;
  const isFolder = entry.entries !== undefined && (entry.entries.length > 0 || entry.more !== undefined);
  const group = isFolder ? element("ul", { role: "group", hidden: true }) : undefined;
  const item = element("li", {
    role: "treeitem",
    tabindex: "-1",
    "aria-level": String(level),
    "aria-expanded": isFolder ? "false" : undefined,
    class: entry.out ? (entry.files > 0 ? "partly" : "out") : undefined,
  });
  const unfold = (on: boolean): void => {
    if (group === undefined) return;
    if (on && group.childElementCount === 0) group.append(...rowsOf(entry, path, level + 1, shown));
    group.hidden = !on;
    item.setAttribute("aria-expanded", String(on));
    if (on) heard.unfolded.add(path);
    else heard.unfolded.delete(path);
  };
  const act = (): void => {
    if (isFolder) unfold(group?.hidden === true);
    else if (entry.kind !== "folder") heard.open(path);
  };
  const row = element(
    "div",
    { class: "row" },
    element("span", { class: "twist", "aria-hidden": "true" }),
    element("span", { class: "name" }, plain(entry.name, 120) + (entry.kind === "folder" ? "/" : "")),
    element("span", { class: "why" }, ...whyOf(entry, shown)),
    element("span", { class: "amount" }, amountOf(entry, words)),
    element("span", { class: "act" }, entry.out ? undefined : buttonOf(words.leaveOut, () => heard.leaveOut(path))),
  );
  row.prepend(meter(entry, context.root.bytes));
  row.addEventListener("click", act);
  item.append(row, ...(group === undefined ? [] : [group]));
  item.addEventListener("row-act", act);
  item.addEventListener("row-unfold", (event) => unfold((event as CustomEvent<boolean>).detail));
  if (heard.unfolded.has(path)) unfold(true);
  return item;
}

/** How much of all that is sent: an element of its own kind takes a number without a style of its own. */
function meter({ bytes: own }: ContextEntry, all: number): HTMLElement {
  return element("progress", {
    max: "1000",
    value: String(all === 0 ? 0 : Math.round((own / all) * 1000)),
    "aria-hidden": "true",
  });
}

function amountOf(entry: ContextEntry, words: ContextWords): string {
  if (entry.kind === "link" && !entry.out) return words.link;
  if (entry.out && entry.files === 0) return "";
  return entry.kind === "folder"
    ? `${bytes(entry.bytes)} · ${put(words.files, String(entry.files))}`
    : bytes(entry.bytes);
}

function whyOf(entry: ContextEntry, { words, heard, context }: Shown): readonly (HTMLElement | string)[] {
  const { line, out } = entry;
  const partly = out && entry.files > 0 ? [` ${words.partly}`] : [];
  if (line === undefined) return out ? [words.leftOut, ...partly] : [];
  const text = put(out ? words.leftOutBy : words.backBy, String(line + 1), plain(context.patterns[line] ?? "", 60));
  return [buttonOf(text, () => heard.openLine(line)), ...partly];
}

function buttonOf(text: string, act: () => void): HTMLButtonElement {
  const button = element("button", { type: "button", tabindex: "-1" }, text);
  button.addEventListener("click", (event) => {
    event.stopPropagation();
    act();
  });
  return button;
}

const itemOf = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('[role="treeitem"]') : null;

/** One row can be reached with Tab, and behind it its buttons. */
function reach(tree: HTMLElement, item: HTMLElement | null): void {
  if (item === null || item.getAttribute("tabindex") === "0") return;
  for (const other of tree.querySelectorAll('[tabindex="0"]')) other.setAttribute("tabindex", "-1");
  for (const button of item.querySelectorAll(":scope > .row button")) button.setAttribute("tabindex", "0");
  item.setAttribute("tabindex", "0");
}

function pressed(tree: HTMLElement, event: KeyboardEvent): void {
  const item = itemOf(event.target);
  if (item === null) return;
  const inButton = event.target instanceof HTMLButtonElement;
  if (inButton && (event.key === "Enter" || event.key === " ")) return;
  const shown = [...tree.querySelectorAll<HTMLElement>('[role="treeitem"]')].filter(
    (other) => other.closest("[hidden]") === null,
  );
  const at = shown.indexOf(item);
  const go = (to: HTMLElement | null | undefined): void => to?.focus();
  const unfold = (on: boolean): void => void item.dispatchEvent(new CustomEvent("row-unfold", { detail: on }));
  const open = item.getAttribute("aria-expanded");
  const keys: Readonly<Record<string, (() => void) | undefined>> = {
    ArrowDown: () => go(shown[at + 1]),
    ArrowUp: () => go(shown[at - 1]),
    Home: () => go(shown[0]),
    End: () => go(shown.at(-1)),
    ArrowRight: () => (open === "false" ? unfold(true) : open === "true" ? go(shown[at + 1]) : undefined),
    ArrowLeft: () =>
      open === "true" ? unfold(false) : go(item.parentElement?.closest<HTMLElement>('[role="treeitem"]')),
    Enter: () => void item.dispatchEvent(new CustomEvent("row-act")),
    " ": () => void item.dispatchEvent(new CustomEvent("row-act")),
  };
  const act = Object.hasOwn(keys, event.key) ? keys[event.key] : undefined;
  if (act === undefined) return;
  event.preventDefault();
  act();
}
