/**
 * The text of a directive, made from its fields alone: the same lines in the same order and the same figures in every language. Nobody edits it,
 * so languages cannot drift apart.
 */
import type { Addressees } from "#core/directive/directive.ts";
import { isDay } from "#core/input/instant.ts";
import type { DirectiveContent, DirectiveDocument } from "#core/directive/directive.ts";
import type { DirectiveIssuer } from "#core/directive/directive-texts.ts";
import { oneLine, oneLineIn } from "#core/directive/one-line.ts";
import { parseScope } from "#core/directive/scope.ts";
import { strictestOf } from "#core/directive/strictest-advisory.ts";
import type { Evaluation } from "#core/rules/evaluate.ts";
import { findPack, findProcedure } from "#core/rules/packs/index.ts";
import type { Topology } from "#core/topology/topology.ts";
import type { Translate } from "#messages/message.ts";
import { actionText, type ActionClause, datedActionText } from "#messages/render/action.ts";
import { dateText, instantText } from "#messages/render/clock.ts";
import { listText } from "#messages/render/list.ts";
import { termText } from "#messages/render/term.ts";
import { scopeText } from "#messages/render/scope.ts";

type DirectiveWords = Translate<"directive" | "label" | "list" | "rules" | "time">;

/** The whole text. */
export function directiveText(
  directive: DirectiveContent,
  issuer: DirectiveIssuer,
  t: DirectiveWords,
): string {
  return directiveLines(directive, issuer, t).join("\n");
}

/** The text line by line; every language has the same lines. */
export function directiveLines(
  directive: DirectiveContent,
  issuer: DirectiveIssuer,
  t: DirectiveWords,
): readonly string[] {
  const mark = directive.drill ? [t("directive.drillLine")] : [];
  const opening = [
    heading(directive, t),
    ...mark,
    ...stateLines(directive, t),
    ...identityLines(directive, oneLineIn(issuer.office, t.language), t),
  ];
  const verification = t("directive.verify", { dissemination: directive.dissemination });
  if (directive.state !== "issued") return [...opening, verification, ...mark];
  return [
    ...opening,
    natureLine(directive, t),
    addresseesLine(directive, issuer.topology, t),
    ...directive.advisories.map((advisory) => flawLine(advisory, t)),
    ...lastDayLines(directive, t),
    ...actionLines(directive, t),
    ...typicalDeadlines(directive, t),
    t("directive.step.match"),
    t("directive.step.act"),
    t("directive.step.answer"),
    t("directive.contact", { contact: directive.draft.contact }),
    verification,
    ...mark,
  ];
}

function heading({ drill, draft }: DirectiveContent, t: DirectiveWords): string {
  const text = t("directive.heading", { title: oneLineIn(draft.title, t.language) });
  return drill ? t("directive.drill", { text }) : text;
}

function stateLines({ state, changes }: DirectiveContent, t: DirectiveWords): readonly string[] {
  const ended = state === "issued" ? [] : [t(`directive.ended.${state}`)];
  if (changes === null) return ended;
  return [...ended, t("directive.changes", { changes: oneLineIn(changes, t.language) })];
}

function identityLines(directive: DirectiveContent, office: string, t: DirectiveWords): readonly string[] {
  const { id, revision, dissemination, issuedAt, revisedAt } = directive;
  const issued = instantText(issuedAt, t);
  return [
    t("directive.number", { id, revision, dissemination }),
    revisedAt === undefined
      ? t("directive.issued", { issued, office })
      : t("directive.revised", { issued, office, revised: instantText(revisedAt, t) }),
  ];
}

function natureLine({ draft }: DirectiveContent, t: DirectiveWords): string {
  const basis = oneLineIn(draft.legalBasis, t.language);
  if (draft.binding) return t("directive.binding", { basis });
  return basis === "" ? t("directive.advisory") : t("directive.advisoryBasis", { basis });
}

function addresseesLine(
  { draft, addressees }: DirectiveContent,
  topology: Topology,
  t: DirectiveWords,
): string {
  if (addressees !== undefined) return countedAddressees(addressees, topology, t);
  const scope = parseScope(draft.scope);
  return t("directive.addressedTo", {
    scope: scope.ok ? scopeText(scope.value, topology, t) : draft.scope,
  });
}

/** How many are addressed and of which tiers, where the scope is not told. */
function countedAddressees({ number, byTier }: Addressees, topology: Topology, t: DirectiveWords): string {
  const kinds = Object.entries(byTier).map(([tier, of]) =>
    t("directive.addressees.kind", { tier: termText("tier", tier, topology, t), number: of }),
  );
  return kinds.length === 0
    ? t("directive.addressees.number", { number })
    : t("directive.addressees.kinds", { number, kinds: listText(kinds, t) });
}

/** Most other names of a vulnerability in its line. */
const mostAliases = 5;

function flawLine(advisory: DirectiveDocument["advisories"][number], t: DirectiveWords): string {
  const { id, aliases, kevAdded } = advisory;
  const others = listText(aliases.slice(0, mostAliases).map(oneLine), t);
  const name = others === "" ? oneLine(id) : t("directive.names", { name: oneLine(id), others });
  const title = oneLineIn(advisory.title, t.language);
  return kevAdded === null
    ? t("directive.flaw", { name, title })
    : t("directive.flawListed", { name, title, date: dateText(kevAdded, t) });
}

function lastDayLines({ draft: { until } }: DirectiveContent, t: DirectiveWords): readonly string[] {
  return until === undefined || !isDay(until) ? [] : [t("directive.lastDay", { date: dateText(until, t) })];
}

/** What the directive names, then each step of its procedure, numbered through. */
function actionLines({ draft }: DirectiveContent, t: DirectiveWords): readonly string[] {
  const named = draft.actions.map((action, i) => actionLine(action, i + 1, t));
  const procedure = draft.procedure === undefined ? null : findProcedure(draft.procedure);
  if (draft.procedure === undefined || procedure === null) return named;
  const steps = procedure.steps.map(({ what, start, duration, ...step }, i) =>
    actionLine({ ...step, clock: { start, duration }, note: what }, draft.actions.length + i + 1, t),
  );
  const name = oneLineIn(procedure.name, t.language);
  const count = steps.length;
  return [...named, t("directive.procedure", { name, procedure: draft.procedure, count }), ...steps];
}

function actionLine(clause: ActionClause, number: number, t: DirectiveWords): string {
  const action = actionText(clause, t);
  if (clause.note === undefined) return t("directive.numbered", { number, action });
  const noted = t("directive.action.noted", { action, note: oneLineIn(clause.note, t.language) });
  return t("directive.numbered", { number, action: noted });
}

/** One line for each exposure: the strictest over the directive's advisories, with every action's date. */
function typicalDeadlines(directive: DirectiveContent, t: DirectiveWords): readonly string[] {
  const reference = directive.draft.rulePack;
  const known = findPack(reference);
  const pack =
    known === null ? reference : t("directive.pack", { reference, name: oneLineIn(known.name, t.language) });
  const lines = (["yes", "no"] as const).flatMap((exposed) => {
    const strictest = strictestOf(directive, { exposed });
    return strictest === null ? [] : [deadlineLine(strictest, t(`directive.exposed.${exposed}`), t)];
  });
  return [t("directive.dates", { pack }), ...lines];
}

function deadlineLine({ tier, actions }: Evaluation, systems: string, t: DirectiveWords): string {
  return t("directive.deadlines", {
    systems,
    tier: tierText(tier, t),
    actions: listText(
      actions.map((action) => datedActionText(action, t)),
      t,
    ),
  });
}

/** A tier by its code and what it means: `P1 urgent action`. */
export function tierText(tier: Evaluation["tier"], t: Translate<"label">): string {
  return `${tier} ${t(`label.actionTier.${tier}`)}`;
}
