/** A case in which everything happens that can, up to an advisory of its own that waits for its instant and texts that are shredded. */
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { approveOwnAdvisory } from "#stages/advisory/own/commands.ts";
import { shredDue } from "#stages/case/clock/shred.ts";
import { remindDue, retryDue } from "#stages/case/clock/reminders.ts";
import { makeInvitation } from "#stages/case/invitations.ts";
import { replyTokens } from "#stages/case/mail/reply-addresses.ts";
import { noteFor, queueNotices } from "#stages/case/notices.ts";
import { onBehalfOf } from "#stages/registry/operators.ts";
import { sql, system } from "#store/sql.ts";
import { ana, bo } from "#test/kit/directive-fixtures.ts";
import type { CaseRoom, JsonObject } from "./case-room.ts";

/** What nobody beside the case may learn of: the ids of what was made. */
export type WholeCase = {
  readonly case: string;
  readonly other: string;
  readonly participant: string;
  readonly object: string;
  readonly signal: string;
  readonly invitation: string;
  readonly advisory: string;
};

const day = 86_400_000;
const about = { product: "EdgeGate VPN", severity: "critical", title: "t", summary: "s" };
const person = { name: "N", contact: "n@n.example", zone: "Asia/Seoul", language: "ko" };
const example = JSON.parse(readFileSync("test/vectors/advisory/edgegate.json", "utf8")) as {
  readonly history: readonly object[];
};
const document = { ...example, aliases: [], history: example.history.slice(0, 1) };

/** Opens a case and does in it what can be done; the room's own key and the office's are unlocked. */
export async function wholeCase(room: CaseRoom): Promise<WholeCase> {
  const id = String((await room.done("lead", "/api/cases", { ...about, retentionDays: 1 }))["case"]);
  const at = (rest: string): string => `/api/cases/${id}${rest}`;
  const joined = await room.done("lead", at("/participants"), { ...person, roles: ["supplier"] });
  const participant = String(joined["participant"]);
  const advisory = await ownAdvisory(room, id);
  await room.done("lead", at("/messages"), { text: "to one", to: [participant] });
  const file = await room.done("lead", at("/files"), { name: "a.txt", content: "YQ==", to: [participant] });
  await room.done("lead", at("/identifiers"), { identifiers: ["CVE-2026-99002"] });
  await room.done("lead", at("/products"), { identifiers: ["pkg:npm/drill-edge"], supplier: participant });
  await room.done("lead", at("/contacts"), { participant, kind: "sent" });
  const other = String((await room.done("lead", "/api/cases", about))["case"]);
  await room.done("lead", at("/links"), { other });
  const invitation = await invited(room, id, participant);
  await room.done("lead", at("/split"), { ...about, participants: [participant] });
  const signal = await signalled(room, id);
  await acts(room, id);
  await throughTime(room, id, participant);
  return {
    case: id,
    other,
    participant,
    object: String(file["object"]),
    signal,
    invitation,
    advisory,
  };
}

async function ownAdvisory(room: CaseRoom, id: string): Promise<string> {
  const { store } = room.here;
  const now = room.here.clock.now();
  const publishAt = new Date(now.getTime() + 80 * day).toISOString();
  const text = { document: JSON.stringify(document) };
  await room.done("lead", "/api/own-advisories/prefill", { case: id });
  const drafted = await room.done("lead", "/api/own-advisories", { ...text, case: id });
  const advisory = String(drafted["advisory"]);
  await room.done("lead", `/api/own-advisories/${advisory}/edit`, text);
  await room.done("lead", `/api/own-advisories/${advisory}/submit`, { publishAt });
  const keys = (office: string) => ({ own: room.unlocked.holders(office), together: [] });
  const acting = { id: advisory, actor: bo, now: now.toISOString() };
  await store.write(onBehalfOf(bo), async (tx) => await approveOwnAdvisory(tx, acting, keys));
  return advisory;
}

async function invited(room: CaseRoom, id: string, participant: string): Promise<string> {
  const now = room.here.clock.now();
  const invitation = randomBytes(12).toString("hex");
  const made = { id: invitation, secretHash: randomBytes(32), participant };
  const expires = new Date(now.getTime() + day).toISOString();
  await room.here.store.write(onBehalfOf(ana), async (tx) => {
    await makeInvitation(tx, { id, actor: ana }, { ...made, expires }, now.toISOString());
    await replyTokens(tx, [{ case: id, participant }], now.toISOString());
  });
  return invitation;
}

async function signalled(room: CaseRoom, id: string): Promise<string> {
  const signal = randomBytes(12).toString("hex");
  await room.here.store.write(system, async (tx) => {
    await tx.run(sql`insert into case_signal (id, coordination_case, kind, identifier, source, seen_at, state)
      values (${signal}, ${id}, 'public', 'CVE-2026-99002', 'drill', now(), 'proposed')`);
  });
  return signal;
}

async function acts(room: CaseRoom, id: string): Promise<void> {
  const ends = new Date(room.here.clock.now().getTime() + 40 * day).toISOString();
  const terms = { rule: "days-45", ends, zone: "Asia/Seoul", rediscoveryDays: 7, exploitedDays: 7 };
  const all: readonly JsonObject[] = [
    { kind: "embargo", act: "propose", terms },
    { kind: "state", act: "attacks" },
    { kind: "publish" },
    { kind: "report", act: "close" },
  ];
  for (const act of all) await room.call("lead", "POST", `/api/cases/${id}/acts`, { act });
}

/** What the clock brings, up to mails that wait in the outbox and one that failed for good. */
async function throughTime(room: CaseRoom, id: string, participant: string): Promise<void> {
  await room.here.store.write(system, async (tx) => {
    const now = new Date(Date.now() + 1_000).toISOString();
    await remindDue(tx, now);
    await retryDue(tx, new Date(Date.now() + 5 * day).toISOString());
    await queueNotices(tx, ["mail"], now);
    await tx.run(
      sql`update outbox set attempts = 9, error = 'no', dead_at = now() where payload ? 'caseNotices'`,
    );
    // Another waits, and has failed often.
    await noteFor(tx, id, [participant], "reminder", now);
    await queueNotices(tx, ["mail"], now);
    await tx.run(sql`update outbox set attempts = 9, error = 'no' where withheld and dead_at is null`);
    await tx.run(sql`update coordination_case set closed_at = now() - interval '2 days' where id = ${id}`);
    await shredDue(tx, now);
  });
}
