/**
 * The case of a report for those who sent it: with number and secret they read how it stands and what was asked, and answer. The room knows no more of them than that
 * they hold the secret.
 */
import { Refusal } from "#core/problem.ts";
import { secretDigest } from "#core/intake/case-words.ts";
import type { GateName, JudgedState } from "#core/intake/gate.ts";
import { appendEvents } from "#store/journal.ts";
import { lockReporter } from "#store/locks.ts";
import { sealedStoredEvents, storeSealedObjects } from "#store/sealed/sealed-objects.ts";
import { sql, type Store, system, type Tx } from "#store/sql.ts";

/** Who comes back: a number, and the secret that the words lead to. */
type CaseClaim = { readonly number: string; readonly secret: string };

/** A report as its reporter sees it. What was asked is sealed for the reporter's key. */
type ReporterCase = {
  readonly number: string;
  readonly sha256: string;
  readonly receivedAt: string;
  readonly state: "received" | JudgedState;
  readonly gates: readonly {
    readonly gate: GateName;
    readonly verdict: string;
    readonly reasons: readonly string[];
    readonly decidedAt: string;
  }[];
  readonly messages: readonly {
    readonly author: "office" | "reporter";
    readonly sentAt: string;
    /** Sealed for the office and the reporter, in base64. */
    readonly sealed: string;
  }[];
};

type CaseRow = {
  readonly number: string;
  readonly office: string;
  readonly sha256: string;
  readonly receivedAt: string;
  readonly state: ReporterCase["state"];
  readonly reporterKey: Buffer;
};

/** After so many wrong secrets in a row there is a minute between two tries. Six words are not guessed in any number of minutes; whoever mistypes loses little. */
const freeTries = 5;
const nothing = (): Refusal => new Refusal("not-found", "There is no report of this number and these words.");
const mostMessages = 200;

/**
 * Does something in the case that a claim opens. A wrong secret is counted in a transaction of its own, and answered as a number that does not exist: nobody learns
 * which numbers there are.
 */
export async function inCase<T>(
  store: Store,
  { number, secret }: CaseClaim,
  now: string,
  work: (tx: Tx, row: CaseRow) => Promise<T>,
): Promise<T> {
  const digest = await secretDigest(secret);
  const opened = await store.write(system, async (tx) => {
    await lockReporter(tx, number);
    const row = await tx.first<CaseRow & { readonly good: boolean; readonly held: boolean }>(
      sql`select number, office, digest as sha256, received_at as "receivedAt", state, reporter_key as "reporterKey",
            secret_digest = ${digest} as good, try_again_at > ${now}::timestamptz as held
          from submission where number = ${number} and secret_digest is not null`,
    );
    if (row === undefined || row.held) return undefined;
    if (!row.good) {
      await tx.run(
        sql`update submission set wrong_tries = least(wrong_tries + 1, 30000),
              try_again_at = case when wrong_tries + 1 >= ${freeTries} then ${now}::timestamptz + interval '1 minute' else try_again_at end
            where number = ${number}`,
      );
      return undefined;
    }
    await tx.run(sql`update submission set wrong_tries = 0 where number = ${number} and wrong_tries > 0`);
    return { value: await work(tx, row) };
  });
  if (opened === undefined) throw nothing();
  return opened.value;
}

/** How the case stands. */
export async function caseOf(tx: Tx, { number, sha256, receivedAt, state }: CaseRow): Promise<ReporterCase> {
  const gates = await tx.rows<ReporterCase["gates"][number]>(
    sql`select gate, verdict, reasons, decided_at as "decidedAt" from submission_gate where number = ${number} order by decided_at`,
  );
  const messages = await tx.rows<{ author: "office" | "reporter"; sentAt: string; content: Buffer }>(
    sql`select m.author, m.sent_at as "sentAt", o.content from submission_message m join sealed_object o using (object)
        where m.number = ${number} order by m.ordinal limit ${mostMessages}`,
  );
  return {
    number,
    sha256,
    receivedAt,
    state,
    gates,
    messages: messages.map(({ content, ...one }) => ({ ...one, sealed: content.toString("base64") })),
  };
}

/** What was asked and answered, for who opens it. */
export async function sealedMessages(
  tx: Tx,
  number: string,
): Promise<
  readonly { readonly author: "office" | "reporter"; readonly sentAt: string; readonly object: string }[]
> {
  return await tx.rows(
    sql`select author, sent_at as "sentAt", object from submission_message where number = ${number} order by ordinal limit ${mostMessages}`,
  );
}

/** A message in a case, sealed for the office and the reporter. The same key again changes nothing. */
type CaseMessage = { readonly once: string; readonly sealed: Uint8Array };

/** Records what the reporter answers. A report that was sent back for something missing waits to be looked at again. */
export async function answerInCase(
  tx: Tx,
  { number, office }: Pick<CaseRow, "number" | "office">,
  message: CaseMessage,
  now: string,
): Promise<void> {
  await record(tx, { number, office, author: "reporter", now }, message);
}

/** Records what the office asks a reporter. Refuses where the reporter left no way back. */
export async function askReporter(tx: Tx, number: string, message: CaseMessage, now: string): Promise<void> {
  const row = await tx.first<{ office: string }>(
    sql`select office from submission where number = ${number} and reporter_key is not null`,
  );
  if (row === undefined) throw new Refusal("state-forbids", "The reporter left no way to be asked.");
  await record(tx, { number, office: row.office, author: "office", now }, message);
}

/** For whom what is asked in a case is sealed beside the office; `null` where the reporter left no key. */
export async function reporterKeyOf(tx: Tx, number: string): Promise<Uint8Array | null> {
  const row = await tx.first<{ key: Buffer | null }>(
    sql`select reporter_key as key from submission where number = ${number}`,
  );
  return row?.key ?? null;
}

type MessageRow = {
  readonly number: string;
  readonly office: string;
  readonly author: "office" | "reporter";
  readonly now: string;
};

async function record(
  tx: Tx,
  { number, office, author, now }: MessageRow,
  message: CaseMessage,
): Promise<void> {
  const count = await tx.first<{ all: number; same: number }>(
    sql`select count(*) as all, count(*) filter (where once = ${message.once}) as same from submission_message where number = ${number}`,
  );
  if ((count?.same ?? 0) > 0) return;
  if ((count?.all ?? 0) >= mostMessages)
    throw new Refusal("too-many", `A case has at most ${mostMessages} messages.`);
  const stored = await storeSealedObjects(tx, { office }, [message.sealed]);
  const object = stored[0]?.object ?? "";
  await tx.run(
    sql`insert into submission_message (number, author, object, once, sent_at) values (${number}, ${author}, ${object}, ${message.once}, ${now})`,
  );
  const kind = author === "office" ? "submission.asked" : "submission.answered";
  await appendEvents(tx, ...sealedStoredEvents(office, stored), { kind, submission: number, object });
}
