/** What is wrong with the draft of a directive, each fault at its field. */
import { isDay } from "#core/input/instant.ts";
import type { TextByLanguage } from "#core/text.ts";
import type { DirectiveDraft } from "#core/directive/directive.ts";
import type { RequiredAction } from "#core/rules/action.ts";
import type { Finding } from "#core/problem.ts";
import { readDuration } from "#core/clock/clock.ts";
import { isTooLate, readCondition } from "#core/rules/condition.ts";
import { findPack, findProcedure, packs, procedures } from "#core/rules/packs/index.ts";
import { referenceOf } from "#core/rules/rule-pack/rule-pack.ts";
import { parseScope } from "#core/directive/scope.ts";
import type { Topology } from "#core/topology/topology.ts";

const longestText = 300;

/** Every reason for which the draft cannot be submitted, each at its field. The room checks that its advisories exist. */
export function checkDraft(draft: DirectiveDraft, topology: Topology): readonly Finding[] {
  const scope = parseScope(draft.scope, topology);
  const languages = Object.keys(topology.languages);
  const scopeFindings = scope.ok
    ? []
    : scope.findings.map((one) => ({ ...one, at: "/scope", message: `${one.message} (${one.at})` }));
  return [
    ...checkText(draft.title, "/title", { languages, needed: true }),
    ...checkText(draft.legalBasis, "/legalBasis", { languages, needed: draft.binding }),
    ...(draft.advisories.length === 0
      ? [found("/advisories", "advisory-missing", "A directive is about at least one advisory.")]
      : []),
    ...(findPack(draft.rulePack) === null ? [found("/rulePack", "rule-pack-unknown", knownPacks())] : []),
    ...scopeFindings,
    ...draft.actions.flatMap((action, i) => checkAction(action, `/actions/${i}`, languages)),
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

/** That a directive would be over before it begins; `today` is the date where the room is. */
export function checkLastDay({ until }: DirectiveDraft, today: string): readonly Finding[] {
  if (until === undefined || !isDay(until) || until >= today) return [];
  return [found("/until", "date-past", `The last day, ${until}, is over.`)];
}

function checkProcedure(reference: string | undefined): readonly Finding[] {
  if (reference === undefined || findProcedure(reference) !== null) return [];
  const known = procedures.map(referenceOf).join(", ");
  return [found("/procedure", "procedure-unknown", `The procedure is one of ${known}.`)];
}

/** A text of the draft, needed in each language of the topology or free to be left out. */
export function checkText(
  text: TextByLanguage,
  at: string,
  { languages, needed }: { readonly languages: readonly string[]; readonly needed: boolean },
): readonly Finding[] {
  const others = Object.keys(text).filter((tag) => !languages.includes(tag));
  return [...languages, ...others].flatMap((tag) =>
    checkLine(text[tag] ?? "", `${at}/${tag}`, needed && languages.includes(tag)),
  );
}

/** Of a field at `at`, one line: a line break could make a field look like a line of the directive itself. */
function checkLine(line: string, at: string, needed: boolean): readonly Finding[] {
  if (needed && line.trim() === "") return [found(at, "text-missing", "This field is needed.")];
  if (line.length > longestText) return [found(at, "text-too-long", `At most ${longestText} characters.`)];
  return /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(line)
    ? [found(at, "text-control", "One line, without control or direction characters.")]
    : [];
}

function checkAction(
  { clock, when, note }: RequiredAction,
  at: string,
  languages: readonly string[],
): readonly Finding[] {
  const reads = [
    ...(clock === undefined ? [] : [readDuration(clock.duration, `${at}/clock/duration`)]),
    ...(when === undefined ? [] : [readCondition(when, `${at}/when`)]),
  ];
  const wrong = reads.flatMap((read) => (read.ok ? [] : read.findings));
  const late =
    wrong.length === 0 && clock !== undefined && when !== undefined && isTooLate(when, clock.duration)
      ? [found(`${at}/when/after`, "dates-out-of-order", "It is decided only when it is already due.")]
      : [];
  return [
    ...wrong,
    ...late,
    ...(note === undefined ? [] : checkText(note, `${at}/note`, { languages, needed: true })),
  ];
}

function found(at: string, code: string, message: string): Finding {
  return { at, code, message };
}
