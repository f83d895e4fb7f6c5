/** What a build carries says the same as what was parsed, and lies in a text that says it too. */
import assert from "node:assert/strict";
import { it } from "node:test";
import { compacted, expanded } from "#messages/compact.ts";
import { flattened, isPlain } from "#messages/language-file.ts";
import { languageFiles, parseMessage } from "#messages/languages.ts";
import { featuresFromText, featureText, parsedCatalogue } from "#messages/parsed-catalogue.ts";
import { translatorFor } from "#messages/message.ts";
import { translatorOf } from "#messages/translators.ts";

const values = new Map([["count", 1234]]);

it("every message of every language is the same sentence after compacting, as text and back", () => {
  for (const { tag, name, machineMade, features } of languageFiles.filter(({ tag: each }) => each !== "ko")) {
    const messages = [...flattened(features)].map(
      ([key, text]) => [key, compacted(isPlain(text) ? text : parseMessage(text))] as const,
    );
    const feature = featuresFromText(() => featureText(Object.fromEntries(messages)));
    const carried = translatorFor(parsedCatalogue({ tag, name, machineMade, feature }));
    for (const [key, compact] of messages) {
      const names = [...JSON.stringify(expanded(compact)).matchAll(/"value":"(\w+)"/g)];
      const given = Object.fromEntries(names.map(([, each = ""]) => [each, values.get(each) ?? 1]));
      assert.equal(carried.find(`all.${key}`, given), translatorOf(tag).find(key, given), key);
    }
  }
});

it("a text, a value, a number and choices", () => {
  for (const text of ["plain", "in {a} and {b}", "{n, number} of {n, plural, one {# {a}} other {#}}"]) {
    const parsed = isPlain(text) ? text : parseMessage(text);
    const said = translatorFor(
      parsedCatalogue({
        tag: "en",
        name: "English",
        machineMade: false,
        feature: () => ({ key: compacted(parsed) }),
      }),
    );
    assert.match(said.find("x.key", { a: "A", b: "B", n: 1 }) ?? "", /^plain$|^in A and B$|^1 of 1 A$/);
  }
});
