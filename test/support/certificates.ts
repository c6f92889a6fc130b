// Certificates for tests of TLS: authorities, and certificates of servers and clients that they sign, made with openssl.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Files, absolute. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** Makes certificates in a folder; names are file names there. */
export function certificates(folder: string) {
  const path = (name: string): string => join(folder, name);
  const openssl = (...args: readonly string[]): void => {
    execFileSync("openssl", args, { stdio: ["ignore", "ignore", "pipe"] });
  };
  const curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
  return {
    /** An authority, or anything else that signs itself. */
    authority(name: string, more: readonly string[] = []): Certificate {
      const [cert, key] = [path(`${name}.pem`), path(`${name}-key.pem`)];
      const usage = ["-addext", "keyUsage=critical,keyCertSign,cRLSign,digitalSignature"];
      openssl(
        "req",
        "-x509",
        ...curve,
        "-days",
        "30",
        "-subj",
        `/CN=${name}`,
        "-keyout",
        key,
        "-out",
        cert,
        ...usage,
        ...more,
      );
      return { cert, key };
    },
    /** A certificate signed by an authority. `names` as in subjectAltName: "DNS:localhost,IP:127.0.0.1". */
    signed(
      name: string,
      by: Certificate,
      { names, client = false, days = 30 }: { names?: string; client?: boolean; days?: number } = {},
    ): Certificate {
      const [cert, key, request, about] = [`${name}.pem`, `${name}-key.pem`, `${name}.csr`, `${name}.ext`].map(
        path,
      ) as [string, string, string, string];
      openssl("req", ...curve, "-subj", `/CN=${name}`, "-keyout", key, "-out", request);
      writeFileSync(
        about,
        `extendedKeyUsage=${client ? "clientAuth" : "serverAuth"}\n${names === undefined ? "" : `subjectAltName=${names}\n`}`,
      );
      const signing = ["-CA", by.cert, "-CAkey", by.key, "-CAcreateserial"];
      openssl("x509", "-req", "-in", request, ...signing, "-days", String(days), "-out", cert, "-extfile", about);
      return { cert, key };
    },
    /** The key again, behind a passphrase. */
    encrypted(key: string): string {
      const locked = `${key}.locked`;
      openssl("ec", "-in", key, "-out", locked, "-aes256", "-passout", "pass:secret");
      return locked;
    },
  };
}

export const textOf = ({ cert, key }: Certificate): { cert: string; key: string } => ({
  cert: readFileSync(cert, "utf8"),
  key: readFileSync(key, "utf8"),
});
