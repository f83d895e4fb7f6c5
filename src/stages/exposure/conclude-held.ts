/**
 * Concluding on what organisations hold as their agents do: the same matcher and the same rules over the records that may speak of it. Each distinct
 * component is concluded on once, whoever holds it, and its verdicts are joined to the organisations in one statement.
 */
import type { Advisory } from "#core/advisory.ts";
import type { Component } from "#core/inventory/component.ts";
import { conclude } from "#core/matching/conclude.ts";
import { matcherOf, type Match, type Matcher } from "#core/matching/match.ts";
import { buildPack } from "#core/pack/build/build-pack.ts";
import { detailsInMemory } from "#core/pack/details.ts";
import { openPack } from "#core/pack/read/open-pack.ts";
import { recordsWith } from "#stages/advisory/queries.ts";
import { copyLine, sql, type Sql, type Tx } from "#store/sql.ts";
import type { MatchExtent } from "./matching.ts";

/** What decides on a component, as rows hold it; where it stands in a list does not. */
type HeldComponent = Omit<
  Component,
  "at" | "scope" | "dependencyPath" | "name" | "purl" | "installed" | "ref"
>;

const together = 2000;

/** Brings up to date what is concluded within an extent. Returns the organisations that are affected, each once. */
export async function concludeWithin(tx: Tx, extent: MatchExtent): Promise<readonly string[]> {
  await tx.run(
    sql`create temp table if not exists touched (component jsonb, product text collate "C", version text, areas text[]) on commit drop`,
  );
  await tx.run(
    sql`create temp table if not exists concluded (component jsonb, advisory text, product text collate "C", version text, verdict text) on commit drop`,
  );
  await tx.run(sql`truncate touched, concluded`);
  const count = await tx.run(
    sql`insert into touched (component, product, version, areas) ${touchedBy(extent)}`,
  );
  if (count === 0 && "advisories" in extent) return [];
  for (let at = 0; at < count; at += together) await concludeSome(tx, at);
  return await saveConclusions(tx, extent);
}

/** The components that an extent is about: all of an organisation, or those of which changed records may speak or spoke. */
function touchedBy(extent: MatchExtent): Sql {
  const columns = sql`h.component, h.product, h.version, h.areas from holding h`;
  if ("organization" in extent)
    return sql`select distinct ${columns} where h.organization = ${extent.organization} and h.component is not null`;
  const keys = extent.advisories;
  return sql`
    select ${columns} where h.component is not null
      and h.areas && array(select area from advisory_area where advisory = any(${keys}))
    union
    select ${columns} join exposure e on e.concluded and e.product = h.product and e.version = h.version
    where h.component is not null and e.advisory = any(${keys})`;
}

async function concludeSome(tx: Tx, at: number): Promise<void> {
  const held = await tx.rows<{ component: HeldComponent; text: string; areas: string[] }>(sql`
    select component, component::text as text, areas from touched order by product, version, component offset ${at} limit ${together}`);
  const areas = [...new Set(held.flatMap((one) => one.areas))];
  const keys = await tx.rows<{ advisory: string }>(
    sql`select distinct advisory from advisory_area where area = any(${areas})`,
  );
  const records = await recordsWith(
    tx,
    keys.map(({ advisory }) => advisory),
  );
  const keyOf = new Map(records.map(({ key, advisory }) => [nameOf(advisory), key]));
  const matcher = matcherOver(records.map(({ advisory }) => advisory));
  await tx.copy(
    "concluded",
    held.flatMap(({ component, text }) =>
      verdictsOn(matcher, component).map(({ match, verdict }) => {
        const advisory = match?.details ? (keyOf.get(nameOf(match.details)) ?? "") : "";
        return copyLine([text, advisory, component.product, component.version ?? "", verdict]);
      }),
    ),
  );
}

function nameOf({ format, publisher, id }: Pick<Advisory, "format" | "publisher" | "id">): string {
  return JSON.stringify([format, publisher, id]);
}

function matcherOver(advisories: readonly Advisory[]): Matcher {
  const built = buildPack(advisories);
  const pack = openPack(built.match);
  if (!pack.ok) throw new Error("a pack that was just built cannot be read");
  return matcherOf([{ pack: pack.value, details: detailsInMemory(built.details) }]);
}

type HeldVerdict = { readonly match: Match | null; readonly verdict: "affected" | "unknown" };

/** What is concluded of a component, for each record that does not call it not affected. Where the list does not say what it was built from, silence is unknown. */
function verdictsOn(matcher: Matcher, held: HeldComponent): readonly HeldVerdict[] {
  const component: Component = { ...held, name: "", at: "", scope: "runtime", dependencyPath: [] };
  const matches = matcher.match(component);
  if (matches.length === 0) return held.sourceUnknown ? [{ match: null, verdict: "unknown" }] : [];
  return conclude(matches).flatMap(({ verdict, matches: of }): readonly HeldVerdict[] =>
    verdict === "not_affected"
      ? []
      : of.flatMap((match) => (match.verdict === "not_affected" ? [] : [{ match, verdict }])),
  );
}

async function saveConclusions(tx: Tx, extent: MatchExtent): Promise<readonly string[]> {
  const [holding, mine] =
    "organization" in extent
      ? [sql`h.organization = ${extent.organization}`, sql`e.organization = ${extent.organization}`]
      : [sql`true`, sql`(e.product, e.version) in (select product, version from touched)`];
  const rows = await tx.rows<{ organization: string }>(sql`
    with found as materialized (
      select h.organization, c.advisory, c.product, c.version, min(c.verdict) as verdict
      from concluded c join holding h on h.product = c.product and h.version = c.version and h.component = c.component
      where ${holding} group by 1, 2, 3, 4),
    gone as (
      delete from exposure e where e.concluded and ${mine} and not exists (select from found f
        where (f.organization, f.advisory, f.product, f.version) = (e.organization, e.advisory, e.product, e.version))),
    saved as (
      insert into exposure as e (organization, advisory, product, version, verdict, concluded) select *, true from found
      on conflict (organization, advisory, product, version, concluded) do update set verdict = excluded.verdict, since = now()
        where e.verdict <> excluded.verdict)
    select distinct organization from found where verdict = 'affected'`);
  return rows.map(({ organization }) => organization);
}
