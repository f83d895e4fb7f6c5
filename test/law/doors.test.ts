/**
 * The law of doors: whether a record, a directive or a count may be read by this reader now has one answer behind every endpoint, published file,
 * waiting message and agent's folder; what is hidden cannot be told from what was never there; and what comes out does so at all doors at once, by the clock
 * that is behind, without a restart. Endpoints are those of the contract; what is planted stands in `test/kit/law/planted.ts`.
 */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { unlockOffice } from "#test/kit/room/office-key.ts";
import { createApp } from "#edge/http/app.ts";
import { importRecords } from "#stages/advisory/commands.ts";
import { directiveTexts } from "#edge/directive-texts.ts";
import { commands } from "#main/commands.ts";
import { approveDirective, draftDirective, submitDirective } from "#stages/directive/commands.ts";
import { draftOwnAdvisory } from "#stages/advisory/own/commands.ts";
import { onBehalfOf } from "#stages/registry/operators.ts";
import { UnlockedKeys } from "#store/sealed/unlocked-keys.ts";
import { openStore, sql, system } from "#store/sql.ts";
import {
  type DoorOutput,
  answersAt,
  publishedAt,
  type DoorVisitor,
  visitorsOf,
} from "#test/kit/law/doors.ts";
import {
  absent,
  composedDocument,
  type Mark,
  marks,
  plantedRecords,
  readers,
  signsOf,
} from "#test/kit/law/planted.ts";
import { ana, bo, draft } from "#test/kit/directive-fixtures.ts";
import { openTestRoom, type TestRoom } from "#test/kit/room/test-room.ts";
import { freshDatabase } from "#test/kit/room/test-store.ts";
import type { Connection } from "#store/sql.ts";

const day = 24 * 3_600_000;
const start = Date.now();
/** The database's clock is past this edge and the room's program is not, until the test moves it. */
const edge = new Date(start - day).toISOString();
/** No clock but that of a program that runs ahead is past this one. */
const end = new Date(start + 2 * day).toISOString();
const organization = "drill-basic-07";
const planted: readonly Mark[] = Object.values(marks);

let connection: Connection;
let room: TestRoom;
let visitors: readonly DoorVisitor[];

async function call(role: string, path: string, body: unknown): Promise<void> {
  const bearer = visitors.find((one) => one.role === role)?.bearer ?? "";
  const headers = { authorization: `Bearer ${bearer}`, "content-type": "application/json" };
  const response = await room.fetch(`${room.origin}${path}`, {
    method: "POST",
    headers,
    body: JSON.stringify(body),
  });
  assert.equal(response.status, 200, await response.text());
}

function mayRead({ reads }: Pick<DoorVisitor, "reads">, needed: Mark["needed"]): boolean {
  return readers.indexOf(reads) >= readers.indexOf(needed);
}

const texts = (answers: readonly DoorOutput[]): string => answers.map(({ text }) => text).join("\n");
const everyDoor = (visitor: DoorVisitor) =>
  answersAt(room.fetch, visitor, { of: absent, organization, all: true });
const asked = (of: Mark, visitor: DoorVisitor, fetch = room.fetch) =>
  answersAt(fetch, visitor, { of, organization, all: false });

/** An answer with the names of the mark replaced by those of what was never planted. */
function disguised({ status, text }: DoorOutput, of: Mark): string {
  const pairs = signsOf(of).map((sign, i) => [sign, signsOf(absent)[i] ?? ""] as const);
  const all = pairs.flatMap(
    ([sign, other]) =>
      [
        [sign, other],
        [sign.toLowerCase(), other.toLowerCase()],
      ] as const,
  );
  const plain = all.reduce((said, [sign, other]) => said.replaceAll(sign, other), text);
  return `${status} ${plain.replaceAll(/"request":"[0-9a-f]*"|content-length: \d+/g, "")}`;
}

/** Where a reader learns of something that it may not read: what is hidden shows, or is answered otherwise than what was never there. */
async function leaks(needed: (of: Mark) => Mark["needed"], fetch = room.fetch): Promise<readonly string[]> {
  const found: string[] = [];
  for (const visitor of visitors) {
    const hidden = planted.filter((of) => !mayRead(visitor, needed(of)));
    if (hidden.length === 0) continue;
    const isRestarted = fetch !== room.fetch;
    const seen = [...(await (isRestarted ? asked(absent, visitor, fetch) : everyDoor(visitor)))];
    const control = new Map(seen.map((answer) => [answer.door, answer]));
    for (const of of hidden)
      for (const answer of await asked(of, visitor, fetch)) {
        if (disguised(answer, of) !== disguised(control.get(answer.door) ?? answer, of))
          found.push(`${of.name}: ${answer.door} ${answer.status} ${control.get(answer.door)?.status}`);
        seen.push({ ...answer, text: disguised(answer, of) });
      }
    for (const of of hidden)
      for (const { door, text } of seen)
        if (signsOf(of).some((sign) => text.includes(sign))) found.push(`${of.name} shows: ${door}`);
  }
  return [...new Set(found)];
}

/** What anybody can read in files and messages and may not. */
async function published(needed: (of: Mark) => Mark["needed"]): Promise<readonly string[]> {
  const files = await publishedAt(room);
  return planted
    .filter((of) => needed(of) !== "anyone")
    .flatMap((of) =>
      files
        .filter(({ text }) => signsOf(of).some((sign) => text.includes(sign)))
        .map(({ door }) => `${of.name}: ${door}`),
    );
}

/** Of what a class may read, what it can find at no door: that nothing is seen proves little where nothing could be. To a participant of cases no door of records is open but those for anyone. */
async function unseen(needed: (of: Mark) => Mark["needed"]): Promise<readonly string[]> {
  const missing: string[] = [];
  for (const visitor of visitors.filter(({ role }) => role !== "participant")) {
    const lists = texts(await everyDoor(visitor));
    for (const of of planted.filter((one) => mayRead(visitor, needed(one)))) {
      if (of === marks.quarantined && !["analyst", "lead"].includes(visitor.role)) continue;
      if (of === marks.held || of === marks.composed) continue;
      const seen = lists.includes(of.word) || texts(await asked(of, visitor)).includes(of.word);
      if (!seen) missing.push(`${of.name} as ${visitor.role}`);
    }
  }
  return missing;
}

const now = (of: Mark): Mark["needed"] => of.needed;
const later = (of: Mark): Mark["needed"] => of.later;

describe("the law of doors", () => {
  before(async () => {
    connection = await freshDatabase();
    room = await openTestRoom({ now: new Date(start - 4 * day).toISOString(), connection });
    visitors = await visitorsOf(room, organization);
    const lock = Object.fromEntries(planted.map(({ lib }) => [`node_modules/${lib}`, { version: "1.0.0" }]));
    const text = JSON.stringify({ lockfileVersion: 3, packages: lock });
    await call("organization", "/api/inventories", { path: "package-lock.json", text });
    await importRecords(room.store, system, { batch: "planted", records: plantedRecords({ edge, end }) });
    const unlocked = new UnlockedKeys(room.now);
    Object.assign(room.served, { unlocked });
    await unlockOffice({ store: room.store, unlocked }, "msit");
    await room.store.write(onBehalfOf(ana), async (tx) => {
      const document = composedDocument(marks.composed);
      const acting = { actor: ana, now: room.now().toISOString() };
      await draftOwnAdvisory(
        tx,
        acting,
        { document, coordinationCase: null },
        { prefix: "DRILL", drill: true },
      );
    });
    const { word } = marks.drafted;
    const title = { ko: `[훈련] ${word}`, en: `[DRILL] ${word}` };
    await room.store.write({ role: "lead", id: "lead-1", office: "msit", domain: "private" }, async (tx) => {
      await draftDirective(
        tx,
        { ...draft, title, advisories: [marks.drafted.id, marks.drafted.cve], contact: marks.drafted.lib },
        room.now().toISOString(),
      );
    });
    await room.publishPacks();
  });
  after(async () => await room.close());

  it("nothing is told before its time, or beyond whom its source names, at any door", async () => {
    assert.deepEqual(await leaks(now), []);
    assert.deepEqual(await published(now), []);
  });

  it("those who may read it find it", async () => {
    assert.deepEqual(await unseen(now), []);
  });

  it("a restart shows nothing more, nor does a program whose clock runs ahead of the database's", async () => {
    const again = await openStore(connection, room.now);
    assert.deepEqual(await leaks(now, serverOver(again)), []);
    await again.close();
    const ahead = await openStore(connection, () => new Date(start + 50 * day));
    assert.deepEqual(await leaks(later, serverOver(ahead)), []);
    await ahead.close();
  });

  it("every command says where it reads from", () => {
    assert.deepEqual(Object.keys(commandsRead).toSorted(), Object.keys(commands).toSorted());
  });

  it("whom a directive names is told at no door to anyone else", async () => {
    const [one, two] = await room.store.read(system, async (tx) =>
      tx.rows<{ id: string; name: Readonly<Record<string, string>> }>(
        sql`select id, name from organization where domain = 'private' and valid_to is null order by id desc limit 2`,
      ),
    );
    assert.ok(one && two);
    const scope = `org.id in ["${one.id}", "${two.id}"]`;
    const about = { ...draft, advisories: [marks.plain.id], scope };
    const at = room.now().toISOString();
    const { directive } = await room.store.write(ana, async (tx) => await draftDirective(tx, about, at));
    await room.store.write(ana, async (tx) => await submitDirective(tx, { directive }, at));
    await room.store.write(bo, async (tx) => await approveDirective(tx, { directive }, at, directiveTexts));
    await room.settle();
    const named = [one, two].flatMap(({ id, name }) => [id, ...Object.values(name)]);
    const others = visitors.filter(({ role }) => ["nobody", "organization", "analyst"].includes(role));
    const seen = [...(await publishedAt(room))];
    for (const visitor of others) {
      const of = { ...absent, id: directive };
      seen.push(...(await answersAt(room.fetch, visitor, { of, organization, all: true })));
    }
    assert.ok(texts(seen).includes(directive));
    assert.deepEqual(
      seen.filter(({ text }) => named.some((name) => text.includes(name))).map(({ door }) => door),
      [],
    );
  });

  it("at its time it is out at every door at once, without a restart", async () => {
    room.advance(4 * day);
    assert.deepEqual(await unseen(later), []);
    assert.deepEqual(await leaks(later), []);
    await room.publishPacks();
    assert.deepEqual(await published(later), []);
    const packs = texts(await publishedAt(room));
    for (const { id } of [marks.plain, marks.embargoed, marks.joined]) assert.ok(packs.includes(id), id);
  });
});

/** Where each command reads from: nothing that it shows comes by another way than those that are asked here. A new command has to say it. */
const commandsRead: Readonly<Record<string, "published files" | "own machine" | "an endpoint" | "nothing">> =
  {
    serve: "own machine",
    work: "own machine",
    witness: "nothing",
    config: "own machine",
    token: "own machine",
    link: "own machine",
    drill: "own machine",
    world: "own machine",
    office: "own machine",
    source: "own machine",
    organization: "own machine",
    passkey: "own machine",
    backup: "own machine",
    doctor: "own machine",
    duty: "own machine",
    sealed: "own machine",
    roster: "own machine",
    restore: "own machine",
    journal: "own machine",
    operator: "own machine",
    import: "an endpoint",
    sync: "published files",
    check: "published files",
    fix: "published files",
    tasks: "published files",
    facts: "published files",
    acknowledge: "an endpoint",
    attest: "an endpoint",
    receipt: "an endpoint",
    extension: "an endpoint",
    key: "nothing",
    publication: "nothing",
    seal: "nothing",
    open: "nothing",
    self: "an endpoint",
    bundle: "published files",
    log: "published files",
    page: "published files",
    sign: "nothing",
    directive: "an endpoint",
    notice: "published files",
    report: "an endpoint",
    pack: "nothing",
    advisory: "nothing",
    case: "an endpoint",
    rule: "nothing",
    version: "nothing",
    completion: "nothing",
  };

/** The room's server anew, over another connection. */
function serverOver(store: TestRoom["store"]): TestRoom["fetch"] {
  const app = createApp({ ...room.served, store });
  return async (input, init) => await app.request(new Request(input, init));
}
