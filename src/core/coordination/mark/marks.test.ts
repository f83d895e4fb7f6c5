/** Marks: no copy differs in a fact, a fragment names its copy, and nobody is named who had nothing to do with it. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { codeOf } from "#core/coordination/mark/mark-code.ts";
import { piecesOf } from "#core/coordination/mark/mark-lexer.ts";
import { copyOf, type MarkedText, readMarkedText } from "#core/coordination/mark/marked-text.ts";
import { traceCopy } from "#core/coordination/mark/trace-copy.ts";
import { attributions } from "#test/kit/coordination/attribution.ts";
import { factsOf } from "#test/kit/coordination/letter-facts.ts";
import { englishLetter, koreanLetter } from "#test/kit/coordination/marked-samples.ts";

const secret = new Uint8Array(32).fill(7);
const recipients = Array.from({ length: 40 }, (_, at) => `supplier-${at}`);
const letters = { en: englishLetter, ko: koreanLetter };

async function copies(text: MarkedText): Promise<readonly string[]> {
  return await Promise.all(recipients.map(async (one) => copyOf(text, await codeOf(text, secret, one))));
}

/** The words of a text by their keys; lines in an order of their own. */
function keysOf(letter: string, text: MarkedText): string {
  const lines = letter.split("\n").map((line) => piecesOf(line, text.index));
  const keys = lines.map((pieces) => pieces.flatMap(({ key }) => key ?? []).join(" "));
  return keys.toSorted().join("\n");
}

for (const [language, letter] of Object.entries(letters))
  describe(`marks in a letter (${language})`, () => {
    const text = readMarkedText(letter);

    it("every copy is another, and states the same", async () => {
      const all = await copies(text);
      assert.equal(new Set(all).size, recipients.length);
      const facts = factsOf(letter);
      assert.ok(facts.figures.length > 3 && facts.names.length > 0 && facts.denials > 3);
      for (const copy of all) assert.deepEqual(factsOf(copy), facts);
    });

    it("every wording is read back as the one that it stands for", async () => {
      for (const one of recipients) {
        const { choices, orders } = await codeOf(text, secret, one);
        const both = choices.map((chosen, at) => (text.places[at]?.oneWay === true ? 0 : chosen));
        const copy = copyOf(text, { choices: both, orders });
        assert.equal(keysOf(copy, text), keysOf(letter, text));
      }
    });

    it("300 characters typed anew name their copy, and never another", async () => {
      const { right, wrong, tries } = await attributions(letter, { recipients: 40, length: 300, tries: 12 });
      assert.equal(wrong, 0);
      assert.ok(right >= tries * 0.85, `${right} of ${tries}`);
    });
  });

describe("marks", () => {
  it("leave alone what an author quotes, code, addresses, names and numbered lists", async () => {
    const letter =
      'Run `remove attacker` and see "remove the attacker" at https://example.org/remove/attacker.\nThe Update Manager has drill-remove-attacker.\n1. remove it\n2. send it\n';
    const text = readMarkedText(letter);
    for (const copy of await copies(text)) {
      for (const fixed of [
        "`remove attacker`",
        '"remove the attacker"',
        "org/remove/attacker",
        "Update Manager",
      ])
        assert.ok(copy.includes(fixed), copy);
      assert.ok(copy.includes("drill-remove-attacker"));
      assert.match(copy, /1\. [\s\S]*2\. /);
    }
  });

  it("take the sets of an author, and what is no set as it stands", async () => {
    const text = readMarkedText("Meet {{at noon|at 12:00}} by {{nobody}}.");
    const all = new Set(await copies(text));
    assert.deepEqual([...all].toSorted(), ["Meet at 12:00 by {{nobody}}.", "Meet at noon by {{nobody}}."]);
  });

  it("name nobody by a text that is nobody's copy, or by too little of one", async () => {
    const text = readMarkedText(englishLetter);
    const terms = { secret, recipients, needed: 0.99 };
    const short = await traceCopy(text, "The finder sent a working sample", terms);
    assert.deepEqual(short.named, []);
    const stranger = copyOf(text, await codeOf(text, secret, "somebody else"));
    assert.deepEqual((await traceCopy(text, stranger, terms)).named, []);
    assert.equal((await traceCopy(text, "Nothing of it.", terms)).marks, 0);
  });

  it("name one at least of two who mix their copies, and nobody else", async () => {
    const text = readMarkedText(englishLetter + koreanLetter);
    const [one = "", two = ""] = await copies(text);
    const lines = [one, two].map((copy) => copy.split(/(?<=[.\n])/));
    const mixed = (lines[0] ?? [])
      .map((line, at) => (at % 2 === 0 ? line : (lines[1]?.[at] ?? line)))
      .join("");
    const { named } = await traceCopy(text, mixed, { secret, recipients, needed: 0.99 });
    assert.ok(named.length >= 1);
    assert.ok(
      named.every((name) => name === "supplier-0" || name === "supplier-1"),
      named.join(),
    );
  });
});
