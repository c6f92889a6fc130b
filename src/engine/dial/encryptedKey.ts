// Does a private key need a passphrase? We never ask for one, so such keys are told of and left alone.

/** PEM says so in words; OpenSSH's own format names a cipher after its first fifteen bytes. */
export function isEncrypted(text: string): boolean {
  if (/^-----BEGIN ENCRYPTED PRIVATE KEY-----|^Proc-Type: 4,ENCRYPTED/m.test(text)) return true;
  const body = /-----BEGIN OPENSSH PRIVATE KEY-----([^-]*)-----END/.exec(text)?.[1];
  if (body === undefined) return false;
  const bytes = Buffer.from(body, "base64");
  const cipher = 15;
  return (
    bytes.length > cipher + 4 &&
    bytes.subarray(cipher + 4, cipher + 4 + bytes.readUInt32BE(cipher)).toString() !== "none"
  );
}
