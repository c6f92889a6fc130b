import { testRule } from "../run/ruleCases.ts";

for (const [name, confirm, clean, pin, codes] of [
  ["yum", "confirmYum", "cleanYum", "pinYumPackages", ["DL3030", "DL3032", "DL3033"]],
  ["dnf", "confirmDnf", "cleanDnf", "pinDnfPackages", ["DL3038", "DL3040", "DL3041"]],
  ["microdnf", "confirmDnf", "cleanDnf", "pinDnfPackages", ["DL3038", "DL3040", "DL3041"]],
] as const) {
  testRule({
    rule: confirm,
    code: codes[0],
    marked: [
      `RUN «${name} install» httpd-2.4 && ${name} clean all`,
      `RUN «${name} --setopt=tsflags=nodocs install» httpd-2.4`,
      `RUN «${name} update»`,
    ],
    clean: [
      `RUN ${name} install -y httpd-2.4`,
      `RUN ${name} -y install httpd-2.4`,
      `RUN ${name} install --assumeyes httpd-2.4`,
      `RUN ${name} -yq install httpd-2.4`,
      `RUN ${name} --setopt assumeyes=1 install httpd-2.4`,
      `RUN yes | ${name} install httpd-2.4`,
      `RUN ${name} clean all`,
      `RUN ${name} module list`,
    ],
    fixed: [[`RUN ${name} install httpd-2.4`, `RUN ${name} install -y httpd-2.4`]],
  });

  testRule({
    rule: clean,
    code: codes[1],
    marked: [
      `RUN «${name} install» -y httpd-2.4`,
      `RUN «${name} -y install» httpd-2.4 && rm -rf /tmp/*`,
      `RUN «${name} update» -y`,
      `RUN «${name} install» -y httpd-2.4\nRUN ${name} clean all`,
      `FROM fedora AS a\nRUN «${name} install» -y httpd-2.4\nFROM a`,
    ],
    clean: [
      `RUN ${name} install -y httpd-2.4 && ${name} clean all`,
      `RUN ${name} install -y httpd-2.4 && ${name} -y clean all`,
      `RUN ${name} install -y httpd-2.4 && rm -rf /var/cache/${name === "microdnf" ? "dnf" : name}`,
      `RUN ${name} install -y httpd-2.4 && rm -rf /var/cache/${name === "yum" ? "yum" : "dnf"}/*`,
      `RUN ${name} install -y httpd-2.4 && rm -rf /var/cache/*`,
      `RUN --mount=type=cache,target=/var/cache/${name === "yum" ? "yum" : "dnf"} ${name} install -y httpd-2.4`,
      `FROM fedora AS a\nRUN ${name} install -y httpd-2.4\nFROM scratch\nCOPY --from=a /x /x`,
      `RUN ${name} repolist`,
    ],
    fixed: [
      [`RUN ${name} install -y httpd-2.4`, `RUN ${name} install -y httpd-2.4 && ${name} clean all`],
      [
        `RUN foo \\\n && ${name} install -y httpd-2.4 \\\n && bar`,
        `RUN foo \\\n && ${name} install -y httpd-2.4 \\\n && ${name} clean all \\\n && bar`,
      ],
    ],
  });

  testRule({
    rule: pin,
    code: codes[2],
    marked: [
      `RUN ${name} install -y «httpd» && ${name} clean all`,
      `RUN ${name} -y install «gcc-c++» openssl-devel`,
      `RUN ${name} install -y «java-1.8.0-openjdk»`,
      `RUN ${name} install --enablerepo epel -y «htop»`,
      `RUN ${name} module install -y «nodejs»`,
    ],
    clean: [
      `RUN ${name} install -y httpd-2.4.57`,
      `RUN ${name} install -y httpd-2.4.57-5.el9.x86_64`,
      `RUN ${name} install -y bind-32:9.16.23-1.el9`,
      `RUN ${name} install -y httpd-2.4*`,
      `RUN ${name} install -y https://x/y.rpm ./a.rpm`,
      `RUN ${name} install -y @development-tools`,
      `RUN ${name} install -y $PKGS`,
      `RUN ${name} install -y httpd-$VERSION`,
      `RUN ${name} module install -y nodejs:20/common`,
      `RUN ${name} module enable nodejs`,
      `RUN ${name} update -y httpd`,
    ],
  });
}
