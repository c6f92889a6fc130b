import { testRule } from "../run/ruleCases.ts";

testRule({
  rule: "confirmZypper",
  code: "DL3034",
  marked: [
    "RUN «zypper install» curl=1 && zypper clean",
    "RUN «zypper in» curl=1",
    "RUN «zypper --gpg-auto-import-keys remove» curl",
    "RUN «zypper rm» curl",
    "RUN «zypper patch»",
    "RUN «zypper source-install» curl",
  ],
  clean: [
    "RUN zypper install -y curl=1",
    "RUN zypper -n install curl=1",
    "RUN zypper --non-interactive in curl=1",
    "RUN zypper in --no-confirm curl=1",
    "RUN zypper refresh",
    "RUN zypper clean",
  ],
  fixed: [["RUN zypper install curl=1", "RUN zypper install -y curl=1"]],
});

testRule({
  rule: "zypperDistUpgrade",
  code: "DL3035",
  marked: ["RUN «zypper dist-upgrade» -y", "RUN «zypper -n dup»"],
  clean: ["RUN zypper update -y", "RUN zypper install -y dup=1"],
});

testRule({
  rule: "cleanZypper",
  code: "DL3036",
  marked: ["RUN «zypper install» -y curl=1", "RUN «zypper -n in» curl=1 && foo"],
  clean: [
    "RUN zypper install -y curl=1 && zypper clean",
    "RUN zypper install -y curl=1 && zypper cc -a",
    "RUN zypper install -y curl=1 && zypper --non-interactive clean --all",
    "RUN zypper install -y curl=1 && rm -rf /var/cache/zypp/*",
    "RUN --mount=type=cache,target=/var/cache/zypp zypper install -y curl=1",
    "RUN zypper refresh",
  ],
  fixed: [["RUN zypper install -y curl=1", "RUN zypper install -y curl=1 && zypper clean --all"]],
});

testRule({
  rule: "pinZypperPackages",
  code: "DL3037",
  marked: [
    "RUN zypper install -y «curl» && zypper clean",
    "RUN zypper -n in «curl» git=2",
    "RUN zypper in -y --from repo «curl»",
    "RUN zypper in -y -t package «curl»",
  ],
  clean: [
    "RUN zypper install -y curl=8.6",
    "RUN zypper install -y 'curl>=8' \"git<3\" 'x<=2' 'y>1'",
    "RUN zypper install -y ./x.rpm https://x/y.rpm",
    "RUN zypper install -y -t pattern devel_basis",
    "RUN zypper install -y $PKGS",
    "RUN zypper install -y -- -curl",
  ],
});
