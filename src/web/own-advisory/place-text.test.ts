/** Places of an advisory are said in the words of its form. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { translatorOf } from "#messages/translators.ts";
import { placeText } from "#web/own-advisory/place-text.ts";

const places = {
  "/title/ko": "Title (Korean)",
  "/products": "Affected products",
  "/products/1": "Product 2",
  "/products/0/excused/2": "Product 1 · Versions that are not affected, and why 3",
  "/products/0/affected/1": "Product 1 · Range 2",
  "/severities/1": "CVSS vector 2",
  "/weaknesses/1": "Weaknesses 2",
  "/remedies/0/text/en": "Remedy 1 · What to do (English)",
  "/elsewhere": "/elsewhere",
  "": "",
};

test("a place is called as its field is labelled", () => {
  const t = translatorOf("en");
  for (const [pointer, text] of Object.entries(places)) assert.equal(placeText(pointer, t), text);
});
