/** Texts that repeat themselves, and texts with code in them: a fragment of either names its copy, in time that is bounded, and code stays letter for letter. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { alignRepeats } from "#core/coordination/mark/align-repeats.ts";
import { codeOf } from "#core/coordination/mark/mark-code.ts";
import { copyOf, readMarkedText, readPlainText } from "#core/coordination/mark/marked-text.ts";
import { seenMarks } from "#core/coordination/mark/observe-marks.ts";
import { traceCopy } from "#core/coordination/mark/trace-copy.ts";
import { attributions } from "#test/kit/coordination/attribution.ts";
import { englishLetter, koreanLetter } from "#test/kit/coordination/marked-samples.ts";
import { processorTime } from "#test/kit/suites/processor-time.ts";

const secret = new Uint8Array(32).fill(7);
const recipients = Array.from({ length: 20 }, (_, at) => `supplier-${at}`);
const paragraph = `${(englishLetter.split("\n\n")[3] ?? "").replaceAll("\n", " ")}\n\n`;

describe("a text that repeats itself", () => {
  it("names the copy of a fragment, whichever of its like parts it is from", async () => {
    const letter = paragraph.repeat(12);
    const { right, wrong, tries } = await attributions(letter, { recipients: 20, length: 500, tries: 4 });
    assert.deepEqual([right, wrong], [tries, 0]);
  });

  it("names it by the whole of it too, and nobody by a copy of nobody's", async () => {
    const text = readMarkedText(paragraph.repeat(12));
    const terms = { secret, recipients, needed: 0.99 };
    const whole = copyOf(text, await codeOf(text, secret, "supplier-3"));
    const seen = seenMarks(text, whole);
    assert.ok(seen.choices.length > text.places.length * 0.95 && seen.ways.length === 0);
    assert.deepEqual((await traceCopy(text, whole, terms)).named, ["supplier-3"]);
    const stranger = copyOf(text, await codeOf(text, secret, "somebody else"));
    assert.deepEqual((await traceCopy(text, stranger, terms)).named, []);
    assert.deepEqual((await traceCopy(text, stranger.slice(900, 1700), terms)).named, []);
  });

  it("is traced in bounded time", () => {
    const longest = {
      same: paragraph.repeat(100),
      alike: Array.from({ length: 100 }, (_, at) => paragraph.replace("possible", `possible ${at}`)).join(""),
      items: "- send it at once\n".repeat(2_500),
    };
    for (const [kind, letter] of Object.entries(longest)) {
      const shown = letter.slice(0, 40_000);
      const text = readMarkedText(shown);
      const started = processorTime();
      seenMarks(text, shown);
      assert.ok(processorTime() - started < 2_000, kind);
    }
  });

  it("goes on after words that break in, and finds what is sure by what follows", () => {
    const [a, b, c] = [
      { at: 0, positions: [10, 20, 30] },
      { at: 2, positions: [12, 22, 32] },
      { at: 5, positions: [25] },
    ];
    assert.deepEqual(
      [...alignRepeats([a, b, c]).sure.values()].toSorted((x, y) => x - y),
      [20, 22, 25],
    );
    const stray = { at: 3, positions: [90] };
    assert.deepEqual(
      [...alignRepeats([a, b, stray, c]).sure.values()].toSorted((x, y) => x - y),
      [20, 22, 25, 90],
    );
    const { sure, ways } = alignRepeats([a, b]);
    assert.deepEqual([sure.size, ways.length], [0, 3]);
  });
});

describe("code in a marked text", () => {
  const code = [
    "```c\n/* remove the attacker immediately */\n- send it\n- use it\nremove (attacker) 4,096\n```\n",
    "    remove the attacker immediately, 10 MB\n",
    "> We recommend that you send it immediately.\n",
    "~~~\nsend it before 13 May 2026\n~~~\n",
  ];
  const words = ["{{ user|remove }}", "<remove attacker>", "remove(x)", "send=1", "use::check", "remove.me"];

  it("is the same in every copy, fenced, indented, quoted or within a line", async () => {
    const source = code.map((block) => `${koreanLetter}\n${block}\n${englishLetter}\n`).join(words.join(" "));
    const text = readPlainText(source);
    for (const one of recipients) {
      const copy = copyOf(text, await codeOf(text, secret, one));
      for (const kept of [...code, ...words]) assert.ok(copy.includes(kept), kept);
    }
  });

  it("is left alone to the end where its fence is not closed", async () => {
    const source = "We send it immediately.\n```\nsend it immediately\n- send\n- use\n";
    const text = readPlainText(source);
    for (const one of recipients)
      assert.ok(
        copyOf(text, await codeOf(text, secret, one)).endsWith("```\nsend it immediately\n- send\n- use\n"),
      );
  });
});
