/** The form of a published directive, checked before anything in it is used, and which of many revisions counts. Signatures are checked before. */
import { isDay } from "#core/input/instant.ts";
import { type DirectiveDocument, directiveStates } from "#core/directive/directive.ts";
import { listMember, member, textMember } from "#core/input/json.ts";
import { isZone } from "#core/clock/clock.ts";
import { isInstant } from "#core/input/instant.ts";
import { wordsToUnderstand } from "#core/document/must-understand.ts";
import { readableActions, unknownWord } from "#core/document/readable-actions.ts";
import type { DirectiveAdvisory } from "#core/advisory.ts";
import { movingInputs } from "#core/clock/deadline-change.ts";
import { factValues } from "#core/rules/fact-values.ts";
import { type Finding, type Parsed, parsed } from "#core/problem.ts";
import { directiveOfPath } from "#core/document/pub-index.ts";

/** The directives of a publication. */
export type Directives = {
  /** The newest revision of each directive that is in force, by id. */
  readonly inForce: readonly DirectiveDocument[];
  /** The newest revision of every directive, in force or not, by id. */
  readonly newest: readonly DirectiveDocument[];
};

/** A directive in a state that this program does not know counts as in force. */
const ended: ReadonlySet<string> = new Set(
  directiveStates.filter((state) => state !== "issued" && state !== "approved"),
);

/** Whether a document says that its directive asks for nothing any more. */
export function hasEnded({ state }: Pick<DirectiveDocument, "state">): boolean {
  return ended.has(state);
}

/** Picks the newest revision of each directive. */
export function newestOf(documents: readonly DirectiveDocument[]): Directives {
  const newest = new Map<string, DirectiveDocument>();
  for (const document of documents)
    if (document.revision > (newest.get(document.id)?.revision ?? 0)) newest.set(document.id, document);
  const ordered = [...newest.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  return { inForce: ordered.filter((one) => !hasEnded(one)), newest: ordered };
}

/**
 * The directive that a path of the publication names, as this program evaluates it, with a remark for each word that it does not know; findings
 * for what cannot be used at all.
 */
export function readDirective(value: unknown, path: string): Parsed<DirectiveDocument> {
  const findings = checkDirective(value, path);
  if (findings.length > 0) return { ok: false, findings };
  const document = value as DirectiveDocument;
  const { actions, remarks } = readableActions(document.draft);
  const unknown = [...remarks, ...unknownState(document), ...document.advisories.flatMap(unknownDecisions)];
  return parsed({ ...document, draft: { ...document.draft, actions } }, unknown);
}

/** A state that is not known counts as in force. */
function unknownState({ state }: DirectiveDocument): readonly Finding[] {
  return unknownWord(directiveStates, state, "/state");
}

/** A value of a decision that is not known counts as the worst. */
function unknownDecisions({ decision }: DirectiveAdvisory, i: number): readonly Finding[] {
  return movingInputs.flatMap((fact) => {
    const value = member(decision, fact);
    return value === undefined
      ? []
      : unknownWord(factValues[fact], value, `/advisories/${i}/decision/${fact}`);
  });
}

/** Everything for which a value is not a directive that can be used here, each at its place; nothing for one that is and that its path names. */
export function checkDirective(value: unknown, path: string): readonly Finding[] {
  const named = directiveOfPath(path);
  return [
    ...wordsToUnderstand(value),
    ...wrong(textMember(value, "type") === "bongsu.directive/1", "/type", "A type that this program reads."),
    ...wrong(textMember(value, "id") === named?.id, "/id", "The id that its path names."),
    ...wrong(member(value, "revision") === named?.revision, "/revision", "The revision that its path names."),
    ...wrong(textMember(value, "issuedAt") !== null, "/issuedAt", "A text."),
    ...wrong(textMember(value, "state") !== null, "/state", "A text."),
    ...draftFindings(member(value, "draft")),
    ...listMember(value, "advisories").flatMap((one, i) => advisoryFindings(one, `/advisories/${i}`)),
    ...packFindings(member(value, "pack")),
    ...calendarFindings(member(value, "calendar")),
  ];
}

function draftFindings(draft: unknown): readonly Finding[] {
  const [procedure, until] = [member(draft, "procedure"), member(draft, "until")];
  return [
    ...wrong(textMember(draft, "rulePack") !== null, "/draft/rulePack", "A text."),
    ...wrong(Array.isArray(member(draft, "actions")), "/draft/actions", "A list."),
    ...listMember(draft, "actions").flatMap((one, i) =>
      wrong(textMember(one, "kind") !== null, `/draft/actions/${i}/kind`, "A text."),
    ),
    ...wrong(procedure === undefined || typeof procedure === "string", "/draft/procedure", "A text."),
    ...wrong(
      until === undefined || (typeof until === "string" && isDay(until)),
      "/draft/until",
      "A date YYYY-MM-DD that exists.",
    ),
  ];
}

function advisoryFindings(value: unknown, at: string): readonly Finding[] {
  const [decision, kevAdded] = [member(value, "decision"), member(value, "kevAdded")];
  const [aliases, released] = [member(value, "aliases"), member(value, "patchAvailable")];
  const texts = Array.isArray(aliases) && aliases.every((alias) => typeof alias === "string");
  return [
    ...wrong(textMember(value, "id") !== null, `${at}/id`, "A text."),
    ...wrong(texts, `${at}/aliases`, "A list of texts."),
    ...wrong(typeof decision === "object" && decision !== null, `${at}/decision`, "An object."),
    ...wrong(kevAdded === null || typeof kevAdded === "string", `${at}/kevAdded`, "A text or null."),
    ...wrong(
      released === undefined || (typeof released === "string" && isInstant(released)),
      `${at}/patchAvailable`,
      "An instant (RFC 3339).",
    ),
  ];
}

function packFindings(pack: unknown): readonly Finding[] {
  if (pack === null) return [];
  return (["sha256", "details"] as const).flatMap((name) => {
    const digest = textMember(pack, name);
    return wrong(digest !== null && /^[0-9a-f]{64}$/.test(digest), `/pack/${name}`, "A sha256 in hex.");
  });
}

const mostHolidays = 2000;

/** A calendar that cannot be read would let clocks end on a wrong day: the directive is not used then. */
function calendarFindings(calendar: unknown): readonly Finding[] {
  if (calendar === undefined) return [];
  const days = (list: readonly unknown[]): boolean =>
    list.length <= mostHolidays && list.every((day) => typeof day === "string" && isDay(day));
  const [holidays, summer] = [member(calendar, "holidays"), member(calendar, "summer")];
  return [
    ...wrong(isZone(textMember(calendar, "zone") ?? ""), "/calendar/zone", "A time zone of the IANA list."),
    ...wrong(textMember(calendar, "standard") !== null, "/calendar/standard", "A text."),
    ...wrong(summer === null || typeof summer === "string", "/calendar/summer", "A text or null."),
    ...wrong(
      days([member(calendar, "from"), member(calendar, "until")]),
      "/calendar",
      "Days from and until.",
    ),
    ...wrong(Array.isArray(holidays) && days(holidays), "/calendar/holidays", "A list of days."),
  ];
}

function wrong(right: boolean, at: string, message: string): readonly Finding[] {
  return right ? [] : [{ at, code: "form-wrong", message }];
}
