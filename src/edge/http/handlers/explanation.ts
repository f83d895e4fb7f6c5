/** Handler: why an organisation has this deadline, put together from what each stage says. Deciding and wording are core's. */
import { deadlineMoveText } from "#messages/render/deadline/deadline-move.ts";
import type { DirectiveDocument } from "#core/directive/directive.ts";
import type { DirectiveAdvisory } from "#core/advisory.ts";
import { conditionFactText } from "#messages/render/condition.ts";
import { evaluate, type Evaluation } from "#core/rules/evaluate.ts";
import { type Situation } from "#core/rules/situation.ts";
import { evaluationText, factReasonText } from "#messages/render/deadline/evaluation.ts";
import type { FactReason } from "#core/rules/judge-by-table.ts";
import { findPack } from "#core/rules/packs/index.ts";
import type { Extension } from "#core/clock/running-clock.ts";
import type { FactName, RulePack } from "#core/rules/rule-pack/rule-pack.ts";
import { packHeadView, rowsReached, tableView } from "#core/rules/decision-table-view.ts";
import type { TextByLanguage } from "#core/text.ts";
import { shownAction } from "#edge/http/dated-action.ts";
import type { Handlers } from "#edge/http/handler.ts";
import { notFound } from "#edge/http/problem.ts";
import {
  advisoryDetails,
  type DecisionSource,
  decisionSources,
  listingsOf,
} from "#stages/advisory/queries.ts";
import { suspensionsOf } from "#stages/directive/signing/queries.ts";
import { issuedDocument } from "#stages/directive/queries.ts";
import {
  currentAdvisoryFacts,
  withAlertPeriods,
  withPauses,
} from "#stages/dissemination/directive-deadline.ts";
import { clockFacts, deadlineMoves, extensionsOf, notificationFor } from "#stages/dissemination/queries.ts";
import { assetFactsOf, exposedHoldingsOf, inventoriesOf } from "#stages/exposure/queries.ts";
import { alertPeriods, organizationsById, roomTopology } from "#stages/registry/queries.ts";
import { inZone } from "#messages/message.ts";
import { inEveryLanguage } from "#messages/translators.ts";
import type { Tx } from "#store/sql.ts";
import type { Domain } from "#core/actor.ts";

/** The handler of the explanation. */
export const explanationHandlers: Handlers<"directiveExplain"> = {
  directiveExplain: async ({ input, actor, room }) =>
    await room.store.read(actor, async (tx) => await explained(tx, input, room.now().toISOString())),
};

async function explained(
  tx: Tx,
  asked: { readonly directive: string; readonly organization: string },
  now: string,
) {
  const told = await notificationFor(tx, asked.directive, asked.organization);
  const issued = await issuedDocument(tx, asked.directive);
  if (told === undefined || issued === undefined) throw notFound();
  const document = withPauses(
    withAlertPeriods(issued, await alertPeriods(tx)),
    await suspensionsOf(tx, [issued.id]),
  );
  const { domain } = told;
  const pack = findPack(document.draft.rulePack);
  const own = await knownOf(tx, asked.organization);
  const extensions = (await extensionsOf(tx, asked.organization, asked.directive)).flatMap(
    ({ granted, answeredAt }) =>
      granted === null || answeredAt === null ? [] : [{ duration: granted, grantedAt: answeredAt }],
  );
  const topology = await roomTopology(tx);
  const moves = (await deadlineMoves(tx, document.id)).filter(
    ({ fact: { domains } }) => domains === undefined || domains.includes(domain),
  );
  const named = (await organizationsById(tx, [asked.organization])).get(asked.organization);
  return {
    ...asked,
    name: named?.name ?? {},
    title: document.draft.title,
    state: document.state,
    drill: document.drill,
    revision: document.revision,
    issuedAt: document.issuedAt,
    toldAt: told.at,
    due: told.due,
    pack: pack === null ? null : { ...packHeadView(pack), ...tableView(pack) },
    advisories:
      pack === null ? [] : await explainedAdvisories(tx, document, { pack, own, now, domain, extensions }),
    own: own === null ? null : shownOwn(own),
    moves: moves.map(({ at, fact }) => ({
      at,
      before: fact.before,
      after: fact.after,
      sentence: inEveryLanguage((t) => deadlineMoveText(fact, topology, inZone(t, topology.time))),
    })),
  };
}

/** What the organisation stated and delegated, for itself alone; `null` for an officer. */
async function knownOf(tx: Tx, organization: string) {
  if (tx.actor.organization !== organization) return null;
  const stated = await assetFactsOf(tx, organization);
  return { organization, ...stated, inventories: (await inventoriesOf(tx, organization)).length };
}

type Own = Awaited<ReturnType<typeof knownOf>>;

function shownOwn({ facts, statedAt, inventories }: NonNullable<Own>) {
  return { facts, statedAt, inventories };
}

type Sources = {
  readonly own: Own;
  readonly stated: readonly DecisionSource[];
  readonly listed: Awaited<ReturnType<typeof listingsOf>>;
};

type Explained = {
  readonly pack: RulePack;
  readonly own: Own;
  readonly now: string;
  readonly domain: Domain;
  readonly extensions: readonly Extension[];
};

async function explainedAdvisories(
  tx: Tx,
  document: DirectiveDocument,
  { pack, own, now, domain, extensions }: Explained,
) {
  const situation = { facts: own?.facts ?? {}, at: now, domain, extensions };
  const facts = (await clockFacts(tx, [document.id])).get(document.id) ?? [];
  const advisories = currentAdvisoryFacts(document, facts);
  const names = advisories.flatMap(({ id, aliases, cve }) => [id, ...aliases, cve]);
  const stated = await decisionSources(tx, names);
  const listed = await listingsOf(tx, names);
  const holdings = own === null ? null : await holdingsOf(tx, own.organization, advisories);
  const evaluated = advisories.flatMap(({ cve, ...advisory }) => {
    const evaluation = evaluate(document, advisory, situation);
    if (!evaluation.ok) return [];
    const its = new Set([advisory.id, ...advisory.aliases, cve]);
    const sources = {
      own,
      stated: stated.filter(({ name }) => its.has(name)),
      listed: listed.filter((entry) => its.has(entry.cve)),
    };
    const held = holdings === null ? null : (holdings.get(advisory.id) ?? []);
    return [{ advisory, sources, held, evaluation: evaluation.value }];
  });
  const dues = evaluated.map(({ evaluation }) => evaluation.due ?? "9").toSorted();
  return evaluated.map(({ advisory, sources, held, evaluation }) => ({
    advisory: advisory.id,
    title: advisory.title,
    decides: (evaluation.due ?? "9") === dues[0],
    ...shownEvaluation(evaluation),
    facts: evaluation.reasons.map((reason) => ({
      ...reason,
      sentence: said(reason),
      sources: sourcesOf(reason, sources),
    })),
    held: held?.slice(0, mostHeld) ?? null,
    moreHeld: (held?.length ?? 0) > mostHeld,
    reached: rowsReached(pack, advisory, situation.facts).reached,
    otherwise: otherwise(document, advisory, { pack, evaluation, situation }),
  }));
}

/** Most holdings that an explanation names. */
const mostHeld = 50;

/** What the organisation holds that each advisory affects or may affect, by the advisory's id. */
async function holdingsOf(tx: Tx, organization: string, advisories: readonly { readonly id: string }[]) {
  const details = await advisoryDetails(
    tx,
    advisories.map(({ id }) => id),
    0,
  );
  const records = new Map(
    [...details].map(([id, { sources }]) => {
      const close = sources.filter(({ relation }) => relation !== "related");
      return [id, close.map(({ key }) => key)];
    }),
  );
  return await exposedHoldingsOf(tx, organization, { records, limit: mostHeld + 1 });
}

function shownEvaluation(evaluation: Evaluation) {
  const { row, outcome, tier, duration, due, actions, notAsked } = evaluation;
  return {
    sentence: inEveryLanguage((t) => evaluationText(evaluation, t)),
    row,
    outcome,
    tier,
    duration,
    due,
    actions: actions.map(shownAction),
    notAsked: notAsked.map(shownAction),
  };
}

function said(reason: FactReason): TextByLanguage {
  return inEveryLanguage((t) => factReasonText(reason, t));
}

/** Who says so, of those who may be named: the organisation itself, the catalogue's entries, or the records that state this very value. */
function sourcesOf({ fact, value, origin }: FactReason, { own, stated, listed }: Sources) {
  if (origin === "asset" && own !== null)
    return [{ by: own.organization, record: "asset-facts", at: own.statedAt }];
  if (origin === "catalogue" && (fact === "kev" || fact === "exploitation"))
    return listed.map(({ catalog, cve, dateAdded }) => ({ by: catalog, record: cve, at: dateAdded }));
  if (origin !== "advisory") return [];
  return stated
    .filter(({ decision }) => decision[fact as keyof typeof decision] === value)
    .map(({ by, record, at }) => ({ by, record, at }));
}

/** Facts of a system that an organisation may know. */
const assetFacts: ReadonlySet<FactName> = new Set(["exposed", "humanImpact", "assetClass", "highValue"]);

type Explaining = {
  readonly pack: RulePack;
  readonly evaluation: Evaluation;
  readonly situation: Situation;
};

/** What one more known fact of the system would change, of those that the pack reads and of those on which actions depend. */
function otherwise(
  document: DirectiveDocument,
  advisory: DirectiveAdvisory,
  { pack, evaluation, situation }: Explaining,
) {
  const ofPack = evaluation.reasons
    .filter(({ fact, origin }) => origin === "assumed" && assetFacts.has(fact))
    .flatMap(({ fact, value: assumed }) => {
      const values = Object.keys(pack.inputs.find((input) => input.fact === fact)?.values ?? {});
      return values
        .filter((value) => value !== assumed)
        .map((value) => ({ fact, value, sentence: said({ fact, value, origin: "asset", since: null }) }));
    });
  return [...ofPack, ...ofConditions(evaluation)].flatMap((known) => {
    const facts = { ...situation.facts, [known.fact]: known.value };
    const other = evaluate(document, advisory, { ...situation, facts });
    if (!other.ok) return [];
    const { tier, due, actions } = other.value;
    const same =
      tier === evaluation.tier && due === evaluation.due && actions.length === evaluation.actions.length;
    return same ? [] : [{ ...known, tier, due }];
  });
}

/** For each fact that is assumed so that an action is asked for: its other value, once. */
function ofConditions({ actions }: Evaluation) {
  const assumed = actions.flatMap(({ condition }) =>
    condition === undefined || condition.assumed === null ? [] : [condition.when],
  );
  return [...new Map(assumed.map((when) => [when.fact, when])).values()].map((when) => ({
    fact: when.fact,
    value: when.is === "yes" ? ("no" as const) : ("yes" as const),
    sentence: inEveryLanguage((t) => conditionFactText(when, false, t)),
  }));
}
