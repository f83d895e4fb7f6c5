/** A room that is not there is named in the reader's language, never as a fault of the program. */
import assert from "node:assert/strict";
import { it } from "node:test";
import { networkTroubleText } from "#cli/network-trouble.ts";
import { translatorOf } from "#messages/translators.ts";

const ko = translatorOf("ko");

it("says that nobody answered, and what the system says of it", async () => {
  const error: unknown = await fetch("http://127.0.0.1:1/").catch((thrown: unknown) => thrown);
  assert.match(networkTroubleText(error, ko) ?? "", /^상황반에서 답이 없습니다/);
  const refused = new TypeError("fetch failed", {
    cause: new AggregateError([new Error("connect ECONNREFUSED ::1:8420")]),
  });
  assert.match(networkTroubleText(refused, ko) ?? "", /ECONNREFUSED ::1:8420/);
});

it("says that an address is none", () => {
  const error = ((): unknown => {
    try {
      return new URL("api/advisories", "room.example");
    } catch (thrown) {
      return thrown;
    }
  })();
  assert.match(networkTroubleText(error, ko) ?? "", /room\.example/);
});

it("leaves every other error to whoever knows it", () => {
  assert.equal(networkTroubleText(new TypeError("x is not a function"), ko), null);
  assert.equal(networkTroubleText(new Error("fetch failed"), ko), null);
});
