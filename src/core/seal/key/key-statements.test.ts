/** Keys about themselves: words to compare, a change signed by both keys, a revocation; and what is none of them. */
import assert from "node:assert/strict";
import test from "node:test";
import { type Envelope, seal } from "#core/seal/envelope.ts";
import { keyidOf, signerOf } from "#core/seal/index.ts";
import {
  readKeyChange,
  readKeyRevocation,
  sealKeyChange,
  sealKeyRevocation,
  type SigningKey,
} from "#core/seal/key/key-statements.ts";
import { compareWords, keyWords, wordList } from "#core/seal/key/key-words.ts";
import { publicKeyDocument, readPublicKey, sealingSpki } from "#core/seal/key/public-key.ts";
import { contextOfUse, type KeyUse } from "#core/seal/key/purposes.ts";
import { mlDsa65Ed25519 } from "#core/seal/ml-dsa-65-ed25519.ts";
import { translatorOf } from "#messages/translators.ts";

const at = "2027-01-01T00:00:00.000Z";
async function newKey(fill: number, use: KeyUse = { purpose: "order", drill: true }): Promise<SigningKey> {
  const { spki, pkcs8 } = await mlDsa65Ed25519.keyPairOf(new Uint8Array(64).fill(fill));
  const keyid = await keyidOf(spki);
  const key = { ...use, keyid, algorithm: mlDsa65Ed25519.name, spki };
  return { key, signer: await signerOf(pkcs8, keyid, { contextOf: () => contextOfUse(use) }) };
}
const codeOf = (read: Awaited<ReturnType<typeof readKeyChange>>) =>
  read.ok ? "good" : read.findings[0]?.code;

test("a change is believed where both keys signed it, for the same purpose and world", async () => {
  const [from, to, other] = [await newKey(1), await newKey(2), await newKey(3)];
  const change = await sealKeyChange(from, to, at);
  const read = await readKeyChange(change, from.key);
  assert.ok(read.ok && read.value.to.keyid === to.key.keyid && read.value.at === at);
  const only = (i: number): Envelope => ({ ...change, signatures: change.signatures.slice(i, i + 1) });
  const real = await newKey(2, { purpose: "order", drill: false });
  const log = await newKey(2, { purpose: "log", drill: true });
  const cases: readonly (readonly [string, Envelope])[] = [
    ["signature-invalid", only(0)],
    ["signature-invalid", only(1)],
    ["signature-invalid", await sealKeyChange(other, to, at)],
    ["key-change-form", await sealKeyChange(from, real, at)],
    ["key-change-form", await sealKeyChange(from, log, at)],
    ["key-change-form", await sealKeyRevocation(from, at, "")],
    ["key-change-form", { ...change, payload: "not base64" }],
  ];
  for (const [code, envelope] of cases) assert.equal(codeOf(await readKeyChange(envelope, from.key)), code);
  const inAnotherWorld = await seal(change.payloadType, Uint8Array.fromBase64(change.payload), [
    (await newKey(1, { purpose: "order", drill: false })).signer,
    to.signer,
  ]);
  assert.equal(codeOf(await readKeyChange(inAnotherWorld, from.key)), "signature-invalid");
});

test("a key revokes itself and no other", async () => {
  const [key, other] = [await newKey(1), await newKey(2)];
  const revocation = await sealKeyRevocation(key, at, "lost");
  const read = await readKeyRevocation(revocation, key.key);
  assert.ok(read.ok && read.value === at);
  assert.ok(!(await readKeyRevocation(revocation, other.key)).ok);
  assert.ok(!(await readKeyRevocation(await sealKeyChange(key, other, at), key.key)).ok);
});

test("a public key's file is read as it was written, and not where it lies about its key", async () => {
  const { key } = await newKey(1);
  const document = publicKeyDocument(key) as Record<string, unknown>;
  const read = await readPublicKey(JSON.parse(JSON.stringify(document)));
  assert.deepEqual(read.ok && read.value, key);
  const sealing = sealingSpki(new Uint8Array(1216)).toBase64();
  const lies = [
    { keyid: "0".repeat(64) },
    { algorithm: "Ed25519" },
    { purpose: "sealing" },
    { purpose: "love" },
    { drill: "yes" },
    { publicKey: "AAAA" },
    { publicKey: sealing },
    { publicKey: sealing, algorithm: "MLKEM768-X25519" },
    { type: "bongsu.keys/1" },
  ];
  for (const lie of lies) assert.ok(!(await readPublicKey({ ...document, ...lie })).ok, JSON.stringify(lie));
});

for (const language of ["en", "ko"])
  test(`${language}: 256 words, no two alike, name a key; a word that was misheard is noticed`, async () => {
    const list = wordList(translatorOf(language)("keyWords.list"));
    const [{ key }, { key: other }] = [await newKey(1), await newKey(2)];
    const words = await keyWords(key.spki, list);
    assert.equal(words.length, 16);
    const compared = async (spoken: readonly string[]) =>
      await compareWords(spoken.join(", "), key.spki, list);
    assert.equal(await compared(words), "same");
    assert.equal(await compared(words.map((word) => word.normalize("NFD").toUpperCase())), "same");
    assert.equal(await compared(await keyWords(other.spki, list)), "other-key");
    assert.equal(await compared(words.slice(1)), "misheard");
    assert.deepEqual(await compared(["xyzzy", ...words.slice(1)]), { unknown: "xyzzy" });
    const changed = await Promise.all(
      list.map(async (word) => await compared([word === words[3] ? "" : word, ...words.slice(1)])),
    );
    assert.ok(changed.filter((one) => one === "misheard").length >= 250, "one in 256 passes the check alone");
    const heard = list.map((word) => soundOf(word, language));
    for (const [i, one] of heard.entries())
      for (const two of heard.slice(0, i)) assert.ok(differences(one, two) >= 2, `${one} and ${two}`);
  });

/** Letters as they are heard: in Korean without the vowels that sound alike. */
function soundOf(word: string, language: string): string {
  if (language !== "ko") return word;
  return word
    .normalize("NFD")
    .replaceAll("\u1166", "\u1162")
    .replaceAll(/[\u1170\u116B]/g, "\u116C");
}

/** Fewest letters that are put in, left out or replaced between two words. */
function differences(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const [i, letter] of a.split("").entries()) {
    const next = [i + 1];
    for (const [j, other] of b.split("").entries())
      next.push(
        Math.min((row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, (row[j] ?? 0) + Number(letter !== other)),
      );
    row = next;
  }
  return row.at(-1) ?? 0;
}
