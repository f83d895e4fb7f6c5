/** Who works on cases for an office hears by mail that somebody answered: once for a case, outside of quiet hours, the rest once a day; and nobody else can tell. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { caseAlertText } from "#channels/case-mail-text.ts";
import { dutyType, readDutyList } from "#core/duty/duty-list.ts";
import { translatorOf } from "#messages/translators.ts";
import { caseAlertMail, stepCaseAlerts } from "#stages/alerting/case/case-alerts.ts";
import { loadDutyList } from "#stages/alerting/duty.ts";
import { noteFor, queueNotices } from "#stages/case/notices.ts";
import { sql, system, type Tx } from "#store/sql.ts";
import { type CaseRoom, startCaseRoom } from "#test/kit/coordination/case-room.ts";
import { asVisitor, signIn } from "#test/kit/room/access-room.ts";

const hour = 3_600_000;
const about = { product: "EdgeGate VPN", severity: "high", title: "quorintal", summary: "s" };
const person = { name: "Acme", contact: "acme@acme.example", zone: "Asia/Seoul", language: "ko" };

describe("mails to who coordinates cases", () => {
  let room: CaseRoom;
  let id = "";
  let coordinator = "";
  /** 22:30 in Korea, within quiet hours, ahead of every clock here. */
  const night = Math.ceil(Date.now() / (24 * hour)) * 24 * hour + 13.5 * hour;
  const inRoom = async <T>(act: (tx: Tx) => Promise<T>): Promise<T> =>
    await room.here.store.write(system, act);
  const step = async (at: number): Promise<number> =>
    await inRoom(async (tx) => {
      await queueNotices(tx, ["mail"], new Date(at).toISOString());
      return await stepCaseAlerts(tx, ["mail"], new Date(at).toISOString());
    });
  const answer = async (): Promise<void> => {
    const sent = { text: "an answer", to: [] };
    await room.done("supplier", `/api/cases/${id}/messages`, sent);
  };
  const messages = async (): Promise<readonly (readonly string[])[]> => {
    const rows = await inRoom(async (tx) =>
      tx.rows<{ alerts: string[]; withheld: boolean }>(
        sql`select payload -> 'caseAlerts' as alerts, withheld from outbox where payload ? 'caseAlerts' order by id`,
      ),
    );
    assert.ok(rows.every(({ withheld }) => withheld));
    return rows.map(({ alerts }) => alerts);
  };
  const journal = async (): Promise<number | undefined> =>
    (
      await inRoom(async (tx) =>
        tx.first<{ count: number }>(sql`select count(*)::integer as count from journal`),
      )
    )?.count;

  before(async () => {
    room = await startCaseRoom();
    await signIn(room.here, { id: "case-second", role: "lead", office: "msit", domain: "private" });
    const quiet = { from: "22:00", to: "07:00" };
    const turn = { from: "2026-01-01T00:00:00Z", to: "2099-01-01T00:00:00Z" };
    const document = {
      type: dutyType,
      digestAt: "08:30",
      people: [
        { operator: "case-lead", mail: "lead@duty.example", quiet },
        { operator: "case-outsider", mail: "outsider@duty.example" },
        { operator: "case-second", mail: "second@duty.example" },
      ],
      turns: [
        { office: "msit", operators: ["case-outsider", "case-lead", "case-second"], ...turn },
        { office: "nis", operators: ["case-outsider"], ...turn },
      ],
    };
    const list = readDutyList(document);
    assert.ok(list.ok, JSON.stringify(list));
    await inRoom(async (tx) => await loadDutyList(tx, document, list.value));
    id = String((await room.done("lead", "/api/cases", about))["case"]);
    const [organization] = room.organizations;
    await room.done("lead", `/api/cases/${id}/participants`, {
      ...person,
      roles: ["supplier"],
      organization,
    });
    coordinator = String((await room.call("lead", "GET", `/api/cases/${id}`))[1]["own"]);
  });
  after(async () => await room.close());

  it("what coordinators do themselves is told nobody", async () => {
    await room.done("lead", `/api/cases/${id}/messages`, { text: "to all", to: [] });
    assert.equal(await step(night), 0);
  });

  it("an answer in the night is told in the morning, once, to who is on duty for the case's office and may see it", async () => {
    const earlier = await journal();
    await answer();
    assert.equal(await step(night), 0, "quiet hours");
    await answer();
    assert.equal(await step(night + hour), 0);
    assert.equal(await step(night + 9 * hour), 1);
    assert.equal(await step(night + 9 * hour), 0, "once");
    const [alerts = []] = await messages();
    const mail = await inRoom(async (tx) => await caseAlertMail(tx, alerts));
    assert.deepEqual(mail, {
      to: "lead@duty.example",
      language: "ko",
      items: [{ kind: "answered", case: id }],
    });
    assert.equal(await journal(), earlier, "the journal says nothing");
  });

  it("what follows waits for the day's mail, until the person has looked into the case", async () => {
    await answer();
    assert.equal(await step(night + 9.5 * hour), 0, "before the hour of the digest");
    assert.equal(await step(night + 10.1 * hour), 1, "the digest");
    await answer();
    assert.equal(await step(night + 10.5 * hour), 0, "once a day");
    assert.equal(await step(night + 34.1 * hour), 1, "the next day's");
    assert.equal(await step(night + 34.2 * hour), 0);
    await inRoom(async (tx) => {
      await tx.run(sql`insert into case_opening (coordination_case, actor, participant, how, texts, first_at, last_at)
        values (${id}, 'case-lead', ${coordinator}, 'opened', '[]', ${new Date(night + 35 * hour).toISOString()}, ${new Date(night + 35 * hour).toISOString()})`);
    });
    await answer();
    assert.equal(await step(night + 36 * hour), 1, "after the look an answer interrupts again");
  });

  it("the end of an embargo does not wait for the morning, and an office that only takes part hears of its own", async () => {
    const joined = { ...person, roles: ["expert"], office: "nis" };
    const expert = String((await room.done("lead", `/api/cases/${id}/participants`, joined))["participant"]);
    await inRoom(async (tx) => await noteFor(tx, id, [expert], "signal", new Date(night).toISOString()));
    assert.equal(await step(night + 48 * hour), 1);
    const alerts = (await messages()).at(-1) ?? [];
    const mail = await inRoom(async (tx) => await caseAlertMail(tx, alerts));
    assert.equal(mail?.to, "outsider@duty.example");
  });

  it("an advisory that waits is told to who can release it, not to who handed it over, and who wrote it is offered no release", async () => {
    const example = JSON.parse(readFileSync("test/vectors/advisory/edgegate.json", "utf8")) as {
      readonly history: readonly object[];
    };
    const text = JSON.stringify({ ...example, aliases: [], history: example.history.slice(0, 1) });
    const { advisory } = await room.done("lead", "/api/own-advisories", { document: text, case: id });
    const path = `/api/own-advisories/${String(advisory)}`;
    await room.done("lead", `${path}/submit`, { publishAt: null });
    assert.equal(await step(night + 60 * hour), 1);
    const mail = await inRoom(async (tx) => await caseAlertMail(tx, (await messages()).at(-1) ?? []));
    const items = [{ kind: "review", case: id }];
    assert.deepEqual(mail, { to: "second@duty.example", language: "ko", items });
    assert.equal((await room.call("lead", "GET", path))[1]["hadHand"], true);
    const request = async (headers: Record<string, string>) =>
      await (await room.request(path, { headers })).json();
    const second = asVisitor(
      await signIn(room.here, { id: "case-third", role: "lead", office: "msit", domain: "private" }),
    );
    assert.equal(((await request(second)) as { readonly hadHand: boolean }).hadHand, false);
  });

  it("goes to nobody who has another post by the time it is sent", async () => {
    const [alerts = []] = await messages();
    const mail = async () => await inRoom(async (tx) => await caseAlertMail(tx, alerts));
    const post = async (office: string) =>
      await inRoom(
        async (tx) => await tx.run(sql`update operator set office = ${office} where id = 'case-lead'`),
      );
    assert.equal((await mail())?.to, "lead@duty.example");
    await post("kisa");
    assert.equal(await mail(), undefined);
    await post("msit");
    assert.equal((await mail())?.to, "lead@duty.example");
  });

  it("holds the case's mark and a link, and nothing of what it is about, in each language", () => {
    for (const language of ["ko", "en", "ja"]) {
      const items = [{ kind: "answered", case: id } as const];
      const place = { origin: "https://room.example", drill: true };
      const { subject, text } = caseAlertText({ to: "", language, items }, place, translatorOf(language));
      assert.ok(subject.includes(id.slice(0, 6)) && !subject.includes(id));
      assert.ok(text.includes(`https://room.example/cases/${id}`) && text.length < 500, text);
      assert.ok(!/EdgeGate|quorintal|Acme/.test(text + subject));
    }
  });
});
