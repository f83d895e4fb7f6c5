/** What is written in a case: sealed for its office before it is stored, and opened in memory for who may read it while the office's key is unlocked. */
import { randomBytes } from "node:crypto";
import { Refusal } from "#core/problem.ts";
import { openBytes, sealBytes } from "#core/seal/object/sealed-object.ts";
import type { Holder } from "#core/seal/object/wraps.ts";
import { sealingReaders } from "#store/sealed/sealing-keys.ts";
import { sql, type Tx } from "#store/sql.ts";

/** Which kind of text: what an invitation says, what is flawed, who a participant is, a message. */
export const caseTextKinds = ["invitation", "about", "participant", "message"] as const;
type CaseTextKind = (typeof caseTextKinds)[number];

/** A text to be sealed; `content` is a JSON value. */
type NewCaseText = {
  readonly kind: CaseTextKind;
  readonly author: string;
  readonly audience: readonly string[];
  readonly detail: boolean;
  readonly content: unknown;
};

/** A stored text, still sealed. */
export type SealedCaseText = Omit<NewCaseText, "content"> & {
  readonly coordinationCase: string;
  readonly number: number;
  readonly sealedAt: string;
  readonly content: Buffer;
};

/** Seals a text for the case's office and stores it. Refuses where the office has no key for sealing. */
export async function storeCaseText(
  tx: Tx,
  { id, office }: { readonly id: string; readonly office: string },
  text: NewCaseText,
  now: string,
): Promise<void> {
  const readers = await sealingReaders(tx, [office]);
  if (readers.length === 0)
    throw new Refusal("state-forbids", "The office has no key for sealing; register one first.");
  const bytes = new TextEncoder().encode(JSON.stringify(text.content));
  const sealed = await sealBytes(bytes, { readers }, (length) => randomBytes(length));
  const [{ number } = { number: 1 }] = await tx.rows<{ number: number }>(
    sql`select coalesce(max(number), 0) + 1 as number from case_text where coordination_case = ${id}`,
  );
  await tx.run(
    sql`insert into case_text (coordination_case, number, content, sealed_at) values (${id}, ${number}, ${Buffer.from(sealed)}, ${now})`,
  );
  await tx.run(sql`insert into case_audience (coordination_case, number, kind, author, audience, detail)
    values (${id}, ${number}, ${text.kind}, ${text.author}, ${[...text.audience]}, ${text.detail})`);
}

/** The texts of some cases, of some kinds, oldest first. */
export async function caseTexts(
  tx: Tx,
  cases: readonly string[],
  kinds: readonly CaseTextKind[],
): Promise<readonly SealedCaseText[]> {
  return await tx.rows<SealedCaseText>(sql`
    select t.coordination_case as "coordinationCase", t.number, t.sealed_at as "sealedAt", t.content, a.kind, a.author, a.audience, a.detail
    from case_text t join case_audience a using (coordination_case, number)
    where t.coordination_case = any(${cases}) and a.kind = any(${kinds}) order by t.coordination_case, t.number`);
}

/** A text in clear; `null` while nobody has unlocked the key, and once it is shredded. */
export async function openedText(
  { content }: Pick<SealedCaseText, "content">,
  holders: readonly Holder[],
): Promise<unknown> {
  if (holders.length === 0) return null;
  const opened = await openBytes(content, holders);
  return opened.ok ? (JSON.parse(new TextDecoder().decode(opened.value)) as unknown) : null;
}

type Resealing = { readonly office: string; readonly holders: readonly Holder[] };

/** Seals every text of a case anew for another office. Refuses where one cannot be opened now, or the office has no key. */
export async function resealTexts(tx: Tx, id: string, { office, holders }: Resealing): Promise<void> {
  const readers = await sealingReaders(tx, [office]);
  if (readers.length === 0) throw new Refusal("state-forbids", "That office has no key for sealing.");
  const numbers: number[] = [];
  const contents: Buffer[] = [];
  for (const { number, content } of await caseTexts(tx, [id], caseTextKinds)) {
    const opened = holders.length === 0 ? null : await openBytes(content, holders);
    if (opened?.ok !== true) throw new Refusal("state-forbids", "Unlock the office's key first.");
    const sealed = await sealBytes(opened.value, { readers }, (length) => randomBytes(length));
    numbers.push(number);
    contents.push(Buffer.from(sealed));
  }
  await tx.run(sql`update case_text t set content = n.content
    from unnest(${numbers}::bigint[], ${contents}::bytea[]) as n (number, content)
    where t.coordination_case = ${id} and t.number = n.number`);
}
