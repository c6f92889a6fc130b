// DOCKER_HOST, and the TLS files that DOCKER_TLS_VERIFY and DOCKER_CERT_PATH name.
import { plain } from "../../base/plain.ts";
import type { Problem } from "../../base/problem.ts";
import { parseAddress, urlOf } from "./address.ts";
import type { Source, TlsFiles } from "./endpoint.ts";
import { configFolder } from "./fromContexts.ts";
import { pathsOf, type World } from "./world.ts";

/** The endpoint of DOCKER_HOST, if it is set. */
export async function fromEnvironment(world: World): Promise<Source> {
  const host = world.env.DOCKER_HOST;
  if (host === undefined || host === "") return { endpoints: [], problems: [] };
  try {
    const address = parseAddress(host, { world, tls: await tlsFiles(world) });
    return {
      endpoints: [{ name: "DOCKER_HOST", address, url: urlOf(address), reason: { by: "environment" } }],
      problems: [],
    };
  } catch (error) {
    const said = plain((error as Error).message);
    const missed: Problem = { kind: "setting", key: "DOCKER_HOST", said };
    return { endpoints: [], problems: [missed], missed };
  }
}

/**
 * As docker does: any text in DOCKER_TLS_VERIFY asks for TLS with a verified engine, in DOCKER_TLS for TLS without.
 * Certificate and key are used when they are there; a folder that was named must hold the authority.
 */
async function tlsFiles(world: World): Promise<TlsFiles | undefined> {
  const { DOCKER_TLS_VERIFY = "", DOCKER_TLS = "", DOCKER_CERT_PATH = "" } = world.env;
  if (DOCKER_TLS_VERIFY === "" && DOCKER_TLS === "") return undefined;
  const paths = pathsOf(world);
  const folder = DOCKER_CERT_PATH === "" ? configFolder(world) : DOCKER_CERT_PATH;
  const [ca, cert, key] = await Promise.all(
    ["ca.pem", "cert.pem", "key.pem"].map(async (name) => {
      const path = paths.join(folder, name);
      const wanted = name === "ca.pem" && DOCKER_CERT_PATH !== "" && DOCKER_TLS_VERIFY !== "";
      return wanted || (await world.exists(path)) ? path : undefined;
    }),
  );
  return { ca, cert, key, verify: DOCKER_TLS_VERIFY !== "" };
}
