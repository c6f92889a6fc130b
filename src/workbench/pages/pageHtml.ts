// The document of a page: empty but for its script and style, which a strict policy allows and nothing else. What it
// shows comes by message and is put in as text.

export interface PageParts {
  readonly title: string;
  /** The person's language: "en", "vi". */
  readonly language: string;
  /** Addresses as the webview may load them. */
  readonly script: string;
  readonly style: string;
  /** Where the webview may load styles from. */
  readonly source: string;
  /** Fresh and unguessable for each document. */
  readonly nonce: string;
}

export function pageHtml({ title, language, script, style, source, nonce }: PageParts): string {
  const policy = `default-src 'none'; style-src ${source}; script-src 'nonce-${nonce}'; form-action 'none'; base-uri 'none'`;
  return `<!DOCTYPE html>
<html lang="${escaped(language)}">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<link rel="stylesheet" href="${escaped(style)}">
</head>
<body>
<script nonce="${escaped(nonce)}" src="${escaped(script)}"></script>
</body>
</html>
`;
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
