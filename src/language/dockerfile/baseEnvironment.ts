// Which variables well-known base images set: an image that is not listed may set anything.

const nothing: ReadonlySet<string> = new Set();

const bare = [
  ["scratch", "alpine", "busybox", "debian", "ubuntu", "centos", "fedora", "rockylinux", "almalinux", "amazonlinux"],
  ["archlinux", "opensuse/leap", "opensuse/tumbleweed", "oraclelinux", "photon", "clearlinux", "alt", "mageia"],
].flat();

const known: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ...bare.map((name) => [name, nothing] as const),
  ["golang", new Set(["GOLANG_VERSION", "GOPATH", "GOTOOLCHAIN"])],
  ["node", new Set(["NODE_VERSION", "YARN_VERSION"])],
  [
    "python",
    new Set([
      "LANG",
      "GPG_KEY",
      "PYTHON_VERSION",
      "PYTHON_SHA256",
      "PYTHON_PIP_VERSION",
      "PYTHON_SETUPTOOLS_VERSION",
      "PYTHON_GET_PIP_URL",
      "PYTHON_GET_PIP_SHA256",
    ]),
  ],
  ["rust", new Set(["RUSTUP_HOME", "CARGO_HOME", "RUST_VERSION"])],
  [
    "ruby",
    new Set([
      "LANG",
      "RUBY_VERSION",
      "RUBY_DOWNLOAD_URL",
      "RUBY_DOWNLOAD_SHA256",
      "GEM_HOME",
      "BUNDLE_SILENCE_ROOT_WARNING",
      "BUNDLE_APP_CONFIG",
    ]),
  ],
  ["nginx", new Set(["NGINX_VERSION", "NJS_VERSION", "NJS_RELEASE", "PKG_RELEASE", "DYNPKG_RELEASE", "ACME_VERSION"])],
]);

/** Names besides PATH; undefined when the image is not known. */
export function baseEnvironment(image: string): ReadonlySet<string> | undefined {
  return known.get(image);
}
