/**
 * The law of cases: what is done in a case changes no byte for who may not see it. Every GET endpoint of the contract, every stream, the journal, the outbox, and what is
 * published are read by everyone before and after a case is opened and everything happens in it that can; and, within a case, by a participant before and after others join and write.
 * How long an answer takes tells nothing either.
 */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { contract, type EndpointKey } from "#contract/index.ts";
import { shredDue } from "#stages/case/clock/shred.ts";
import { sql, system } from "#store/sql.ts";
import { type CaseRoom, startCaseRoom } from "#test/kit/coordination/case-room.ts";

const everybody = ["outsider", "analyst", "chair", "bystander", "supplier"];
const samples = Number(process.env["BONGSU_CASE_TIMINGS"] ?? 9);

/** Endpoints with names in their paths are asked for what there is not, but a case's for the case. */
function pathsOf(path: string, id: string): readonly string[] {
  if (!path.includes(":")) return [path];
  return path.startsWith("/api/cases/:case")
    ? [path.replace(":case", id).replaceAll(/:[a-zA-Z]+/g, "none")]
    : [path.replaceAll(/:[a-zA-Z]+/g, "none")];
}

describe("cases are seen by nobody else", () => {
  let room: CaseRoom;
  let streams: readonly { readonly who: string; readonly events: string[]; readonly close: () => void }[] =
    [];
  before(async () => {
    room = await startCaseRoom();
    const open: (typeof streams)[number][] = [];
    for (const entry of Object.values(contract))
      for (const who of "stream" in entry && !entry.path.includes(":") ? everybody : [])
        open.push(await openStream(entry.path, who));
    streams = open;
  });
  after(async () => {
    for (const { close } of streams) close();
    await room.close();
  });

  async function openStream(path: string, who: string) {
    const ended = new AbortController();
    const response = await room.request(path, { headers: room.headers.get(who) ?? {}, signal: ended.signal });
    const events: string[] = [];
    const reader = response.body?.getReader();
    const read = async (): Promise<void> => {
      for (let part = await reader?.read(); part?.done === false; part = await reader?.read())
        events.push(new TextDecoder().decode(part.value));
    };
    void read().catch(() => undefined);
    return { who, events, close: () => void reader?.cancel().catch(() => undefined) };
  }

  /** All that some may ask, as it is answered; a case of that id is asked for where one is named. */
  async function answersFor(whom: readonly string[], id: string): Promise<ReadonlyMap<string, string>> {
    const answers = new Map<string, string>();
    for (const [key, entry] of Object.entries(contract) as [EndpointKey, (typeof contract)[EndpointKey]][]) {
      if (entry.method !== "GET" || "stream" in entry) continue;
      for (const path of pathsOf(entry.path, id))
        for (const who of whom) {
          const response = await room.request(path, { headers: room.headers.get(who) ?? {} });
          const text = (await response.text()).replace(/"(?:request|instance)":"[^"]*"/g, "");
          answers.set(`${key} ${who}`, `${response.status} ${text.replaceAll(id, "none")}`);
        }
    }
    return answers;
  }

  /** What the room has beside its cases: how much of each table, and the outbox of others. */
  async function traces(): Promise<string> {
    const rows = await room.here.store.read(system, async (tx) =>
      tx.rows(sql`select (select count(*) from journal) as journal, (select count(*) from outbox) as outbox,
        (select count(*) from pub_file) as files, (select count(*) from alert) as alerts`),
    );
    return JSON.stringify(rows);
  }

  const eventsOf = (): string =>
    JSON.stringify(streams.map(({ who, events }) => [who, events.join("").replaceAll(/^:.*$/gm, "").trim()]));

  const about = { product: "EdgeGate VPN", severity: "critical", title: "t", summary: "s" };
  const person = { name: "N", contact: "n@n.example", zone: "Asia/Seoul", language: "ko" };

  /** Opens a case and does what can be done in one. */
  async function wholeCase(): Promise<string> {
    const id = String((await room.done("lead", "/api/cases", { ...about, retentionDays: 1 }))["case"]);
    const at = (rest: string): string => `/api/cases/${id}${rest}`;
    const joined = await room.done("lead", at("/participants"), { ...person, roles: ["supplier"] });
    const participant = String(joined["participant"]);
    await room.done("lead", at("/messages"), { text: "to one", to: [participant] });
    await room.done("lead", at("/files"), { name: "a.txt", content: "YQ==", to: [participant] });
    await room.done("lead", at("/identifiers"), { identifiers: ["CVE-2026-99002"] });
    await room.done("lead", at("/products"), { identifiers: ["pkg:npm/drill-edge"], supplier: participant });
    await room.done("lead", at("/contacts"), { participant, kind: "sent" });
    const other = String((await room.done("lead", "/api/cases", about))["case"]);
    await room.done("lead", at("/links"), { other });
    await room.done("lead", at("/split"), { ...about, participants: [participant] });
    const ends = new Date(room.here.clock.now().getTime() + 40 * 86_400_000).toISOString();
    const terms = { rule: "days-45", ends, zone: "Asia/Seoul", rediscoveryDays: 7, exploitedDays: 7 };
    for (const act of [
      { kind: "embargo", act: "propose", terms },
      { kind: "state", act: "attacks" },
      { kind: "publish" },
      { kind: "report", act: "close" },
    ])
      await room.call("lead", "POST", at("/acts"), { act });
    await room.here.store.write(system, async (tx) => {
      await tx.run(sql`update coordination_case set closed_at = now() - interval '2 days' where id = ${id}`);
      await shredDue(tx, new Date(Date.now() + 1_000).toISOString());
    });
    return id;
  }

  it("everything that happens in a case changes no byte of any answer, stream, count or message of others", async () => {
    const none = "0".repeat(24);
    const [earlier, traced] = [await answersFor(everybody, none), await traces()];
    const streamed = eventsOf();
    const id = await wholeCase();
    const later = await answersFor(everybody, id);
    const changed = [...later].flatMap(([door, text]) => (earlier.get(door) === text ? [] : [door]));
    assert.deepEqual(changed, []);
    assert.ok(later.size > 300, `${later.size} answers`);
    assert.equal(await traces(), traced);
    assert.equal(eventsOf(), streamed);
  });

  it("who joins and what is written beside a participant changes no byte for it", async () => {
    const id = String((await room.done("lead", "/api/cases", about))["case"]);
    const [organization, second] = room.organizations;
    const own = { ...person, roles: ["supplier"], organization };
    const at = (rest: string): string => `/api/cases/${id}${rest}`;
    await room.done("lead", at("/participants"), own);
    await room.call("supplier", "GET", at(""));
    const earlier = await answersFor(["supplier"], id);
    const beside = { ...person, roles: ["supplier"], organization: second };
    const to = [String((await room.done("lead", at("/participants"), beside))["participant"])];
    await room.done("lead", at("/messages"), { text: "to another", to });
    await room.done("lead", at("/files"), { name: "b.txt", content: "Yg==", to });
    await room.done("lead", at("/identifiers"), { identifiers: ["CVE-2026-99003"] });
    for (const supplier of [...to, undefined])
      await room.done("lead", at("/products"), { identifiers: ["pkg:npm/drill-edge"], supplier });
    await room.done("bystander", at("/messages"), { text: "from another", to: [] });
    await room.call("bystander", "GET", at(""));
    const later = await answersFor(["supplier"], id);
    assert.deepEqual(
      [...later].flatMap(([door, text]) => (earlier.get(door) === text ? [] : [door])),
      [],
    );
  });

  it("how long an answer takes does not tell whether there is a case, nor how many", async () => {
    const [hidden] = await room.here.store.read(system, async (tx) =>
      tx.rows<{ id: string }>(sql`select id from coordination_case c where not exists (
        select from case_participant p where p.coordination_case = c.id and p.organization = ${room.organizations[1]}) limit 1`),
    );
    const fastest = async (paths: readonly string[]): Promise<readonly number[]> => {
      const times = paths.map(() => [] as number[]);
      for (let round = 0; round < samples; round++)
        for (const [place, path] of paths.entries()) {
          const began = performance.now();
          await room.call("bystander", "GET", path);
          times[place]?.push(performance.now() - began);
        }
      // The fastest of many is what the work itself takes, whatever else the machine does.
      return times.map((of) => Math.min(...of));
    };
    const paths = [`/api/cases/${hidden?.id}`, `/api/cases/${"f".repeat(24)}`, "/api/cases"];
    const [there = 0, absent = 0, few = 0] = await fastest(paths);
    assert.ok(there < absent * 2 + 3 && absent < there * 2 + 3, `${there} and ${absent} ms`);
    await room.here.store.write(system, async (tx) => {
      await tx.run(sql`insert into coordination_case (id, office, record, purpose, opened_at, opened_by)
        select 'many' || n, office, record, purpose, opened_at, opened_by from coordination_case, generate_series(1, 400) as n where id = ${hidden?.id}`);
    });
    const [, , many = 0] = await fastest(paths);
    assert.ok(
      many < few * 2 + 3,
      `the board takes ${few} ms beside few hidden cases and ${many} ms beside many`,
    );
  });
});
