/** Documents that an organisation names: read or refused, and a supplier's signature that counts for the supplier's own products only. */
import assert from "node:assert/strict";
import { generateKeyPairSync, sign } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test, describe } from "node:test";
import { readNamedStatements } from "#agent/check/named-statements.ts";
import { homeOf } from "#agent/home/agent-folder.ts";
import { Refusal } from "#core/problem.ts";
import { preAuthentication } from "#core/seal/envelope.ts";

const now = "2026-11-30T00:00:00Z";
let root = "";

function openvex(purls: readonly string[]): object {
  return {
    "@context": "https://openvex.dev/ns/v0.2.0",
    "@id": "https://haneul.example/vex/1",
    author: "whoever",
    timestamp: "2026-05-01T00:00:00Z",
    version: 1,
    statements: purls.map((purl) => ({
      vulnerability: { name: "CVE-2026-0001" },
      products: [{ "@id": purl }],
      status: "not_affected",
      justification: "vulnerable_code_not_present",
    })),
  };
}

const keys = generateKeyPairSync("ed25519");
const publicKey = keys.publicKey.export({ type: "spki", format: "der" }).toString("base64");

function signed(document: object, payloadType = "application/vnd.openvex+json"): string {
  const payload = Buffer.from(JSON.stringify(document));
  const sig = sign(null, preAuthentication(payloadType, payload), keys.privateKey);
  const signatures = [{ keyid: "", sig: sig.toString("base64") }];
  return JSON.stringify({ payloadType, payload: payload.toString("base64"), signatures });
}

async function file(name: string, text: string): Promise<string> {
  const path = join(root, name);
  await writeFile(path, text);
  return path;
}

const suppliersOf = (products: readonly string[], key = publicKey): string =>
  JSON.stringify({
    type: "bongsu.suppliers/1",
    suppliers: [{ name: "Haneul (invented)", publicKey: key, products }],
  });

const read = async (accept: readonly string[], suppliers?: string): ReturnType<typeof readNamedStatements> =>
  await readNamedStatements({ accept, suppliers, documents: [] }, null, now);

const refused = (error: unknown): boolean => error instanceof Refusal;

describe("documents that an organisation names", () => {
  before(async () => {
    root = await mkdtemp(join(tmpdir(), "bongsu-accept-"));
  });
  after(async () => await rm(root, { recursive: true, force: true }));

  test("a supplier's signed document counts for its own products, what it says of others is only shown", async () => {
    const own = "pkg:npm/%40haneul/left@1.0.0";
    const document = signed(openvex([own, "pkg:npm/right@1.0.0"]));
    const path = await file("signed.json", document);
    const suppliers = await file("suppliers.json", suppliersOf(["pkg:npm/%40haneul/*"]));
    const [counted, shown] = await read([path], suppliers);
    assert.deepEqual(
      [counted?.authority, counted?.statements[0]?.products[0]?.text, counted?.statements[0]?.by],
      ["supplier", own, "Haneul (invented)"],
    );
    assert.deepEqual([shown?.authority, shown?.statements.length], ["word", 1]);
  });

  test("a document that nobody named signed, of another type, or changed after it was signed is refused", async () => {
    const suppliers = await file("s.json", suppliersOf(["pkg:npm/left"]));
    const document = signed(openvex(["pkg:npm/left@1.0.0"]));
    const changed = JSON.parse(document) as { payload: string };
    changed.payload = Buffer.from(JSON.stringify(openvex(["pkg:npm/left"]))).toString("base64");
    const other = generateKeyPairSync("ed25519").publicKey.export({ type: "spki", format: "der" });
    const stranger = await file("t.json", suppliersOf(["pkg:npm/left"], other.toString("base64")));
    await assert.rejects(read([await file("a.json", document)]), refused);
    await assert.rejects(read([await file("b.json", document)], stranger), refused);
    await assert.rejects(read([await file("c.json", JSON.stringify(changed))], suppliers), refused);
    await assert.rejects(read([await file("d.json", signed({}, "text/html"))], suppliers), refused);
    assert.equal((await read([await file("e.json", document)], suppliers))[0]?.authority, "supplier");
  });

  test("what cannot be read is refused: no file, a folder, no JSON, a key twice, no such document, a supplier of everything", async () => {
    await assert.rejects(read([join(root, "nowhere.toml")]), refused);
    await assert.rejects(read([root]), refused);
    for (const text of [
      "{",
      '{"a":1,"a":2}',
      "{}",
      "[]",
      JSON.stringify(openvex([])).replace("author", "auth"),
    ])
      await assert.rejects(read([await file("x.json", text)]), refused, text);
    for (const products of [["pkg:npm/*"], ["pkg:*"], ["*"], []])
      await assert.rejects(read([], await file("y.json", suppliersOf(products))), refused, products.join());
    await assert.rejects(read([], join(root, "nowhere.json")), refused);
  });

  test("what lies in the organisation's own folder counts, and a fault in it refuses the run", async () => {
    const home = homeOf(join(root, "agent"));
    await mkdir(home.accept, { recursive: true });
    await writeFile(join(home.accept, "a.json"), JSON.stringify(openvex(["pkg:npm/left@1.0.0"])));
    const named = { accept: [], suppliers: undefined, documents: [] };
    assert.deepEqual(
      (await readNamedStatements(named, home, now)).map(({ authority }) => authority),
      ["own"],
    );
    await writeFile(join(home.accept, "b.toml"), "[[accept]]");
    await assert.rejects(readNamedStatements(named, home, now), refused);
  });
});
