// Engines that the person added in the settings.
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import type { Problem } from "../../base/problem.ts";
import { parseAddress, urlOf } from "./address.ts";
import type { Endpoint, Source, TlsFiles } from "./endpoint.ts";
import { pathsOf, type World } from "./world.ts";

/** As the setting has them. */
export interface NamedEngine {
  readonly name: string;
  readonly url: string;
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
}

/** The setting's key, for problems. */
const key = "porthole.engines";

export function fromSetting(world: World, engines: readonly NamedEngine[]): Source {
  const endpoints: Endpoint[] = [];
  const problems: Problem[] = [];
  for (const engine of engines) {
    try {
      const address = parseAddress(engine.url, { world, tls: tlsFiles(world, engine) });
      endpoints.push({ name: engine.name, address, url: urlOf(address), reason: { by: "setting" } });
    } catch (error) {
      const said = t('engine "{0}": {1}', plain(engine.name), plain((error as Error).message));
      problems.push({ kind: "setting", key, said });
    }
  }
  return { endpoints, problems };
}

function tlsFiles(world: World, { ca, cert, key: keyFile }: NamedEngine): TlsFiles | undefined {
  if (ca === undefined && cert === undefined && keyFile === undefined) return undefined;
  const file = (path: string | undefined): string | undefined =>
    path === undefined || path === ""
      ? undefined
      : pathsOf(world).resolve(
          world.home,
          path.replace(/^~(?=[/\\]|$)/, () => world.home),
        );
  return { ca: file(ca), cert: file(cert), key: file(keyFile), verify: true };
}
