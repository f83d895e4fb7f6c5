/** How the room's work stands, for those who look after it: followers, channels, the publication. What an error says is in the log, since it may name what not everybody sees. */
import { sql, type Tx } from "#store/sql.ts";

/** A follower: how far behind the journal it is, since when the oldest entry that it has yet to take in lies there, and how often its step failed in a row. */
export type FollowerState = {
  readonly follower: string;
  readonly behind: number;
  readonly waitingSince: string | null;
  readonly failures: number;
  readonly retryAt: string | null;
};

/** Every follower that the database knows. */
export async function followerStates(tx: Tx): Promise<readonly FollowerState[]> {
  return await tx.rows<FollowerState>(sql`
    select follower, greatest(coalesce((select "position" from journal_last()), 0) - position, 0) as behind,
      (select at from journal where position > cursor.position order by position limit 1) as "waitingSince", failures,
      case when failures > 0 then retry_at end as "retryAt"
    from cursor order by follower`);
}

/** A channel: what waits, since when, how often the oldest of it was tried in vain, what was given up, and when one arrived last. */
export type ChannelState = {
  readonly channel: string;
  readonly waiting: number;
  readonly waitingSince: string | null;
  readonly failures: number;
  readonly givenUp: number;
  readonly deliveredAt: string | null;
};

/** Every channel that has a place in the journal; of messages that are withheld it counts none. */
export async function channelStates(tx: Tx): Promise<readonly ChannelState[]> {
  return await tx.rows<ChannelState>(sql`
    select c.channel, w.waiting, w.since as "waitingSince", w.failures, d.count as "givenUp", l.at as "deliveredAt"
    from (select substring(follower from 9) as channel from cursor where starts_with(follower, 'channel.')) c
    cross join lateral (select count(*)::integer as waiting, min(created_at) as since,
        coalesce(max(attempts) filter (where error is not null), 0)::integer as failures
      from outbox where channel = c.channel and done_at is null and dead_at is null and not withheld) w
    cross join lateral (select count(*)::integer as count
      from outbox where channel = c.channel and dead_at is not null and discarded_at is null and not withheld) d
    cross join lateral (select max(done_at) as at from outbox where channel = c.channel and done_at is not null and not withheld) l
    order by c.channel`);
}
