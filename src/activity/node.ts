// An entry as a Node program that needs no package.
import type { ActivityEntry, ApiRequest } from "../engine/activity.ts";
import type { Address } from "../engine/endpoint/endpoint.ts";
import { javascriptText as text } from "./quote.ts";
import { sshDialWords } from "./way.ts";

/** CommonJS, so that `node -e` and `node file.cjs` take it; undefined when no request went out. */
export function node({ requests }: Pick<ActivityEntry, "requests">, address: Address): string | undefined {
  if (requests.length === 0) return undefined;
  const { imports, options } = way(address);
  const library = address.kind === "tcp" && address.tls !== undefined ? "https" : "http";
  return `${[
    `const ${library} = require("node:${library}");`,
    ...imports,
    "",
    "const requests = [",
    ...requests.map((request) => `  ${requestArray(request)},`),
    "];",
    "const next = () => {",
    "  const [method, path, body] = requests.shift() ?? [];",
    "  if (method === undefined) return;",
    '  const headers = body === undefined ? {} : { "Content-Type": "application/json" };',
    `  const request = ${library}.request({ ${options}, method, path, headers }, (answer) => {`,
    "    console.error(answer.statusCode, answer.statusMessage);",
    "    answer.pipe(process.stdout, { end: false });",
    '    answer.on("end", next);',
    "  });",
    "  request.end(body);",
    "};",
    "next();",
  ].join("\n")}\n`;
}

const requestArray = ({ method, path, body }: ApiRequest): string =>
  `[${text(method)}, ${text(path)}${body === undefined ? "" : `, ${text(JSON.stringify(body))}`}]`;

interface Way {
  readonly imports: readonly string[];
  /** Inside the braces of the request's options. */
  readonly options: string;
}

function way(address: Address): Way {
  switch (address.kind) {
    case "unix":
    case "npipe":
      return { imports: [], options: `socketPath: ${text(address.path)}` };
    case "tcp": {
      const { ca, cert, key, verify } = address.tls ?? { verify: true };
      const files = Object.entries({ ca, cert, key }).flatMap(([name, file]) =>
        file === undefined ? [] : [`${name}: readFileSync(${text(file)})`],
      );
      return {
        imports: files.length === 0 ? [] : [`const { readFileSync } = require("node:fs");`],
        options: [
          `host: ${text(address.host)}`,
          `port: ${address.port}`,
          ...files,
          ...(verify ? [] : ["rejectUnauthorized: false"]),
        ].join(", "),
      };
    }
    case "ssh": {
      const [program = "ssh", ...words] = sshDialWords(address);
      return {
        imports: [
          `const { spawn } = require("node:child_process");`,
          `const { Duplex } = require("node:stream");`,
          "const createConnection = () => {",
          `  const ssh = spawn(${text(program)}, [${words.map(text).join(", ")}], { stdio: ["pipe", "pipe", "inherit"] });`,
          "  return Duplex.from({ readable: ssh.stdout, writable: ssh.stdin });",
          "};",
        ],
        options: "createConnection",
      };
    }
  }
}
