/**
 * The text of a directive in Korean (합니다체) and English, made from its fields alone: the same lines in the same order, the same figures
 * in both. Nobody edits it, so the two languages cannot drift apart.
 */
import { isDay } from "#core/input/instant.ts";
import type { DirectiveContent } from "#core/directive/directive.ts";
import { datedActionText, actionText, type ActionClause } from "#core/directive/action-text.ts";
import { type Language, dateText, instantText } from "#core/clock/clock.ts";
import type { Evaluation } from "#core/rules/evaluate.ts";
import type { AssetFacts } from "#core/rules/judge-by-table.ts";
import type { Label } from "#core/directive/labels.ts";
import { findPack, findProcedure } from "#core/rules/packs/index.ts";
import { oneLine, oneLineIn } from "#core/directive/one-line.ts";
import { parseScope } from "#core/directive/scope.ts";
import { scopeText } from "#core/directive/scope-text.ts";
import { strictestOf } from "#core/directive/strictest-advisory.ts";
import { tierMeanings } from "#core/rules/action-tiers.ts";

/** The whole text; `office` is the name of the office that issues. */
export function directiveText(document: DirectiveContent, office: Label): Label {
  const lines = directiveLines(document, office);
  return { ko: lines.map((line) => line.ko).join("\n"), en: lines.map((line) => line.en).join("\n") };
}

/** The text line by line; each line is there in both languages. */
export function directiveLines(document: DirectiveContent, office: Label): readonly Label[] {
  const mark = document.drill ? [drillLine] : [];
  const opening = [heading(document), ...mark, ...stateLines(document), ...identity(document, office)];
  if (document.state !== "issued") return [...opening, ...verification(document), ...mark];
  return [
    ...opening,
    binding(document),
    whom(document),
    ...document.advisories.map((advisory) => vulnerability(advisory)),
    ...lastDay(document),
    ...tasks(document),
    ...typicalDeadlines(document),
    ...threeSteps,
    contact(document),
    ...verification(document),
    ...mark,
  ];
}

const drillLine: Label = {
  ko: "[훈련] 이 지시는 훈련입니다. 여기 나오는 제품과 취약점은 지어낸 것입니다.",
  en: "[DRILL] This directive is an exercise. The products and flaws named here are invented.",
};

function both(say: (language: Language) => string): Label {
  return { ko: say("ko"), en: say("en") };
}

function heading({ drill, draft }: DirectiveContent): Label {
  const mark = both((language) => (drill ? (language === "ko" ? "[훈련] " : "[DRILL] ") : ""));
  return {
    ko: `${mark.ko}조치 지시: ${oneLineIn(draft.title, "ko")}`,
    en: `${mark.en}Directive: ${oneLineIn(draft.title, "en")}`,
  };
}

function stateLines({ state, changes }: DirectiveContent): readonly Label[] {
  const changed =
    changes === null
      ? []
      : [
          {
            ko: `바뀐 점과 까닭: ${oneLineIn(changes, "ko")}`,
            en: `What changed and why: ${oneLineIn(changes, "en")}`,
          },
        ];
  const ending: Readonly<Record<Exclude<typeof state, "issued">, Label>> = {
    withdrawn: {
      ko: "이 지시는 철회되었습니다. 이 지시에 따른 조치와 회신은 더 필요하지 않습니다.",
      en: "This directive is withdrawn. It no longer asks for any action or answer.",
    },
    superseded: {
      ko: "이 지시는 다른 지시로 대체되었습니다. 새 지시를 따르십시오.",
      en: "This directive is superseded by another. Follow the new one.",
    },
    expired: {
      ko: "이 지시는 기간이 끝났습니다. 이 지시에 따른 조치와 회신은 더 필요하지 않습니다.",
      en: "This directive has expired. It no longer asks for any action or answer.",
    },
  };
  return state === "issued" ? changed : [ending[state], ...changed];
}

function identity(document: DirectiveContent, office: Label): readonly Label[] {
  const { id, revision, dissemination, issuedAt, revisedAt } = document;
  const at = both((language) => instantText(issuedAt, language));
  const again = revisedAt === undefined ? null : both((language) => instantText(revisedAt, language));
  return [
    {
      ko: `지시 번호 ${id}, 제${revision}판, 상황전파 번호 ${dissemination}`,
      en: `Directive ${id}, revision ${revision}, dissemination ${dissemination}`,
    },
    {
      ko: `${at.ko} ${office.ko} 발령${again === null ? "" : `, ${again.ko} 이 판 발령`}`,
      en: `Issued ${at.en} by ${office.en}${again === null ? "" : `; this revision ${again.en}`}`,
    },
  ];
}

function binding({ draft }: DirectiveContent): Label {
  const basis = both((language) => oneLineIn(draft.legalBasis, language));
  if (draft.binding)
    return {
      ko: `성격: 강제(따라야 합니다). 법적 근거: ${basis.ko}`,
      en: `Nature: binding (you must comply). Legal basis: ${basis.en}`,
    };
  const nature = {
    ko: "성격: 권고(따를 것을 권합니다).",
    en: "Nature: advisory (you are advised to comply).",
  };
  return basis.ko === "" && basis.en === ""
    ? nature
    : { ko: `${nature.ko} 근거: ${basis.ko}`, en: `${nature.en} Basis: ${basis.en}` };
}

function whom({ draft }: DirectiveContent): Label {
  const scope = parseScope(draft.scope);
  const said = both((language) => (scope.ok ? scopeText(scope.value, language) : draft.scope));
  return { ko: `대상: ${said.ko}`, en: `Addressed to: ${said.en}` };
}

function vulnerability({ id, aliases, title, kevAdded }: DirectiveContent["advisories"][number]): Label {
  const also = aliases.length === 0 ? "" : ` (${aliases.slice(0, 5).map(oneLine).join(", ")})`;
  const name = oneLine(id);
  return {
    ko: `취약점: ${name}${also} ${oneLineIn(title, "ko")}${kevAdded === null ? "" : `. ${dateText(kevAdded, "ko")} 알려진 악용 목록 등재`}`,
    en: `Flaw: ${name}${also} ${oneLineIn(title, "en")}${kevAdded === null ? "" : `. Listed as known exploited ${dateText(kevAdded, "en")}`}`,
  };
}

function lastDay({ draft: { until } }: DirectiveContent): readonly Label[] {
  if (until === undefined || !isDay(until)) return [];
  return [
    {
      ko: `기간: ${dateText(until, "ko")}까지. 그 뒤에는 저절로 끝납니다.`,
      en: `In force until the end of ${dateText(until, "en")}; then it expires by itself.`,
    },
  ];
}

/** What the directive names, then each step of its procedure, numbered through. */
function tasks({ draft }: DirectiveContent): readonly Label[] {
  const procedure = draft.procedure === undefined ? null : findProcedure(draft.procedure);
  const named = draft.actions.map((action, i) => task(action, i + 1));
  if (procedure === null) return named;
  const steps = procedure.steps.map(({ what, start, duration, ...step }, i) =>
    task({ ...step, clock: { start, duration }, note: what }, draft.actions.length + i + 1),
  );
  const { name } = procedure;
  return [
    ...named,
    {
      ko: `절차: ${name.ko}(${draft.procedure})의 ${steps.length}단계`,
      en: `Procedure: the ${steps.length} steps of ${name.en} (${draft.procedure})`,
    },
    ...steps,
  ];
}

function task(asked: ActionClause, number: number): Label {
  return both((language) => {
    const more = asked.note === undefined ? "" : `. ${oneLineIn(asked.note, language)}`;
    return `${language === "ko" ? "할 일" : "Action"} ${number}: ${actionText(asked, language)}${more}`;
  });
}

const exposures: readonly { readonly facts: AssetFacts; readonly label: Label }[] = [
  {
    facts: { exposed: "yes" },
    label: { ko: "인터넷에 노출된 시스템", en: "Systems exposed to the internet" },
  },
  { facts: { exposed: "no" }, label: { ko: "노출되지 않은 시스템", en: "Systems that are not exposed" } },
];

/** One line for each exposure: the strictest over the directive's advisories, with every action's date. */
function typicalDeadlines(document: DirectiveContent): readonly Label[] {
  const pack = findPack(document.draft.rulePack);
  const rule = {
    ko: `기한은 규칙 묶음 ${document.draft.rulePack}${pack === null ? "" : `(${pack.name.ko})`}에 따릅니다. 노출 여부를 모르면 노출된 것으로 봅니다.`,
    en: `Dates follow rule pack ${document.draft.rulePack}${pack === null ? "" : ` (${pack.name.en})`}. A system of unknown exposure counts as exposed.`,
  };
  const lines = exposures.flatMap(({ facts, label }) => {
    const strictest = strictestOf(document, facts);
    return strictest === null ? [] : [deadlineLine(strictest, label)];
  });
  return [rule, ...lines];
}

function deadlineLine(evaluation: Evaluation, label: Label): Label {
  return both((language) => {
    const actions = evaluation.actions.map((action) => datedActionText(action, language));
    const tier = `${evaluation.tier} ${tierMeanings[evaluation.tier][language]}`;
    return `${label[language]} (${tier}): ${actions.join(", ")}`;
  });
}

const threeSteps: readonly Label[] = [
  {
    ko: "1단계 대조: 내부에서 bongsu sync, bongsu check를 실행해 해당 여부를 확인하십시오. 자산 목록은 밖으로 나가지 않습니다.",
    en: "Step 1, match: run bongsu sync and bongsu check inside your network to see whether it applies. Your inventory stays with you.",
  },
  {
    ko: "2단계 조치: 위 할 일을 기한까지 마치고 다시 대조하십시오.",
    en: "Step 2, act: finish the actions above by their dates, then match again.",
  },
  {
    ko: "3단계 회신: bongsu attest 또는 기관 화면에서 한 번 회신하십시오. 모르면 '모름'으로 회신하십시오.",
    en: "Step 3, answer: answer once with bongsu attest or on your page. If you do not know, answer 'unknown'.",
  },
];

function contact({ draft }: DirectiveContent): Label {
  return { ko: `문의: ${draft.contact}`, en: `Contact: ${draft.contact}` };
}

function verification({ dissemination }: DirectiveContent): readonly Label[] {
  return [
    {
      ko: `진위 확인: 이 글에 적힌 연락처나 링크를 쓰지 말고, 이미 알고 있는 상황반 주소에서 상황전파 번호 ${dissemination}를 찾아보십시오. 서명되지 않은 지시는 따르지 마십시오.`,
      en: `To verify: do not use a number or link from this text; look for dissemination ${dissemination} at the room's address that you already know. Do not follow an unsigned directive.`,
    },
  ];
}
