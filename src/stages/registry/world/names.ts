/**
 * Invented places and the names made from them. No place here exists, so that no organisation of a drill can be taken for a real one;
 * `test/program/drill-world.test.ts` compares the local governments with the real list. Every name that is shown carries the drill's mark.
 */

import type { TextByLanguage } from "#core/text.ts";

/** A name in both languages. */
export type Name = { readonly ko: string; readonly en: string };

/** Puts the drill's mark before a name in each language; a name that has one already keeps one. */
export function marked<T extends TextByLanguage>(name: T): T {
  const each = Object.entries(name).map(([language, text]) => {
    return [language, `${language === "ko" ? "[훈련]" : "[DRILL]"} ${unmarked(text)}`] as const;
  });
  return Object.fromEntries(each) as T;
}

function unmarked(text: string): string {
  return text.replace(/^\s*\[(?:훈련|DRILL)\]\s*/, "");
}

function pairs(text: string): readonly Name[] {
  return text.split(" ").map((pair) => {
    const [ko = "", en = ""] = pair.split("/");
    return { ko, en };
  });
}

const firsts = pairs(
  "들/Deul 별/Byeol 솔/Sol 늘/Neul 볕/Byeot 갈/Gal 둔/Dun 물/Mul 숲/Sup 꽃/Kkot 잎/Ip 돌/Dol 풀/Pul 눈/Nun",
);
const seconds = pairs(
  "마루/maru 여울/yeoul 누리/nuri 가람/garam 나래/narae 버들/beodeul 모루/moru 노을/noeul",
);

/** 112 invented places; the first 92 are the basic local governments. */
export const placeNames: readonly Name[] = seconds.flatMap((second) =>
  firsts.map((first) => ({ ko: first.ko + second.ko, en: first.en + second.en })),
);

/** The day on which the number of local governments changed. */
export const localChange = "2026-07-01";

/** An invented metropolitan government: region code, name, and whether its parts are districts (`gu`) or cities and counties. */
export type Metropolis = { readonly region: string; readonly name: Name; readonly districts: boolean };

const kinds = {
  special: ["특별시", " Special City", true],
  wide: ["광역시", " Metropolitan City", true],
  province: ["도", "-do Province", false],
  selfCity: ["특별자치시", " Special Self-Governing City", true],
  selfProvince: ["특별자치도", " Special Self-Governing Province", false],
  united: ["통합특별시", " Integrated Special City", true],
} as const;

function metropolis(region: string, name: string, kind: keyof typeof kinds): Metropolis {
  const [ko = "", en = ""] = name.split("/");
  const [suffixKo, suffixEn, districts] = kinds[kind];
  return { region, name: { ko: ko + suffixKo, en: en + suffixEn }, districts };
}

/** The metropolitan governments that were there before 2026-07-01 and stayed. */
export const lastingMetropolises: readonly Metropolis[] = [
  metropolis("D01", "가온/Gaon", "special"),
  metropolis("D02", "너울/Neoul", "wide"),
  metropolis("D03", "두리/Duri", "wide"),
  metropolis("D04", "라온/Raon", "wide"),
  metropolis("D05", "벼리/Byeori", "wide"),
  metropolis("D06", "아람/Aram", "wide"),
  metropolis("D07", "여밈/Yeomim", "selfCity"),
  metropolis("D08", "예솔/Yesol", "province"),
  metropolis("D09", "윤슬/Yunseul", "province"),
  metropolis("D10", "지음/Jieum", "province"),
  metropolis("D11", "차림/Charim", "province"),
  metropolis("D12", "타래/Tarae", "province"),
  metropolis("D13", "포근/Pogeun", "province"),
  metropolis("D14", "하랑/Harang", "selfProvince"),
  metropolis("D15", "마중/Majung", "selfProvince"),
];

/** The two that ended on 2026-07-01. */
export const endedMetropolises: readonly Metropolis[] = [
  metropolis("D16", "이랑/Irang", "wide"),
  metropolis("D17", "자락/Jarak", "province"),
];

/** The one that succeeded both. */
export const unitedMetropolis: Metropolis = metropolis("D18", "이랑자락/Irang-Jarak", "united");
