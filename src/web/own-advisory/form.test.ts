/** The form of an advisory: what is taken out of it is named nowhere else any more. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { newProduct, newRemedy, withProducts } from "#web/own-advisory/form.ts";

describe("the form of an advisory", () => {
  it("a product that is taken out is in no remedy any more", () => {
    const first = newProduct([]);
    const second = newProduct([first]);
    const remedies = [newRemedy([first, second]), newRemedy([second])];
    const left = withProducts({ remedies }, [first]);
    assert.deepEqual(
      left.remedies.map(({ products }) => products),
      [[first.key], []],
    );
    assert.deepEqual(left.products, [first]);
  });
});
