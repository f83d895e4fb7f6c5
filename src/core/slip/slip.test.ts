/** Return slips: the longest there can be; every single wrong character and every swap is found; both sides make one answer and one tag; what does not fit is told. */
import assert from "node:assert/strict";
import { generateKeyPairSync, hash } from "node:crypto";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { Attestation } from "#core/directive/attestation.ts";
import { longestSlip, readSlip, writeSlip } from "#core/slip/slip-code.ts";
import {
  acknowledgementForSlip,
  attestationForSlip,
  readSlipContent,
  slipOf,
} from "#core/slip/slip-content.ts";
import { agreedSecret, slipTag } from "#core/slip/slip-tag.ts";

const alphabet = "0123456789ACDEFGHJKMNPQRTVWXY";
const longest = BigInt(alphabet.length) ** 47n - 1n;
const full: Attestation = {
  type: "bongsu.attestation/1",
  organization: "org-drill-1",
  directive: "DRILL-2026-0017",
  revision: 2,
  drill: true,
  sequence: 3,
  at: "2026-11-30T01:02:03.456Z",
  counts: { affected: 12, fixed: 3400, mitigated: 0, notAffected: 17, unknown: 0 },
  evidence: { E0: 0, E1: 0, E2: 3429, E3: 0 },
  contradicted: 1,
  evidenceDigest: hash("sha256", "a check of the drill"),
};

function written(answer = attestationForSlip(full), tag = 0xabcdef123456789n): string {
  return slipOf({ answer, directiveDigest: hash("sha256", answer.directive), tag }) ?? "";
}

/** The slip without its dashes. */
const bare = (slip: string): string => slip.replaceAll("-", "");

describe("a return slip", () => {
  it("has 60 characters at most, in groups, of which none is taken for another", () => {
    assert.equal(longestSlip, 59);
    assert.equal(writeSlip(longest)?.length, 59);
    assert.equal(writeSlip(longest + 1n), null);
    const slip = written();
    assert.match(slip, /^[0-9ACDEFGHJKMNPQRTVWXY]{5}(?:-[0-9ACDEFGHJKMNPQRTVWXY]{1,5})+$/);
    const mixed = slip.toLowerCase().replaceAll("0", "o").replaceAll("1", "l").replaceAll("8", "B");
    assert.deepEqual(readSlip(`  ${mixed.replaceAll("-", " ")} `), readSlip(slip));
  });

  it("is refused for every single wrong character, which is named by its group, and for every swap", () => {
    for (const slip of [writeSlip(longest) ?? "", writeSlip(123_456_789n) ?? "", written()]) {
      const text = bare(slip);
      assert.ok(readSlip(text).ok);
      for (let at = 0; at < text.length; at++)
        for (const other of alphabet) {
          if (other === text[at]) continue;
          const read = readSlip(text.slice(0, at) + other + text.slice(at + 1));
          assert.equal(read.ok ? "" : read.findings[0]?.at, `/${Math.floor(at / 5) + 1}`);
        }
      for (let one = 0; one < text.length; one++)
        for (let two = one + 1; two < text.length; two++) {
          if (text[one] === text[two]) continue;
          const swapped = Array.from(text);
          [swapped[one], swapped[two]] = [text[two] ?? "", text[one] ?? ""];
          assert.equal(readSlip(swapped.join("")).ok, false, `${one} ${two}`);
        }
    }
  });

  it("is refused for any two wrong characters: no two places weigh alike", () => {
    const text = "0".repeat(50);
    const sums = new Set<string>();
    // The sums of a slip that is nothing but noughts with one other character are that place's column; multiples of it are its direction.
    for (let at = 0; at < 47; at++) {
      const number = BigInt(alphabet.length) ** BigInt(46 - at);
      const checks = bare(writeSlip(BigInt(alphabet.length) ** 46n + (at === 0 ? 0n : number)) ?? "").slice(
        -3,
      );
      sums.add(checks);
    }
    assert.equal(sums.size, 47);
    assert.ok(readSlip(text).ok);
    fc.assert(
      fc.property(
        fc.nat(49),
        fc.nat(49),
        fc.integer({ min: 1, max: 28 }),
        fc.integer({ min: 1, max: 28 }),
        (one, two, by, and) => {
          if (one === two) return;
          const wrong = Array.from(text);
          [wrong[one], wrong[two]] = [alphabet[by] ?? "", alphabet[and] ?? ""];
          assert.equal(readSlip(wrong.join("")).ok, false);
        },
      ),
      { seed: 12, numRuns: 2_000 },
    );
  });

  it("gives back the answer member by member, whatever the directive is called", () => {
    const count = fc.nat(60);
    fc.assert(
      fc.property(
        fc.tuple(count, count, count, count, count),
        fc.nat(9),
        fc.constantFrom("DRILL-2026-0017", "DRILL-2026-12345", "DRILL-2026-017", "DIR-2026-0001", "other:1"),
        fc.constantFrom(1, 77, Math.floor(Date.parse(full.at) / 1000)),
        ([affected, fixed, mitigated, notAffected, unknown], contradicted, directive, sequence) => {
          const counts = { affected, fixed, mitigated, notAffected, unknown };
          const answer = attestationForSlip({ ...full, counts, contradicted, directive, sequence });
          const slip = written(answer);
          assert.ok(slip.length > 0 && slip.length <= 59);
          const read = readSlipContent(slip);
          assert.ok(read.ok);
          const named = "id" in read.value.directive ? read.value.directive.id : directive;
          assert.equal(named, directive);
          assert.deepEqual(read.value.answer(full.organization, directive), answer);
          assert.equal(read.value.tag, 0xabcdef123456789n);
        },
      ),
      { seed: 12, numRuns: 300 },
    );
    const { organization, directive, revision, drill, at } = full;
    const type = "bongsu.acknowledgement/1" as const;
    const taken = acknowledgementForSlip({ type, organization, directive, revision, drill, at });
    const slip = slipOf({ answer: taken, directiveDigest: hash("sha256", directive), tag: 5n });
    const read = readSlipContent(slip ?? "");
    assert.ok(read.ok && (slip?.length ?? 0) < 35);
    assert.deepEqual(read.value.answer(organization, directive), taken);
  });

  it("counts what was not looked at as unknown, and says where its numbers are too large", () => {
    const coverage = {
      lists: { "package-lock": 2 },
      components: { npm: 9 },
      compared: 7,
      notCompared: 2,
      lost: 1,
      gone: { lists: 0, components: {} },
      checked: { first: full.at, last: full.at },
      index: { sequence: 1, issuedAt: null },
      pack: null,
    };
    assert.equal(attestationForSlip({ ...full, coverage }).counts.unknown, 3);
    const nothing = { ...coverage, compared: 0, notCompared: 0, lost: 0 };
    assert.equal(attestationForSlip({ ...full, coverage: nothing }).counts.unknown, 1);
    const whole = { ...coverage, notCompared: 0, lost: 0 };
    assert.equal(attestationForSlip({ ...full, coverage: whole }).counts.unknown, 0);
    const many = 999_999_999;
    const counts = { affected: many, fixed: many, mitigated: many, notAffected: many, unknown: many };
    assert.equal(written(attestationForSlip({ ...full, counts })), "");
  });

  it("is refused where it is no slip at all", () => {
    for (const text of ["", "0", "hello world", "한글", "0".repeat(51), "-".repeat(5_000), "A".repeat(50)])
      assert.equal(readSlipContent(text).ok, false, text);
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: longest }), (number) => {
        const read = readSlipContent(writeSlip(number) ?? "");
        if (read.ok) read.value.answer("o", "d");
      }),
      { seed: 12, numRuns: 2_000 },
    );
  });
});

describe("the tag of a slip", () => {
  const pair = () => {
    const { privateKey, publicKey } = generateKeyPairSync("ed25519");
    return {
      pkcs8: new Uint8Array(privateKey.export({ type: "pkcs8", format: "der" })),
      spki: new Uint8Array(publicKey.export({ type: "spki", format: "der" })),
    };
  };
  const [agent, room, other] = [pair(), pair(), pair()];

  it("is one on both sides, and another for every other key and every changed member", async () => {
    const [here, there] = [
      await agreedSecret(agent.pkcs8, room.spki),
      await agreedSecret(room.pkcs8, agent.spki),
    ];
    const elsewhere = await agreedSecret(other.pkcs8, room.spki);
    assert.ok(here !== null && there !== null && elsewhere !== null);
    assert.deepEqual(here, there);
    assert.notDeepEqual(here, elsewhere);
    const parties = { organization: "a".repeat(64), room: "b".repeat(64) };
    const answer = attestationForSlip(full);
    const tags = [
      await slipTag(here, parties, answer),
      await slipTag(elsewhere, parties, answer),
      await slipTag(here, { ...parties, room: "c".repeat(64) }, answer),
      await slipTag(here, parties, { ...answer, drill: false }),
      await slipTag(here, parties, { ...answer, organization: "org-drill-2" }),
      await slipTag(here, parties, { ...answer, counts: { ...answer.counts, affected: 0, fixed: 3412 } }),
    ];
    assert.equal(new Set(tags).size, tags.length);
    assert.equal(await slipTag(there, parties, answer), tags[0]);
    assert.ok(tags.every((tag) => tag < 1n << 60n));
  });

  it("needs two keys of Ed25519: points of small order and other keys give no secret", async () => {
    const head = agent.spki.slice(0, 12);
    const points = [
      new Uint8Array(32),
      Uint8Array.from({ length: 32 }, (_, i) => (i === 0 ? 1 : 0)),
      new Uint8Array(32).fill(255),
    ];
    for (const point of points)
      assert.equal(await agreedSecret(agent.pkcs8, new Uint8Array([...head, ...point])), null);
    assert.equal(await agreedSecret(agent.pkcs8, agent.spki.slice(1)), null);
    assert.equal(await agreedSecret(agent.pkcs8.slice(1), room.spki), null);
  });
});
