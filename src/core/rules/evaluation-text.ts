/** One sentence for people about an evaluation: by when, and which facts led there. `evaluate.ts` makes the evaluation. */
import { conditionText, conditionOutcomeText } from "#core/rules/condition-text.ts";
import type { DatedAction, Evaluation } from "#core/rules/evaluate.ts";
import { type Language, dateText, durationText, instantText } from "#core/clock/clock.ts";
import type { FactReason } from "#core/rules/judge-by-table.ts";
import { alertLabels } from "#core/directive/labels.ts";
import type { FactName } from "#core/rules/rule-pack/rule-pack.ts";
import type { Shortened } from "#core/clock/running-clock.ts";

/** A fact in words: Korean as a clause that goes on, Korean as one that ends the sentence, English. */
type Phrase = readonly [on: string, end: string, en: string];

const phrases: Readonly<Record<FactName, Readonly<Record<string, Phrase>>>> = {
  kev: {
    yes: ["알려진 악용 목록에 있고", "알려진 악용 목록에 있습니다", "it is in the known-exploited catalogue"],
    no: [
      "알려진 악용 목록에 없고",
      "알려진 악용 목록에 없습니다",
      "it is not in the known-exploited catalogue",
    ],
  },
  exploitation: {
    active: ["악용되고 있고", "악용되고 있습니다", "it is being exploited"],
    poc: ["공격 코드가 공개되어 있고", "공격 코드가 공개되어 있습니다", "attack code is public"],
    none: ["악용이 알려지지 않았고", "악용이 알려지지 않았습니다", "no exploitation is known"],
  },
  exposed: {
    yes: ["외부에 노출되어 있으며", "외부에 노출되어 있습니다", "the system is exposed to the internet"],
    no: [
      "외부에 노출되어 있지 않으며",
      "외부에 노출되어 있지 않습니다",
      "the system is not exposed to the internet",
    ],
  },
  automatable: {
    yes: ["공격을 자동화할 수 있고", "공격을 자동화할 수 있습니다", "attacks can be automated"],
    no: ["공격을 자동화하기 어렵고", "공격을 자동화하기 어렵습니다", "attacks cannot readily be automated"],
  },
  technicalImpact: {
    total: [
      "시스템 전체를 빼앗길 수 있고",
      "시스템 전체를 빼앗길 수 있습니다",
      "the whole system may be taken over",
    ],
    partial: ["영향이 일부에 그치고", "영향이 일부에 그칩니다", "the impact is partial"],
  },
  humanImpact: {
    low: [
      "업무와 안전에 미치는 영향이 작고",
      "업무와 안전에 미치는 영향이 작습니다",
      "the impact on people and mission is low",
    ],
    medium: [
      "업무와 안전에 미치는 영향이 중간이고",
      "업무와 안전에 미치는 영향이 중간입니다",
      "the impact on people and mission is medium",
    ],
    high: [
      "업무와 안전에 미치는 영향이 크고",
      "업무와 안전에 미치는 영향이 큽니다",
      "the impact on people and mission is high",
    ],
    "very-high": [
      "업무와 안전에 미치는 영향이 매우 크고",
      "업무와 안전에 미치는 영향이 매우 큽니다",
      "the impact on people and mission is very high",
    ],
  },
  severity: {
    medium: ["심각도가 높지 않고", "심각도가 높지 않습니다", "its severity is below high"],
    high: ["심각도가 높고", "심각도가 높습니다", "its severity is high"],
    critical: ["심각도가 매우 높고", "심각도가 매우 높습니다", "its severity is critical"],
  },
  cveBefore2021: {
    yes: [
      "CVE 번호가 2021년 전에 나왔고",
      "CVE 번호가 2021년 전에 나왔습니다",
      "its CVE id is from before 2021",
    ],
    no: [
      "CVE 번호가 2021년 이후에 나왔고",
      "CVE 번호가 2021년 이후에 나왔습니다",
      "its CVE id is from 2021 or later",
    ],
  },
  nisStep: {
    "1": ["1단계 지속 관심이고", "1단계 지속 관심입니다", "it is announced as step 1, watch"],
    "2": ["2단계 보완 권고이고", "2단계 보완 권고입니다", "it is announced as step 2, fix advised"],
    "3": ["3단계 즉시 보완이고", "3단계 즉시 보완입니다", "it is announced as step 3, fix at once"],
    "4": ["4단계 연동 배제이고", "4단계 연동 배제입니다", "it is announced as step 4, disconnect"],
  },
  assetClass: {
    internal: [
      "인터넷에서 닿지 않는 시스템이고",
      "인터넷에서 닿지 않는 시스템입니다",
      "the system does not face the internet",
    ],
    office: [
      "업무용 프로그램이나 웹 브라우저이고",
      "업무용 프로그램이나 웹 브라우저입니다",
      "it is office software or a browser",
    ],
    online: [
      "온라인 서비스이거나 인터넷에 닿은 시스템이고",
      "온라인 서비스이거나 인터넷에 닿은 시스템입니다",
      "it is an online service or faces the internet",
    ],
  },
  highValue: {
    yes: ["핵심 시스템이고", "핵심 시스템입니다", "a critical function rests on the system"],
    no: ["핵심 시스템이 아니고", "핵심 시스템이 아닙니다", "no critical function rests on the system"],
  },
};

/** The sentence, e.g. `3일 안(2026. 5. 15.(금) 23:59 KST까지): 알려진 악용 목록에 있고(2026. 5. 12.(화) 등재), …`. */
export function evaluationText(evaluation: Evaluation, language: Language): string {
  const { duration, reasons, due } = evaluation;
  const first = evaluation.actions[0];
  const within = durationText(first?.duration ?? duration, language);
  const until =
    due === null
      ? ""
      : language === "ko"
        ? `(${instantText(due, "ko")}까지)`
        : ` (by ${instantText(due, "en")})`;
  const shortened = first?.course?.shortened ?? null;
  const why = shortened === null ? "" : `, ${shortenedClockText(shortened, language)}`;
  const only = first?.condition === undefined ? "" : `, ${sayOnly(first.condition, language)}`;
  const facts = reasons.map((reason, i) => factReasonText(reason, language, i === reasons.length - 1));
  const sentence = `${within}${until}${why}${only}: ${facts.join(", ")}.`;
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/** A clock that a level of the crisis alert shortened, as a clause: which level, from when it counts, and within what time it now ends. */
export function shortenedClockText({ level, from, duration }: Shortened, language: Language): string {
  const within = durationText(duration, language);
  const since = instantText(from, language);
  const name = alertLabels[level][language];
  return language === "ko"
    ? `사이버위기경보 ${name}에 따라 ${since}부터 ${within}으로 앞당겨짐`
    : `shortened by the crisis alert level “${name}” to ${within} of ${since}`;
}

/** The condition of what is due first, and what became of it. */
function sayOnly(condition: NonNullable<DatedAction["condition"]>, language: Language): string {
  const remark = conditionOutcomeText(condition, language);
  return `${conditionText(condition.when, language)}${remark === "" ? "" : ` (${remark})`}`;
}

/** One fact in words. `last` chooses the Korean form that ends a sentence. */
export function factReasonText(reason: FactReason, language: Language, last: boolean): string {
  const [on = "", end = "", en = ""] = phrases[reason.fact][reason.value] ?? [];
  const notes = language === "ko" ? remarks(reason).ko : remarks(reason).en;
  const remark = notes === "" ? "" : language === "ko" ? `(${notes})` : ` (${notes})`;
  return `${language === "ko" ? (last ? end : on) : en}${remark}`;
}

function remarks(reason: FactReason): { readonly ko: string; readonly en: string } {
  if (reason.origin === "assumed") return { ko: "확인되지 않아 그렇게 봅니다", en: "not known, so assumed" };
  if (reason.since === null) return { ko: "", en: "" };
  return { ko: `${dateText(reason.since, "ko")} 등재`, en: `listed ${dateText(reason.since, "en")}` };
}
