// An entry as a Python program that needs nothing but the standard library.
import type { ActivityEntry, ApiRequest } from "../engine/activity.ts";
import type { Address } from "../engine/endpoint/endpoint.ts";
import { pythonText as text } from "./quote.ts";
import { sshDialWords } from "./way.ts";

/** Undefined for Windows pipes, which the standard library cannot talk HTTP over, or when no request went out. */
export function python({ requests }: Pick<ActivityEntry, "requests">, address: Address): string | undefined {
  if (requests.length === 0 || address.kind === "npipe") return undefined;
  const { imports, before, open } = opening(address);
  return `${[
    `import ${["http.client", ...imports, "sys"].sort().join(", ")}`,
    "",
    ...before,
    "for method, path, body in [",
    ...requests.map((request) => `    ${requestTuple(request)},`),
    "]:",
    `    engine = ${open}`,
    `    engine.request(method, path, body and body.encode(), {"Content-Type": "application/json"} if body else {})`,
    "    answer = engine.getresponse()",
    "    print(answer.status, answer.reason, file=sys.stderr)",
    "    while chunk := answer.read1(65536):",
    "        sys.stdout.buffer.write(chunk)",
    "        sys.stdout.buffer.flush()",
  ].join("\n")}\n`;
}

const requestTuple = ({ method, path, body }: ApiRequest): string =>
  `(${text(method)}, ${text(path)}, ${body === undefined ? "None" : text(JSON.stringify(body))})`;

interface Opening {
  readonly imports: readonly string[];
  readonly before: readonly string[];
  readonly open: string;
}

function opening(address: Exclude<Address, { kind: "npipe" }>): Opening {
  if (address.kind === "tcp") return openingTcp(address);
  const connect =
    address.kind === "unix"
      ? ["self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)", `self.sock.connect(${text(address.path)})`]
      : [
          "self.sock, end = socket.socketpair()",
          `subprocess.Popen([${sshDialWords(address).map(text).join(", ")}], stdin=end, stdout=end)`,
          "end.close()",
        ];
  return {
    imports: address.kind === "unix" ? ["socket"] : ["socket", "subprocess"],
    before: [
      "class Engine(http.client.HTTPConnection):",
      "    def connect(self):",
      ...connect.map((statement) => `        ${statement}`),
      "",
    ],
    open: `Engine("localhost")`,
  };
}

function openingTcp({ host, port, tls }: Extract<Address, { kind: "tcp" }>): Opening {
  if (tls === undefined) return { imports: [], before: [], open: `http.client.HTTPConnection(${text(host)}, ${port})` };
  const { ca, cert, key, verify } = tls;
  return {
    imports: ["ssl"],
    before: [
      `context = ssl.create_default_context(${ca === undefined ? "" : `cafile=${text(ca)}`})`,
      ...(verify ? [] : ["context.check_hostname = False", "context.verify_mode = ssl.CERT_NONE"]),
      ...(cert === undefined
        ? []
        : [`context.load_cert_chain(${[cert, ...(key === undefined ? [] : [key])].map(text).join(", ")})`]),
      "",
    ],
    open: `http.client.HTTPSConnection(${text(host)}, ${port}, context=context)`,
  };
}
