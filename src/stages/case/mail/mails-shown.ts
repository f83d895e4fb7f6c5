/** Which texts of a case came by mail, and what is known of who sent them. */
import { sql, type Tx } from "#store/sql.ts";

/** A text's mail. */
export type ShownMail = {
  readonly kind: "message" | "automatic";
  readonly sender: "not-checked" | "expected" | "unexpected";
};

/** The mails of a case by the number of their texts. */
export async function mailsOf(tx: Tx, id: string): Promise<ReadonlyMap<number, ShownMail>> {
  const rows = await tx.rows<ShownMail & { readonly number: number }>(
    sql`select number, kind, sender from case_mail where coordination_case = ${id} and number is not null`,
  );
  return new Map(rows.map(({ number, kind, sender }) => [number, { kind, sender }]));
}
