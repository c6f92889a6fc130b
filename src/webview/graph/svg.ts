// Makes elements of a picture. Texts are put in as text: no markup is ever read, whatever they say.

const namespace = "http://www.w3.org/2000/svg";

type Attributes = Readonly<Record<string, string | number | undefined>>;

export function svg<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly (Node | string | undefined)[]
): SVGElementTagNameMap[K] {
  const made = document.createElementNS(namespace, tag);
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined)
      made.setAttribute(name, typeof value === "number" ? String(Math.round(value * 10) / 10) : value);
  for (const child of children) if (child !== undefined) made.append(child);
  return made;
}
