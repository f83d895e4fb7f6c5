/**
 * The law of cases: what is done in a case changes no byte for who may not see it. Every GET endpoint of the contract with its headers, every stream, every table as each role
 * reads it, every sequence and every metric are read by everyone before and after a case is opened and everything happens in it that can; within a case, by participants of
 * each role before and after others of each role join and write. What is hidden is refused as what was never there, after as many transactions; and how long an answer takes
 * tells nothing either. What changes nevertheless stands in `unavoidable`.
 */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { contract, type EndpointKey } from "#contract/index.ts";
import type { Endpoint } from "#contract/endpoint.ts";
import type { Actor } from "#core/actor.ts";
import { createApp } from "#edge/http/app.ts";
import { silentLog } from "#edge/watch/log.ts";
import { openTelemetry } from "#main/telemetry/telemetry.ts";
import { accessLog } from "#main/watch/access-log.ts";
import { aroundTransactions } from "#store/around-transactions.ts";
import { sql, system } from "#store/sql.ts";
import { channelStates } from "#store/state/work-state.ts";
import { type CaseRoom, startCaseRoom } from "#test/kit/coordination/case-room.ts";
import { seededRandom } from "#test/kit/coordination/marked-samples.ts";
import { type WholeCase, wholeCase } from "#test/kit/coordination/whole-case.ts";
import {
  answerTo,
  type CaseNames,
  type CaseVisitor,
  differences,
  endpointsNaming,
  everyAnswer,
  sequences,
  tablesAs,
  visitorsBeside,
} from "#test/kit/law/case-doors.ts";
import { asVisitor, signIn } from "#test/kit/room/access-room.ts";
import { freePort } from "#test/kit/process.ts";
import { unlockOffice } from "#test/kit/room/office-key.ts";

/** Tables whose rows grow with a case, and `pulse`, which grows as health is asked for. Nobody beside it reads them (the policies are asked below); whoever holds a backup sees by its size how much there is of all of them together. */
const unavoidable =
  /^(?:coordination_case|case_\w+|own_advisory(?:_\w+)?|advisory_number|supplier_\w+|pulse)$/;
/** Sequences whose numbers are shown to nobody beside a case. */
const apartSequences = /^(?:case_|own_advisory|outbox_withheld)/;

const absentNames: CaseNames = Object.fromEntries(
  ["case", "other", "participant", "object", "signal", "invitation"].map((name, n) => [
    name,
    String(n).repeat(24),
  ]),
);
const noAdvisory = "GCVE-65535-2026-0000";

const about = { product: "EdgeGate VPN", severity: "critical", title: "t", summary: "s" };
const person = { name: "N", contact: "n@n.example", zone: "Asia/Seoul", language: "ko" };

type OpenStream = { readonly who: string; readonly events: string[]; readonly close: () => void };

describe("cases are seen by nobody else", () => {
  let room: CaseRoom;
  let visitors: readonly CaseVisitor[] = [];
  let streams: readonly OpenStream[] = [];
  let hidden: WholeCase;
  before(async () => {
    room = await startCaseRoom();
    await unlockOffice({ store: room.here.store, unlocked: room.unlocked }, null, 7);
    await room.here.store.write(system, async (tx) => {
      await tx.run(sql`insert into cursor (follower, position) values ('channel.mail', 0)`);
    });
    visitors = await visitorsBeside(room);
    const open: OpenStream[] = [];
    for (const entry of Object.values(contract))
      for (const visitor of "stream" in entry && !entry.path.includes(":") ? visitors : [])
        open.push(await openStream(entry.path, visitor));
    streams = open;
  });
  after(async () => {
    for (const { close } of streams) close();
    await room.close();
  });

  async function openStream(path: string, { who, headers }: CaseVisitor): Promise<OpenStream> {
    const ended = new AbortController();
    const response = await room.request(path, { headers, signal: ended.signal });
    const events: string[] = [];
    const reader = response.body?.getReader();
    const read = async (): Promise<void> => {
      for (let part = await reader?.read(); part?.done === false; part = await reader?.read())
        events.push(new TextDecoder().decode(part.value));
    };
    void read().catch(() => undefined);
    return { who, events, close: () => void reader?.cancel().catch(() => undefined) };
  }

  const eventsOf = (): string =>
    JSON.stringify(streams.map(({ who, events }) => [who, events.join("").replaceAll(/^:.*$/gm, "").trim()]));

  /** The roles as the database knows them, beside the case's office. */
  const actors = (): readonly Actor[] => [
    { role: "chair", id: "case-chair", office: "nso" },
    { role: "lead", id: "case-outsider", office: "nis", domain: "public" },
    { role: "analyst", id: "case-analyst" },
    { role: "sector", id: "case-sector", sector: "finance" },
    { role: "organization", id: "case-bystander", organization: room.organizations[1] ?? "" },
    { role: "participant", id: "participant:none" },
    { role: "public", id: "public" },
  ];

  async function readings() {
    const perRole = new Map<string, string>();
    for (const actor of actors())
      for (const [table, digest] of await tablesAs(room, actor))
        perRole.set(`${actor.role} ${table}`, digest);
    return { perRole, tables: await tablesAs(room, system), numbers: await sequences(room) };
  }

  it("everything that happens in a case changes no byte of any answer, header, stream, table or number of others", async () => {
    const none = { ...absentNames, advisory: noAdvisory };
    const earlier = { answers: await everyAnswer(room.request, visitors, none), ...(await readings()) };
    const streamed = eventsOf();
    hidden = await wholeCase(room);
    const later = { answers: await everyAnswer(room.request, visitors, hidden), ...(await readings()) };
    assert.deepEqual(differences(earlier.answers, later.answers), []);
    assert.ok(later.answers.size > 400, `${later.answers.size} answers`);
    assert.equal(eventsOf(), streamed);
    assert.deepEqual(differences(earlier.perRole, later.perRole), [], "as each role reads the tables");
    const grown = differences(earlier.tables, later.tables);
    assert.deepEqual(
      grown.filter((table) => !unavoidable.test(table)),
      [],
      "tables that anybody reads",
    );
    assert.ok(grown.length > 12, `a case was there: ${grown.join(" ")}`);
    const moved = differences(earlier.numbers, later.numbers);
    assert.deepEqual(
      moved.filter((name) => !apartSequences.test(name)),
      [],
      "numbers that anybody is shown",
    );
  });

  it("what is hidden is refused in the words, with the headers and after as many transactions as what was never there", async () => {
    let count = 0;
    const store = aroundTransactions(room.here.store, async (_, run) => ((count += 1), await run()));
    const app = createApp({ ...room.here.room, unlocked: room.unlocked, store });
    const request: CaseRoom["request"] = async (path, init) => await app.request(path, init);
    const own = String((await room.done("outsider", "/api/cases", about))["case"]);
    const found: string[] = [];
    let asked = 0;
    const all = { ...hidden };
    const pairs: readonly (readonly [CaseNames, CaseNames])[] = [
      [all, { ...absentNames, advisory: noAdvisory }],
      // Who coordinates a case of its own names in it what belongs to another.
      [
        { ...all, case: own },
        { ...absentNames, advisory: noAdvisory, case: own },
      ],
    ];
    const at = async (key: EndpointKey, visitor: CaseVisitor, names: CaseNames): Promise<string> => {
      count = 0;
      const text = await answerTo(request, { endpoint: contract[key], names, visitor });
      // Whoever splits its own case is given the id that was drawn.
      return `${count} ${text.replaceAll(/"[0-9a-f]{24}"/g, "ID")}`;
    };
    for (const [there, absent] of pairs)
      for (const [key, endpoint] of endpointsNaming(all)) {
        if (endpoint.stream === true) continue;
        for (const visitor of visitors) {
          if (there["case"] === own && visitor.who !== "outsider") continue;
          asked++;
          const [one, two] = [await at(key, visitor, there), await at(key, visitor, absent)];
          if (one !== two) found.push(`${key} ${visitor.who}\n${one}\n${two}`);
        }
      }
    assert.deepEqual(found, []);
    assert.ok(asked > 200, `${asked} questions`);
  });

  it("who measures the room and reads its log hears one word of all of it, and of channels what it heard before", async () => {
    const port = await freePort();
    const { store } = room.here;
    const channels = await store.read(system, channelStates);
    assert.deepEqual(
      channels.map(({ channel, waiting, failures, givenUp }) => [channel, waiting, failures, givenUp]),
      [["mail", 0, 0, 0]],
      "mails that wait, and one that was given up",
    );
    const telemetry = await openTelemetry(
      { prometheus: { host: "127.0.0.1", port }, collector: null },
      {
        process: { kind: "serve", id: "one", version: "0" },
        conditions: () => [],
        work: { seen: () => ({ followers: [], channels, indexAt: null }), stop: () => undefined },
        folders: { data: ".", publication: "." },
      },
    );
    assert.ok(telemetry);
    const lines: unknown[] = [];
    const logged = accessLog({ ...silentLog, info: (_, facts) => void lines.push(facts) });
    const app = createApp({
      ...room.here.room,
      unlocked: room.unlocked,
      store: telemetry.store(store),
      observe: async (request, answer) =>
        await telemetry.observe(request, async () => {
          let status = 0;
          await logged(request, async () => (status = await answer()));
          return status;
        }),
    });
    const request: CaseRoom["request"] = async (path, init) => await app.request(path, init);
    const insider = { who: "lead", headers: room.headers.get("lead") ?? {} };
    for (const [, endpoint] of endpointsNaming({ case: "", advisory: "" }))
      for (const visitor of endpoint.path.includes("/advisories") ? [] : [insider, ...visitors.slice(0, 1)])
        await answerTo(request, { endpoint, names: hidden, visitor });
    const shown = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    await telemetry.stop();
    const labels = [...shown.matchAll(/duration_seconds_count\{(method[^}]*)\}/g)].map(([, label]) => label);
    assert.deepEqual(labels, ['method="ANY",route="withheld",status="200"']);
    assert.deepEqual(
      [...new Set(lines.map((one) => JSON.stringify({ ...(one as object), request: "", milliseconds: 0 })))],
      [JSON.stringify({ request: "", method: "ANY", route: "withheld", status: 200, milliseconds: 0 })],
    );
  });

  /** A participant of a role who is an organisation of the room: it has accepted the embargo and has the report. */
  async function joins(id: string, role: string, organization: string): Promise<CaseVisitor> {
    const added = { ...person, roles: [role], organization };
    const participant = String(
      (await room.done("lead", `/api/cases/${id}/participants`, added))["participant"],
    );
    const who = `${role} ${organization}`;
    const headers = asVisitor(
      await signIn(room.here, { id: `in-${role}-${organization}`, role: "organization", organization }),
    );
    const actsAs = async (by: Readonly<Record<string, string>>, act: object): Promise<void> => {
      const body = JSON.stringify({ act });
      const sent = { method: "POST", headers: { "content-type": "application/json", ...by }, body };
      const response = await room.request(`/api/cases/${id}/acts`, sent);
      assert.equal(response.status, 200, `${who} ${await response.text()}`);
    };
    await actsAs(headers, { kind: "embargo", act: "accept" });
    await actsAs(room.headers.get("lead") ?? {}, { kind: "report", act: "receive", participant });
    await room.done("lead", `/api/cases/${id}/messages`, { text: `to ${who}`, to: [participant] });
    const body = JSON.stringify({ text: `from ${who}`, to: [] });
    const sent = { method: "POST", headers: { "content-type": "application/json", ...headers }, body };
    assert.equal((await room.request(`/api/cases/${id}/messages`, sent)).status, 200);
    return { who, headers };
  }

  async function embargoed(): Promise<string> {
    const id = String((await room.done("lead", "/api/cases", about))["case"]);
    const ends = new Date(room.here.clock.now().getTime() + 40 * 86_400_000).toISOString();
    const terms = { rule: "days-45", ends, zone: "Asia/Seoul", rediscoveryDays: 7, exploitedDays: 7 };
    const act = { kind: "embargo", act: "propose", terms };
    await room.done("lead", `/api/cases/${id}/acts`, { act });
    return id;
  }

  it("of every pair of roles, who joins and what is written beside a participant changes no byte for it", async () => {
    const roles = ["finder", "supplier", "deployer", "room", "expert"];
    const rows = await room.here.store.read(system, async (tx) =>
      tx.rows<{ id: string }>(
        sql`select id from organization where valid_to is null and domain = 'private' order by id offset 2 limit 10`,
      ),
    );
    const organizations = rows.map(({ id }) => id);
    const id = await embargoed();
    const viewers: CaseVisitor[] = [];
    for (const [place, role] of roles.entries())
      viewers.push(await joins(id, role, organizations[place] ?? ""));
    const names = { ...absentNames, case: id };
    // The first look is itself something that happens: what was sent has been seen since.
    await everyAnswer(room.request, viewers, names, ({ path }) => path.startsWith("/api/cases"));
    const inCase = async () =>
      await everyAnswer(room.request, viewers, names, ({ path }) => path.startsWith("/api/cases"));
    const elsewhere = async () => await everyAnswer(room.request, viewers.slice(0, 1), names);
    const [earlier, earlierElsewhere] = [await inCase(), await elsewhere()];
    for (const [place, role] of roles.entries()) {
      const joined = await joins(id, role, organizations[roles.length + place] ?? "");
      await everyAnswer(room.request, [joined], names, ({ path }) => path.startsWith("/api/cases"));
      const file = { name: "b.txt", content: "Yg==", to: [] };
      await room.done("lead", `/api/cases/${id}/files`, file);
      await room.done("lead", `/api/cases/${id}/identifiers`, { identifiers: [`CVE-2026-9900${place}`] });
    }
    assert.deepEqual(differences(earlier, await inCase()), []);
    assert.deepEqual(differences(earlierElsewhere, await elsewhere()), []);
  });

  /** The fastest of many answers to each question, in turn: what the work itself takes, whatever else the machine does. */
  async function fastest(questions: readonly TimedQuestion[], rounds: number): Promise<readonly number[]> {
    const times = questions.map(() => Infinity);
    for (let round = 0; round < rounds; round++)
      for (const [place, { key, visitor, names }] of questions.entries()) {
        const began = performance.now();
        const text = await answerTo(room.request, { endpoint: contract[key], names, visitor });
        assert.doesNotMatch(text, /^(?:429|503)/, `${key} ${visitor.who} was not answered`);
        times[place] = Math.min(times[place] ?? Infinity, performance.now() - began);
      }
    return times;
  }

  it("how long any answer takes that can name something of a case does not tell whether it is there", async (test) => {
    const all = { ...hidden, other: hidden.case };
    const pairs = endpointsNaming(all).flatMap(([key, endpoint]) =>
      endpoint.stream === true
        ? []
        : visitors.map((visitor) => ({
            key,
            visitor,
            there: { ...absentNames, ...all },
            absent: { ...absentNames, advisory: noAdvisory },
          })),
    );
    // Every endpoint by somebody in each run; every pair of the two where it is given the time.
    const draw = seededRandom(Number(process.env["BONGSU_TIME_SEED"] ?? 1));
    const byEndpoint = [...Map.groupBy(pairs, ({ key }) => key).values()];
    const everyPair = process.env["BONGSU_TIME_PAIRS"] === "all";
    const chosen = everyPair ? pairs : byEndpoint.flatMap((of) => of[Math.floor(draw() * of.length)] ?? []);
    const apart: string[] = [];
    for (const { key, visitor, there, absent } of chosen) {
      const questions = [
        { key, visitor, names: there },
        { key, visitor, names: absent },
      ];
      let [one = 0, two = 0] = await fastest(questions, 6);
      // A machine that is busy is asked more often before it is believed.
      for (let more = 0; more < 4 && !isAlike(one, two); more++) {
        const again = await fastest(questions, 20);
        [one, two] = [Math.min(one, again[0] ?? one), Math.min(two, again[1] ?? two)];
      }
      if (!isAlike(one, two)) apart.push(`${key} ${visitor.who}: ${one} and ${two} ms`);
    }
    assert.deepEqual(apart, []);
    assert.ok(chosen.length > 30, `${chosen.length} pairs`);
    test.diagnostic(`${chosen.length} of ${pairs.length} pairs of an endpoint and a visitor`);
  });

  it("how long any list takes does not tell how many cases there are", async (test) => {
    const lists = (Object.entries(contract) as readonly [EndpointKey, Endpoint][]).flatMap(
      ([key, endpoint]) => {
        const isList = endpoint.method === "GET" && endpoint.stream !== true && !endpoint.path.includes(":");
        return isList && endpoint.work?.same !== true ? [key] : [];
      },
    );
    const questions = lists.flatMap((key) =>
      visitors
        .filter(({ who }) => who === "bystander" || who === "outsider")
        .map((visitor) => ({ key, visitor, names: absentNames })),
    );
    const few = await fastest(questions, 6);
    await room.here.store.write(system, async (tx) => {
      await tx.run(sql`insert into coordination_case (id, office, record, purpose, opened_at, opened_by)
        select 'many' || n, office, record, purpose, opened_at, opened_by from coordination_case, generate_series(1, 400) as n where id = ${hidden.case}`);
    });
    const many = [...(await fastest(questions, 6))];
    const slower: string[] = [];
    for (const [place, question] of questions.entries()) {
      const beside = few[place] ?? 0;
      for (let more = 0; more < 4 && (many[place] ?? 0) >= beside * 2 + 3; more++)
        many[place] = Math.min(many[place] ?? 0, (await fastest([question], 20))[0] ?? 0);
      if ((many[place] ?? 0) >= beside * 2 + 3)
        slower.push(`${question.key} ${question.visitor.who}: ${beside} and ${many[place]} ms`);
    }
    assert.deepEqual(slower, []);
    test.diagnostic(`${questions.length} lists of a visitor`);
  });
});

type TimedQuestion = {
  readonly key: EndpointKey;
  readonly visitor: CaseVisitor;
  readonly names: CaseNames;
};

/** Whether two times are as near as two runs of the same work. */
function isAlike(one: number, two: number): boolean {
  return one < two * 2 + 3 && two < one * 2 + 3;
}
