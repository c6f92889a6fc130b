// Makes elements. Children are elements or text: no markup is ever read, whatever the text says.

type Attributes = Readonly<Record<string, string | boolean | undefined>>;

/** `true` sets an attribute without a value, `false` and `undefined` leave it out. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly (Node | string | undefined)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) attribute(made, name, value);
  for (const child of children) if (child !== undefined) made.append(child);
  return made;
}

/** Sets or takes away one attribute, as `element` does. */
export function attribute(of: Element, name: string, value: string | boolean | undefined): void {
  if (value === undefined || value === false) of.removeAttribute(name);
  else of.setAttribute(name, value === true ? "" : value);
}
