/** What the journal shows whom: no office reads of an organisation beside where it stands, and nobody who acted for one. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { eventVisibility, type JournalEvent } from "#core/journal-event.ts";
import { personsIn, visibleActor, visibleFact } from "#core/privacy/visible-fact.ts";
import type { Actor } from "#core/actor.ts";

const offices: readonly Actor[] = [
  { role: "chair", id: "op-chair", office: "nso" },
  { role: "lead", id: "op-lead", domain: "public" },
  { role: "sector", id: "op-sector", sector: "finance" },
  { role: "analyst", id: "op-analyst" },
];
const staff = new Set(offices.map(({ id }) => id));
const answered: JournalEvent = {
  kind: "attestation.received",
  directive: "DRILL-1",
  organization: "org-a",
  receipt: "R-1",
  before: "told",
  standing: "affected",
};

test("an answer is told without whom, of what and how; to the organisation itself and the room whole", () => {
  for (const actor of offices)
    assert.deepEqual(visibleFact(answered, { actor, staff }), {
      fact: { kind: "attestation.received" },
      withheld: ["directive", "organization", "receipt", "before", "standing"],
    });
  const own: Actor = { role: "organization", id: "op-a", organization: "org-a" };
  const other: Actor = { role: "organization", id: "op-b", organization: "org-b" };
  for (const actor of [own, { role: "system", id: "system" } as const])
    assert.deepEqual(visibleFact(answered, { actor, staff }), { fact: answered, withheld: [] });
  assert.deepEqual(visibleFact(answered, { actor: other, staff }).fact, { kind: answered.kind });
});

test("a person is named where it is one of the staff", () => {
  const chair = { actor: offices[0] ?? assert.fail(), staff };
  const opened = (operator: string): JournalEvent => ({ kind: "session.opened", operator, by: "passkey" });
  assert.deepEqual(visibleFact(opened("op-lead"), chair).withheld, []);
  assert.deepEqual(visibleFact(opened("op-org-a"), chair), {
    fact: { kind: "session.opened", by: "passkey" },
    withheld: ["operator"],
  });
  assert.deepEqual(
    ["system", "op-lead", "op-org-a", "key:abc"].map((id) => visibleActor(id, chair)),
    ["system", "op-lead", null, null],
  );
  assert.deepEqual(personsIn([{ actor: "x", fact: opened("y") }]), ["x", "y"]);
});

test("what nobody declared is seen by the room alone", () => {
  const chair = { actor: offices[0] ?? assert.fail(), staff };
  const older = {
    kind: "standings.opened",
    directive: "DRILL-1",
    organization: "org-a",
  } as unknown as JournalEvent;
  assert.deepEqual(visibleFact(older, chair), {
    fact: { kind: "standings.opened" },
    withheld: ["directive", "organization"],
  });
  const newer = {
    ...answered,
    kind: "pub.published",
    files: 1,
    sequence: 1,
    more: "x",
  } as unknown as JournalEvent;
  assert.ok(visibleFact(newer, chair).withheld.includes("more"));
});

test("every fact that names an organisation beside more than itself hides it from the offices", () => {
  for (const [kind, fields] of Object.entries(eventVisibility)) {
    const names = Object.keys(fields);
    if (!names.includes("organization") || kind === "organization.registered") continue;
    assert.deepEqual(
      Object.values(fields).filter((visibility) => visibility !== "standing" && visibility !== "own"),
      [],
      kind,
    );
  }
});
