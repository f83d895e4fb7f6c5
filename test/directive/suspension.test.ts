/** One office suspends an order of a drill's room: its clocks stand still there and at an agent, for a day, with an entry that says why; without the suspension they are earlier. */
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { homeOf, readState } from "#agent/home/agent-folder.ts";
import { readDirectives } from "#agent/sync/directives.ts";
import { syncFrom } from "#agent/sync/sync.ts";
import { listTasks } from "#agent/task/tasks.ts";
import { runNotice } from "#cli/order/notice.ts";
import { tasksCalendar } from "#cli/task/tasks-calendar.ts";
import { tasksJson } from "#cli/task/tasks-json.ts";
import { tasksTable } from "#cli/task/tasks-table.ts";
import { deadlineMoveText } from "#messages/render/deadline/deadline-move.ts";
import { translatorOf } from "#messages/translators.ts";
import { directiveTexts } from "#edge/directive-texts.ts";
import { shownSuspensions } from "#edge/http/answer/shown-suspension.ts";
import { canonicalBytes } from "#core/seal/canonical.ts";
import { type Envelope, fromBase64, seal } from "#core/seal/envelope.ts";
import { payloadTypes } from "#core/seal/payload-types.ts";
import { sha256Hex } from "#core/seal/sha256.ts";
import { drillSigner } from "#main/room/offices/drill-keys.ts";
import { importRecords } from "#stages/advisory/commands.ts";
import { approveDirective, draftDirective, submitDirective } from "#stages/directive/commands.ts";
import { issuedDocument } from "#stages/directive/queries.ts";
import { publishedNotices } from "#stages/directive/signing/office-notices.ts";
import { roomRosters } from "#stages/directive/signing/rosters.ts";
import { takeSignatures } from "#stages/directive/signing/take-signatures.ts";
import { deadlineMoves, earliestDomainDeadlineOf } from "#stages/dissemination/queries.ts";
import { roomTopology } from "#stages/registry/queries.ts";
import { system } from "#store/sql.ts";
import { advisory, ana, bo, draft, drillRecord, refused } from "#test/kit/directive-fixtures.ts";
import { openTestRoom, type TestRoom } from "#test/kit/room/test-room.ts";

const [hour, day] = [3_600_000, 24 * 3_600_000];
const actions = [{ kind: "patch", clock: { start: "published", duration: { hours: 72 } } }] as const;

describe("a suspension in a drill's room", () => {
  let room: TestRoom;
  let directive = "";
  let dir = "";
  let offices: readonly string[] = [];
  const at = (): string => room.now().toISOString();
  const due = async (): Promise<string | null> =>
    await room.store.read(system, async (tx) => await earliestDomainDeadlineOf(tx, directive));
  const surroundings = { now: at, fetch, write: () => undefined };

  async function suspension(change: Readonly<Record<string, unknown>> = {}): Promise<object> {
    const document = await room.store.read(system, async (tx) => await issuedDocument(tx, directive));
    assert.ok(document);
    const order = await sha256Hex(canonicalBytes(document));
    const named = { type: "bongsu.suspension/1", directive, revision: document.revision, order, drill: true };
    const until = new Date(room.now().getTime() + day).toISOString();
    const lasting = { issuedBy: document.issuedBy, office: offices[1], from: at(), until };
    return {
      ...named,
      ...lasting,
      reason: { ko: "훈련: 패치가 관문을 멈춤", en: "DRILL: it stops the gate" },
      ...change,
    };
  }

  async function bring(
    document: object,
    by: readonly string[],
    type: "suspension" | "notice" | "guideline" = "suspension",
  ): Promise<Envelope> {
    const signers = await Promise.all(by.map(async (one) => await drillSigner(room.data, one)));
    const envelope = await seal(payloadTypes[type], canonicalBytes(document), signers);
    const sha256 = await sha256Hex(fromBase64(envelope.payload) ?? new Uint8Array());
    await room.store.write(bo, async (tx) => await takeSignatures(tx, sha256, envelope, at()));
    await room.settle();
    return envelope;
  }

  before(async () => {
    // The journal of a test's room is dated by its database, and an agent is never before what its room signed.
    room = await openTestRoom({ now: new Date().toISOString(), offices: true });
    const { store } = room;
    await importRecords(store, system, { batch: "test", records: [drillRecord(advisory)] });
    ({ directive } = await store.write(
      ana,
      async (tx) => await draftDirective(tx, { ...draft, actions }, at()),
    ));
    await store.write(ana, async (tx) => await submitDirective(tx, { directive }, at()));
    await store.write(bo, async (tx) => await approveDirective(tx, { directive }, at(), directiveTexts));
    await room.settle();
    offices = (await store.read(system, roomRosters))?.rosters.at(-1)?.orders[0]?.offices ?? [];
    dir = await mkdtemp(join(tmpdir(), "bongsu-suspension-"));
  });
  after(async () => {
    await room.close();
    await rm(dir, { recursive: true, force: true });
  });

  it("is refused where it would never count, and changes nothing then", async () => {
    room.advance(hour);
    const earlier = await due();
    const [, own = "", other = ""] = offices;
    const later = new Date(room.now().getTime() + hour).toISOString();
    const past = new Date(room.now().getTime() - hour).toISOString();
    for (const [change, by] of [
      [{ revision: 2 }, own],
      [{ order: "0".repeat(64) }, own],
      [{ drill: false }, own],
      [{ from: later }, own],
      [{ until: past, from: new Date(room.now().getTime() - 2 * hour).toISOString() }, own],
      [{ office: "drill-nobody" }, own],
      [{}, other],
    ] as const)
      await refused(bring(await suspension(change), [by]), "input-invalid");
    assert.equal(await due(), earlier);
  });

  it("by one office moves every deadline by its length, with the reason, and once", async () => {
    const earlier = await due();
    assert.ok(earlier !== null);
    const [, own = ""] = offices;
    await bring(await suspension(), [own]);
    const later = await due();
    assert.equal(Date.parse(later ?? "") - Date.parse(earlier), day);
    const asOrganization = { role: "organization", id: "org-1", organization: "drill-sme-34" } as const;
    const shown = await room.store.read(
      asOrganization,
      async (tx) => await shownSuspensions(tx, [directive]),
    );
    assert.deepEqual(
      shown.get(directive)?.map(({ office }) => office),
      [own],
    );
    const [move] = (await room.store.read(system, async (tx) => await deadlineMoves(tx, directive))).slice(
      -1,
    );
    assert.deepEqual([move?.fact.before, move?.fact.after], [earlier, later]);
    assert.deepEqual([move?.fact.because.fact, move?.fact.because.value], ["suspension", own]);
    const topology = await room.store.read(system, roomTopology);
    assert.ok(move);
    assert.match(
      deadlineMoveText(move.fact, topology, translatorOf("en")),
      new RegExp(`${own} suspended it`),
    );
    const atom = await readFile(join(room.publicFolder, "feed", "en.atom"), "utf8");
    assert.match(atom, /Suspended: DRILL-.*DRILL: it stops the gate/s);
    room.advance(hour);
    await refused(bring(await suspension(), [own]), "input-invalid");
    assert.equal(await due(), later);
  });

  it("is fetched and judged by an agent; without it the agent's deadlines are earlier", async () => {
    const { suspended, gaps, findings } = await syncFrom({ from: room.publicFolder, dir }, surroundings);
    assert.deepEqual([gaps, findings], [[], []]);
    assert.deepEqual(
      suspended.map(({ directive: id, office }) => [id, office]),
      [[directive, offices[1]]],
    );
    const list = await listTasks({ dir }, surroundings);
    const text = tasksTable(list, { t: translatorOf("en"), all: false });
    assert.match(text, /suspended by .* its clocks stand still\. DRILL: it stops the gate/);
    assert.equal(list.tasks[0]?.deadline, await due());
    const json = JSON.parse(tasksJson(list, translatorOf("en"), null)) as { suspended: readonly object[] };
    assert.deepEqual(json.suspended, list.suspended);
    const events = tasksCalendar(list, translatorOf("en"), null).replaceAll("\r\n ", "");
    assert.match(events, /DESCRIPTION:.*suspended by .* its clocks stand still/);
    const home = homeOf(dir);
    const state = await readState(home);
    assert.ok(state);
    const files = state.files.filter(({ kind }) => kind !== "suspension");
    const { inForce, suspensions } = await readDirectives(home, { ...state, files });
    assert.equal(suspensions.size, 0);
    assert.equal(inForce[0] !== undefined && "pauses" in inForce[0], false);
    await rm(join(dir, "suspensions"), { recursive: true });
    const without = await listTasks({ dir }, surroundings);
    assert.deepEqual(
      without.findings.map(({ code }) => code),
      ["suspension-ignored"],
    );
    const [now, before_] = [list.tasks[0]?.deadline ?? "", without.tasks[0]?.deadline ?? ""];
    assert.equal(Date.parse(now) - Date.parse(before_), day);
    await syncFrom({ from: room.publicFolder, dir }, surroundings);
    assert.equal((await listTasks({ dir }, surroundings)).tasks[0]?.deadline, now);
  });

  it("stands beside a notice, which one office writes, signs and brings, and an agent tells", async () => {
    const [own = "", other = ""] = offices.slice(1);
    const [file, out] = [join(dir, "notice.json"), join(dir, "notice.order")];
    const io = { env: {}, ask: null, surroundings, write: () => undefined, error: () => undefined };
    const texts = [
      "--title",
      "DRILL: scans seen",
      "--text",
      "DRILL: look at your logs",
      "--directive",
      directive,
    ];
    const drafted = ["draft", "--office", own, ...texts, "--drill", "--lang", "en", "--out", file];
    assert.equal(await runNotice(drafted, io), 0);
    const document = JSON.parse(await readFile(file, "utf8")) as object;
    await refused(bring(document, [other], "notice"), "input-invalid");
    await refused(bring({ ...document, replaces: "0".repeat(64) }, [own], "notice"), "input-invalid");
    const envelope = await bring(document, [own], "notice");
    const sha256 = await sha256Hex(fromBase64(envelope.payload) ?? new Uint8Array());
    const shown = await room.store.read(ana, publishedNotices);
    assert.deepEqual(
      shown.map((one) => [one.sha256, one.office, one.directive]),
      [[sha256, own, directive]],
    );
    await refused(bring({ ...document, title: { en: "DRILL\0" } }, [own], "notice"), "input-invalid");
    const synced = await syncFrom({ from: room.publicFolder, dir }, surroundings);
    assert.deepEqual([...synced.newNotices], [sha256]);
    assert.deepEqual(synced.findings, []);
    const issuedAt = `${new Date(room.now().getTime() - 3.5 * hour).toISOString().slice(0, 19)}-00:00`;
    await bring({ ...document, issuedAt }, [own], "notice");
    assert.equal((await room.store.read(ana, publishedNotices)).length, 2, "however its time is written");
    const list = await listTasks({ dir }, surroundings);
    assert.match(tasksTable(list, { t: translatorOf("en"), all: false }), /Notice of .*DRILL: scans seen/);
    const policy = join(dir, "policy.json");
    const pin = (await room.store.read(system, roomRosters))?.pin;
    await writeFile(
      policy,
      JSON.stringify({ type: "bongsu.trust-policy/1", roster: pin?.sha256, drill: true }),
    );
    assert.equal(
      await runNotice(["export", sha256.slice(0, 12), "--from", room.publicFolder, "--out", out], io),
      0,
    );
    assert.equal(await runNotice(["verify", out, "--policy", policy], io), 0);
    assert.equal(await runNotice(["list", "--dir", dir], io), 0);
    await writeFile(
      policy,
      JSON.stringify({ type: "bongsu.trust-policy/1", roster: "0".repeat(64), drill: true }),
    );
    assert.equal(await runNotice(["verify", out, "--policy", policy], io), 1);
    assert.match(
      await readFile(join(room.publicFolder, "feed", "en.atom"), "utf8"),
      /Notice: DRILL: scans seen/,
    );
  });

  it("stands beside a guideline, which is a target of the publication", async () => {
    const [own = ""] = offices.slice(1);
    const [file, out] = [join(dir, "guideline.json"), join(dir, "guideline.order")];
    let written = "";
    const write = (text: string) => void (written += text);
    const io = { env: {}, ask: null, surroundings, write, error: () => undefined };
    const about = ["--guideline", "--vulnerability", "CVE-2026-99001", "--review-by", "2027-01-31"];
    const texts = ["--title", "DRILL: close the gate", "--text", "DRILL: how a gate is closed"];
    const drafted = ["draft", "--office", own, ...about, ...texts, "--drill", "--lang", "en", "--out", file];
    assert.equal(await runNotice(drafted, io), 0);
    const document = JSON.parse(await readFile(file, "utf8")) as object;
    await refused(bring(document, [own], "notice"), "input-invalid");
    const envelope = await bring(document, [own], "guideline");
    const sha256 = await sha256Hex(fromBase64(envelope.payload) ?? new Uint8Array());
    const shown = await room.store.read(ana, publishedNotices);
    const [one] = shown.filter(({ kind }) => kind === "guideline");
    assert.deepEqual(
      [one?.sha256, one?.vulnerabilities, one?.reviewBy],
      [sha256, ["CVE-2026-99001"], "2027-01-31"],
    );
    const synced = await syncFrom({ from: room.publicFolder, dir }, surroundings);
    assert.deepEqual([synced.newNotices.has(sha256), synced.findings], [true, []]);
    const exported = ["export", sha256, "--from", room.publicFolder, "--out", out];
    assert.equal(await runNotice(exported, io), 0);
    assert.equal(await runNotice(["list", "--dir", dir, "--lang", "en"], io), 0);
    assert.match(written, /Guideline of .*DRILL: close the gate/);
    assert.match(
      await readFile(join(room.publicFolder, "feed", "en.atom"), "utf8"),
      /Guideline: DRILL: close the gate/,
    );
  });

  it("lapses after a day, and for longer needs as many offices as the order", async () => {
    room.advance(day + hour);
    assert.deepEqual(
      (await syncFrom({ from: room.publicFolder, dir, allowExpired: true }, surroundings)).suspended,
      [],
    );
    const [, own = "", other = "", third = ""] = offices;
    const stands = await due();
    const document = await suspension({ until: null });
    await bring(document, [own, other]);
    assert.equal(await due(), stands);
    await bring(document, [third]);
    assert.equal(await due(), null);
    const synced = await syncFrom({ from: room.publicFolder, dir }, surroundings);
    assert.deepEqual(
      synced.suspended.map(({ until }) => until),
      [null],
    );
  });
});
