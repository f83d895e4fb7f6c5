/** What a union's findings say: those of the branch that fits best. */
import assert from "node:assert/strict";
import { test } from "node:test";
import Type from "typebox";
import { Compile } from "typebox/compile";
import { findingsOf } from "#edge/http/request-input.ts";
import { Closed, ExtensionSpan, Instant } from "#contract/shared-schemas.ts";

test("a union: the findings of the branch that fits best, and of no other", () => {
  const schema = Compile(Closed({ duration: ExtensionSpan, at: Type.Union([Instant, Type.Null()]) }));
  const places = (value: unknown) => findingsOf(schema, value).map(({ at, code }) => `${code} ${at}`);
  assert.deepEqual(places({ duration: { days: 91 }, at: null }), ["maximum /duration/days"]);
  assert.deepEqual(places({ duration: { days: 9 }, at: "0000-01-01T00:00:00Z" }), ["pattern /at"]);
  assert.ok(places({ duration: {}, at: null }).length > 0);
  assert.ok(places({ duration: 7, at: null }).length > 0);
});
