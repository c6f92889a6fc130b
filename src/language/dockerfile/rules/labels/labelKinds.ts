// Whether a label's value is of the kind that a policy asks for.
import type { LabelKind } from "../../../language.ts";

export function fitsKind(kind: LabelKind, value: string): boolean {
  switch (kind) {
    case "text":
      return true;
    case "url":
      return isUrl(value);
    case "rfc3339":
      return isTime(value);
    case "spdx":
      return isLicence(value);
    case "hash":
      return /^[0-9a-f]{7,40}$|^[0-9a-f]{64}$/i.test(value);
    case "semver":
      return /^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?(?:\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?$/.test(
        value,
      );
    case "email":
      return /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$|^[^\s@<>]+@(?:localhost|\[[^\]]+\])$/.test(value);
  }
}

/** By RFC 3986: a scheme and what only it can tell, such as `mailto:me@example.org`; with "//" a host must follow. */
function isUrl(value: string): boolean {
  try {
    if (!/^[a-z][a-z0-9+.-]*:[\w.~:/?#[\]@!$&'()*+,;=%-]+$/i.test(value)) return false;
    return !/^[^:]*:\/\//.test(value) || new URL(value).host !== "";
  } catch {
    return false;
  }
}

function isTime(value: string): boolean {
  const found = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/i.exec(value);
  if (found === null) return false;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found.slice(1, 7).map(Number);
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return month >= 1 && month <= 12 && day >= 1 && day <= days && hour < 24 && minute < 60 && second <= 60;
}

/** Well-known licences, joined by AND, OR and WITH; "LicenseRef-…" for the house's own. */
function isLicence(value: string): boolean {
  const words = value.replace(/[()]/g, " ").trim().split(/\s+/);
  return (
    words.length > 0 &&
    words.every((word, index) =>
      /^(?:AND|OR|WITH)$/.test(word) ? index > 0 && index < words.length - 1 : isOneLicence(word),
    )
  );
}

const isOneLicence = (word: string): boolean =>
  /^(?:LicenseRef|DocumentRef)-[\w.-]+$/.test(word) || licences.test(word.replace(/\+$/, ""));

const licences = new RegExp(
  `^(?:${[
    "0BSD|AAL|ADSL|AFL-[123]\\.[0-2]|AGPL-[13]\\.0(?:-only|-or-later)?|Apache-[12]\\.[01]|APSL-[12]\\.[0-2]|Artistic-[12]\\.0(?:-Perl|-cl8)?",
    "BSD-[1234]-Clause(?:-[\\w-]+)?|BSD-2-Clause-Patent|BSL-1\\.0|BUSL-1\\.1|Beerware|BlueOak-1\\.0\\.0|bzip2-1\\.0\\.[56]",
    "CC0-1\\.0|CC-BY(?:-(?:NC|ND|SA))*-[1-4]\\.[05](?:-\\w+)?|CC-PDDC|CDDL-1\\.[01]|CECILL-[12]\\.[01]|CECILL-[BC]|CPAL-1\\.0|CPL-1\\.0|curl",
    "ECL-[12]\\.0|EFL-[12]\\.0|EPL-[12]\\.0|EUPL-1\\.[012]|Elastic-2\\.0|FSFAP|FTL|GFDL-1\\.[123](?:-[\\w-]+)?|GPL-[123]\\.0(?:-only|-or-later)?",
    "HPND|ICU|IJG|IPL-1\\.0|ISC|ImageMagick|Intel|JSON|LGPL-(?:2\\.0|2\\.1|3\\.0)(?:-only|-or-later)?|LPL-1\\.0(?:2)?|LPPL-1\\.[0-3][ac]?|Libpng|libtiff",
    "MIT(?:-0|-CMU|-Modern-Variant|-advertising|-enna|-feh)?|MPL-[12]\\.[01](?:-no-copyleft-exception)?|MS-PL|MS-RL|MulanPSL-[12]\\.0|NCSA|NPL-1\\.[01]|NTP|Naumen",
    "OFL-1\\.[01]|OLDAP-2\\.\\d(?:\\.\\d)?|OSL-[123]\\.[01]|OpenSSL|PHP-3\\.0[01]?|PSF-2\\.0|PostgreSQL|Python-2\\.0(?:\\.1)?|QPL-1\\.0|Ruby|SISSL|SMLNJ|SPL-1\\.0|SSPL-1\\.0",
    "Sleepycat|TCL|UPL-1\\.0|Unicode-(?:DFS-2015|DFS-2016|3\\.0|TOU)|Unlicense|Vim|W3C|WTFPL|X11|XFree86-1\\.1|ZPL-[12]\\.[01]|Zlib|zlib-acknowledgement",
    "Classpath-exception-2\\.0|LLVM-exception|Linux-syscall-note|GCC-exception-[23]\\.[01]|Bison-exception-2\\.2|OpenSSL-exception",
  ].join("|")})$`,
);
