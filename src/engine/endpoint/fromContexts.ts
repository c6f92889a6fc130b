// Docker contexts: which there are and which is in use, read from docker's own folder, TLS material included.
import { createHash } from "node:crypto";
import { jsonFault } from "../../base/jsonFault.ts";
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import type { Problem } from "../../base/problem.ts";
import { BadAddress, defaultPipe, defaultSocket, parseAddress, urlOf } from "./address.ts";
import type { Endpoint, Source, TlsFiles } from "./endpoint.ts";
import { pathsOf, type World } from "./world.ts";

/** Docker's folder: $DOCKER_CONFIG, or .docker at home. */
export function configFolder(world: World): string {
  const { DOCKER_CONFIG = "" } = world.env;
  return DOCKER_CONFIG === "" ? pathsOf(world).join(world.home, ".docker") : DOCKER_CONFIG;
}

/** The contexts, the one in use first, then by name. The context "default" is no context but the lack of one. */
export async function fromContexts(world: World): Promise<Source> {
  const problems: Problem[] = [];
  const wanted = await currentContext(world, problems);
  // A file that cannot be read may name a context.
  let [missed] = problems;
  const folder = pathsOf(world).join(configFolder(world), "contexts", "meta");
  const ids = [...(await world.list(folder))].sort();
  const read = await Promise.all(ids.map((id) => readContext(world, id, { wanted: wanted?.name, problems })));
  const endpoints = read.filter((endpoint) => endpoint !== undefined);
  endpoints.sort((one, other) => rank(one) - rank(other) || (one.name < other.name ? -1 : 1));
  if (wanted !== undefined && !endpoints.some(isCurrent)) {
    const said = t('no usable docker context "{0}"', plain(wanted.name));
    const file = wanted.file === undefined ? {} : { file: wanted.file };
    problems.push((missed = { kind: "setting", key: wanted.from, said, ...file }));
  }
  return { endpoints, problems, ...(missed === undefined ? {} : { missed }) };
}

/** Whether docker itself would take it. */
export const isCurrent = ({ reason }: Endpoint): boolean => reason.by === "context" && reason.current;

const rank = (endpoint: Endpoint): number => (isCurrent(endpoint) ? 0 : 1);

interface Wanted {
  readonly name: string;
  /** The variable or file that says so. */
  readonly from: string;
  readonly file?: string;
}

/** The context in use by name: DOCKER_CONTEXT before config.json; none for "default". */
async function currentContext(world: World, problems: Problem[]): Promise<Wanted | undefined> {
  const { DOCKER_CONTEXT = "" } = world.env;
  const file = pathsOf(world).join(configFolder(world), "config.json");
  const wanted = DOCKER_CONTEXT === "" ? await configured(world, file, problems) : DOCKER_CONTEXT;
  if (wanted === undefined || wanted === "" || wanted === "default") return undefined;
  return DOCKER_CONTEXT === "" ? { name: wanted, from: file, file } : { name: wanted, from: "DOCKER_CONTEXT" };
}

async function configured(world: World, file: string, problems: Problem[]): Promise<string | undefined> {
  const config = await readJson(world, file, problems);
  const current = (config as { currentContext?: unknown } | undefined)?.currentContext;
  return typeof current === "string" ? current : undefined;
}

async function readContext(
  world: World,
  id: string,
  { wanted, problems }: { wanted: string | undefined; problems: Problem[] },
): Promise<Endpoint | undefined> {
  const paths = pathsOf(world);
  const file = paths.join(configFolder(world), "contexts", "meta", id, "meta.json");
  const meta = (await readJson(world, file, problems)) as ContextMeta | undefined;
  if (meta === undefined) return undefined;
  const { Name: name, Endpoints } = meta;
  const docker = Endpoints?.docker;
  if (typeof name !== "string" || name === "")
    return bad(problems, { file, key: file }, t("a docker context without a name"));
  const from = { file, key: t('docker context "{0}"', plain(name)) };
  if (typeof docker !== "object" || docker === null)
    return bad(problems, from, t("it names no engine (no docker endpoint)"));
  const host = docker.Host;
  try {
    if (typeof host !== "string" && host !== undefined) throw new BadAddress(t("its host is no text"));
    const tls = await tlsFiles(world, name, docker.SkipTLSVerify === true);
    const text = host === undefined || host === "" ? usual(world) : host;
    const address = parseAddress(text, { world, tls });
    return { name, address, url: urlOf(address), reason: { by: "context", context: name, current: name === wanted } };
  } catch (error) {
    return bad(problems, from, (error as Error).message);
  }
}

const usual = ({ platform }: World): string =>
  platform === "win32" ? `npipe://${defaultPipe}` : `unix://${defaultSocket}`;

/** `line` is counted from 1. */
interface Where {
  readonly key: string;
  readonly file: string;
  readonly line?: number;
}

function bad(problems: Problem[], where: Where, said: string): undefined {
  problems.push({ kind: "setting", ...where, said: plain(said) });
}

/** As far as we look at it; written by docker, but anything may stand there. */
interface ContextMeta {
  readonly Name?: unknown;
  readonly Endpoints?: { readonly docker?: { readonly Host?: unknown; readonly SkipTLSVerify?: unknown } | null };
}

/** docker names a context's folders by the SHA-256 of its name. */
async function tlsFiles(world: World, name: string, skipVerify: boolean): Promise<TlsFiles | undefined> {
  const paths = pathsOf(world);
  const id = createHash("sha256").update(name).digest("hex");
  const folder = paths.join(configFolder(world), "contexts", "tls", id, "docker");
  const names = await world.list(folder);
  if (names.length === 0 && !skipVerify) return undefined;
  const file = (base: string): string | undefined => (names.includes(base) ? paths.join(folder, base) : undefined);
  return { ca: file("ca.pem"), cert: file("cert.pem"), key: file("key.pem"), verify: !skipVerify };
}

/** A JSON object in a file; undefined when there is no file or it is broken, the latter with a problem. */
async function readJson(world: World, file: string, problems: Problem[]): Promise<object | undefined> {
  const where = { key: file, file };
  let text: string;
  try {
    text = (await world.readFile(file)).replace(/^\ufeff/, "");
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return code === "ENOENT" || code === "ENOTDIR" ? undefined : bad(problems, where, message);
  }
  const fault = jsonFault(text);
  if (fault !== undefined) {
    const before = text.slice(0, fault).split("\n");
    const [line, column] = [before.length, (before.at(-1)?.length ?? 0) + 1];
    return bad(problems, { ...where, line }, t("it is no JSON from line {0}, column {1} on", line, column));
  }
  const value = JSON.parse(text) as unknown;
  return typeof value === "object" && value !== null ? value : bad(problems, where, t("it is no JSON object"));
}
