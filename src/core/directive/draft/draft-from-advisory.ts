/** A directive's draft as an advisory suggests it: what stands in the record is not typed again. One function for the page and for the command; an officer changes what he will. */
import type { Advisory, DirectiveAdvisory } from "#core/advisory.ts";
import type { DirectiveDraft } from "#core/directive/directive.ts";
import type { OwnAdvisory, Remedy } from "#core/publish/own-advisory.ts";
import type { ActionKind, RequiredAction } from "#core/rules/action.ts";
import type { TextByLanguage } from "#core/text.ts";

/** What a draft is made from, whatever form the advisory has. */
export type AdvisoryFacts = {
  readonly advisory: DirectiveAdvisory;
  /** Whether a fixed version is named; `null` where nothing is stated of one. */
  readonly fix: boolean | null;
  /** What to do about it, where the record says it. */
  readonly remedies: readonly Pick<Remedy, "kind" | "text">[];
  readonly contact: string;
};

/** The facts of a record of the room's own, which has the most to say. */
export function factsOfOwn(record: OwnAdvisory): AdvisoryFacts {
  const { id, aliases, title, products, remedies, publisher, history, exploitation } = record;
  const isFixed = products.some(({ affected }) => affected.some(({ fixed }) => fixed !== null));
  const contact = publisher.contact["ko"] ?? Object.values(publisher.contact)[0] ?? "";
  return {
    advisory: {
      id,
      aliases,
      title,
      decision: { exploitation },
      kevAdded: null,
      published: history[0]?.at ?? null,
    },
    fix: isFixed || remedies.some(({ kind }) => kind === "vendor_fix") ? true : noFixSaid(remedies),
    remedies,
    contact,
  };
}

function noFixSaid(remedies: AdvisoryFacts["remedies"]): false | null {
  return remedies.some(({ kind }) => kind === "no_fix_planned" || kind === "none_available") ? false : null;
}

/** The facts of what one or several sources say of it; the first names it, and the worst of what is known of attacks counts. */
export function factsOfRecords(
  records: readonly [Advisory, ...Advisory[]],
  { kevAdded, remedies }: Pick<DirectiveAdvisory, "kevAdded"> & Pick<AdvisoryFacts, "remedies">,
): AdvisoryFacts {
  const [first] = records;
  const affected = records.flatMap((record) => record.affected);
  const isFixed = affected.some(({ fixed }) => fixed.length > 0);
  const names = new Set(records.flatMap(({ id, aliases }) => [id, ...aliases]));
  names.delete(first.id);
  return {
    advisory: {
      id: first.id,
      aliases: [...names],
      title: Object.assign({}, ...records.toReversed().map(({ title }) => title)) as TextByLanguage,
      decision: worstDecision(records),
      kevAdded,
      published: first.published,
    },
    fix: isFixed ? true : affected.some(({ noFix }) => noFix === true) ? false : noFixSaid(remedies),
    remedies,
    contact: "",
  };
}

function worstDecision(records: readonly Advisory[]): DirectiveAdvisory["decision"] {
  const worst = <K extends keyof Advisory["decision"]>(
    name: K,
    order: readonly Advisory["decision"][K][],
  ) => {
    const stated = order.find((value) => records.some(({ decision }) => decision[name] === value));
    return stated === undefined ? {} : { [name]: stated };
  };
  return {
    ...worst("exploitation", ["active", "poc", "none"]),
    ...worst("automatable", ["yes", "no"]),
    ...worst("technicalImpact", ["total", "partial"]),
  };
}

/**
 * The draft: whom it selects is left open (all that the office leads; who does not use it answers so), and so are the dates, which the rule pack gives to
 * each class of system. What an advisory cannot know, its legal basis and whether it binds, is left to the officer.
 */
export function draftFromAdvisory(
  facts: AdvisoryFacts,
  { languages, rulePack }: { readonly languages: readonly string[]; readonly rulePack: string },
): DirectiveDraft {
  return {
    title: titleOf(facts, languages),
    advisories: [facts.advisory.id],
    rulePack,
    scope: "true",
    actions: actionsOf(facts, languages),
    binding: false,
    legalBasis: {},
    contact: oneLine(facts.contact).slice(0, longestContact),
  };
}

const longestContact = 200;
const longestLine = 300;

/** The advisory's title and the name that others know it by; the name alone in a language in which it has no title. */
function titleOf({ advisory }: AdvisoryFacts, languages: readonly string[]): TextByLanguage {
  const { id, aliases, title } = advisory;
  const name = [id, ...aliases].find((one) => one.startsWith("CVE-")) ?? id;
  return Object.fromEntries(
    languages.map((tag) => {
      const own = cut(oneLine(title[tag] ?? ""), longestLine - name.length - 3);
      return [tag, own === "" ? name : own.includes(name) ? own : `${own} (${name})`];
    }),
  );
}

/** A fix is installed; what helps until then is asked for where there is none; what is attacked is also looked for; all of it is reported. */
function actionsOf(
  { advisory, fix, remedies }: AdvisoryFacts,
  languages: readonly string[],
): readonly RequiredAction[] {
  const action = (kind: ActionKind, kinds: readonly Remedy["kind"][]): RequiredAction => {
    const note = noteOf(
      remedies.filter((remedy) => kinds.includes(remedy.kind)),
      languages,
    );
    return { kind, ...(note === null ? {} : { note }) };
  };
  const patch = action("patch", ["vendor_fix"]);
  const mitigate = action("mitigate", ["mitigation", "workaround"]);
  const isAttacked = advisory.kevAdded !== null || advisory.decision.exploitation === "active";
  const withoutFix = { fact: "patch", is: "no" } as const;
  return [
    ...(fix === false ? [mitigate] : [patch]),
    ...(fix === false ? [{ ...patch, when: { ...withoutFix, is: "yes" } } as const] : []),
    ...(fix !== false && (mitigate.note !== undefined || fix === null)
      ? [{ ...mitigate, when: withoutFix }]
      : []),
    ...(isAttacked ? [{ kind: "hunt" } as const] : []),
    { kind: "report" },
  ];
}

/** What the remedies say, on one line; nothing where a language of the room would be missing, since a note is read in all of them. */
function noteOf(remedies: AdvisoryFacts["remedies"], languages: readonly string[]): TextByLanguage | null {
  const note = languages.map((tag) => {
    const lines = [...new Set(remedies.map(({ text }) => oneLine(text[tag] ?? "")))];
    return [tag, cut(lines.filter((line) => line !== "").join(" "), longestLine)] as const;
  });
  return note.some(([, text]) => text === "") ? null : Object.fromEntries(note);
}

/** The text as one line, without letters that are not shown. */
function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, " ").trim();
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
}
