/** Conditions in Korean and English: as a clause of an order, and what became of one. `condition.ts` decides whether it holds. */
import { type Language, durationText, instantText } from "#core/clock/clock.ts";
import type { Condition, ConditionFact, ConditionValue, ConditionOutcome } from "#core/rules/condition.ts";

/** A fact as a Korean condition, a Korean reason, a Korean noun clause, and an English clause. */
type Clause = Readonly<Record<"when" | "since" | "ko" | "en", string>>;

const clauses: Readonly<Record<ConditionFact, Readonly<Record<ConditionValue, Clause>>>> = {
  patch: {
    yes: { when: "패치가 있으면", since: "패치가 있으므로", ko: "패치가 있음", en: "there is a patch" },
    no: { when: "패치가 없으면", since: "패치가 없으므로", ko: "패치가 없음", en: "there is no patch" },
  },
  compromised: {
    yes: {
      when: "침해가 확인되면",
      since: "침해가 확인되었으므로",
      ko: "침해가 확인됨",
      en: "a compromise is found",
    },
    no: {
      when: "침해가 확인되지 않으면",
      since: "침해가 확인되지 않았으므로",
      ko: "침해가 확인되지 않음",
      en: "no compromise is found",
    },
  },
  supported: {
    yes: {
      when: "제조사가 지원하면",
      since: "제조사가 지원하므로",
      ko: "제조사가 지원함",
      en: "its vendor supports it",
    },
    no: {
      when: "제조사가 지원하지 않으면",
      since: "제조사가 지원하지 않으므로",
      ko: "제조사가 지원하지 않음",
      en: "its vendor does not support it",
    },
  },
  vulnerability: {
    yes: {
      when: "실제로 악용되는 취약점이면",
      since: "실제로 악용되는 취약점이므로",
      ko: "실제로 악용되는 취약점임",
      en: "the vulnerability is actively exploited",
    },
    no: {
      when: "실제로 악용되는 취약점이 아니면",
      since: "실제로 악용되는 취약점이 아니므로",
      ko: "실제로 악용되는 취약점이 아님",
      en: "the vulnerability is not actively exploited",
    },
  },
  incident: {
    yes: {
      when: "중대한 사고가 있으면",
      since: "중대한 사고가 있으므로",
      ko: "중대한 사고가 있음",
      en: "there is a severe incident",
    },
    no: {
      when: "중대한 사고가 없으면",
      since: "중대한 사고가 없으므로",
      ko: "중대한 사고가 없음",
      en: "there is no severe incident",
    },
  },
};

/** The condition as a clause: `2일 안에 패치가 없으면`, `if there is no patch within 2 days`. */
export function conditionText({ fact, is, after }: Condition, language: Language): string {
  const { when, en } = clauses[fact][is];
  if (after === undefined) return language === "ko" ? when : `if ${en}`;
  const within = durationText(after, language);
  if (language === "en") return `if ${en} ${within}`;
  return `${within}${"date" in after ? "" : "에"} ${when}`;
}

/**
 * What became of a condition, as a remark beside the action: when it is decided, that a fact was assumed, or why the action is not asked for;
 * empty where it simply holds.
 */
export function conditionOutcomeText(
  decided: ConditionOutcome & { readonly when: Condition },
  language: Language,
): string {
  const { state, when, assumed } = decided;
  if (state === "not-asked") return sayNotAsked(when, language);
  const parts = [
    ...(state === "undecided" ? [sayUndecided(decided, language)] : []),
    ...(assumed === null
      ? []
      : [language === "ko" ? "확인되지 않아 그런 것으로 봅니다" : "not known, so assumed"]),
  ];
  return parts.join(", ");
}

function sayUndecided({ decidedAt }: ConditionOutcome, language: Language): string {
  if (decidedAt === null)
    return language === "ko" ? "시계가 갈 때 정해집니다" : "decided once the clock runs";
  return language === "ko"
    ? `${instantText(decidedAt, "ko")}에 정해집니다`
    : `decided ${instantText(decidedAt, "en")}`;
}

/** The fact of a condition, as it is asked for or as its opposite, as one cause among others: `패치가 있음`, `there is a patch`. */
export function conditionFactText({ fact, is }: Condition, holds: boolean, language: Language): string {
  return clauses[fact][(is === "yes") === holds ? "yes" : "no"][language];
}

function sayNotAsked({ fact, is }: Condition, language: Language): string {
  const { since, en } = clauses[fact][is === "yes" ? "no" : "yes"];
  return language === "ko" ? `${since} 하지 않아도 됩니다` : `not asked for, because ${en}`;
}
