/** Published documents with words of a newer program: nothing is lost, nothing less is required, and what must be understood is refused. */
import { korea } from "#core/topology/documents/korea.ts";
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { DirectiveDocument } from "#core/directive/directive.ts";
import { newestOf, readDirective } from "#core/document/directive-form.ts";
import { readExtensionGrant } from "#core/document/extension.ts";
import { readDirectiveFactsFile } from "#core/document/facts-file.ts";
import { readIndex } from "#core/document/pub-index.ts";
import { readRoomKeys } from "#core/document/room-keys.ts";
import { evaluate } from "#core/rules/evaluate.ts";
import { translatorOf } from "#messages/translators.ts";
import { deadlineMoveText } from "#messages/render/deadline/deadline-move.ts";
import { actionText } from "#messages/render/action.ts";

const id = "DRILL-2026-0001";
const path = `directives/${id}/1.json`;
const advisory = { id: "DRILL-ADV-1", aliases: [], title: {}, decision: {}, kevAdded: null, published: null };

function directiveOf(actions: readonly object[], more: object = {}): object {
  const draft = {
    title: {},
    advisories: [advisory.id],
    rulePack: "us.cisa.bod-26-04@1.0.0",
    scope: "true",
    actions,
    binding: true,
    legalBasis: {},
    contact: "",
  };
  const head = { type: "bongsu.directive/1", id, revision: 1, state: "issued", drill: true };
  const issue = { issuedAt: "2026-10-01T00:00:00Z", issuedBy: "office", approvedBy: [], pack: null };
  return { ...head, ...issue, draft, advisories: [advisory], text: {}, newer: { kept: true }, ...more };
}

function readOf(actions: readonly object[]): { document: DirectiveDocument; remarks: readonly string[] } {
  const read = readDirective(directiveOf(actions), path);
  assert.ok(read.ok);
  return { document: read.value, remarks: (read.findings ?? []).map(({ at, code }) => `${at} ${code}`) };
}

function datesOf(document: DirectiveDocument): readonly string[] {
  const evaluated = evaluate(document, advisory, { facts: {} });
  assert.ok(evaluated.ok);
  return evaluated.value.actions.map(({ kind, deadline }) => `${kind} ${deadline}`);
}

describe("a directive of a newer program", () => {
  it("keeps an action of an unknown kind with its deadline, and names it by its word", () => {
    const clock = { start: "published", duration: { hours: 24 } };
    const { document, remarks } = readOf([{ kind: "quarantine-host", clock }]);
    assert.ok(datesOf(document).includes("quarantine-host 2026-10-02T00:00:00Z"));
    assert.deepEqual(remarks, ["/draft/actions/0/kind word-unknown"]);
    const [action] = document.draft.actions;
    assert.ok(action !== undefined);
    for (const language of ["ko", "en"])
      assert.match(actionText(action, translatorOf(language)), /^quarantine-host /);
  });

  it("requires an action always whose condition it does not know", () => {
    for (const when of [{ fact: "weather", is: "no" }, { fact: "patch", is: "no", unless: 1 }, null]) {
      const { document, remarks } = readOf([{ kind: "disconnect", when }]);
      assert.ok(datesOf(document).some((line) => line.startsWith("disconnect 2026-")));
      assert.equal(remarks.length, 1);
      assert.match(remarks[0] ?? "", /^\/draft\/actions\/0\/when/);
    }
  });

  it("counts a clock from an unknown event from the publication, and one of unknown length by the table", () => {
    const strange = { start: "law-in-force", duration: { hours: 24 } };
    const long = { start: "published", duration: { fortnights: 1 } };
    const { document, remarks } = readOf([
      { kind: "patch", clock: strange },
      { kind: "hunt", clock: long },
    ]);
    assert.ok(datesOf(document).includes("patch 2026-10-02T00:00:00Z"));
    assert.ok(datesOf(document).some((line) => line.startsWith("hunt 2026-")));
    assert.deepEqual(remarks, [
      "/draft/actions/0/clock/start word-unknown",
      "/draft/actions/1/clock/duration duration-unreadable",
    ]);
  });

  it("counts as in force in a state that is not known", () => {
    const { document } = readOf([{ kind: "patch" }]);
    const paused = { ...document, state: "suspended" } as unknown as DirectiveDocument;
    assert.deepEqual(newestOf([paused]).inForce, [paused]);
    assert.deepEqual(newestOf([{ ...document, state: "withdrawn" }]).inForce, []);
  });

  it("takes an unknown value of a decision for none, so that the worst is assumed", () => {
    const known = readOf([{ kind: "patch" }]).document;
    const decision = { exploitation: "worm", automatable: "partly" } as never;
    const newer = evaluate(known, { ...advisory, decision }, { facts: {} });
    const silent = evaluate(known, advisory, { facts: {} });
    assert.ok(newer.ok && silent.ok);
    assert.equal(newer.value.due, silent.value.due);
  });
});

describe("a facts file of a newer program", () => {
  const facts = { advisory: advisory.id, cve: advisory.id, kevAdded: null };
  const move = { at: "2026-10-02T00:00:00Z", before: "2026-10-04T14:59:59Z", after: null };
  const file = {
    type: "bongsu.facts/1",
    directive: id,
    revision: 1,
    drill: true,
    sequence: 1,
    at: "2026-10-02T00:00:00Z",
    facts: [{ ...facts, decision: { exploitation: "worm", automatable: "yes", reach: "wide" } }],
    moves: [{ ...move, because: { fact: "sanction", value: "lifted" }, domains: ["space"] }],
    alerts: [{ level: "war", domain: "space", from: "2026-10-02T00:00:00Z", until: null }],
  };

  it("is read: unknown values count as not known, an unknown level as the strictest, a cause as its words", () => {
    const read = readDirectiveFactsFile(file, `facts/${id}/1.json`);
    assert.ok(read.ok);
    assert.deepEqual(read.value.facts[0]?.decision, { automatable: "yes" });
    assert.deepEqual(read.value.alerts?.[0]?.level, "serious");
    assert.deepEqual(read.value.alerts?.[0]?.domain, "space");
    const [moved] = read.value.moves;
    assert.ok(moved !== undefined);
    for (const language of ["ko", "en"])
      assert.match(deadlineMoveText(moved, korea, translatorOf(language)), /space.*sanction: lifted/);
  });
});

describe("an index and keys of a newer program", () => {
  const sha256 = "a".repeat(64);
  const file = { path: path, sha256, bytes: 10, kind: "directive" };
  const index = {
    type: "bongsu.index/1",
    room: "http://localhost:8420",
    drill: true,
    sequence: 1,
    issuedAt: "2026-10-01T00:00:00Z",
    expires: "2026-10-08T00:00:00Z",
  };

  it("gives the files that are known; those of an unknown kind are left where they are", () => {
    const newer = { path: "letters/1.pdf", sha256, bytes: 10, kind: "letter" };
    const read = readIndex({ ...index, files: [newer, file], newer: 1 });
    assert.ok(read.ok);
    assert.deepEqual(read.value.files, [file]);
    assert.ok(!readIndex({ ...index, files: [{ ...file, path: "../x" }] }).ok);
  });

  it("keeps the keys of a known algorithm, and refuses a room that has none", async () => {
    const spki = Uint8Array.fromHex(`302a300506032b6570032100${"11".repeat(32)}`);
    const keyid = new Uint8Array(await crypto.subtle.digest("SHA-256", spki)).toHex();
    const known = { keyid, publicKey: spki.toBase64(), drill: true };
    const newer = { keyid: "x", publicKey: "AAAA", drill: true, algorithm: "DRILL-DSA-1" };
    const read = await readRoomKeys({ type: "bongsu.keys/1", keys: [newer, known] });
    assert.deepEqual(read.ok && read.value, [known]);
    assert.ok(!(await readRoomKeys({ type: "bongsu.keys/1", keys: [newer] })).ok);
  });
});

it("what must be understood and is not known is refused with a sentence, in every document", async () => {
  const mustUnderstand = ["quorum"];
  const refused = [
    readDirective(directiveOf([{ kind: "patch" }], { mustUnderstand }), path),
    readDirectiveFactsFile({ mustUnderstand }, `facts/${id}/1.json`),
    readIndex({ type: "bongsu.index/1", mustUnderstand }),
    await readRoomKeys({ type: "bongsu.keys/1", keys: [{}], mustUnderstand }),
    readExtensionGrant({ mustUnderstand }),
  ];
  for (const read of refused) {
    assert.ok(!read.ok);
    assert.deepEqual(
      read.findings
        .map(({ at, code }) => `${at} ${code}`)
        .filter((line) => line.startsWith("/mustUnderstand")),
      ["/mustUnderstand/0 must-understand"],
    );
    assert.match(
      read.findings[0]?.message ?? "",
      /"quorum", which this program does not know\. Use a newer one\./,
    );
  }
  assert.ok(readDirective(directiveOf([{ kind: "patch" }], { mustUnderstand: [] }), path).ok);
});
