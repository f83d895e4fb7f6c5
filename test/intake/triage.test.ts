/** Triage in a room: a queue, one report under a lease, decisions that open cases and reach reporters, links, and undoing. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { numberOf } from "#core/intake/case-number.ts";
import { caseKey } from "#core/intake/case-words.ts";
import { openBytes } from "#core/seal/object/sealed-object.ts";
import { hybridKem } from "#core/seal/primitive/platform.ts";
import { keyidOf } from "#core/seal/index.ts";
import { sealingAlgorithm, sealingSpki } from "#core/seal/key/public-key.ts";
import { createApp } from "#edge/http/app.ts";
import { appendEvents } from "#store/journal.ts";
import { registerSealingKey } from "#store/sealed/sealing-keys.ts";
import { followCredits } from "#stages/advisory/own/follow-credits.ts";
import { noteCredits } from "#stages/case/clock/credits.ts";
import { sql, system } from "#store/sql.ts";
import { asVisitor, signIn } from "#test/kit/room/access-room.ts";
import { type ReportRoom, startReportRoom } from "#test/kit/room/report-room.ts";

type JsonObject = Readonly<Record<string, unknown>>;

const words = "apple banana cherry donkey eagle forest";

function report(title: string, rest: JsonObject = {}): string {
  const text = `${title}: a crafted packet writes past the end of a buffer in the decoder.`;
  const product = { name: "EdgeGate VPN [DRILL]" };
  const way = { reproduce: "Send the packet twice.", version: "3.2" };
  return JSON.stringify({ type: "bongsu.report/1", title, text, product, ...way, ...rest });
}

/** How a record stands that was approved before its finder said otherwise: within a day of its instant, and while there is time; and what its log says last. Coordinators are noted once. */
async function followedCredits({ store, clock }: ReportRoom, id: string): Promise<readonly unknown[]> {
  return await store.write(system, async (tx) => {
    const now = clock.now().toISOString();
    const standing = async (hours: number): Promise<unknown> => {
      await tx.run(
        sql`update own_advisory set state = 'approved', publish_at = now() + ${hours} * interval '1 hour' where id = ${id}`,
      );
      await followCredits(tx, now);
      return (await tx.first<{ state: string }>(sql`select state from own_advisory where id = ${id}`))?.state;
    };
    assert.deepEqual([await noteCredits(tx, now), await noteCredits(tx, now)], [1, 0]);
    const states = [await standing(20), await standing(48)];
    const last = await tx.first<{ act: string }>(
      sql`select act from own_advisory_entry where own_advisory = ${id} order by number desc limit 1`,
    );
    return [...states, last?.act];
  });
}

describe("triage", () => {
  let here: ReportRoom;
  let app: ReportRoom["app"];
  const headers = new Map<string, Record<string, string>>();

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
    assert.equal(status, 200, JSON.stringify(answer));
    return answer;
  };
  const act = async (who: string, number: string, what: JsonObject) =>
    await call(who, "POST", `/api/triage/${number}/acts`, { act: what });
  const queue = async (who = "ann"): Promise<readonly string[]> => {
    const [, answer] = await call(who, "GET", "/api/triage");
    return (answer["queue"] as readonly { readonly number: string }[]).map(({ number }) => number);
  };
  const outcome = async (number: string): Promise<string | null> =>
    await here.store.read(system, async (tx) => {
      const row = await tx.first<{ outcome: string | null }>(
        sql`select outcome from submission where number = ${number}`,
      );
      return row?.outcome ?? null;
    });
  /** Sends a report and has the first gate judge it. */
  const sent = async (body: string, way: Record<string, string> = {}): Promise<string> => {
    const response = await here.send(body, { ...(await here.work()), ...way });
    const answer = (await response.json()) as { items: readonly { number: string }[] };
    await here.gate();
    return answer.items[0]?.number ?? "";
  };

  before(async () => {
    here = await startReportRoom();
    app = createApp({ ...here.room, unlocked: here.unlocked });
    const seed = new Uint8Array(32).fill(7);
    const spki = sealingSpki(await hybridKem.publicKeyOf(seed));
    const keyid = await keyidOf(spki);
    const key = { purpose: "sealing", drill: true, algorithm: sealingAlgorithm, spki, keyid } as const;
    await here.store.write(system, async (tx) => await registerSealingKey(tx, here.office, key));
    here.unlocked.unlock({ office: here.office, holder: { keyid, seed }, until: null });
    const post = { role: "analyst", office: here.office } as const;
    for (const id of ["ann", "bob"])
      headers.set(id, asVisitor(await signIn(here, { id: `triage-${id}`, ...post })));
    headers.set(
      "other",
      asVisitor(await signIn(here, { id: "triage-other", role: "lead", office: "nis", domain: "public" })),
    );
  });
  after(async () => await here.close());

  it("waits for a gate that has the report, and neither waits for the other", async () => {
    const number = await sent(report("Held by a gate"));
    const [held, go] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const gate = here.store.write(system, async (tx) => {
      await tx.run(sql`update submission set compare_waits = false where number = ${number}`);
      held.resolve();
      await go.promise;
      await appendEvents(tx, {
        kind: "submission.judged",
        submission: number,
        gate: "lint",
        verdict: "complete",
      });
    });
    await held.promise;
    const rejected = act("ann", number, { act: "reject", reason: "not-a-flaw", sentence: "It is meant so." });
    await new Promise((resume) => setTimeout(resume, 200));
    go.resolve();
    await gate;
    assert.equal((await rejected)[0], 200);
    assert.equal(await outcome(number), "invalid");
  });

  it("is looked at by one person at a time, opened for the office alone, and accepted into a case", async () => {
    const number = await sent(report("One"));
    assert.ok((await queue()).includes(number));
    assert.ok(!(await queue("other")).includes(number));
    const [, elsewhere] = await call("other", "GET", "/api/triage");
    const { office, own } = elsewhere["intake"] as JsonObject;
    assert.deepEqual({ office, own }, { office: here.office, own: false });
    const shown = await done("ann", `/api/triage/${number}/look`);
    const [claim] = shown["claims"] as readonly JsonObject[];
    assert.equal(claim?.["title"], "One");
    assert.equal(claim["product"], "EdgeGate VPN [DRILL]");
    assert.equal((shown["points"] as readonly unknown[]).length, 7);
    assert.equal((await call("bob", "POST", `/api/triage/${number}/look`, {}))[0], 409);
    assert.equal((await call("other", "POST", `/api/triage/${number}/look`, {}))[0], 404);
    const named = { identifiers: ["pkg:npm/drill-edge"] };
    const about = { act: "accept", title: "One", product: "EdgeGate VPN", severity: "high", ...named };
    assert.equal((await act("bob", number, about))[0], 409);
    assert.equal((await act("ann", number, { ...about, identifiers: ["edgegate"] }))[0], 400);
    assert.equal((await act("ann", "0".repeat(12), about))[0], 404, "a report that is not there");
    const [status, answer] = await act("ann", number, about);
    assert.equal(status, 200, JSON.stringify(answer));
    const [caseStatus, made] = await call("ann", "GET", `/api/cases/${String(answer["case"])}`);
    assert.equal(caseStatus, 200);
    const products = (made["texts"] as readonly JsonObject[]).find(({ kind }) => kind === "products");
    assert.deepEqual(products?.["content"], { products: "pkg:npm/drill-edge" });
    assert.equal(await outcome(number), "valid");
    assert.ok(!(await queue()).includes(number));
    assert.equal((await act("ann", number, about))[0], 409);
    const [, back] = await act("ann", number, { act: "undo" });
    assert.deepEqual(back["undone"], { act: "accept", takenBack: true });
    assert.equal(back["case"], null, "the case in which nobody else takes part is closed with it");
    const [, closed] = await call("ann", "GET", `/api/cases/${String(answer["case"])}`);
    assert.deepEqual(new Set(reportStatesOf(closed)), new Set(["closed"]));
    assert.equal(await outcome(number), null);
    assert.ok((await queue()).includes(number));
    await done("ann", `/api/triage/${number}/release`);
    await done("bob", `/api/triage/${number}/look`);
  });

  it("tells the reporter reason and sentence a minute later, sealed, and what was asked", async () => {
    const once = "triage-test-once-0001";
    const number = await numberOf(once);
    const key = await caseKey(words, number);
    const way = {
      "idempotency-key": once,
      "x-bongsu-case": `${key.secret} ${Buffer.from(key.publicKey).toString("base64")}`,
    };
    assert.equal(await sent(report("Two"), way), number);
    const status = async () => await done("nobody", "/api/reports/status", { number, secret: key.secret });
    await done("ann", `/api/triage/${number}/look`);
    const question = { act: "ask", text: "Which build?", once: "question-once-00001" };
    assert.equal((await act("ann", number, question))[0], 200);
    const [message] = (await status())["messages"] as readonly { readonly sealed: string }[];
    assert.equal(await opened(message?.sealed ?? "", key), "Which build?");
    const no = { act: "reject", reason: "not-a-flaw", sentence: "That is how it is meant." };
    assert.equal((await act("ann", number, no))[0], 200);
    assert.equal((await status())["outcome"], null);
    here.clock.move(61_000);
    const told = (await status())["outcome"] as JsonObject;
    assert.equal(told["decision"], "rejected");
    assert.equal(told["reason"], "not-a-flaw");
    assert.equal(await opened(String(told["sentence"]), key), "That is how it is meant.");
    assert.equal(await outcome(number), "invalid");
    const [, back] = await act("ann", number, { act: "undo" });
    assert.deepEqual(back["undone"], { act: "reject", takenBack: false });
    assert.equal((await status())["outcome"], null);
    const yes = { act: "accept", title: "Two", product: "EdgeGate VPN", severity: "high" };
    const [accepted, led] = await act("ann", number, yes);
    assert.equal(accepted, 200, JSON.stringify(led));
    assert.equal((await status())["coordination"], null, "it can still be taken back unseen");
    here.clock.move(61_000);
    const open = { embargo: "none", ends: null, endedAt: null, early: false };
    const own = { consent: "none", proposed: null, acts: ["propose"] };
    const waits = { ...open, published: false, place: null, of: null, own };
    assert.deepEqual((await status())["coordination"], waits);
    const stated = async (form: string, name: string, organization = "") =>
      await call("nobody", "POST", "/api/reports/credit", {
        number,
        secret: key.secret,
        form,
        name,
        organization,
      });
    const credits = async () => {
      const { document } = await done("ann", "/api/own-advisories/prefill", { case: led["case"] });
      return (JSON.parse(String(document)) as JsonObject)["credits"];
    };
    assert.deepEqual([await credits(), (await status())["credit"]], [[], null]);
    assert.equal((await stated("pseudonym", "drill-finder", "Drill Lab"))[0], 200);
    assert.deepEqual(await credits(), [{ name: "drill-finder (Drill Lab)", kind: "finder" }]);
    const { sealed: kept } = (await status())["credit"] as { readonly sealed: string };
    assert.match((await opened(kept, key)) ?? "", /"pseudonym".*"drill-finder"/);
    assert.equal((await stated("name", "\u202eevil"))[0], 400);
    const drafted = await done("ann", "/api/own-advisories/prefill", { case: led["case"] });
    const record = { document: drafted["document"], case: led["case"] };
    const { advisory } = await done("ann", "/api/own-advisories", record);
    const isStale = async (): Promise<boolean> =>
      JSON.stringify((await call("ann", "GET", `/api/own-advisories/${String(advisory)}`))[1]).includes(
        "credits-changed",
      );
    assert.equal(await isStale(), false);
    here.clock.move(1_000);
    assert.equal((await stated("nobody", "drill-finder"))[0], 200);
    assert.equal(await isStale(), true, "who wrote the record is told that it thanks otherwise");
    assert.deepEqual(await credits(), []);
    assert.deepEqual(await followedCredits(here, String(advisory)), ["approved", "draft", "credits-changed"]);
    const publish = { act: { kind: "publish" } };
    await done("ann", `/api/cases/${String(led["case"])}/acts`, publish);
    assert.deepEqual((await status())["coordination"], {
      ...waits,
      published: true,
      place: 1,
      of: 1,
      own: { ...own, acts: [] },
    });
    assert.equal((await stated("name", "Too late"))[0], 409);
    await here.store.write(system, async (tx) => {
      const ended = {
        terms: { ends: "2099-01-01T00:00:00Z", zone: "UTC", shortensBy: 0 },
        endedAt: "2026-05-01T00:00:00Z",
      };
      await tx.run(sql`update coordination_case set record = jsonb_set(record || ${JSON.stringify(ended)}::jsonb, '{state,embargo}', '"exited"')
        where id = ${String(led["case"])}`);
    });
    const collapsed = (await status())["coordination"] as JsonObject;
    const { embargo, ends, endedAt, early } = collapsed;
    assert.deepEqual([embargo, ends, endedAt, early], ["exited", null, "2026-05-01T00:00:00Z", true]);
  });

  it("links without merging: credit with the accepted one, and a rejected report absorbs nothing", async () => {
    const [first, second, third] = [
      await sent(report("A")),
      await sent(report("B")),
      await sent(report("C")),
    ];
    assert.equal((await act("ann", second, { act: "link", other: first }))[0], 200);
    assert.equal((await act("ann", first, { act: "link", other: second }))[0], 409);
    assert.ok(!(await queue()).includes(second));
    const no = { act: "reject", reason: "out-of-scope", sentence: "Not ours." };
    assert.equal((await act("ann", first, no))[0], 200);
    assert.ok((await queue()).includes(second), "what waited behind a rejected report comes back");
    assert.equal(await outcome(second), null);
    assert.equal((await act("ann", third, { act: "link", other: first }))[0], 409);
    await act("ann", first, { act: "undo" });
    assert.ok(!(await queue()).includes(second));
    await act("ann", first, { act: "accept", title: "A", product: "EdgeGate", severity: "low" });
    assert.equal(await outcome(second), "valid");
    assert.equal((await act("ann", second, { act: "unlink" }))[0], 200);
    assert.equal(await outcome(second), null);
    assert.ok((await queue()).includes(second));
    await act("ann", second, { act: "undo" });
    assert.equal(await outcome(second), "valid");
  });

  it("is assigned and put off, and says what time went into it", async () => {
    const number = await sent(report("Later"));
    assert.equal((await act("ann", number, { act: "assign", operator: "triage-bob" }))[0], 200);
    assert.equal((await act("ann", number, { act: "assign", operator: "triage-other" }))[0], 400);
    const until = new Date(here.clock.now().getTime() + 86_400_000).toISOString();
    assert.equal((await act("ann", number, { act: "snooze", until }))[0], 200);
    assert.ok(!(await queue()).includes(number));
    here.clock.move(86_400_001);
    for (const id of ["ann"])
      headers.set(
        id,
        asVisitor(await signIn(here, { id: `triage-${id}`, role: "analyst", office: here.office })),
      );
    assert.ok((await queue()).includes(number));
    const [, answer] = await call("ann", "GET", "/api/triage");
    const figures = answer["figures"] as JsonObject;
    assert.equal(typeof figures["minutesValid"], "number");
    assert.equal(figures["linked"], 1);
  });
});

function reportStatesOf(shown: JsonObject): readonly string[] {
  return [...JSON.stringify(shown).matchAll(/"report":"([a-z]+)"/g)].map(([, state = ""]) => state);
}

async function opened(sealed: string, key: Awaited<ReturnType<typeof caseKey>>): Promise<string | null> {
  const bytes = await openBytes(Uint8Array.fromBase64(sealed), [key]);
  return bytes.ok ? new TextDecoder().decode(bytes.value) : null;
}
