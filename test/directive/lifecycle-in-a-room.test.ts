/** The life of a directive in a room against the model: random acts of three officers and the passing of days lead where `core/directive/lifecycle.ts` says, each with its fact and its document. */
import assert from "node:assert/strict";
import { after as atEnd, before as atStart, test } from "node:test";
import fc from "fast-check";
import { directiveTexts } from "#edge/directive-texts.ts";
import {
  type DirectiveAct,
  directiveActs,
  draftedLifecycle,
  isInForce,
  type Lifecycle,
  nextLifecycle,
} from "#core/directive/lifecycle.ts";
import { Refusal } from "#core/problem.ts";
import type { Actor } from "#core/actor.ts";
import {
  approveDirective,
  draftDirective,
  editDirective,
  returnDirective,
  reviseDirective,
  submitDirective,
  supersedeDirective,
  withdrawDirective,
} from "#stages/directive/commands.ts";
import { expireDirectives } from "#stages/directive/expire.ts";
import { issuedDocument, readDirective } from "#stages/directive/queries.ts";
import { type Store, system, type Tx } from "#store/sql.ts";
import { ana, bo, chair, directiveRoom, draft, issue, kindsOf, now } from "#test/kit/directive-fixtures.ts";

let store: Store;
let other: string;
atStart(async () => {
  store = await directiveRoom();
  other = await issue(store);
});
atEnd(async () => await store.close());

const people: readonly Actor[] = [ana, bo, chair];
const lastDay = "2026-05-20";
const dated = { ...draft, until: lastDay };
const reason = { ko: "사유", en: "Reason" };

const acts: Readonly<Record<DirectiveAct, (tx: Tx, directive: string, at: string) => Promise<unknown>>> = {
  edit: async (tx, directive, at) => await editDirective(tx, { directive, draft: dated }, at),
  submit: async (tx, directive, at) => await submitDirective(tx, { directive }, at),
  return: async (tx, directive, at) => await returnDirective(tx, { directive }, at),
  approve: async (tx, directive, at) => await approveDirective(tx, { directive }, at, directiveTexts),
  revise: async (tx, directive, at) => await reviseDirective(tx, { directive, draft: dated }, at),
  withdraw: async (tx, directive, at) => await withdrawDirective(tx, { directive, reason }, at),
  supersede: async (tx, directive, at) => await supersedeDirective(tx, { directive, by: other }, at),
};

/** A day passes, or somebody does something: one of what the model lets them do, or anything at all. */
type LifecycleMove =
  | { readonly day: true }
  | { readonly day: false; readonly allowed: boolean; readonly choice: number };

const move: fc.Arbitrary<LifecycleMove> = fc.oneof(
  { weight: 2, arbitrary: fc.constant({ day: true } as const) },
  {
    weight: 6,
    arbitrary: fc.record({
      day: fc.constant(false as const),
      allowed: fc.integer({ min: 0, max: 3 }).map((drawn) => drawn > 0),
      choice: fc.noBias(fc.nat(1000)),
    }),
  },
);

const everything = people.flatMap((actor) => directiveActs.map((act) => ({ actor, act })));

/** Acts that bring a directive on its way; the others end it, or keep those from approving who had a hand in it. */
const onward: readonly DirectiveAct[] = ["submit", "approve", "revise"];

function chosen(life: Lifecycle, { allowed, choice }: Extract<LifecycleMove, { readonly day: false }>) {
  const open = everything.filter(({ actor, act }) => nextLifecycle(life, { kind: act, by: actor.id }).ok);
  const on = open.filter(({ act }) => onward.includes(act));
  const among = !allowed || open.length === 0 ? everything : choice % 3 === 0 || on.length === 0 ? open : on;
  const one = among[choice % among.length];
  assert.ok(one);
  return one;
}

/** What an officer did: whether it was refused, as the model refuses. */
async function done(actor: Actor, work: (tx: Tx) => Promise<unknown>): Promise<boolean> {
  try {
    await store.write(actor, work);
    return true;
  } catch (error) {
    assert.ok(error instanceof Refusal, String(error));
    assert.ok(["state-forbids", "second-person-needed"].includes(error.code), error.code);
    return false;
  }
}

test("random acts and days: the room stands where the model stands, and only the passing of the last day expires", async () => {
  const met = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 8, maxLength: 16 }), async (moves) => {
      const { directive } = await store.write(ana, async (tx) => await draftDirective(tx, dated, now));
      let life: Lifecycle = draftedLifecycle(ana.id);
      let day = 13;
      for (const one of moves) {
        if (one.day) {
          day = Math.min(day + 4, 29);
          const expired = await store.write(
            system,
            async (tx) => await expireDirectives(tx, `2026-05-${day}T00:00:00Z`, directiveTexts),
          );
          const due = isInForce(life.state) && `2026-05-${day}` > lastDay;
          assert.equal(expired.includes(directive), due);
          const after = due ? nextLifecycle(life, { kind: "expire" }) : null;
          if (after?.ok === true) life = after.value;
        } else {
          const { actor, act } = chosen(life, one);
          const after = nextLifecycle(life, { kind: act, by: actor.id });
          const submitting = act === "submit" || (act === "approve" && life.work?.purpose === "issue");
          if (after.ok && submitting && `2026-05-${day}` > lastDay) continue;
          const at = `2026-05-${day}T00:00:00Z`;
          assert.equal(await done(actor, async (tx) => await acts[act](tx, directive, at)), after.ok, act);
          if (after.ok) life = after.value;
        }
        await agrees(directive, life);
        met.add(life.state);
      }
      const kinds = await kindsOf(store, directive);
      assert.equal(
        kinds.filter((kind) => kind === "directive.expired").length,
        life.state === "expired" ? 1 : 0,
      );
    }),
    { numRuns: 24, seed: 11 },
  );
  for (const state of ["issued", "revised", "withdrawn", "superseded", "expired"])
    assert.ok(met.has(state), state);
});

/** The head and the newest document say what the model says. */
async function agrees(directive: string, life: Lifecycle): Promise<void> {
  await store.read(chair, async (tx) => {
    const read = await readDirective(tx, directive);
    assert.deepEqual({ state: read?.state, revision: read?.revision, work: read?.work }, life);
    const document = await issuedDocument(tx, directive);
    assert.equal(document?.revision ?? 0, life.revision);
    if (document !== undefined) assert.equal(document.state, isInForce(life.state) ? "issued" : life.state);
  });
}
