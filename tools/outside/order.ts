/**
 * Has orders, good and bad, judged by a second implementation that was written from `docs/trust.md`: `node tools/outside/order.ts [COUNT]`. Needs Python 3 and
 * PyPI cryptography 48. Every verdict must be the one that `bongsu directive verify` gives.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { judgeOrder, orderDocument, type OrderFile, readOrderFile } from "#core/roster/order.ts";
import { trustPolicyDocument } from "#core/roster/trust-policy.ts";
import { canonicalBytes } from "#core/seal/canonical.ts";
import { type Envelope, fromBase64, toBase64 } from "#core/seal/envelope.ts";
import {
  type OfficeId,
  offices,
  type OrderWorld,
  orderWorld,
  otherValue,
  placesOf,
  seenAt,
  withValueAt,
} from "#test/kit/order/order-world.ts";

/** Numbers that are the same in every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

type Draw = (below: number) => number;
type Kind = (world: OrderWorld, draw: Draw) => Promise<Uint8Array>;

function some(draw: Draw, count: number): readonly OfficeId[] {
  return offices
    .map((id) => ({ id, place: draw(1_000_000) }))
    .toSorted((a, b) => a.place - b.place)
    .slice(0, count)
    .map(({ id }) => id);
}

function packed(file: OrderFile, draw: Draw): Uint8Array {
  const bytes = canonicalBytes(orderDocument(file));
  return draw(3) === 0 && bytes.length < 64 * 1024 ? bytes : gzipSync(bytes);
}

function documentIn({ payload }: Envelope): unknown {
  return JSON.parse(new TextDecoder().decode(fromBase64(payload) ?? new Uint8Array()));
}

async function fileOf(
  world: OrderWorld,
  directive: object,
  change: Partial<OrderFile> = {},
  by = 3,
): Promise<OrderFile> {
  return {
    rosters: [await world.sign("roster", world.roster, ["msit"])],
    order: await world.sign("directive", directive, offices.slice(0, by)),
    proof: await world.proof(directive),
    ...change,
  };
}

async function renewed(
  world: OrderWorld,
  change: object,
  by: readonly OfficeId[],
): Promise<readonly Envelope[]> {
  const next = { ...world.roster, version: 2, from: "2026-05-01T00:00:00Z", ...change };
  return [await world.sign("roster", world.roster, ["msit"]), await world.sign("roster", next, by)];
}

/** One field of a signed document or of the whole file changed, without anybody signing it anew. */
async function oneChanged(world: OrderWorld, draw: Draw): Promise<Uint8Array> {
  const document = orderDocument(await world.order());
  const isInside = draw(2) === 0;
  const places = placesOf(document);
  const place = places[draw(places.length)] ?? [];
  if (!isInside) return gzipSync(canonicalBytes(withValueAt(document, place, otherValue)));
  const file = await world.order();
  const inner = documentIn(file.order);
  const fields = placesOf(inner);
  const payload = toBase64(canonicalBytes(withValueAt(inner, fields[draw(fields.length)] ?? [], otherValue)));
  return packed({ ...file, order: { ...file.order, payload } }, draw);
}

const kinds: readonly Kind[] = [
  async (world, draw) =>
    packed(
      {
        ...(await world.order()),
        order: await world.sign("directive", world.directive, some(draw, 3 + draw(3))),
      },
      draw,
    ),
  async (world, draw) =>
    packed(
      {
        ...(await world.order()),
        order: await world.sign("directive", world.directive, some(draw, 1 + draw(2))),
      },
      draw,
    ),
  oneChanged,
  oneChanged,
  async (world, draw) => {
    const bytes = Buffer.from(gzipSync(canonicalBytes(orderDocument(await world.order()))));
    return draw(2) === 0 ? bytes.subarray(0, draw(bytes.length)) : Buffer.from("not an order");
  },
  async (world, draw) => {
    const roster = { ...world.roster, [["mustInclude", "revoked", "note"][draw(3)] ?? "x"]: "nis" };
    return packed(
      { ...(await world.order()), rosters: [await world.sign("roster", roster, ["msit"])] },
      draw,
    );
  },
  async (world, draw) => {
    const issuedAt = `20${25 + draw(3)}-0${1 + draw(9)}-01T00:00:00Z`;
    return packed(await fileOf(world, { ...world.directive, issuedAt }), draw);
  },
  async (world, draw) =>
    packed(await fileOf(world, { ...world.directive, issuedBy: offices[draw(5)] }), draw),
  async (world, draw) => {
    const signers = [world.log, ...world.witnesses].filter(() => draw(3) > 0);
    const proof = await world.proof(world.directive, signers, seenAt + (draw(3) - 1) * 400 * 86_400);
    return packed({ ...(await world.order()), proof: draw(8) === 0 ? null : proof }, draw);
  },
  async (world, draw) => {
    const lines = (await world.proof(world.directive)).split("\n");
    const at = draw(lines.length);
    const proof = lines.map((line, i) => (i === at ? String(otherValue(line)) : line)).join("\n");
    return packed({ ...(await world.order()), proof }, draw);
  },
  async (world, draw) => {
    const rosters = await renewed(world, draw(3) === 0 ? { version: 3 } : {}, some(draw, 2 + draw(3)));
    return packed({ ...(await world.order()), rosters }, draw);
  },
  async (world, draw) => {
    const rosters = await renewed(
      world,
      { from: draw(2) === 0 ? "2026-05-01T09:00:00+09:00" : "2026-07-01T00:00:00Z" },
      some(draw, 3),
    );
    return packed({ ...(await world.order()), rosters }, draw);
  },
  async (world, draw) => {
    const file = await world.order();
    const [first, second, third] = file.order.signatures as Envelope["signatures"] & { readonly length: 3 };
    const swapped = [{ keyid: first?.keyid ?? "", sig: second?.sig ?? "" }, second, third].flatMap(
      (one) => one ?? [],
    );
    const halved = file.order.signatures.map(({ keyid, sig }) => ({
      keyid,
      sig: (fromBase64(sig) ?? new Uint8Array()).subarray(0, 3309).toBase64(),
    }));
    const twice = [first, first, second].flatMap((one) => one ?? []);
    return packed(
      { ...file, order: { ...file.order, signatures: [swapped, halved, twice][draw(3)] ?? [] } },
      draw,
    );
  },
];

async function statusOf(bytes: Uint8Array, pin: OrderWorld["pin"]): Promise<number> {
  if (bytes.length > 64 * 1024) return 2;
  let unpacked = bytes;
  try {
    if (bytes[0] === 0x1f && bytes[1] === 0x8b) unpacked = gunzipSync(bytes, { maxOutputLength: 256 * 1024 });
  } catch {
    return 2;
  }
  const file = readOrderFile(unpacked);
  if (!file.ok) return 2;
  return (await judgeOrder(file.value, pin)).ok ? 0 : 1;
}

const folder = mkdtempSync(join(tmpdir(), "bongsu-outside-order-"));
try {
  const count = Number(process.argv[2] ?? "1000");
  const draw = numbers(20_261_130);
  const worlds = [await orderWorld(true), await orderWorld(false)] as const;
  for (const { pin } of worlds)
    writeFileSync(
      join(folder, `${pin.drill ? "drill" : "real"}.json`),
      canonicalBytes(trustPolicyDocument(pin)),
    );
  const cases: { readonly file: string; readonly policy: string; readonly status: number }[] = [];
  for (let at = 0; at < count; at++) {
    const world = worlds[draw(2)] ?? worlds[0];
    const bytes = await (kinds[at % kinds.length] as Kind)(world, draw);
    const judging = draw(10) === 0 ? (worlds[draw(2)] ?? worlds[0]) : world;
    writeFileSync(join(folder, String(at)), bytes);
    cases.push({
      file: String(at),
      policy: `${judging.drill ? "drill" : "real"}.json`,
      status: await statusOf(bytes, judging.pin),
    });
  }
  writeFileSync(join(folder, "cases.json"), JSON.stringify(cases));
  const script = join(import.meta.dirname, "order", "verify_order.py");
  const answers = execFileSync("python3", [script, "--cases", folder], {
    encoding: "utf8",
    maxBuffer: 2 ** 26,
  });
  const theirs = new Map(
    answers
      .trim()
      .split("\n")
      .map((line) => line.split(" ") as [string, string]),
  );
  const differ = cases.filter(({ file, status }) => theirs.get(file) !== String(status));
  for (const { file, status } of differ)
    process.stdout.write(
      `${file} (kind ${Number(file) % kinds.length}): ours ${status}, theirs ${theirs.get(file)}\n`,
    );
  const of = (status: number): number => cases.filter((one) => one.status === status).length;
  process.stdout.write(
    `${count} files: ${of(0)} in force, ${of(1)} refused, ${of(2)} unreadable; ${differ.length} judged otherwise\n`,
  );
  if (differ.length > 0) process.exitCode = 1;
} finally {
  if (process.env["KEEP"] === undefined) rmSync(folder, { recursive: true, force: true });
  else process.stdout.write(`${folder}\n`);
}
