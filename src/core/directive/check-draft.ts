/** What is wrong with the draft of a directive, and what changed between two drafts, in words. `directive-text.ts` writes the directive's text. */
import { isDay } from "#core/input/instant.ts";
import type { Text } from "#core/advisory.ts";
import type { DirectiveDraft, RequiredAction } from "#core/directive/directive.ts";
import type { Finding } from "#core/problem.ts";
import { type Language, readDuration, dateText, durationText } from "#core/clock/clock.ts";
import { actionLabels, type Label, startLabels } from "#core/directive/labels.ts";
import { isTooLate, readCondition } from "#core/rules/condition.ts";
import { conditionText } from "#core/rules/condition-text.ts";
import { findPack, findProcedure, packs, procedures } from "#core/rules/packs/index.ts";
import { referenceOf } from "#core/rules/rule-pack/rule-pack.ts";
import { parseScope } from "#core/directive/scope.ts";

const longestText = 300;

/** Every reason for which the draft cannot be submitted, each at its field. The room checks that its advisories exist. */
export function checkDraft(draft: DirectiveDraft): readonly Finding[] {
  const scope = parseScope(draft.scope);
  const scopeFindings = scope.ok
    ? []
    : scope.findings.map((one) => ({ ...one, at: "/scope", message: `${one.message} (${one.at})` }));
  return [
    ...checkText(draft.title, "/title", true),
    ...checkText(draft.legalBasis, "/legalBasis", draft.binding),
    ...(draft.advisories.length === 0
      ? [found("/advisories", "advisory-missing", "A directive is about at least one advisory.")]
      : []),
    ...(findPack(draft.rulePack) === null ? [found("/rulePack", "rule-pack-unknown", knownPacks())] : []),
    ...scopeFindings,
    ...draft.actions.flatMap((action, i) => checkAction(action, `/actions/${i}`)),
    ...checkProcedure(draft.procedure),
    ...(draft.until === undefined || isDay(draft.until)
      ? []
      : [found("/until", "date-unreadable", "A date YYYY-MM-DD that exists.")]),
    ...(draft.actions.length === 0 && draft.procedure === undefined
      ? [
          found(
            "/actions",
            "action-missing",
            "A directive asks for at least one action, or names a procedure.",
          ),
        ]
      : []),
    ...checkLine(draft.contact, "/contact", true),
  ];
}

function knownPacks(): string {
  return `The rule pack is one of ${packs.map(referenceOf).join(", ")}.`;
}

/** That a directive would be over before it begins; `today` is a date in Asia/Seoul. */
export function checkLastDay({ until }: DirectiveDraft, today: string): readonly Finding[] {
  if (until === undefined || !isDay(until) || until >= today) return [];
  return [found("/until", "date-past", `The last day, ${until}, is over.`)];
}

function checkProcedure(reference: string | undefined): readonly Finding[] {
  if (reference === undefined || findProcedure(reference) !== null) return [];
  const known = procedures.map(referenceOf).join(", ");
  return [found("/procedure", "procedure-unknown", `The procedure is one of ${known}.`)];
}

/** Both languages of a field at `at`, each one line: a line break could make a field look like a line of the directive itself. */
export function checkText(text: Text, at: string, needed: boolean): readonly Finding[] {
  return (["ko", "en"] as const).flatMap((language) =>
    checkLine(text[language] ?? "", `${at}/${language}`, needed),
  );
}

function checkLine(line: string, at: string, needed: boolean): readonly Finding[] {
  if (needed && line.trim() === "") return [found(at, "text-missing", "This field is needed.")];
  if (line.length > longestText) return [found(at, "text-too-long", `At most ${longestText} characters.`)];
  return /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(line)
    ? [found(at, "text-control", "One line, without control or direction characters.")]
    : [];
}

function checkAction({ clock, when, note }: RequiredAction, at: string): readonly Finding[] {
  const reads = [
    ...(clock === undefined ? [] : [readDuration(clock.duration, `${at}/clock/duration`)]),
    ...(when === undefined ? [] : [readCondition(when, `${at}/when`)]),
  ];
  const wrong = reads.flatMap((read) => (read.ok ? [] : read.findings));
  const late =
    wrong.length === 0 && clock !== undefined && when !== undefined && isTooLate(when, clock.duration)
      ? [found(`${at}/when/after`, "dates-out-of-order", "It is decided only when it is already due.")]
      : [];
  return [...wrong, ...late, ...(note === undefined ? [] : checkText(note, `${at}/note`, true))];
}

function found(at: string, code: string, message: string): Finding {
  return { at, code, message };
}

const fields: readonly {
  readonly label: Label;
  readonly of: (draft: DirectiveDraft, language: Language) => string;
}[] = [
  { label: { ko: "제목", en: "title" }, of: ({ title }, language) => title[language] ?? "" },
  { label: { ko: "규칙 묶음", en: "rule pack" }, of: ({ rulePack }) => rulePack },
  { label: { ko: "절차", en: "procedure" }, of: ({ procedure }) => procedure ?? "" },
  {
    label: { ko: "끝나는 날", en: "last day" },
    of: ({ until }, language) => (until === undefined ? "" : dateText(until, language)),
  },
  { label: { ko: "대상", en: "scope" }, of: ({ scope }) => scope },
  {
    label: { ko: "성격", en: "nature" },
    of: ({ binding }, language) =>
      (binding ? { ko: "강제", en: "binding" } : { ko: "권고", en: "advisory" })[language],
  },
  { label: { ko: "근거", en: "basis" }, of: ({ legalBasis }, language) => legalBasis[language] ?? "" },
  { label: { ko: "문의", en: "contact" }, of: ({ contact }) => contact },
];

/** What differs between two drafts, field by field in both languages; `null` when nothing does. */
export function changesBetween(
  before: DirectiveDraft,
  after: DirectiveDraft,
): { readonly ko: string; readonly en: string } | null {
  const ko = changesIn(before, after, "ko");
  const en = changesIn(before, after, "en");
  return ko.length === 0 && en.length === 0 ? null : { ko: ko.join("; "), en: en.join("; ") };
}

function changesIn(before: DirectiveDraft, after: DirectiveDraft, language: Language): readonly string[] {
  const korean = language === "ko";
  const changed = fields
    .filter(({ of }) => of(before, "ko") !== of(after, "ko") || of(before, "en") !== of(after, "en"))
    .map(({ label, of }) => {
      const [from, to] = [of(before, language), of(after, language)];
      if (from === "") return korean ? `${label.ko} 추가: "${to}"` : `${label.en} added: "${to}"`;
      if (to === "") return korean ? `${label.ko} 없앰: "${from}"` : `${label.en} removed: "${from}"`;
      return korean ? `${label.ko}: "${from}"에서 "${to}"(으)로` : `${label.en}: from "${from}" to "${to}"`;
    });
  const advisories = korean ? "권고문" : "advisories";
  const actions = korean ? "조치" : "actions";
  return [
    ...changed,
    ...listChange(advisories, [before.advisories, after.advisories], language),
    ...listChange(
      actions,
      [before, after].map((draft) => draft.actions.map((action) => sayAction(action, language))),
      language,
    ),
  ];
}

function listChange(
  label: string,
  lists: readonly (readonly string[])[],
  language: Language,
): readonly string[] {
  const [before = [], after = []] = lists;
  const gone = before.filter((one) => !after.includes(one));
  const come = after.filter((one) => !before.includes(one));
  const say = (word: Label, items: readonly string[]) =>
    items.length === 0 ? [] : [`${label} ${word[language]}: ${items.join(", ")}`];
  return [...say({ ko: "추가", en: "added" }, come), ...say({ ko: "제외", en: "removed" }, gone)];
}

function sayAction({ kind, clock, when, note }: RequiredAction, language: Language): string {
  const clocked =
    clock === undefined
      ? ""
      : ` (${startLabels[clock.start][language]}, ${durationText(clock.duration, language)})`;
  const condition = when === undefined ? "" : conditionText(when, language);
  const noted = note === undefined ? "" : ` "${note[language] ?? ""}"`;
  const asked = actionLabels[kind][language];
  const said =
    condition === "" ? asked : language === "ko" ? `${condition} ${asked}` : `${asked} ${condition}`;
  return `${said}${clocked}${noted}`;
}
