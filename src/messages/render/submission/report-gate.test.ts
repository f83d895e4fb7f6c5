/** Every code that a gate can decide has a sentence for the reporter, in every language. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { gateReasons, gates, gateVerdicts } from "#core/intake/gate.ts";
import { inEveryLanguage } from "#messages/translators.ts";

describe("what gates decide", () => {
  for (const gate of gates)
    it(`has a sentence for each verdict and reason of ${gate}`, () => {
      const keys = [
        `reportGate.name.${gate}`,
        ...gateVerdicts[gate].map((verdict) => `reportGate.verdict.${gate}.${verdict}`),
        ...gateReasons[gate].map((reason) => `reportGate.reason.${reason}`),
      ];
      for (const key of keys) {
        const texts = inEveryLanguage((t) => t.find(key) ?? "");
        for (const [language, text] of Object.entries(texts))
          assert.notEqual(text, "", `${key} has no sentence (${language})`);
      }
    });
});
