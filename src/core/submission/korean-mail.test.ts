/** CP949: every modern syllable stands at one place. */
import assert from "node:assert/strict";
import { it } from "node:test";
import { decodeKorean } from "#core/submission/korean-mail.ts";

const syllable = (code: number): string => String.fromCharCode(code);
const [first, last] = [0xac00, 0xd7a3];

it("known places", () => {
  const read = (...bytes: readonly number[]): string => decodeKorean(Uint8Array.from(bytes));
  assert.equal(read(0xb0, 0xa1), syllable(first));
  assert.equal(read(0x81, 0x41), syllable(0xac02));
  assert.equal(read(0x8c, 0x63), syllable(0xb620));
  assert.equal(read(0xc6, 0x52), syllable(last));
  assert.equal(read(0x41, 0x8c, 0x63, 0x42), `A${syllable(0xb620)}B`);
});

it("all syllables, each once", () => {
  const seen = new Set<string>();
  for (let lead = 0x81; lead <= 0xc8; lead += 1)
    for (let trail = 0x41; trail <= 0xfe; trail += 1) {
      const text = decodeKorean(Uint8Array.of(lead, trail));
      const code = text.charCodeAt(0);
      if (text.length === 1 && code >= first && code <= last) seen.add(text);
    }
  assert.equal(seen.size, last - first + 1);
});
