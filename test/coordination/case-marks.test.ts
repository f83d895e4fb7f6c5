/** What several participants of a case are handed differs in each one's copy, wherever it is read; the coordinators' command names the copy that a fragment comes from. */
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { tmpdir } from "node:os";
import { after, before, describe, it } from "node:test";
import { runCase } from "#cli/case/case.ts";
import { openBytes } from "#core/seal/object/sealed-object.ts";
import { makeToken } from "#stages/registry/tokens.ts";
import { system } from "#store/sql.ts";
import { type CaseRoom, sealingKey, startCaseRoom } from "#test/kit/coordination/case-room.ts";
import { factsOf } from "#test/kit/coordination/letter-facts.ts";
import { englishLetter, koreanLetter } from "#test/kit/coordination/marked-samples.ts";

type Text = {
  readonly object: string;
  readonly kind: string;
  readonly content: Record<string, string> | null;
  readonly marks: { readonly seen: number; readonly needed: number } | null;
};

describe("copies of a case's texts", () => {
  let room: CaseRoom;
  let folder: string;
  let id: string;
  const others: Record<string, string> = {};
  const code = "```\nremove the attacker immediately\n```\n";
  const message = `${englishLetter}\n${code}`;
  before(async () => {
    room = await startCaseRoom();
    folder = await mkdtemp(join(tmpdir(), "bongsu-marks-"));
    const about = { product: "EdgeGate VPN", severity: "high", title: "A flaw", summary: koreanLetter };
    id = String((await room.done("lead", "/api/cases", about))["case"]);
    const person = { contact: "", zone: "Asia/Seoul", language: "ko" };
    const { document } = await sealingKey(21);
    const joining = {
      supplier: {
        roles: ["supplier"],
        name: "Acme",
        organization: room.organizations[0],
        publicKey: document,
      },
      bystander: { roles: ["supplier"], name: "Orion", organization: room.organizations[1] },
      outsider: { roles: ["expert"], name: "NIS", office: "nis" },
    };
    for (const [who, one] of Object.entries(joining)) {
      const added = await room.done("lead", `/api/cases/${id}/participants`, { ...person, ...one });
      others[who] = String(added["participant"]);
      const act = { kind: "report", act: "receive", participant: others[who] };
      if (who !== "outsider") await room.done("lead", `/api/cases/${id}/acts`, { act });
    }
    await room.done("lead", `/api/cases/${id}/messages`, { text: message, to: Object.values(others) });
    await room.done("lead", `/api/cases/${id}/messages`, { text: "Thank you.", to: Object.values(others) });
    await room.done("lead", `/api/cases/${id}/messages`, { text: englishLetter, to: [others["supplier"]] });
  });
  after(async () => {
    await room.close();
    await rm(folder, { recursive: true, force: true });
  });

  const textsOf = async (who: string): Promise<readonly Text[]> =>
    (await room.call(who, "GET", `/api/cases/${id}`))[1]["texts"] as Text[];
  const messageOf = async (who: string): Promise<string> =>
    (await textsOf(who)).find(({ content }) => content?.["text"]?.includes(code))?.content?.["text"] ?? "";
  const summaryOf = async (who: string): Promise<string> =>
    (await textsOf(who)).find(({ kind }) => kind === "about")?.content?.["summary"] ?? "";

  it("each reads its own, with the same facts and code; a coordinator reads the original", async () => {
    assert.equal(await messageOf("lead"), message);
    assert.equal(await summaryOf("lead"), koreanLetter);
    const copies = await Promise.all(
      ["supplier", "bystander"].flatMap((who) => [messageOf(who), summaryOf(who)]),
    );
    assert.equal(new Set([...copies, message, koreanLetter]).size, 6);
    for (const copy of copies)
      assert.deepEqual(factsOf(copy), factsOf(copy.includes(code) ? message : koreanLetter));
    assert.equal(await messageOf("supplier"), await messageOf("supplier"));
  });

  it("who has a key of its own takes its copy, and nothing from which another's could be drawn", async () => {
    const { holder } = await sealingKey(21);
    let taken = 0;
    for (const { object, content } of await textsOf("supplier")) {
      const [, { sealed }] = await room.call("supplier", "GET", `/api/cases/${id}/objects/${object}`);
      const opened = await openBytes(Uint8Array.fromBase64(String(sealed)), [holder]);
      assert.ok(opened.ok);
      assert.deepEqual(JSON.parse(new TextDecoder().decode(opened.value)), content);
      taken++;
    }
    assert.ok(taken >= 4);
  });

  it("another office opens its copy with its own key", async () => {
    const act = { kind: "report", act: "receive", participant: others["outsider"] };
    await room.done("lead", `/api/cases/${id}/acts`, { act });
    const copy = await messageOf("outsider");
    assert.ok(copy.includes(code) && copy !== message && copy !== (await messageOf("supplier")));
    room.unlocked.lock("msit");
    assert.equal(await messageOf("outsider"), copy);
    room.unlocked.unlock({ office: "msit", holder: (await sealingKey(5)).holder, until: null });
  });

  it("says of each text for several whether a leak of it could be traced", async () => {
    const marks = (await textsOf("lead")).map(
      ({ kind, content, marks: of }) => [kind, content?.["text"]?.length ?? 0, of] as const,
    );
    const enough = marks.filter(([, , of]) => of !== null && of.seen >= of.needed);
    assert.deepEqual(
      enough.map(([kind]) => kind),
      ["about", "message"],
    );
    const few = marks.filter(([, , of]) => of !== null && of.seen < of.needed);
    assert.deepEqual(
      few.map(([, length]) => length),
      ["Thank you.".length],
    );
    assert.ok((await textsOf("supplier")).every(({ marks: of }) => of === null));
  });

  it("the command names whose copy a fragment is from, for coordinators alone", async () => {
    const made = await room.here.store.write(system, async (tx) =>
      makeToken(tx, { role: "lead", office: "msit", domain: "private", now: room.here.clock.now() }),
    );
    const fragment = (await messageOf("bystander")).slice(400, 900).replace(/\s+/g, " ");
    const file = join(folder, "leak.txt");
    await writeFile(file, fragment);
    const run = async (bearer: string) => {
      let out = "";
      const write = (text: string): void => void (out += text);
      const fetch = async (url: URL | RequestInfo, init?: RequestInit) => {
        const { pathname, search } = new URL(url instanceof Request ? url.url : url);
        return await room.request(`${pathname}${search}`, init);
      };
      const surroundings = { now: () => "2026-05-13T00:00:00Z", fetch, write: () => undefined };
      const io = { env: { BONGSU_TOKEN: bearer }, write, error: write, ask: null, surroundings };
      const status = await runCase(["trace", file, "--case", id, "--room", "http://127.0.0.1:1"], io);
      return { status, out };
    };
    const { status, out } = await run(made.secret);
    assert.equal(status, 0, out);
    assert.match(out, /Orion/);
    assert.match(out, /1 text of the case cannot be traced/);
    for (const who of ["supplier", "bystander", "outsider", "analyst"])
      assert.ok((await room.call(who, "GET", `/api/cases/${id}/marks`))[0] >= 403, who);
    const [, { openings }] = await room.call("lead", "GET", `/api/cases/${id}/openings`);
    assert.ok((openings as { actor: string }[]).some(({ actor }) => actor === made.operator.id));
  });
});
