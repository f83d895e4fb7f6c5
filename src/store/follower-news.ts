/** Which followers have something to do. Asked once for all of them: most entries concern few, and a step that finds nothing costs a transaction too. */
import { type Follower, stepLength } from "#store/journal.ts";
import { sql, type Store, system } from "#store/sql.ts";

/**
 * The followers that have entries of their kinds before them, whether others were moved past entries that do not concern them, and whether
 * somebody else is at one that has not come to the end.
 */
export type FollowerNews = {
  readonly concerned: readonly Follower[];
  readonly passed: boolean;
  readonly held: boolean;
};

/**
 * Moves every cursor past entries of which its follower reads none, a step at most, and names the followers that have some to read or no cursor yet.
 * A cursor that another process holds, or that waits after a failure, is left where it is.
 */
export async function followerNews(store: Store, followers: readonly Follower[]): Promise<FollowerNews> {
  const wanted = JSON.stringify(followers.map(({ name, kinds }) => ({ follower: name, kinds })));
  const rows = await store.write(
    system,
    async (tx) =>
      await tx.rows<{ follower: string; news: "concerned" | "passed" | "held" }>(sql`
        with wanted as materialized (
          select * from jsonb_to_recordset(${wanted}::jsonb) as w (follower text, kinds text[])),
        due as materialized (
          select c.follower from cursor c join wanted w using (follower)
          where c.retry_at <= now() and c.position < (select max(position) from journal)),
        behind as materialized (
          select c.follower, c.position, w.kinds from cursor c join wanted w using (follower)
          where c.follower in (select follower from due) for update of c skip locked),
        step as materialized (
          select b.follower, n.until, n.concerned from behind b cross join lateral (
            select max(position) as until, bool_or(kind = any(b.kinds)) as concerned
            from (select position, kind from journal where position > b.position order by position limit ${stepLength}) j) n),
        passed as (
          update cursor set position = step.until, failures = 0, error = null from step
          where cursor.follower = step.follower and not step.concerned)
        select follower, case when concerned then 'concerned' else 'passed' end as news from step
        union all
        select follower, 'held' from due where follower not in (select follower from behind)
        union all
        select follower, 'concerned' from wanted w where not exists (select from cursor c where c.follower = w.follower)`),
  );
  const of = (kind: (typeof rows)[number]["news"]): readonly string[] =>
    rows.filter(({ news }) => news === kind).map(({ follower }) => follower);
  const concerned = of("concerned");
  return {
    concerned: followers.filter(({ name }) => concerned.includes(name)),
    passed: of("passed").length > 0,
    held: of("held").length > 0,
  };
}
