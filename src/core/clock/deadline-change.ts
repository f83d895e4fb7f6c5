/** A deadline that moved because a fact changed: its form, and the sentence that says why. `core/rules/evaluate.ts` decides whether it moves. */
import { compareInstants, type Language, dateText, instantText } from "#core/clock/clock.ts";
import { factReasonText } from "#core/rules/evaluation-text.ts";
import type { FactReason } from "#core/rules/judge-by-table.ts";
import { alertLabels, domainLabels } from "#core/directive/labels.ts";
import type { AlertLevel } from "#core/clock/alert-level.ts";
import type { Domain } from "#core/actor.ts";

/** The inputs of decisions that can change after a directive is issued. */
export const movingInputs = ["exploitation", "automatable", "technicalImpact"] as const;

/** The facts of a vulnerability that can change after a directive is issued: its listing, its inputs, and whether a fixed version exists. */
export const movingFacts = ["kev", ...movingInputs, "patch"] as const;

/** A fact of the vulnerability that moved a deadline: the value that it now has (`unknown` where no source says it any more), and of which CVE. */
export type FactCause = {
  readonly fact: (typeof movingFacts)[number];
  readonly value: string;
  /** The CVE, or the advisory's own id where it has none. */
  readonly cve: string;
  /** Date (`YYYY-MM-DD`) on which the catalogue listed it, or on which a fixed version is known to have existed; `null` for other facts. */
  readonly since: string | null;
};

/** A level of the crisis alert that came into force at an instant, for a domain or (`null`) for all. */
export type AlertCause = {
  readonly fact: "alert";
  readonly value: AlertLevel;
  readonly domain: Domain | null;
  readonly since: string;
};

/** What moved a deadline. */
export type MoveCause = FactCause | AlertCause;

/** A deadline before and after, RFC 3339 in UTC (`null`: none), and the one fact that is named as the cause. */
export type DeadlineMove = {
  readonly before: string | null;
  readonly after: string | null;
  readonly because: MoveCause;
  /** Of whose organisations, ascending; absent where it is everybody's. */
  readonly domains?: readonly Domain[];
};

/** The sentence, e.g. `2026. 5. 27.(수) 23:59 KST에서 2026. 5. 16.(토) 23:59 KST로 앞당겨졌습니다: CVE-…이(가) 알려진 악용 목록에 있습니다(…).` */
export function deadlineMoveText(move: DeadlineMove, language: Language): string {
  const { before, after, because, domains } = move;
  const cause = because.fact === "alert" ? sayAlert(because, language) : sayFactCause(because, language);
  const whose = domains === undefined ? "" : domains.map((one) => domainLabels[one][language]).join(", ");
  if (language === "en")
    return `${whose === "" ? "" : `For ${whose}: `}Moved ${directionOf(move).en} from ${said(before, "en")} to ${said(after, "en")}: ${cause}.`;
  return `${whose === "" ? "" : `${whose}: `}${said(before, "ko")}에서 ${said(after, "ko")}${after === null ? "으로" : "로"} ${directionOf(move).ko}: ${cause}.`;
}

function sayAlert({ value, domain, since }: AlertCause, language: Language): string {
  const level = alertLabels[value][language];
  const from = instantText(since, language);
  if (language === "en")
    return `the ${domain === null ? "national" : domainLabels[domain].en} crisis alert is ${level} since ${from}`;
  return `${from}부터 ${domain === null ? "국가" : domainLabels[domain].ko} 사이버위기경보가 ${level}입니다`;
}

function sayFactCause(because: FactCause, language: Language): string {
  const cause = sayCause(because, language);
  return language === "en" ? `${because.cve}: ${cause}` : `${because.cve}, ${cause}`;
}

function said(instant: string | null, language: Language): string {
  if (instant !== null) return instantText(instant, language);
  return language === "ko" ? "기한 없음" : "no deadline";
}

function directionOf({ before, after }: DeadlineMove): { readonly ko: string; readonly en: string } {
  const earlier = after !== null && (before === null || compareInstants(after, before) < 0);
  return earlier ? { ko: "앞당겨졌습니다", en: "forward" } : { ko: "늦춰졌습니다", en: "back" };
}

function sayPatch(value: string, since: string | null): { readonly ko: string; readonly en: string } {
  if (value === "no") return { ko: "알려진 패치가 없습니다", en: "no patch is known" };
  return since === null
    ? { ko: "패치가 나왔습니다", en: "a patch is there" }
    : {
        ko: `패치가 나왔습니다(${dateText(since, "ko")})`,
        en: `a patch is there (${dateText(since, "en")})`,
      };
}

function sayCause({ fact, value, since }: FactCause, language: Language): string {
  if (value === "unknown")
    return language === "ko"
      ? "확인되지 않아 가장 나쁜 경우로 봅니다"
      : "not known any more, so the worst is assumed";
  if (fact === "patch") return sayPatch(value, since)[language];
  const reason: FactReason = { fact, value, origin: fact === "kev" ? "catalogue" : "advisory", since };
  return factReasonText(reason, language, true);
}
