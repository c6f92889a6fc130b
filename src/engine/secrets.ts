// Hides secrets in what the activity record shows: values whose name sounds like a secret, passwords inside addresses, and
// what looks like a token or a private key whatever its name.
// Names and everything else stay, so that the record can still be read and copied.

/** What stands for a secret. */
export const hidden = "***";

const secretName =
  /pass(word|wd|phrase|code)|pass$|pwd|secret|token|credential|connection_?string|(api|access|private|signing|encryption|master)_?key|_key$|^key$|(^|[_-])(auth|pat|salt|dsn|cookie)([_-]|$)/i;

/** Does a name (of a variable, label, field or option) sound like its value should not be shown? */
export const soundsSecret = (name: string): boolean => secretName.test(name);

/** Passwords in addresses: "postgres://me:pw@host" → "postgres://me:***@host". */
const maskAddresses = (text: string): string =>
  maskTokens(text.replace(/([a-z][a-z0-9+.-]*:\/\/[^\s/:@]*:)[^\s/@]+@/gi, `$1${hidden}@`));

// How issuers begin their tokens so that they are found where they should not be, from their documentation: GitHub, GitLab,
// Docker, AWS, Slack, npm, PyPI, Google, Hugging Face, Stripe, SendGrid, DigitalOcean; and OpenAI's and others' "sk-".
const shapes = [
  /gh[pousr]_[A-Za-z0-9]{16,}/,
  /github_pat_\w{16,}/,
  /gl(?:pat|dt|ptt|rt|ft|soat)-[\w-]{16,}/,
  /dckr_(?:pat|oat)_[\w-]{16,}/,
  /(?:AKIA|ASIA)[A-Z0-9]{16}/,
  /xox[abeoprs]-[\w-]{10,}/,
  /npm_[A-Za-z0-9]{30,}/,
  /pypi-[\w-]{30,}/,
  /AIza[\w-]{35}/,
  /hf_[A-Za-z0-9]{30,}/,
  /[rs]k_(?:live|test)_[A-Za-z0-9]{16,}/,
  /sk-[A-Za-z0-9][\w-]{19,}/,
  /SG\.[\w-]{16,}\.[\w-]{16,}/,
  /do[opr]_v1_[a-f0-9]{32,}/,
  // A JSON web token: what comes before its signature begins with {" in base64.
  /eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,}/,
];
const token = new RegExp(`(?<![A-Za-z0-9])(?:${shapes.map(({ source }) => source).join("|")})(?![A-Za-z0-9])`, "g");
const privateKey = /(-----BEGIN [A-Z ]*PRIVATE KEY-----).*?(?:(-----END [A-Z ]*PRIVATE KEY-----)|$)/gs;

/** What is a token by its looks, whatever its name. */
const maskTokens = (text: string): string =>
  text.replace(token, hidden).replace(privateKey, (_, begin: string, end = "") => `${begin}${hidden}${end}`);

/** One word: "KEY=value", "--option=value" or an address. */
function maskWord(word: string): string {
  const pair = /^(-{0,2}[\w.-]+)=(.+)$/s.exec(word);
  if (pair?.[1] !== undefined && soundsSecret(pair[1])) return `${pair[1]}=${hidden}`;
  const nested = /^(--[\w-]+=[\w.-]+)=(.+)$/s.exec(word);
  if (nested?.[1] !== undefined && soundsSecret(nested[1].slice(nested[1].indexOf("=") + 1)))
    return `${nested[1]}=${hidden}`;
  return maskAddresses(maskInstruction(word));
}

/** The Dockerfile instruction of a commit's change: "ENV TOKEN=abc", "ENV TOKEN abc". Several pairs may stand in one. */
function maskInstruction(text: string): string {
  const found = /^(\s*(?:ENV|LABEL|ARG)\s+)(.*)$/is.exec(text);
  if (found?.[1] === undefined || found[2] === undefined) return text;
  const rest = found[2];
  const spaced = /^([\w.-]+)(\s+)(.+)$/s.exec(rest);
  if (spaced?.[1] !== undefined && !/^[\w.-]+=/.test(rest))
    return soundsSecret(spaced[1]) ? `${found[1]}${spaced[1]}${spaced[2] ?? " "}${hidden}` : text;
  const masked = rest.replace(/([\w.-]+)=("(?:\\.|[^"\\])*"|'[^']*'|(?:\\.|[^\s\\])*)/gs, (pair, name: string) =>
    soundsSecret(name) ? `${name}=${hidden}` : pair,
  );
  return found[1] + masked;
}

/** Words of a command: also hides the word after a bare "--password". */
export function maskWords(words: readonly string[]): readonly string[] {
  return words.map((word, index) => {
    const before = words[index - 1];
    return before !== undefined && /^--?[a-z][\w-]*$/i.test(before) && soundsSecret(before) && !word.startsWith("-")
      ? hidden
      : maskWord(word);
  });
}

/** A JSON body: fields whose name sounds secret, and words in lists (Env, Cmd, …). */
export function maskBody(body: unknown): unknown {
  if (typeof body === "string") return maskAddresses(body);
  if (Array.isArray(body))
    return body.every((item) => typeof item === "string") ? maskWords(body) : body.map((item) => maskBody(item));
  if (typeof body !== "object" || body === null) return body;
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      name,
      typeof value === "string" && value !== "" && soundsSecret(name) ? hidden : maskBody(value),
    ]),
  );
}

/** A request's path: values of parameters, of which a commit's `changes` may hold variables. */
export function maskPath(path: string): string {
  const start = path.indexOf("?");
  if (start < 0) return maskTokens(path);
  const pairs = path.slice(start + 1).split("&");
  const masked = pairs.map((pair) => {
    const [name = "", value = ""] = pair.split("=", 2);
    if (value === "") return pair;
    if (soundsSecret(name)) return `${name}=${hidden}`;
    const text = decode(value);
    const shown = maskObject(text) ?? text.split("\n").map(maskWord).join("\n");
    return shown === text ? pair : `${name}=${encodeURIComponent(shown)}`;
  });
  return maskTokens(path.slice(0, start + 1)) + masked.join("&");
}

/** A build's arguments and labels are an object each. The text itself where nothing in it is a secret. */
function maskObject(text: string): string | undefined {
  if (!text.startsWith("{")) return undefined;
  try {
    const object = JSON.parse(text) as unknown;
    const masked = JSON.stringify(maskBody(object));
    return masked === JSON.stringify(object) ? text : masked;
  } catch {
    return undefined;
  }
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
