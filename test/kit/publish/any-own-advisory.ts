/** Arbitrary records of the room's own that lint finds nothing in: every version scheme, both languages, every kind of credit, remedy and reference, revisions, withdrawals. */
import {
  type Arbitrary,
  array,
  boolean,
  constant,
  constantFrom,
  integer,
  oneof,
  option,
  record,
  shuffledSubarray,
  stringMatching,
  subarray,
  tuple,
  uniqueArray,
} from "fast-check";
import {
  creditKinds,
  justifications,
  type OwnAdvisory,
  type OwnProduct,
  referenceKinds,
  type Remedy,
  remedyKinds,
  severityClasses,
} from "#core/publish/own-advisory.ts";
import { weaknessNames } from "#core/publish/weakness-names.ts";
import type { TextByLanguage } from "#core/text.ts";
import { schemes } from "#core/version/index.ts";
import { compareVersions, type Scheme } from "#core/version/scheme.ts";
import { ownComparisons } from "#test/kit/suites/version-vectors.ts";

const koreanWords = "취약점 원격 인증 우회 세션 쿠키 관리자 권한 확인 하지 않음 · ‘따옴표’ 3.1판".split(" ");
const englishWords = 'flaw remote bypass: session "cookie" <admin> & rights; it\'s 3.1 — naïve 100%'.split(
  " ",
);

const sentenceOf = (words: readonly string[], least: number): Arbitrary<string> =>
  array(constantFrom(...words), { minLength: least, maxLength: 12 }).map((some) => some.join(" "));

/** A text in both languages, sometimes of two lines. */
const anyText: Arbitrary<TextByLanguage> = record({
  ko: oneof(
    sentenceOf(koreanWords, 1),
    tuple(sentenceOf(koreanWords, 1), sentenceOf(koreanWords, 1)).map((both) => both.join("\n")),
  ),
  en: sentenceOf(englishWords, 1),
});

/** Versions of each scheme in rising order, none equal to another. */
const versionsOf: ReadonlyMap<Scheme, readonly string[]> = new Map(
  schemes.map((scheme) => [scheme, risingVersions(scheme)]),
);

function risingVersions(scheme: Scheme): readonly string[] {
  const all = new Set(ownComparisons(scheme).flatMap(({ a, b }) => [a, b]));
  const plain = [...all].filter(
    (version) => /^[!-~]{1,60}$/.test(version) && !/[<>=|*,;]|^0$|^-/.test(version),
  );
  const rising: string[] = [];
  for (const version of plain.toSorted((a, b) => compareVersions(scheme, a, b) ?? 0)) {
    const last = rising.at(-1);
    if (compareVersions(scheme, version, version) !== 0) continue;
    if (last === undefined || (compareVersions(scheme, last, version) ?? 0) < 0) rising.push(version);
  }
  return rising;
}

/** Package types whose versions are of a scheme; a product of any other has a CPE name or none. */
const purlsOf: Readonly<Record<string, string>> = {
  semver: "pkg:npm/%40drill/edgegate",
  golang: "pkg:golang/drill.example/edgegate",
  pypi: "pkg:pypi/edgegate",
  maven: "pkg:maven/example.drill/edgegate",
  nuget: "pkg:nuget/EdgeGate",
  gem: "pkg:gem/edgegate",
  composer: "pkg:composer/drill/edgegate",
  deb: "pkg:deb/debian/edgegate?distro=debian-12",
  rpm: "pkg:rpm/redhat/edgegate?arch=x86_64",
  alpine: "pkg:apk/alpine/edgegate?distro=alpine-3.20",
};

/** A product of a scheme: two ranges, a version listed above them, and one excused above that. */
const productOf = (scheme: Scheme, key: string): Arbitrary<OwnProduct> => {
  const versions = versionsOf.get(scheme) ?? [];
  return record({
    chosen: subarray([...versions], { minLength: 6, maxLength: 6 }),
    fromStart: boolean(),
    end: constantFrom("fixed", "lastAffected", "open"),
    ranges: integer({ min: 0, max: 2 }),
    isListed: boolean(),
    excused: option(constantFrom(...justifications), { nil: null }),
    names: constantFrom("purl", "cpe", "both", "none"),
    vendor: constantFrom("Drill Networks", "훈련 소프트"),
  }).map(({ chosen, fromStart, end, ranges, isListed, excused, names, vendor }) => {
    const [a, b, c, d, e, f] = chosen as [string, string, string, string, string, string];
    const first = { introduced: fromStart ? null : a, fixed: b, lastAffected: null };
    const second = {
      introduced: c,
      fixed: end === "fixed" ? d : null,
      lastAffected: end === "lastAffected" ? d : null,
    };
    const affected = [first, second].slice(0, ranges);
    const isOpen = ranges === 2 && end === "open";
    const listed = isListed || ranges === 0 ? (isOpen ? [] : [e]) : [];
    return {
      key,
      vendor,
      name: `EdgeGate ${key}`,
      purl: names === "purl" || names === "both" ? (purlsOf[scheme.name] ?? null) : null,
      cpe:
        names === "cpe" || names === "both"
          ? `cpe:2.3:a:drill_networks:edgegate_${key.toLowerCase().replace(/[^a-z0-9]/g, "_")}:*:*:*:*:*:*:*:*`
          : null,
      scheme: scheme.name,
      affected,
      listed,
      excused: excused === null || isOpen ? [] : [{ version: f, justification: excused }],
      examples: {
        affected: [...(ranges > 0 ? [a] : []), ...(ranges > 1 ? [c] : [])].slice(0, 2),
        notAffected: ranges > 0 ? [b] : [],
      },
    };
  });
};

const anyProducts: Arbitrary<readonly OwnProduct[]> = uniqueArray(constantFrom(...schemes), {
  minLength: 1,
  maxLength: 4,
}).chain((some) =>
  tuple(...some.map((scheme, at) => productOf(scheme, at === 0 ? "main" : `${scheme.name}${at}:x%`))),
);

const vectors = [
  "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H",
  "CVSS:3.0/AV:L/AC:H/PR:L/UI:R/S:C/C:L/I:L/A:N",
  "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N",
  "AV:N/AC:L/Au:N/C:P/I:P/A:P",
];

const anyRemedy = (keys: readonly string[]): Arbitrary<Remedy> =>
  record({
    kind: constantFrom(...remedyKinds),
    products: shuffledSubarray([...keys], { minLength: 1 }),
    text: anyText,
    command: oneof(
      constant(""),
      constant("npm install @drill/edgegate@1.4.2"),
      constant("sudo apt-get install 'edgegate=1:2.8'"),
    ),
    url: option(constantFrom("https://drill.example/fix", "https://drill.example/%EC%88%98%EC%A0%95"), {
      nil: null,
    }),
  });

/** Every product has something to do about it, and nothing else says that nothing can be done. */
const remediesFor = (products: readonly OwnProduct[]): Arbitrary<readonly Remedy[]> => {
  const keys = products.map(({ key }) => key);
  return tuple(anyRemedy(keys), array(anyRemedy(keys), { maxLength: 2 })).map(([first, others]) => [
    { ...first, products: keys },
    ...others.filter(({ kind }) => kind === first.kind || (isHelp(kind) && isHelp(first.kind))),
  ]);
};

function isHelp(kind: Remedy["kind"]): boolean {
  return kind !== "none_available" && kind !== "no_fix_planned";
}

const anyHistory: Arbitrary<OwnAdvisory["history"]> = array(anyText, { minLength: 1, maxLength: 3 }).map(
  (texts) =>
    texts.map((changed, at) => ({
      revision: at + 1,
      at: new Date(Date.UTC(2026, 5, 1 + at * 2, 9, 30, at)).toISOString(),
      changed,
    })),
);

const anyReferences: Arbitrary<OwnAdvisory["references"]> = uniqueArray(
  record({
    kind: constantFrom(...referenceKinds),
    url: stringMatching(/^https:\/\/drill\.example\/[a-z]{1,6}$/),
    title: oneof(constant(""), sentenceOf(koreanWords, 1)),
  }),
  { maxLength: 3, selector: ({ url }) => url },
);

const anyHead = record({
  id: integer({ min: 1, max: 9999 }).map((n) => `GCVE-65535-2026-${String(n).padStart(4, "0")}`),
  drill: boolean(),
  aliases: subarray(["CVE-2026-99001", "GHSA-2222-3333-4444", "VU#123456", "CVE-2026-99002"]),
  history: anyHistory,
  contact: oneof(constant({}), constant({ ko: "drill@room.drill.example", en: "drill@room.drill.example" })),
  title: anyText.map(({ ko = "", en = "" }) => ({ ko: ko.split("\n")[0] ?? "", en })),
  overview: anyText,
  description: anyText,
  severityClass: option(constantFrom(...severityClasses), { nil: null }),
  weaknesses: subarray(
    [...weaknessNames.entries()].map(([id, name]) => ({ id, name })),
    { maxLength: 3 },
  ),
  references: anyReferences,
  credits: uniqueArray(
    record({
      name: constantFrom("Drill Finder", "훈련 발견자", "team·1"),
      kind: constantFrom(...creditKinds),
    }),
    { maxLength: 3, selector: ({ name, kind }) => `${name} ${kind}` },
  ),
  exploitation: constantFrom("none", "poc", "active"),
  severities: subarray(vectors),
});

/** A record that is out, or (sometimes) was withdrawn, which is its last revision. */
export const anyOwnAdvisory: Arbitrary<OwnAdvisory> = tuple(
  anyHead,
  anyProducts,
  oneof({ arbitrary: constant(null), weight: 5 }, { arbitrary: anyText, weight: 1 }),
)
  .chain(([head, products, reason]) =>
    tuple(constant([head, products, reason] as const), remediesFor(products)),
  )
  .map(([[{ contact, ...head }, products, reason], remedies]) => {
    const at = new Date(Date.UTC(2026, 6, 1)).toISOString();
    const { history } = head;
    return {
      ...head,
      history:
        reason === null ? history : [...history, { revision: history.length + 1, at, changed: reason }],
      withdrawn: reason === null ? null : { at, reason },
      publisher: { name: "Drill Room", namespace: "https://room.drill.example/", contact },
      products,
      remedies,
    };
  });
