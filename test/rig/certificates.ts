// An authority of the rig's own and what it signs, in a private folder: good, expired, self-signed and from a stranger.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { command } from "./command.ts";

/** Paths of a certificate and its key (PEM). */
export type Pair = { readonly certificate: string; readonly key: string };

export type Certificates = {
  readonly ca: Pair;
  /** For localhost and 127.0.0.1. */
  readonly server: Pair;
  /** For another host name. */
  readonly otherHost: Pair;
  /** Ended in 2021. */
  readonly expired: Pair;
  /** Signed by itself. */
  readonly selfSigned: Pair;
  readonly client: Pair;
  /** A client's, signed by an authority that nobody trusts. */
  readonly stranger: Pair;
  /** Folders as DOCKER_CERT_PATH wants them: ca.pem, cert.pem, key.pem. */
  readonly clientFolder: string;
  readonly strangerFolder: string;
};

const HERE = "subjectAltName=DNS:localhost,IP:127.0.0.1";
const SERVER = `${HERE}\nextendedKeyUsage=serverAuth\n`;
const CLIENT = "extendedKeyUsage=clientAuth\n";
const PAST = ["-startdate", "20200101000000Z", "-enddate", "20210101000000Z"];

/** Makes all of them with openssl, below `folder`. Half a second. */
export async function makeCertificates(folder: string): Promise<Certificates> {
  mkdirSync(folder, { recursive: true });
  const ca = await authority(folder, "ca");
  const other = await authority(folder, "other-ca");
  const certificates = {
    ca,
    server: await signed(folder, "server", ca, SERVER),
    otherHost: await signed(
      folder,
      "other-host",
      ca,
      "subjectAltName=DNS:elsewhere.test\nextendedKeyUsage=serverAuth\n",
    ),
    expired: await signed(folder, "expired", ca, SERVER, PAST),
    selfSigned: await authority(folder, "self-signed", ["-addext", HERE]),
    client: await signed(folder, "client", ca, CLIENT),
    stranger: await signed(folder, "stranger", other, CLIENT),
  };
  return {
    ...certificates,
    clientFolder: await certificateFolder(folder, "client-folder", ca, certificates.client),
    strangerFolder: await certificateFolder(folder, "stranger-folder", ca, certificates.stranger),
  };
}

const KEY = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];

function pair(folder: string, name: string): Pair {
  return { certificate: join(folder, `${name}.pem`), key: join(folder, `${name}-key.pem`) };
}

async function authority(folder: string, name: string, more: readonly string[] = []): Promise<Pair> {
  const files = pair(folder, name);
  const what = ["-x509", "-days", "3650", "-subj", `/CN=rig ${name}`, ...more];
  await command("openssl", ["req", ...KEY, ...what, "-keyout", files.key, "-out", files.certificate]);
  return files;
}

/** `openssl ca` is the one command that sets dates in the past; it wants a small book-keeping of its own. */
async function signed(
  folder: string,
  name: string,
  by: Pair,
  extensions: string,
  dates = ["-days", "3650"],
): Promise<Pair> {
  const files = pair(folder, name);
  const request = join(folder, `${name}.csr`);
  await command("openssl", ["req", ...KEY, "-subj", `/CN=rig ${name}`, "-keyout", files.key, "-out", request]);
  const book = join(folder, `${name}.book`);
  mkdirSync(book);
  writeFileSync(join(book, "index"), "");
  writeFileSync(
    join(book, "config"),
    `[ca]\ndefault_ca=d\n[d]\ndatabase=${book}/index\nnew_certs_dir=${book}\nrand_serial=yes\ndefault_md=sha256\npolicy=p\nx509_extensions=x\n[p]\ncommonName=supplied\n[x]\n${extensions}`,
  );
  const paper = ["-config", join(book, "config"), "-cert", by.certificate, "-keyfile", by.key];
  await command("openssl", ["ca", "-batch", "-notext", ...paper, ...dates, "-in", request, "-out", files.certificate]);
  return files;
}

async function certificateFolder(folder: string, name: string, ca: Pair, client: Pair): Promise<string> {
  const made = join(folder, name);
  mkdirSync(made);
  await command("cp", [ca.certificate, join(made, "ca.pem")]);
  await command("cp", [client.certificate, join(made, "cert.pem")]);
  await command("cp", [client.key, join(made, "key.pem")]);
  return made;
}
