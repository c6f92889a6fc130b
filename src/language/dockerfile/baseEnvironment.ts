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
  [
    "php",
    new Set([
      ...["PHPIZE_DEPS", "PHP_INI_DIR", "PHP_CFLAGS", "PHP_CPPFLAGS", "PHP_LDFLAGS", "GPG_KEYS", "PHP_VERSION"],
      ...["PHP_URL", "PHP_ASC_URL", "PHP_SHA256", "PHP_MD5", "PHP_EXTRA_CONFIGURE_ARGS", "PHP_EXTRA_BUILD_DEPS"],
      ...["APACHE_CONFDIR", "APACHE_ENVVARS"],
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
