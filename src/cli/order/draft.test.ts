/** `bongsu directive draft`: from the record of a room's own, from CSAF and OSV, and from a room. */
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import type { DirectiveDraft } from "#core/directive/directive.ts";
import { runDirective } from "./directive.ts";

const vectors = new URL("../../../test/vectors/", import.meta.url);
const own = new URL("advisory/edgegate.json", vectors).pathname;

/** Runs the command with a room that answers from a table. */
async function run(answers: Readonly<Record<string, unknown>>, ...args: readonly string[]) {
  const asked: { readonly url: string; readonly body: unknown }[] = [];
  let [out, error] = ["", ""];
  const fetch = async (input: string | URL | Request, init?: RequestInit) => {
    const url = new URL(String(input instanceof Request ? input.url : input));
    asked.push({ url: url.href, body: typeof init?.body === "string" ? JSON.parse(init.body) : null });
    return Response.json(answers[url.pathname] ?? {}, { status: url.pathname in answers ? 200 : 404 });
  };
  const io = {
    write: (text: string) => (out += text),
    error: (text: string) => (error += text),
    env: {},
    surroundings: { fetch },
  } as unknown as Parameters<typeof runDirective>[1];
  const code = await runDirective(["draft", ...args, "--lang", "en"], io);
  return { code, out, error, asked };
}

function draftIn(text: string): DirectiveDraft {
  return JSON.parse(text) as DirectiveDraft;
}

async function fromDocument(document: object): Promise<DirectiveDraft> {
  const folder = mkdtempSync(join(tmpdir(), "draft-"));
  try {
    const path = join(folder, "advisory.json");
    writeFileSync(path, JSON.stringify(document));
    return draftIn((await run({}, "--from", path)).out);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe("bongsu directive draft", () => {
  it("takes from a record what is said there, in both languages, and leaves to a person what it cannot know", async () => {
    const { code, out, error } = await run({}, "--from", own);
    const draft = draftIn(out);
    assert.equal(code, 0);
    assert.deepEqual(draft.advisories, ["DRILL-2026-0001"]);
    assert.deepEqual(draft.title, {
      ko: "EdgeGate VPN 인증 우회 취약점 (CVE-2026-99001)",
      en: "EdgeGate VPN authentication bypass (CVE-2026-99001)",
    });
    assert.deepEqual(draft.actions.map(({ kind }) => kind).slice(0, 2), ["patch", "mitigate"]);
    assert.match(draft.actions[0]?.note?.["ko"] ?? "", /2\.8\.4 이상으로/);
    assert.equal(draft.actions.at(-1)?.kind, "report");
    assert.equal(draft.binding, false);
    assert.match(error, /exposed to the internet: P?\d?.*\d{4}/);
    assert.match(error, /Left to you: \/scope, \/binding, \/legalBasis/);
  });

  it("asks to look for attackers where attacks are known, and for no fix where none will come", async () => {
    const document = JSON.parse(readFileSync(own, "utf8")) as Readonly<Record<string, unknown>>;
    const active = await fromDocument({ ...document, exploitation: "active" });
    assert.ok(active.actions.some(({ kind }) => kind === "hunt"));
    const osv = {
      id: "OSV-2026-1",
      modified: "2026-06-01T00:00:00Z",
      summary: "A\nflaw\u202e in libnari",
      affected: [
        {
          package: { ecosystem: "npm", name: "libnari" },
          ranges: [{ type: "SEMVER", events: [{ introduced: "0" }] }],
        },
      ],
    };
    const open = await fromDocument(osv);
    assert.deepEqual(open.title, { ko: "OSV-2026-1", en: "A flaw in libnari (OSV-2026-1)" });
    assert.deepEqual(
      open.actions.map(({ kind, when }) => [kind, when?.fact]),
      [
        ["patch", undefined],
        ["mitigate", "patch"],
        ["report", undefined],
      ],
    );
  });

  it("takes from a CVE file that CISA lists it as exploited, also where no decision says so", async () => {
    const kev = { other: { type: "kev", content: { dateAdded: "2026-05-14" } } };
    const containers = { cna: { affected: [] }, adp: [{ title: "CISA ADP Vulnrichment", metrics: [kev] }] };
    const cveMetadata = { cveId: "CVE-2026-99001", state: "PUBLISHED", dateUpdated: "2026-06-01T00:00:00Z" };
    const kinds = async (document: object) => (await fromDocument(document)).actions.map(({ kind }) => kind);
    const listed = await kinds({ dataType: "CVE_RECORD", cveMetadata, containers });
    assert.ok(listed.includes("hunt"), listed.join(" "));
    const plain = await kinds({ dataType: "CVE_RECORD", cveMetadata, containers: { cna: containers.cna } });
    assert.ok(!plain.includes("hunt"), plain.join(" "));
  });

  it("refuses what was withdrawn, what is no advisory, and a rule pack that is not there", async () => {
    const document = JSON.parse(readFileSync(own, "utf8")) as Readonly<Record<string, unknown>>;
    const withdrawn = { at: "2026-06-09T00:00:00Z", reason: { ko: "중복", en: "A duplicate" } };
    await assert.rejects(fromDocument({ ...document, withdrawn }), /input-invalid|withdrawn/i);
    await assert.rejects(fromDocument({ any: "thing" }));
    await assert.rejects(run({}, "--from", own, "--rule-pack", "none@1"));
    await assert.rejects(run({}, "--from", "DRILL-2026-0001"));
  });

  it("reads an advisory of a room by its id, and has the room keep the draft", async () => {
    const advisory = {
      id: "DRILL-2026-0001",
      aliases: ["CVE-2026-99001"],
      title: { en: "EdgeGate", ko: "엣지게이트" },
      withdrawn: null,
      published: "2026-06-01T00:00:00Z",
      decision: {},
      affected: [{ fixed: ["2.8.4"] }],
    };
    const exploited = [{ entry: { cve: "CVE-2026-99001", dateAdded: "2026-06-02" }, delistedAt: null }];
    const room = {
      "/api/advisories/CVE-2026-99001": { id: "CVE-2026-99001", sources: [{ advisory }], exploited },
      "/api/directives": { directive: "DRILL-2026-0007" },
    };
    const at = ["--room", "http://127.0.0.1:9", "--token", "secret"];
    const made = await run(room, "--from", "CVE-2026-99001", ...at, "--create");
    assert.equal(made.out, "DRILL-2026-0007\n");
    const sent = made.asked.at(-1)?.body as DirectiveDraft;
    assert.deepEqual(sent.advisories, ["CVE-2026-99001"]);
    assert.deepEqual(
      sent.actions.map(({ kind }) => kind),
      ["patch", "hunt", "report"],
    );
    assert.ok(!made.asked.some(({ url }) => url.includes("secret")));
  });

  it("proposes the rules of the room's own country, and no other country's", async () => {
    const packIn = async (zone: string | null) => {
      const answers = zone === null ? {} : { "/api/topology": { time: { zone } } };
      const { out, error } = await run(answers, "--from", own, "--room", "http://127.0.0.1:9");
      const { rulePack } = draftIn(out);
      assert.ok(error.includes(rulePack), error);
      return rulePack;
    };
    assert.equal(await packIn("Asia/Seoul"), "bongsu.action-tiers@1.0.0");
    assert.equal(await packIn("America/New_York"), "us.cisa.bod-26-04@1.0.0");
    assert.equal(await packIn("constructor"), "bongsu.action-tiers@1.0.0");
    assert.equal(await packIn(null), "bongsu.action-tiers@1.0.0");
    const { out } = await run({}, "--from", own);
    assert.equal(draftIn(out).rulePack, "bongsu.action-tiers@1.0.0");
  });
});
