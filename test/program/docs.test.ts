/** Every link of the documents leads somewhere: to a file of the project, and to a heading that is there; and nothing is a site's alone. */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { test } from "node:test";
import { Marked, type Token, type Tokens } from "marked";
import { anchorOf, type DocPage, docPages } from "../../tools/docs/build-docs.ts";

const root = resolve(import.meta.dirname, "../..");
const pages = await docPages();

/** Tokens of a document of some types, at any depth. */
function tokensOf(page: DocPage, types: readonly string[]): readonly Token[] {
  const found: Token[] = [];
  const marked = new Marked({ gfm: true });
  marked.walkTokens(marked.lexer(page.markdown), (token) => {
    if (types.includes(token.type)) found.push(token);
  });
  return found;
}

const anchors = new Map(
  [...pages].map(([path, page]) => [
    path,
    new Set((tokensOf(page, ["heading"]) as readonly Tokens.Heading[]).map(({ text }) => anchorOf(text))),
  ]),
);

test("every link and picture of a document leads to a file and a heading that are there", () => {
  const wrong: string[] = [];
  let count = 0;
  for (const [from, page] of pages)
    for (const { href } of tokensOf(page, ["link", "image"]) as readonly Tokens.Link[]) {
      if (/^[a-z]+:/.test(href)) continue;
      count++;
      const [path = "", hash] = href.split("#");
      const target = path === "" ? from : join(dirname(from), path);
      if (!existsSync(join(root, target))) wrong.push(`${from}: ${href}`);
      else if (hash !== undefined && anchors.get(target)?.has(hash) === false) wrong.push(`${from}: ${href}`);
    }
  assert.ok(count > 50, String(count));
  assert.deepEqual(wrong, []);
});

test("every document has one title", () => {
  for (const [path, page] of pages) {
    const titles = (tokensOf(page, ["heading"]) as readonly Tokens.Heading[]).filter(
      ({ depth }) => depth === 1,
    );
    assert.equal(titles.length, 1, path);
  }
});
