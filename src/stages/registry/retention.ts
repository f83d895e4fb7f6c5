/** How long the room retains how people and scripts came in, after it has ended. The acts themselves stand in the journal. */
import type { RetentionRule } from "#store/retention/remove-old.ts";
import { sql } from "#store/sql.ts";

/** The rules of the registry. */
export const registryRetention: readonly RetentionRule[] = [
  {
    name: "sign-in links",
    days: 30,
    remove: async (tx, before, most) =>
      await tx.run(sql`
        delete from sign_in_link where secret_hash in (
          select secret_hash from sign_in_link where expires_at < ${before} limit ${most})`),
  },
  {
    name: "sessions",
    days: 7,
    remove: async (tx, before, most) =>
      await tx.run(sql`
        delete from session where secret_hash in (select secret_hash from session where expires_at < ${before} limit ${most})`),
  },
  {
    name: "challenges",
    days: 1,
    remove: async (tx, before, most) =>
      await tx.run(sql`
        delete from passkey_challenge where id in (select id from passkey_challenge where expires_at < ${before} limit ${most})`),
  },
  {
    name: "tokens",
    days: 400,
    remove: async (tx, before, most) =>
      await tx.run(sql`
        delete from token where id in (
          select id from token where least(expires_at, revoked_at) < ${before} order by token.id limit ${most})`),
  },
  {
    name: "notices to operators",
    days: 400,
    remove: async (tx, before, most) =>
      await tx.run(sql`
        delete from operator_notice where id in (
          select id from operator_notice where at < ${before} order by operator_notice.id limit ${most})`),
  },
];
