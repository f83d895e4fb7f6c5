/** A drill's room with its offices and witnesses: a directive is in force once three offices signed it and two witnesses saw it in the log, and not before. */
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { gunzipSync, gzipSync } from "node:zlib";
import { homeOf, readState, type SyncState } from "#agent/home/agent-folder.ts";
import { readDirectives } from "#agent/sync/directives.ts";
import { syncFrom } from "#agent/sync/sync.ts";
import { loadRoomKey } from "#main/room/room-key.ts";
import { findingText } from "#messages/render/finding.ts";
import { directiveGapText } from "#messages/render/directive-gap.ts";
import { translatorOf } from "#messages/translators.ts";
import { publishDocument, publishIndex, putFile } from "#stages/dissemination/publication.ts";
import { runDirective } from "#cli/order/directive.ts";
import { directiveTexts } from "#edge/directive-texts.ts";
import { judgeOrder, orderDocument, readOrderFile } from "#core/roster/order.ts";
import { canonicalBytes } from "#core/seal/canonical.ts";
import { seal } from "#core/seal/envelope.ts";
import { payloadTypes } from "#core/seal/payload-types.ts";
import { processorTime } from "#test/kit/suites/processor-time.ts";
import { officeKey } from "#test/kit/order/order-world.ts";
import { importRecords } from "#stages/advisory/commands.ts";
import {
  approveDirective,
  draftDirective,
  returnDirective,
  submitDirective,
  withdrawDirective,
} from "#stages/directive/commands.ts";
import { issuedDocument, readDirective } from "#stages/directive/queries.ts";
import { roomRosters } from "#stages/directive/signing/rosters.ts";
import { openDocuments } from "#stages/directive/signing/queries.ts";
import { system } from "#store/sql.ts";
import { advisory, ana, bo, chair, draft, drillRecord } from "#test/kit/directive-fixtures.ts";
import { openTestRoom, type TestRoom } from "#test/kit/room/test-room.ts";

/** Two seconds are promised on a machine that does nothing else; tests share theirs, so that the work of this process is counted. */
const promised = 2000;
let room: TestRoom;
const at = (): string => room.now().toISOString();

async function approved(): Promise<string> {
  const { store } = room;
  const { directive } = await store.write(ana, async (tx) => await draftDirective(tx, draft, at()));
  await store.write(ana, async (tx) => await submitDirective(tx, { directive }, at()));
  await store.write(bo, async (tx) => await approveDirective(tx, { directive }, at(), directiveTexts));
  return directive;
}

async function judgedFile(path: string) {
  const file = readOrderFile(gunzipSync(await readFile(join(room.publicFolder, path))));
  assert.ok(file.ok);
  const adopted = await room.store.read(system, roomRosters);
  assert.ok(adopted);
  return await judgeOrder(file.value, adopted.pin);
}

describe("a drill with its offices", () => {
  before(async () => {
    room = await openTestRoom({ now: "2026-05-13T00:00:00Z", offices: true });
    await importRecords(room.store, system, { batch: "test", records: [drillRecord(advisory)] });
  });
  after(async () => await room.close());

  it("puts a directive in force by three of five offices in a witnessed log, at once", async (context) => {
    const directive = await approved();
    const { store } = room;
    const waiting = await store.read(bo, async (tx) => await readDirective(tx, directive));
    assert.equal(waiting?.state, "approved");
    assert.equal(await store.read(system, async (tx) => await issuedDocument(tx, directive)), undefined);
    const [began, worked] = [performance.now(), processorTime()];
    await room.settle();
    const took = Math.round(processorTime() - worked);
    context.diagnostic(`in force after ${took} ms of work, ${Math.round(performance.now() - began)} ms`);
    assert.ok(took < promised, `${took} ms of work`);
    assert.equal((await store.read(bo, async (tx) => await readDirective(tx, directive)))?.state, "issued");
    const judged = await judgedFile(`orders/${directive}/1.order`);
    assert.ok(judged.ok, JSON.stringify(judged));
    assert.equal(judged.value.offices.length, 3);
    assert.ok(judged.value.witnesses.length >= 2);
    const bytes = await readFile(join(room.publicFolder, `orders/${directive}/1.order`));
    assert.ok(bytes.length < 64 * 1024, String(bytes.length));
    const published = JSON.parse(
      await readFile(join(room.publicFolder, `directives/${directive}/1.json`), "utf8"),
    ) as { readonly payload: string };
    assert.equal(
      judged.value.head.sha256,
      Buffer.from(await crypto.subtle.digest("SHA-256", Buffer.from(published.payload, "base64"))).toString(
        "hex",
      ),
    );
  });

  it("signs an ending likewise, and drops the bytes of what is given back", async () => {
    const { store } = room;
    const directive = await approved();
    await store.write(bo, async (tx) => await returnDirective(tx, { directive }, at()));
    assert.deepEqual(await store.read(system, openDocuments), []);
    await room.settle();
    assert.equal((await store.read(bo, async (tx) => await readDirective(tx, directive)))?.state, "draft");
    await store.write(ana, async (tx) => await submitDirective(tx, { directive }, at()));
    await store.write(chair, async (tx) => await approveDirective(tx, { directive }, at(), directiveTexts));
    await room.settle();
    const reason = { ko: "훈련 끝", en: "The exercise is over" };
    await store.write(ana, async (tx) => await withdrawDirective(tx, { directive, reason }, at()));
    await store.write(bo, async (tx) => await approveDirective(tx, { directive }, at(), directiveTexts));
    assert.equal((await store.read(bo, async (tx) => await readDirective(tx, directive)))?.state, "issued");
    await room.settle();
    const ended = await store.read(bo, async (tx) => await readDirective(tx, directive));
    assert.deepEqual([ended?.state, ended?.revision], ["withdrawn", 2]);
    assert.ok((await judgedFile(`orders/${directive}/2.order`)).ok);
  });

  it("is followed by an agent that refuses what the room's key alone signs, and keeps what was in force", async () => {
    const directive = await approved();
    await room.settle();
    const dir = await mkdtemp(join(tmpdir(), "bongsu-offices-"));
    after(async () => await rm(dir, { recursive: true, force: true }));
    const surroundings = { now: at, fetch, write: () => undefined };
    const sync = async () => await syncFrom({ from: room.publicFolder, dir }, surroundings);
    const first = await sync();
    assert.deepEqual(first.gaps, []);
    assert.equal(first.pinnedRoster?.length, 64);
    assert.equal((await sync()).pinnedRoster, null);
    const [policy, file] = [join(dir, "policy.json"), join(dir, "order.gz")];
    const pinned = { type: "bongsu.trust-policy/1", roster: first.pinnedRoster, drill: true };
    await writeFile(policy, JSON.stringify(pinned));
    const io = { env: {}, ask: null, surroundings, write: () => undefined, error: () => undefined };
    const exported = ["export", directive, "--from", room.publicFolder, "--out", file, "--policy", policy];
    assert.equal(await runDirective(exported, io), 0);
    assert.equal(await runDirective(["verify", file, "--policy", policy], io), 0);

    const { signer, hybrid } = await loadRoomKey(room.data, true);
    const publisher = { room: room.origin, drill: true, signer, hybrid };
    const genuine = await room.store.read(system, async (tx) => await issuedDocument(tx, directive));
    assert.ok(genuine);
    const forged = { ...genuine, revision: 2, state: "withdrawn", revisedAt: at(), pack: null } as const;
    await room.store.write(system, async (tx) => {
      await publishDocument(tx, forged, publisher);
      await publishIndex(tx, publisher, at());
    });
    await room.settle();
    const second = await sync();
    const [gap] = second.gaps;
    assert.ok(gap);
    assert.deepEqual([gap?.directive, gap?.revision, gap?.reason], [directive, 2, "unsigned"]);
    assert.deepEqual(gap?.words.slice(0, 2), ["0", "3"]);
    const home = homeOf(dir);
    const state = await readState(home);
    assert.ok(state);
    const { inForce } = await readDirectives(home, state);
    assert.ok(inForce.some(({ id, revision }) => id === directive && revision === 1));
    const sentence = directiveGapText(gap, translatorOf("en"));
    assert.match(sentence, /0 of 3 signatures; missing nso, /);

    await rm(home.rosters);
    await assert.rejects(sync(), { code: "set-up-failed" });
  });

  it("whose data directory is stolen can change neither who signs nor which rules are followed: each try with its sentence", async () => {
    const directive = await approved();
    await room.settle();
    const dir = await mkdtemp(join(tmpdir(), "bongsu-stolen-"));
    after(async () => await rm(dir, { recursive: true, force: true }));
    const surroundings = { now: at, fetch, write: () => undefined };
    const sync = async () => await syncFrom({ from: room.publicFolder, dir }, surroundings);
    assert.deepEqual((await sync()).findings, []);
    const { signer, hybrid } = await loadRoomKey(room.data, true);
    const publisher = { room: room.origin, drill: true, signer, hybrid };
    const adopted = await room.store.read(system, roomRosters);
    const [roster] = adopted?.chain ?? [];
    assert.ok(roster);
    const document = JSON.parse(Buffer.from(roster.payload, "base64").toString()) as {
      readonly version: number;
    };
    // The thief's own office, whose key is good, and who lets it sign everything alone.
    const thief = await officeKey(66, true);
    const offices = [{ id: "nso", name: { en: "DRILL thief" }, keys: [thief.members] }];
    const alone = { threshold: 1, offices: ["nso"] };
    const rules = { offices, orders: [{ issuers: ["nso"], ...alone }], next: alone };
    const mine = async (version: number) =>
      await seal(payloadTypes.roster, canonicalBytes({ ...document, ...rules, version }), [thief.signer]);
    const put = async (
      path: string,
      kind: "roster" | "order" | "notice" | "suspension",
      content: Uint8Array,
    ) =>
      await room.store.write(system, async (tx) => {
        await putFile(tx, { path, kind, content, at: at() });
        await publishIndex(tx, publisher, at());
      });
    const told = async (): Promise<readonly string[]> => {
      await room.settle();
      const { findings } = await sync();
      return findings.map((one) => `${one.code}: ${findingText(one, translatorOf("en"))}`);
    };

    await put("rosters/2.json", "roster", canonicalBytes(await mine(2)));
    assert.match(
      (await told()).join("\n"),
      /^roster-signatures: .*too few offices of the one before have signed/,
    );

    const genuine = await room.store.read(system, async (tx) => await issuedDocument(tx, directive));
    assert.ok(genuine);
    const forged = {
      ...genuine,
      revision: 2,
      revisedAt: at(),
      draft: { ...genuine.draft, rulePack: "us.cisa.bod-22-01@1.0.0" },
    };
    const order = {
      rosters: [roster, await mine(2)],
      order: await seal(payloadTypes.directive, canonicalBytes(forged), [thief.signer]),
      proof: null,
    };
    await room.store.write(system, async (tx) => {
      await publishDocument(tx, forged, publisher);
    });
    await put(`orders/${directive}/2.order`, "order", gzipSync(canonicalBytes(orderDocument(order))));
    await room.settle();
    const gap = (await sync()).gaps.find((one) => one.directive === directive);
    assert.ok(gap);
    assert.deepEqual([gap.directive, gap.reason, gap.words], [directive, "no-order", ["roster-signatures"]]);
    assert.match(directiveGapText(gap, translatorOf("en")), /is no order of the offices .* Ask the room/);

    const note = { drill: true, office: "nso", issuedAt: at(), directive: null, replaces: null };
    const text = { en: "DRILL: all is well" };
    const noticed = canonicalBytes({ type: "bongsu.notice/1", ...note, title: text, text });
    const notice = {
      ...order,
      rosters: [roster],
      order: await seal(payloadTypes.notice, noticed, [thief.signer]),
    };
    await put(`notices/${"0".repeat(64)}.order`, "notice", gzipSync(canonicalBytes(orderDocument(notice))));
    assert.match((await told()).join("\n"), /notice-ignored: A notice is passed over here/);

    await put("rosters/1.json", "roster", canonicalBytes(await mine(1)));
    assert.match((await told()).join("\n"), /roster-fork: The room shows another roster in the place of one/);
    const { inForce } = await readDirectives(homeOf(dir), (await readState(homeOf(dir))) as SyncState);
    assert.ok(inForce.some(({ id, revision }) => id === directive && revision === 1));
  });
});
