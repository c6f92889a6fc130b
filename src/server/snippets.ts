// LSP snippets for clients that take none.

/** The text of a snippet with its placeholders' own words: "${1:name}: $0" → "name: ". */
export function plainSnippet(snippet: string): string {
  let text = snippet;
  // Placeholders may stand in one another: the innermost go first.
  for (let before = ""; before !== text;) {
    before = text;
    text = text.replace(/\$\{\d+:((?:[^{}\\$]|\\.)*)\}/g, "$1").replace(/\$\{\d+\|((?:[^,|\\]|\\.)*)[^}]*\}/g, "$1");
  }
  return text.replace(/(^|[^\\])\$(?:\d+|\{\d+\})/g, "$1").replace(/\\([\\$}])/g, "$1");
}
