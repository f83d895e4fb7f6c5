/** `docs/directive-lifecycle.md` is what the code says. `src/core/directive/lifecycle.test.ts` tests the code. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { directiveStates } from "#core/directive/directive.ts";
import { directiveActs } from "#core/directive/lifecycle.ts";
import { lifecyclePage, walkLife } from "../../tools/draw-lifecycle.ts";

describe("docs/directive-lifecycle.md", () => {
  const { kinds, leads } = walkLife();
  const moves = leads.filter(({ to }) => to !== null);

  it(`says what the code does: ${moves.length} transitions and ${leads.length - moves.length} refusals over ${kinds.length} kinds of state`, () => {
    const page = readFileSync(new URL("../../docs/directive-lifecycle.md", import.meta.url), "utf8");
    assert.equal(page, lifecyclePage(), "node tools/draw-lifecycle.ts writes it anew");
  });

  it("shows every state of the document and every event, and each pair once", () => {
    const drawn = [...kinds, ...walkLife(true).kinds].map((kind) => kind.split(",")[0]);
    assert.deepEqual(new Set(drawn), new Set(directiveStates));
    assert.equal(leads.length, kinds.length * (directiveActs.length + 1));
    for (const event of [...directiveActs, "expire"])
      assert.ok(
        moves.some((move) => move.event === event),
        event,
      );
  });

  it("lets only a second person approve, and nothing follow an ending", () => {
    for (const { event, to, refused } of moves)
      assert.equal(refused.includes("second-person-needed"), event === "approve", `${event} to ${to}`);
    const endings = ["superseded", "withdrawn", "expired"];
    assert.deepEqual(
      moves.filter(({ from }) => endings.includes(from)),
      [],
    );
  });
});
