/** What the document of a revision is made of: advisories with the facts that decide, the narrowed scope, the pack, a new dissemination id. */
import { hash, randomBytes } from "node:crypto";
import type { Advisory } from "#core/advisory.ts";
import type { DirectiveDocument, DirectiveDraft } from "#core/directive/directive.ts";
import type { DirectiveAdvisory } from "#core/advisory.ts";
import { buildPack } from "#core/pack/build/build-pack.ts";
import { dateOf } from "#core/clock/clock.ts";
import type { DirectiveIssuer } from "#core/directive/directive-texts.ts";
import { boundedScope } from "#core/directive/bounded-scope.ts";
import type { Jurisdiction } from "#core/topology/topology.ts";
import { type Finding, Refusal } from "#core/problem.ts";
import { firstTexts } from "#core/text.ts";
import { sql, type Tx } from "#store/sql.ts";
import {
  advisoryDetails,
  type AdvisorySource,
  type DecisionFacts,
  decisionFacts,
  listingsOf,
} from "#stages/advisory/queries.ts";
import { listOffices, roomTopology } from "#stages/registry/queries.ts";

/** What a draft is about, loaded: each advisory with every source that names it directly, and what rules decide on. */
export type DirectiveSources = {
  readonly advisories: readonly DirectiveAdvisory[];
  /** The records whose ranges the pack holds. */
  readonly records: readonly Advisory[];
  /** The keys of the records that speak for each advisory, by its id. */
  readonly keys: ReadonlyMap<string, readonly string[]>;
  /** CVE to the date of its listing as known exploited. */
  readonly exploited: ReadonlyMap<string, string>;
  /** Advisories that are not here, that every source has withdrawn, or that may not be published. */
  readonly findings: readonly Finding[];
};

/** Loads what the draft is about. Sources linked by one alias count beside one that itself bears the id; what is only related, withdrawn, or not to be published does not. */
export async function loadDirectiveSources(tx: Tx, ids: readonly string[]): Promise<DirectiveSources> {
  const facts = await decisionFacts(tx, ids);
  const advisories: DirectiveAdvisory[] = [];
  const records = new Map<string, Advisory>();
  const keys = new Map<string, readonly string[]>();
  const exploited = new Map<string, string>();
  const cves = new Set<string>();
  const findings: Finding[] = [];
  const details = await advisoryDetails(tx, ids, "all");
  for (const [i, id] of ids.entries()) {
    const detail = details.get(id);
    const sources = (detail?.sources ?? []).filter(({ relation }) => relation !== "related");
    const standing = sources.filter(({ state }) => state === "standing");
    const bearers = sources.filter((source) => bears(source, id));
    if (!bearers.some(({ state }) => state === "standing")) {
      findings.push(notUsable(i, id, bearers));
      continue;
    }
    advisories.push(advisoryOf(id, standing, facts[i]));
    keys.set(
      id,
      standing.map(({ key }) => key),
    );
    for (const source of standing) records.set(source.key, source.advisory);
    for (const entry of detail?.exploited ?? []) cves.add(entry.cve);
  }
  for (const { cve, dateAdded } of (await listingsOf(tx, [...cves])).toReversed())
    exploited.set(cve.toUpperCase(), dateAdded);
  return { advisories, records: [...records.values()], keys, exploited, findings };
}

/**
 * Whether a record itself has this id or alias: what a draft names is published, and that it names another which may be read does not let it out. By the id that the
 * draft has, in its letters: that is what stands in the document.
 */
function bears({ advisory }: AdvisorySource, id: string): boolean {
  return advisory.id === id || advisory.aliases.includes(id);
}

function notUsable(index: number, id: string, sources: readonly AdvisorySource[]): Finding {
  const at = `/advisories/${index}`;
  if (sources.length === 0) return { at, code: "advisory-unknown", message: `${id} is not in this room.` };
  const states = sources.map(({ state }) => state);
  if (states.includes("restricted"))
    return {
      at,
      code: "advisory-restricted",
      message: `The source of ${id} does not allow it to be published.`,
    };
  return states.includes("embargoed")
    ? {
        at,
        code: "advisory-embargoed",
        message: `${id} is not to be published before the time that its source gives.`,
      }
    : { at, code: "advisory-withdrawn", message: `${id} was withdrawn by its source.` };
}

function advisoryOf(
  id: string,
  sources: readonly AdvisorySource[],
  facts: DecisionFacts | undefined,
): DirectiveAdvisory {
  const names = sources.flatMap(({ advisory }) => [advisory.id, ...advisory.aliases]);
  const dates = sources.flatMap(({ advisory }) => (advisory.published === null ? [] : [advisory.published]));
  return {
    id,
    aliases: [...new Set(names)].filter((name) => name !== id).toSorted(),
    title: firstTexts(sources.flatMap(({ advisory }) => Object.entries(advisory.title))),
    decision: facts?.decision ?? {},
    kevAdded: facts?.exploitedSince ?? null,
    published: dates.toSorted()[0] ?? null,
    ...(typeof facts?.patchedBy?.at === "string" && { patchAvailable: facts.patchedBy.at }),
  };
}

/** The name of an office, the room's topology, and the draft's scope narrowed to what it leads on that day. */
export async function issuer(
  tx: Tx,
  office: string,
  now: string,
): Promise<{
  readonly by: DirectiveIssuer;
  readonly leads: readonly Jurisdiction[];
  readonly narrow: (draft: DirectiveDraft) => DirectiveDraft;
}> {
  const topology = await roomTopology(tx);
  const found = (await listOffices(tx, dateOf(now, topology))).find(({ id }) => id === office);
  if (found === undefined) throw new Refusal("not-found", `There is no office ${office}.`);
  return {
    by: { office: found.name, topology },
    leads: found.jurisdictions,
    narrow: (draft) => ({ ...draft, scope: boundedScope(draft.scope, found.jurisdictions) }),
  };
}

/** Builds the pack of affected ranges and keeps its two files; the same content is kept once. */
export async function storePack(
  tx: Tx,
  subject: DirectiveSources,
  now: string,
): Promise<NonNullable<DirectiveDocument["pack"]>> {
  const pack = buildPack(subject.records, { exploited: subject.exploited });
  const [sha256, details] = [hash("sha256", pack.match), hash("sha256", pack.details)];
  for (const [name, content] of [
    [sha256, pack.match],
    [details, pack.details],
  ] as const)
    await tx.run(
      sql`insert into pack (sha256, content, at) values (${name}, ${Buffer.from(content)}, ${now}) on conflict do nothing`,
    );
  return { sha256, bytes: pack.match.length, details };
}

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A new dissemination id: 60 random bits in letters that can be read over a telephone, e.g. `SP-7K2M-9QXD-0RTV`. */
export function newDissemination(): string {
  const letters = [...randomBytes(12)].map((byte) => alphabet[byte % 32]).join("");
  return `SP-${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8)}`;
}
