/** Facts of assets in Korean and English: what each is called, how it is asked for, what its values mean, and what knowing one would change. */
import { type AssetFactName, unknownValue } from "#core/asset/asset-facts-file.ts";
import type { Language } from "#core/clock/clock.ts";
import type { Label } from "#core/directive/labels.ts";
import type { OpenFact } from "#core/rules/open-facts.ts";
import { spanText } from "#core/clock/span-text.ts";

/** How a fact is spoken of: `knowing` completes "if … is known", `question` asks for it. */
type FactWords = { readonly name: Label; readonly knowing: Label; readonly question: Label };

/** Every fact of an asset in words. */
export const factWords: Readonly<Record<AssetFactName, FactWords>> = {
  exposed: {
    name: { ko: "외부 노출", en: "exposed to the internet" },
    knowing: { ko: "외부 노출 여부를 알면", en: "whether it is exposed to the internet" },
    question: { ko: "인터넷에서 닿을 수 있습니까?", en: "Can it be reached from the internet?" },
  },
  highValue: {
    name: { ko: "핵심 기능", en: "critical function" },
    knowing: { ko: "핵심 시스템인지 알면", en: "whether a critical function rests on it" },
    question: { ko: "핵심 업무가 이 시스템에 달려 있습니까?", en: "Does a critical function rest on it?" },
  },
  humanImpact: {
    name: { ko: "업무·안전 영향", en: "impact on people and mission" },
    knowing: { ko: "업무와 안전에 미치는 영향을 알면", en: "the impact on people and mission" },
    question: {
      ko: "멈추거나 빼앗기면 업무와 사람의 안전에 미치는 영향이 얼마나 큽니까?",
      en: "How much would people and mission suffer if it failed or were taken over?",
    },
  },
  assetClass: {
    name: { ko: "자산 종류", en: "class of asset" },
    knowing: { ko: "자산 종류를 알면", en: "the class of asset" },
    question: { ko: "어떤 종류의 시스템입니까?", en: "What kind of system is it?" },
  },
  supported: {
    name: { ko: "제조사 지원", en: "supported by its vendor" },
    knowing: { ko: "제조사가 지원하는지 알면", en: "whether its vendor still supports it" },
    question: { ko: "제조사가 아직 지원합니까?", en: "Does its vendor still support it?" },
  },
  compromised: {
    name: { ko: "침해 확인", en: "compromise found" },
    knowing: { ko: "침해 여부를 알면", en: "whether it is compromised" },
    question: { ko: "침해 흔적을 찾았습니까?", en: "Did you find signs of compromise?" },
  },
};

const yesNo: Readonly<Record<string, Label>> = {
  yes: { ko: "예", en: "yes" },
  no: { ko: "아니요", en: "no" },
};

const valueWords: Readonly<Partial<Record<AssetFactName, Readonly<Record<string, Label>>>>> = {
  humanImpact: {
    low: { ko: "작음", en: "low" },
    medium: { ko: "중간", en: "medium" },
    high: { ko: "큼", en: "high" },
    "very-high": { ko: "매우 큼", en: "very high" },
  },
  assetClass: {
    internal: { ko: "인터넷에서 닿지 않는 내부 시스템", en: "internal, not facing the internet" },
    office: { ko: "업무용 프로그램이나 웹 브라우저", en: "office software or a browser" },
    online: { ko: "온라인 서비스", en: "an online service" },
  },
};

/** A value in words; the value itself where it is none of the known ones. */
export function factValueText(fact: AssetFactName, value: string, language: Language): string {
  if (value === unknownValue) return language === "ko" ? "모름" : "not known";
  return (valueWords[fact] ?? yesNo)[value]?.[language] ?? value;
}

/** What knowing would change: `외부 노출 여부를 알면 3일 → 14일 (아니요인 경우)`. */
export function openFactText({ fact, value, from, to }: OpenFact, language: Language): string {
  const [was, will] = [spanText(from, language), spanText(to, language)];
  const said = factValueText(fact, value, language);
  return language === "ko"
    ? `${factWords[fact].knowing.ko} ${was} → ${will} (${factWords[fact].name.ko}: ${said}인 경우)`
    : `Knowing ${factWords[fact].knowing.en} may give ${will} instead of ${was} (if ${factWords[fact].name.en}: ${said})`;
}
