/** What verdicts and their reasons are called in Korean and English. Text that came from outside is made printable first: no control or direction marks. */
import { printable } from "#core/input/printable.ts";
import type { Reason, VerdictKind } from "#core/matching/verdict.ts";

/** The two languages of everything that people read. */
export type Language = "ko" | "en";

const verdictWords: Readonly<Record<VerdictKind, Readonly<Record<Language, string>>>> = {
  affected: { ko: "영향 있음", en: "affected" },
  not_affected: { ko: "영향 없음", en: "not affected" },
  unknown: { ko: "알 수 없음", en: "unknown" },
};

/** A verdict in one or two words. */
export function verdictLabel(verdict: VerdictKind, language: Language): string {
  return verdictWords[verdict][language];
}

const undecidableWords: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  "git-only": {
    ko: "권고문에 버전이 아니라 소스 커밋만 적혀 있습니다",
    en: "the advisory names source commits only, no versions",
  },
  "no-range": { ko: "권고문에 영향받는 버전 범위가 없습니다", en: "the advisory gives no range of versions" },
  "unreadable-range": {
    ko: "권고문의 버전 범위를 읽을 수 없습니다",
    en: "the advisory's range of versions cannot be read",
  },
  "unidentified-product": {
    ko: "권고문의 제품을 식별할 수 없습니다",
    en: "the advisory's product cannot be identified",
  },
  "unsupported-scheme": {
    ko: "이 제품의 버전 체계를 비교할 수 없습니다",
    en: "versions of this product cannot be compared here",
  },
  "pack-damaged": { ko: "권고 묶음 파일이 손상되었습니다", en: "the pack is damaged" },
};

const plainReasons: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  "listed-version": {
    ko: "권고문이 이 버전을 영향받는 버전으로 적었습니다",
    en: "the advisory lists this very version as affected",
  },
  "outside-every-range": {
    ko: "영향받는 버전 범위 밖입니다",
    en: "the version is outside every affected range",
  },
  "no-advisory": { ko: "이 제품에 대한 권고문이 없습니다", en: "no advisory names this product" },
  "version-missing": { ko: "목록에 버전이 없습니다", en: "the list gives no version" },
  "release-unknown": {
    ko: "배포판의 릴리스를 알 수 없습니다",
    en: "the distribution's release is not known",
  },
  "product-unnamed": {
    ko: "목록만으로는 어떤 제품인지 식별할 수 없습니다",
    en: "the list does not say enough to name the product",
  },
} satisfies Record<
  Exclude<Reason["code"], "in-interval" | "range-undecidable" | "version-unreadable" | "not-covered">,
  Readonly<Record<Language, string>>
>;

/** Why a verdict is what it is, as one sentence without a full stop. */
export function verdictReasonText(reason: Reason, language: Language): string {
  if (reason.code === "in-interval") return sayInterval(reason, language === "ko");
  if (reason.code === "range-undecidable")
    return undecidableWords[reason.why]?.[language] ?? printable(reason.why);
  if (reason.code === "not-covered") return sayNotCovered(reason, language);
  if (reason.code !== "version-unreadable") return plainReasons[reason.code]?.[language] ?? reason.code;
  const scheme = printable(reason.scheme);
  return language === "ko"
    ? `설치된 버전을 읽을 수 없습니다 (체계: ${scheme})`
    : `the installed version is not one that ${scheme} can read`;
}

/** What an ecosystem is called: its own name, and the vendors' products that have none. */
export function ecosystemText(
  { ecosystem, release }: { readonly ecosystem: string; readonly release?: string },
  language: Language,
): string {
  if (release !== undefined) return printable(release, 60);
  const names: Readonly<Record<string, string>> = ecosystemWords[language];
  return Object.hasOwn(names, ecosystem) ? (names[ecosystem] as string) : printable(ecosystem, 60);
}

const ecosystemWords = {
  ko: { generic: "공급자 제품", "": "알 수 없는 생태계" },
  en: { generic: "vendors' products", "": "an unknown ecosystem" },
} as const;

function sayNotCovered(reason: Extract<Reason, { code: "not-covered" }>, language: Language): string {
  const name = ecosystemText(reason, language);
  return language === "ko"
    ? `여기 있는 묶음에는 ${name}의 권고문이 없습니다`
    : `no pack at hand holds advisories of ${name}`;
}

function sayInterval(
  { from, to, toIncluded }: Extract<Reason, { code: "in-interval" }>,
  ko: boolean,
): string {
  const low = from === null ? null : printable(from);
  const high = to === null ? null : printable(to);
  if (low === null && high === null) return ko ? "모든 버전이 영향을 받습니다" : "every version is affected";
  if (!ko) {
    const start = low === null ? "" : `from ${low}`;
    const end = high === null ? " on" : `${toIncluded ? "up to and including" : "before"} ${high}`;
    return `the version lies in the affected range ${start}${low !== null && high !== null ? " " : ""}${end}`;
  }
  const start = low === null ? "" : `${low} 이상`;
  const end = high === null ? "" : `${high} ${toIncluded ? "이하" : "미만"}`;
  return `영향받는 범위 안입니다: ${[start, end].filter((part) => part !== "").join(" ")}`;
}
