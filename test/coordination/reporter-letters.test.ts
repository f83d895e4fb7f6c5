/**
 * A case and whoever reported what it is about, who has no account: a coordinator's letter is read with number and six words, the answer comes into the case as that participant's,
 * and the embargo is answered the same way. What others do in the case changes no byte of it.
 */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { numberOf } from "#core/intake/case-number.ts";
import { type CaseKey, caseKey } from "#core/intake/case-words.ts";
import { openBytes } from "#core/seal/object/sealed-object.ts";
import { createApp } from "#edge/http/app.ts";
import { shredDue } from "#stages/case/clock/shred.ts";
import { sql, system } from "#store/sql.ts";
import { asVisitor, signIn } from "#test/kit/room/access-room.ts";
import type { JsonObject } from "#test/kit/coordination/case-room.ts";
import { type ReportRoom, startReportRoom } from "#test/kit/room/report-room.ts";
import { unlockOffice } from "#test/kit/room/office-key.ts";

type Message = {
  readonly author: string;
  readonly sealed: string | null;
  readonly letter: boolean;
};
type ReporterPage = {
  readonly messages: readonly Message[];
  readonly olderLetters: number;
  readonly coordination: {
    readonly embargo: string;
    readonly ends: string | null;
    readonly own: {
      readonly consent: string;
      readonly proposed: string | null;
      readonly acts: readonly string[];
    } | null;
  } | null;
};
type Reporter = { readonly number: string; readonly key: CaseKey; readonly case: string };

const day = 86_400_000;
const words = ["apple banana cherry donkey eagle forest", "forest eagle donkey cherry banana apple"] as const;

describe("letters between a case and its reporter", () => {
  let here: ReportRoom;
  let app: ReportRoom["app"];
  const headers = new Map<string, Record<string, string>>();
  const reporters: Reporter[] = [];

  const call = async (who: string, method: string, path: string, body?: unknown) => {
    const response = await app.request(path, {
      method,
      headers: { "content-type": "application/json", ...headers.get(who) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return [response.status, (await response.json()) as JsonObject] as const;
  };
  const done = async (who: string, path: string, body: unknown = {}): Promise<JsonObject> => {
    const [status, answer] = await call(who, "POST", path, body);
    assert.equal(status, 200, `${path} ${JSON.stringify(answer)}`);
    return answer;
  };
  const the = (at: number): Reporter => reporters[at] ?? assert.fail();
  const claim = (of: Reporter) => ({ number: of.number, secret: of.key.secret });
  const asReporter = async (of: Reporter, path: string, body: JsonObject) =>
    await call("nobody", "POST", `/api/reports/${path}`, { ...claim(of), ...body });
  const status = async (of: Reporter): Promise<ReporterPage> =>
    (await done("nobody", "/api/reports/status", claim(of))) as unknown as ReporterPage;
  const shown = async (who: string, of: Reporter) =>
    (await call(who, "GET", `/api/cases/${of.case}`))[1] as {
      readonly view: {
        readonly participants: readonly { readonly id: string; readonly roles: readonly string[] }[];
      };
      readonly texts: readonly {
        readonly kind: string;
        readonly author: string;
        readonly content: JsonObject | null;
      }[];
      readonly silences: readonly { readonly participant: string; readonly state: string }[];
    };
  const finderOf = async (of: Reporter): Promise<string> =>
    (await shown("ann", of)).view.participants.find(({ roles }) => roles.includes("finder"))?.id ??
    assert.fail();
  const bytesOf = async (sealed: string | null, { key }: Reporter): Promise<string | null> => {
    const read = sealed === null ? null : await openBytes(Uint8Array.fromBase64(sealed), [key]);
    return read?.ok === true ? new TextDecoder().decode(read.value) : null;
  };
  /** What a reporter reads on its page, in order. */
  const read = async (of: Reporter): Promise<readonly string[]> =>
    await Promise.all(
      (await status(of)).messages.map(async ({ author, sealed, letter }) => {
        const text = await bytesOf(sealed, of);
        const said = letter ? String((JSON.parse(text ?? "{}") as JsonObject)["text"]) : text;
        return `${author}: ${said ?? ""}`;
      }),
    );

  async function reported(at: number): Promise<void> {
    const once = `reporter-letters-${at}-0001`;
    const number = await numberOf(once);
    const key = await caseKey(words[at] ?? "", number);
    const text = `Report ${at}: a crafted packet writes past the end of a buffer in the decoder.`;
    const product = { name: "EdgeGate VPN [DRILL]" };
    const body = {
      type: "bongsu.report/1",
      title: `Report ${at}`,
      text,
      product,
      reproduce: "Twice.",
      version: "3.2",
    };
    const way = {
      "idempotency-key": once,
      "x-bongsu-case": `${key.secret} ${Buffer.from(key.publicKey).toString("base64")}`,
    };
    const response = await here.send(JSON.stringify(body), { ...(await here.work()), ...way });
    assert.equal(response.status, 200);
    await here.gate();
    await done("ann", `/api/triage/${number}/look`);
    const act = { act: "accept", title: `Report ${at}`, product: "EdgeGate VPN", severity: "high" };
    const led = await done("ann", `/api/triage/${number}/acts`, { act });
    reporters.push({ number, key, case: String(led["case"]) });
  }

  before(async () => {
    here = await startReportRoom();
    app = createApp({ ...here.room, unlocked: here.unlocked });
    await unlockOffice({ store: here.store, unlocked: here.unlocked }, here.office, 7);
    const post = { role: "analyst", office: here.office } as const;
    headers.set("ann", asVisitor(await signIn(here, { id: "letters-ann", ...post })));
    await reported(0);
    await reported(1);
  });
  after(async () => await here.close());

  it("what is written while an acceptance may be taken back stands in both places, and is shown once", async () => {
    const of = the(0);
    const early = { text: "One more thing.", once: "reporter-early-00001" };
    assert.equal((await asReporter(of, "reply", early))[0], 200);
    assert.deepEqual(await read(of), ["reporter: One more thing."]);
    const { texts } = await shown("ann", of);
    assert.ok(texts.some(({ content }) => content?.["text"] === "One more thing."));
    here.clock.move(61_000);
    assert.deepEqual(await read(of), ["reporter: One more thing."]);
  });

  it("a coordinator's letter reaches the page of its finder alone, and the answer comes into the case as that finder's", async () => {
    const [of, other] = [the(0), the(1)];
    const finder = await finderOf(of);
    await done("ann", `/api/cases/${of.case}/messages`, { text: "Which build was it?", to: [finder] });
    const silence = async () =>
      (await shown("ann", of)).silences.find(({ participant }) => participant === finder)?.state;
    assert.equal(await silence(), "answered");
    assert.deepEqual(await read(of), ["reporter: One more thing.", "office: Which build was it?"]);
    assert.deepEqual(await read(other), []);
    const answer = { text: "Build 41.", once: "reporter-answer-0001" };
    assert.equal((await asReporter(of, "reply", answer))[0], 200);
    assert.equal((await asReporter(of, "reply", answer))[0], 200, "the same again writes nothing");
    assert.deepEqual((await read(of)).slice(1), ["office: Which build was it?", "reporter: Build 41."]);
    const { texts } = await shown("ann", of);
    const came = texts.filter(({ content }) => content?.["text"] === "Build 41.");
    assert.deepEqual(
      came.map(({ kind, author }) => [kind, author]),
      [["message", finder]],
    );
    const noted = await here.store.read(system, async (tx) =>
      tx.rows(
        sql`select actor, how from case_opening where coordination_case = ${of.case} and participant = ${finder}`,
      ),
    );
    assert.ok(noted.length > 0, "that it took its letters is noted");
    assert.deepEqual(noted[0], { actor: `report:${of.number}`, how: "taken" });
  });

  it("a letter is delivered as it is written, and seen once its page shows it", async () => {
    const of = the(1);
    const finder = await finderOf(of);
    const state = async () =>
      (await shown("ann", of)).silences.find(({ participant }) => participant === finder)?.state;
    assert.equal(await state(), "not-contacted");
    await done("ann", `/api/cases/${of.case}/messages`, { text: "Hello.", to: [finder] });
    assert.equal(await state(), "delivered");
    assert.deepEqual(await read(of), ["office: Hello."]);
    assert.equal(await state(), "seen");
  });

  it("a file that comes with a letter is handed to its finder, and to nobody else", async () => {
    const [of, other] = [the(0), the(1)];
    const to = [await finderOf(of)];
    const file = {
      name: "patch.diff",
      content: Buffer.from("- one\n+ two\n").toBase64(),
      to,
      text: "Does this mend it?",
    };
    const { object } = await done("ann", `/api/cases/${of.case}/files`, file);
    const [last] = (await status(of)).messages.slice(-1);
    assert.match((await bytesOf(last?.sealed ?? null, of)) ?? "", /"fileName":"patch.diff"/);
    const [code, { sealed }] = await asReporter(of, "file", { object });
    assert.equal(code, 200);
    assert.equal(await bytesOf(String(sealed), of), "- one\n+ two\n");
    const refused = await asReporter(other, "file", { object });
    const absent = await asReporter(other, "file", { object: "0".repeat(32) });
    assert.deepEqual([refused[0], refused[1]["detail"]], [404, absent[1]["detail"]]);
  });

  it("the embargo is answered by number and words: countered, accepted, left; never another date than was shown", async () => {
    const of = the(0);
    const at = (days: number): string => new Date(here.clock.now().getTime() + days * day).toISOString();
    const [first, second] = [at(45), at(60)];
    const terms = { rule: "days-45", ends: first, zone: "Asia/Seoul", rediscoveryDays: 7, exploitedDays: 7 };
    await done("ann", `/api/cases/${of.case}/acts`, { act: { kind: "embargo", act: "propose", terms } });
    const asked = (await status(of)).coordination;
    assert.deepEqual(asked?.own, {
      consent: "invited",
      proposed: first,
      acts: ["accept", "reject", "counter"],
    });
    assert.equal((await asReporter(of, "embargo", { act: "accept", ends: second }))[0], 409);
    assert.equal((await asReporter(of, "embargo", { act: "counter", ends: at(-1) }))[0], 400);
    assert.equal((await asReporter(of, "embargo", { act: "counter", ends: second }))[0], 200);
    assert.deepEqual((await status(of)).coordination?.own?.consent, "accepted");
    await done("ann", `/api/cases/${of.case}/acts`, { act: { kind: "embargo", act: "accept" } });
    const agreed = (await status(of)).coordination;
    assert.deepEqual([agreed?.embargo, agreed?.ends, agreed?.own?.consent], ["active", second, "accepted"]);
    assert.equal((await asReporter(of, "embargo", { act: "reject", ends: second }))[0], 200);
    assert.equal((await status(of)).coordination?.own?.consent, "declined");
    assert.equal((await asReporter(of, "embargo", { act: "accept", ends: second }))[0], 200);
    assert.equal((await status(of)).coordination?.own?.consent, "accepted");
    const wrong = { number: of.number, secret: "0".repeat(64), act: "accept", ends: second };
    assert.equal((await call("nobody", "POST", "/api/reports/embargo", wrong))[0], 404);
  });

  it("of others nothing shows: who joins, what is written to them, and a second finder change no byte of the page", async () => {
    const of = the(0);
    const whole = async (): Promise<string> => JSON.stringify(await status(of));
    const earlier = await whole();
    for (const role of ["finder", "supplier", "deployer", "room", "expert"]) {
      const person = { name: role, contact: `${role}@drill.example`, zone: "Asia/Seoul", language: "ko" };
      const joined = await done("ann", `/api/cases/${of.case}/participants`, { ...person, roles: [role] });
      const to = [String(joined["participant"])];
      await done("ann", `/api/cases/${of.case}/messages`, { text: `to ${role}`, to });
      await done("ann", `/api/cases/${of.case}/files`, { name: "a.txt", content: "YQ==", to });
      assert.equal(await whole(), earlier, role);
    }
    await done("ann", `/api/cases/${of.case}/messages`, { text: "to coordinators", to: [] });
    assert.equal(await whole(), earlier);
  });

  it("a letter to several is the finder's own copy, whose head names no other reader", async () => {
    const of = the(0);
    const all = (await shown("ann", of)).view.participants.flatMap(({ id, roles }) =>
      roles.includes("coordinator") ? [] : [id],
    );
    await done("ann", `/api/cases/${of.case}/messages`, { text: "12", to: all });
    const [last] = (await status(of)).messages.slice(-1);
    const head = Buffer.from(last?.sealed ?? "", "base64").toString("latin1");
    assert.deepEqual(/"readers":\[([^\]]*)\]/.exec(head)?.[1], `"${of.key.keyid}"`);
    assert.equal((await read(of)).at(-1), "office: 12");
  });

  it("once its texts are destroyed none is handed out, and what its reporter writes stands with the report", async () => {
    const of = the(1);
    await here.store.write(system, async (tx) => {
      await tx.run(
        sql`update coordination_case set closed_at = now() - interval '200 days' where id = ${of.case}`,
      );
      assert.equal(await shredDue(tx, new Date().toISOString()), 1);
    });
    assert.deepEqual(await read(of), []);
    assert.equal(
      (await asReporter(of, "reply", { text: "Still here.", once: "reporter-after-00001" }))[0],
      200,
    );
    assert.deepEqual(await read(of), ["reporter: Still here."]);
  });
});
