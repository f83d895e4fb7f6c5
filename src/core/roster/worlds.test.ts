/** A drill is never the real thing, nor the reverse: whichever field of an order is changed, one or all that say which world it is of, and whatever is pinned. */
import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { judgeOrder, type OrderFile } from "#core/roster/order.ts";
import { type Envelope, fromBase64, toBase64 } from "#core/seal/envelope.ts";
import { sha256Hex } from "#core/seal/sha256.ts";
import { canonicalBytes } from "#core/seal/canonical.ts";
import {
  type OrderWorld,
  orderWorld,
  otherValue,
  placesOf,
  withValueAt,
} from "#test/kit/order/order-world.ts";

type MemberPath = readonly (string | number)[];

function documentIn({ payload }: Envelope): unknown {
  return JSON.parse(new TextDecoder().decode(fromBase64(payload) ?? new Uint8Array()));
}

function holding(envelope: Envelope, document: unknown): Envelope {
  return { ...envelope, payload: toBase64(canonicalBytes(document)) };
}

/** The file with one thing changed: in a signed document, a signature, or a line of the proof. */
function changed(file: OrderFile, part: "roster" | "order", place: MemberPath): OrderFile {
  const [roster] = file.rosters as readonly [Envelope];
  const [envelope, put] =
    part === "roster"
      ? ([roster, (one: Envelope): OrderFile => ({ ...file, rosters: [one] })] as const)
      : ([file.order, (one: Envelope): OrderFile => ({ ...file, order: one })] as const);
  return place[0] === "signatures"
    ? put(withValueAt(envelope, place, otherValue) as Envelope)
    : put(holding(envelope, withValueAt(documentIn(envelope), place, otherValue)));
}

/** Every field that says which world it is of, as the other one says it. */
function everyMarkTurned(value: unknown): unknown {
  return placesOf(value)
    .filter((place) => place.at(-1) === "drill")
    .reduce((document, place) => withValueAt(document, place, otherValue), value);
}

async function pinOf(file: OrderFile, drill: boolean) {
  return { sha256: await sha256Hex(fromBase64(file.rosters[0]?.payload ?? "") ?? new Uint8Array()), drill };
}

for (const drill of [true, false])
  describe(`an order of ${drill ? "a drill" : "the real world"}`, () => {
    let [own, other]: readonly OrderWorld[] = [];
    let file: OrderFile;
    before(async () => {
      [own, other] = [await orderWorld(drill), await orderWorld(!drill)];
      file = await own.order();
    });

    /** Whether it is in force for anybody of the other world, who pinned the other roster, this one, or whatever it brings. */
    async function isBelievedElsewhere(one: OrderFile): Promise<boolean> {
      const pins = [other?.pin, own?.pin && { ...own.pin, drill: !drill }, await pinOf(one, !drill)];
      for (const pin of pins) if (pin !== undefined && (await judgeOrder(one, pin)).ok) return true;
      return false;
    }

    it("is in force in its own", async () => {
      assert.ok(own !== undefined && (await judgeOrder(file, own.pin)).ok);
      assert.equal(await isBelievedElsewhere(file), false);
    });

    it("is never in force in the other, whichever field is changed", async () => {
      const [roster] = file.rosters as readonly [Envelope];
      const marks = ["order", "roster"] as const;
      let tried = 0;
      for (const part of marks) {
        const envelope = part === "roster" ? roster : file.order;
        const places: readonly MemberPath[] = [
          ...placesOf(documentIn(envelope)),
          ...placesOf(envelope.signatures).map((place) => ["signatures", ...place]),
        ];
        for (const place of places) {
          tried += 1;
          assert.equal(
            await isBelievedElsewhere(changed(file, part, place)),
            false,
            `${part} ${place.join("/")}`,
          );
        }
      }
      for (const [at] of (file.proof ?? "").split("\n").entries()) {
        tried += 1;
        const lines = (file.proof ?? "").split("\n");
        const proof = lines.map((line, i) => (i === at ? String(otherValue(line)) : line)).join("\n");
        assert.equal(await isBelievedElsewhere({ ...file, proof }), false, `proof line ${at}`);
      }
      assert.ok(tried > 100, String(tried));
    });

    it("is never in force in the other, though every mark is turned and its own roster is pinned", async () => {
      const [roster] = file.rosters as readonly [Envelope];
      const turnedOrder = holding(file.order, everyMarkTurned(documentIn(file.order)));
      const turnedRoster = holding(roster, everyMarkTurned(documentIn(roster)));
      for (const one of [
        { ...file, order: turnedOrder },
        { ...file, rosters: [turnedRoster] },
        { ...file, rosters: [turnedRoster], order: turnedOrder },
        {
          ...file,
          rosters: [turnedRoster],
          order: turnedOrder,
          proof: (await other?.proof(documentIn(turnedOrder) as object)) ?? "",
        },
      ])
        assert.equal(await isBelievedElsewhere(one), false);
    });
  });
