/** Notices: what one office alone makes known, and everything that is refused, each with its code. */
import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { judgeNotice, noticeEntry, readOfficeNotice, currentNotices } from "#core/roster/office-notice.ts";
import { type OrderFile, readOrderFile, orderDocument } from "#core/roster/order.ts";
import { canonicalBytes } from "#core/seal/canonical.ts";
import { payloadTypes } from "#core/seal/payload-types.ts";
import { sha256Hex } from "#core/seal/sha256.ts";
import {
  type OfficeId,
  type OrderWorld,
  orderWorld,
  otherValue,
  placesOf,
  withValueAt,
} from "#test/kit/order/order-world.ts";

let world: OrderWorld;
const document = {
  type: "bongsu.notice/1",
  drill: true,
  office: "nis",
  issuedAt: "2026-06-02T00:00:00Z",
  title: { en: "DRILL: scans seen", ko: "훈련: 스캔 관측" },
  text: { en: "DRILL: look at your logs.", ko: "훈련: 로그를 살펴보세요." },
  directive: "DRILL-2026-0001",
  replaces: "a".repeat(64),
};

const guideline = {
  ...document,
  type: "bongsu.guideline/1",
  vulnerabilities: ["CVE-2026-99001"],
  reviewBy: "2026-12-31",
};

async function fileOf(
  change: object = {},
  by: readonly OfficeId[] = ["nis"],
  seen?: string,
): Promise<OrderFile> {
  const changed = { ...document, ...change };
  const payload = canonicalBytes(changed);
  const read = readOfficeNotice(payload);
  const entry = read.ok ? noticeEntry(read.value, await sha256Hex(payload)) : new Uint8Array();
  return {
    rosters: [await world.sign("roster", world.roster, ["msit"])],
    order: await world.sign(changed.type === guideline.type ? "guideline" : "notice", changed, by),
    proof: await world.proofOf(entry, undefined, Date.parse(seen ?? "2026-06-02T00:01:00Z") / 1000),
  };
}

async function refusal(file: OrderFile, at = "2026-06-05T00:00:00Z"): Promise<string | undefined> {
  const judged = await judgeNotice(file, { pin: world.pin, at });
  return judged.ok ? "made known" : judged.findings[0]?.code;
}

describe("a notice", () => {
  before(async () => {
    world = await orderWorld(true);
  });

  it("takes the signature of its own office alone, and a witnessed log", async () => {
    const file = await fileOf();
    assert.equal(await refusal(file), "made known");
    const bytes = canonicalBytes(orderDocument(file));
    const read = readOrderFile(bytes, payloadTypes.notice);
    assert.deepEqual(read.ok && read.value, file);
  });

  it("is refused otherwise, each time with its code", async () => {
    const refused = async (file: Promise<OrderFile>, code: string, at?: string): Promise<void> =>
      assert.equal(await refusal(await file, at), code, code);
    await refused(fileOf({}, ["msit"]), "quorum-short");
    await refused(fileOf({ office: "nobody" }), "notice-office");
    await refused(fileOf({ drill: false }), "order-world");
    await refused(fileOf(), "notice-future", "2026-06-01T00:00:00Z");
    await refused(fileOf({ issuedAt: "2025-06-01T00:00:00Z" }), "order-time");
    await refused(fileOf({}, ["nis"], "2027-06-01T00:00:00Z"), "order-time");
    await refused(fileOf({ clock: "P1D" }), "notice-form");
    await refused(fileOf({ title: {} }), "notice-form");
    await refused(fileOf({ replaces: "x" }), "notice-form");
    await refused(fileOf({ text: { en: "no database keeps a \0" } }), "notice-form");
    assert.equal(await refusal({ ...(await fileOf()), proof: null }), "order-unlogged");
    const { order } = await world.order();
    assert.notEqual(await refusal({ ...(await fileOf()), order }), "made known", "an order is no notice");
  });

  it("is believed with no field changed", async () => {
    const file = await fileOf();
    for (const place of placesOf(document)) {
      const changed = canonicalBytes(withValueAt(document, place, otherValue));
      const order = { ...file.order, payload: Buffer.from(changed).toString("base64") };
      assert.notEqual(await refusal({ ...file, order }), "made known", place.join("/"));
    }
  });

  it("is of a time in UTC, however its office wrote that", () => {
    for (const [issuedAt, utc] of [
      ["2026-06-02T00:00:00.000Z", "2026-06-02T00:00:00.000Z"],
      ["2026-06-02T09:00:00+09:00", "2026-06-02T00:00:00Z"],
      ["2026-06-02T20:30:00+20:30", "2026-06-02T00:00:00Z"],
    ] as const) {
      const read = readOfficeNotice(canonicalBytes({ ...document, issuedAt }));
      assert.equal(read.ok && read.value.issuedAt, utc, issuedAt);
    }
  });

  it("stands until its own office replaces it", () => {
    const kind = "notice" as const;
    const one = { kind, sha256: "a", office: "nis", issuedAt: "2026-06-02T00:00:00Z", replaces: null };
    const next = { kind, sha256: "b", office: "nis", issuedAt: "2026-06-03T00:00:00Z", replaces: "a" };
    const other = { kind, sha256: "c", office: "mnd", issuedAt: "2026-06-04T00:00:00Z", replaces: "b" };
    const guide = { ...other, kind: "guideline" as const, sha256: "d", office: "nis" };
    const shown = currentNotices([one, next, other, guide]).map(({ sha256 }) => sha256);
    assert.deepEqual(shown, ["c", "d", "b"], "neither another office nor another kind takes a place");
  });

  it("may be a guideline, which says what it is about and until when", async () => {
    const file = await fileOf(guideline);
    const judged = await judgeNotice(file, { pin: world.pin, at: "2026-06-05T00:00:00Z" });
    assert.ok(judged.ok, JSON.stringify(judged));
    const { kind, vulnerabilities, reviewBy } = judged.value.notice;
    assert.deepEqual([kind, vulnerabilities, reviewBy], ["guideline", ["CVE-2026-99001"], "2026-12-31"]);
    for (const [change, code] of [
      [{ vulnerabilities: "CVE-2026-1" }, "notice-form"],
      [{ vulnerabilities: ["CVE-2026-1", "CVE-2026-1"] }, "notice-form"],
      [{ vulnerabilities: ["a b"] }, "notice-form"],
      [{ reviewBy: "soon" }, "notice-form"],
      [{ deadline: "P1D" }, "notice-form"],
    ] as const)
      assert.equal(await refusal(await fileOf({ ...guideline, ...change })), code, JSON.stringify(change));
    // A notice has none of its members, and is signed as what it is.
    assert.equal(await refusal(await fileOf({ vulnerabilities: [], reviewBy: null })), "notice-form");
    const turned = canonicalBytes({
      ...document,
      type: "bongsu.guideline/1",
      vulnerabilities: [],
      reviewBy: null,
    });
    const order = { ...(await fileOf()).order, payload: Buffer.from(turned).toString("base64") };
    assert.notEqual(await refusal({ ...file, order }), "made known");
    for (const place of placesOf(guideline)) {
      const changed = canonicalBytes(withValueAt(guideline, place, otherValue));
      const altered = { ...file.order, payload: Buffer.from(changed).toString("base64") };
      assert.notEqual(await refusal({ ...file, order: altered }), "made known", place.join("/"));
    }
  });
});
