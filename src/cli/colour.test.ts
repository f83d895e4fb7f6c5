/** Colours: who gets them, and that a text from outside cannot make its own. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { coloured, colourWanted, withColours } from "#cli/colour.ts";
import { widthOf } from "#cli/columns.ts";
import { printable } from "#core/input/printable.ts";

describe("colours", () => {
  it("are as the option says, else as the environment does, else for a terminal", () => {
    for (const [args, env, terminal, wanted] of [
      [[], {}, true, true],
      [[], {}, false, false],
      [[], { TERM: "dumb" }, true, false],
      [[], { NO_COLOR: "1" }, true, false],
      [[], { NO_COLOR: "" }, true, true],
      [[], { FORCE_COLOR: "1" }, false, true],
      [[], { FORCE_COLOR: "0" }, true, false],
      [[], { FORCE_COLOR: "1", NO_COLOR: "1" }, true, false],
      [["--color", "always"], { NO_COLOR: "1" }, false, true],
      [["--color=never"], { FORCE_COLOR: "1" }, true, false],
      [["--color=auto"], {}, true, true],
    ] as const)
      assert.equal(colourWanted(args, env, terminal), wanted, JSON.stringify([args, env, terminal]));
  });

  it("take no place, and are left out where nobody wants them", () => {
    const text = coloured("red", "affected");
    assert.equal(widthOf(text), 8);
    assert.equal(withColours(text, true), "\u001b[31maffected\u001b[0m");
    assert.equal(withColours(text, false), "affected");
  });

  it("are no text's from outside", () => {
    assert.equal(withColours(printable(coloured("green", "x")), true), "\ufffdx\ufffd");
  });
});
