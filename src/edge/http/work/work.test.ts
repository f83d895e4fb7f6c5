/** Whose turn it is, what a caller may have done for it, and whose call it is behind proxies. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type Budget, createBudget } from "#edge/http/work/budget.ts";
import {
  clientAddress,
  noProxies,
  readTrustedProxies,
  sharedAddress,
  type TrustedProxies,
} from "#edge/http/work/client-address.ts";
import { createGate, type Gate } from "#edge/http/work/gate.ts";
import { countHeldBytes } from "#edge/http/work/held-bytes.ts";

const going = new AbortController().signal;

test("budget: a dear call is let in and paid for afterwards, time helps, the oldest callers are forgotten", () => {
  const budget: Budget = createBudget({ burst: 100, perSecond: 10 });
  budget.take("one", 60, 0);
  assert.throws(() => budget.take("one", 60, 0), { code: "too-many", seconds: 2 });
  budget.take("one", 60, 2000);
  budget.take("other", 100_000, 0);
  assert.throws(() => budget.take("other", 1, 1000), { code: "too-many" });
  budget.settle("one", 1000, 2000);
  assert.throws(() => budget.take("one", 1, 2000), { code: "too-many", seconds: 101 });
  for (let i = 0; i < 10_000; i += 1) budget.take(`client-${i}`, 1, 2000);
  budget.take("one", 1, 2000);
});

type GateRun = { readonly order: string[]; readonly enter: (client: string, cost?: number) => Promise<void> };

/** A gate of one slot on a clock in hand, which each call moves by its cost. */
function passing(patience: number): GateRun {
  let time = 0;
  const gate: Gate = createGate({ slots: 1, patience, clock: () => time });
  const order: string[] = [];
  return {
    order,
    enter: async (client, cost = 10) => {
      const end = await gate({ client, cost, stopped: going });
      order.push(client);
      await Promise.resolve();
      time += cost;
      end();
    },
  };
}

test("gate: whoever has had the least goes first, not whoever asked most often", async () => {
  const { order, enter } = passing(10_000);
  await Promise.all([
    ...Array.from({ length: 20 }, async () => await enter("many")),
    enter("few"),
    enter("few"),
  ]);
  assert.equal(order.length, 22);
  assert.ok(order.lastIndexOf("few") <= 4, order.join(" "));
});

test("gate: what cannot have its turn in time is refused at once, and others still get theirs", async () => {
  const { order, enter } = passing(100);
  const calls = await Promise.allSettled([
    ...Array.from({ length: 50 }, async () => await enter("many")),
    enter("few"),
  ]);
  const refused = calls.filter((one) => one.status === "rejected");
  assert.ok(refused.length >= 38 && refused.length < 50, String(refused.length));
  for (const { reason } of refused)
    assert.deepEqual(
      [(reason as { code: string }).code, (reason as { seconds: number }).seconds],
      ["busy", 1],
    );
  assert.equal(calls.at(-1)?.status, "fulfilled");
  assert.ok(order.includes("few"));
});

test("gate: who has gone leaves the queue, and a turn that ends twice ends once", async () => {
  const gate = createGate({ slots: 1, patience: 10_000 });
  const end = await gate({ client: "a", cost: 1, stopped: going });
  const leaving = new AbortController();
  const gone = gate({ client: "b", cost: 1, stopped: leaving.signal });
  const stays = gate({ client: "c", cost: 1, stopped: going });
  leaving.abort(new Error("gone"));
  await assert.rejects(gone, /gone/);
  end();
  end();
  (await stays)();
  await assert.rejects(gate({ client: "b", cost: 1, stopped: leaving.signal }), /gone/);
});

test("held bytes: one caller has at most half, and one body is let in whatever its size", () => {
  const hold = countHeldBytes();
  const give = hold("a", 90 << 20);
  assert.throws(() => hold("a", 10 << 20), { code: "busy" });
  hold("b", 90 << 20);
  assert.throws(() => hold("c", 20 << 20), { code: "busy" });
  give();
  give();
  hold("a", 64 << 20);
});

function proxies(text: string): TrustedProxies {
  return readTrustedProxies(text) ?? assert.fail(text);
}

test("proxies: addresses and networks are read, others are refused", () => {
  const { trusts } = proxies("10.0.0.0/8, 192.0.2.7,2001:db8::/32");
  for (const address of ["10.255.0.1", "192.0.2.7", "2001:db8::1"]) assert.ok(trusts(address), address);
  for (const address of ["11.0.0.1", "192.0.2.8", "2001:db9::1"]) assert.ok(!trusts(address), address);
  for (const text of [
    "",
    "10.0.0.0/33",
    "10.0.0.0/8/8",
    "host",
    "10.0.0.0/-1",
    "2001:db8::/129",
    "10.0.0.1,",
  ])
    assert.equal(readTrustedProxies(text), undefined, text);
});

/** Peer, Forwarded, X-Forwarded-For, whom it is. */
const hops: readonly (readonly [string, string | undefined, string | undefined, string])[] = [
  ["192.0.2.9", undefined, "198.51.100.1", "192.0.2.9"],
  ["10.0.0.1", undefined, undefined, "10.0.0.1"],
  ["::ffff:10.0.0.1", undefined, "198.51.100.1", "198.51.100.1"],
  ["10.0.0.1", undefined, "203.0.113.66, 198.51.100.1", "198.51.100.1"],
  ["10.0.0.1", undefined, "203.0.113.66, 198.51.100.1, 10.0.0.2", "198.51.100.1"],
  ["10.0.0.1", undefined, "10.0.0.3, 10.0.0.2", "10.0.0.3"],
  ["10.0.0.1", undefined, "203.0.113.66, nonsense", "10.0.0.1"],
  ["10.0.0.1", undefined, "nonsense, 10.0.0.2", "10.0.0.2"],
  ["10.0.0.1", undefined, "198.51.100.1:4711", "198.51.100.1"],
  ["10.0.0.1", undefined, "[2001:DB8::7]:4711", "2001:db8::7"],
  ["10.0.0.1", "for=198.51.100.1", undefined, "198.51.100.1"],
  ["10.0.0.1", 'For="[2001:db8::7]:4711";proto=https', undefined, "2001:db8::7"],
  ["10.0.0.1", "for=203.0.113.66, for=198.51.100.1;by=10.0.0.1, for=10.0.0.2", undefined, "198.51.100.1"],
  ["10.0.0.1", 'for="198.51.100.1, for=203.0.113.66', undefined, "203.0.113.66"],
  ["10.0.0.1", "for=_hidden", undefined, "10.0.0.1"],
  ["10.0.0.1", "for=unknown, for=198.51.100.1", undefined, "198.51.100.1"],
  ["10.0.0.1", "for=198.51.100.1;for=203.0.113.66", undefined, "10.0.0.1"],
  ["10.0.0.1", "for=203.0.113.66", "198.51.100.1", "10.0.0.1"],
  ["10.0.0.1", "for=198.51.100.1", "203.0.113.66, 198.51.100.1", "198.51.100.1"],
  ["10.0.0.1", undefined, `${"198.51.100.1,".repeat(400)}198.51.100.1`, "10.0.0.1"],
  ["in-process", undefined, "198.51.100.1", "in-process"],
];

test("proxies: the right-most address that no trusted proxy has, and the connection's own where the headers cannot be believed", () => {
  const trusted = proxies("10.0.0.0/8");
  for (const [peer, forwarded, xForwardedFor, expected] of hops)
    assert.equal(
      clientAddress(peer, { forwarded, xForwardedFor }, trusted),
      expected,
      `${peer} ${forwarded} ${xForwardedFor?.slice(0, 60)}`,
    );
  assert.equal(
    clientAddress("10.0.0.1", { forwarded: undefined, xForwardedFor: "1.1.1.1" }, noProxies),
    "10.0.0.1",
  );
});

test("proxies: a subscriber's IPv6 network counts as one", () => {
  assert.equal(sharedAddress("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::/64");
  assert.equal(sharedAddress("2001:db8::6"), "2001:db8:0:0::/64");
  assert.equal(sharedAddress("::1"), "0:0:0:0::/64");
  assert.equal(sharedAddress("192.0.2.1"), "192.0.2.1");
  assert.equal(sharedAddress("in-process"), "in-process");
});
