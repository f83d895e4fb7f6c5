/** An Atom feed as text (RFC 4287). All text in it comes from outside this file and is escaped. */

/** What a feed says of itself. */
type AtomFeed = {
  readonly id: string;
  readonly self: string;
  readonly language: string;
  readonly title: string;
  readonly author: string;
  readonly updated: string;
};

/** One entry; `terms` become categories. */
export type AtomEntry = {
  readonly id: string;
  readonly title: string;
  readonly updated: string;
  readonly link: string;
  readonly summary: string;
  readonly terms: readonly string[];
};

/** The feed with its entries in the order given. */
export function atomFeed(feed: AtomFeed, entries: readonly AtomEntry[]): string {
  return [
    `<?xml version="1.0" encoding="utf-8"?>`,
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escaped(feed.language)}">`,
    `  <id>${escaped(feed.id)}</id>`,
    `  <title>${escaped(feed.title)}</title>`,
    `  <updated>${escaped(feed.updated)}</updated>`,
    `  <author><name>${escaped(feed.author)}</name></author>`,
    `  <link rel="self" type="application/atom+xml" href="${escaped(feed.self)}"/>`,
    ...entries.flatMap(entryLines),
    `</feed>`,
    ``,
  ].join("\n");
}

function entryLines({ id, title, updated, link, summary, terms }: AtomEntry): readonly string[] {
  return [
    `  <entry>`,
    `    <id>${escaped(id)}</id>`,
    `    <title>${escaped(title)}</title>`,
    `    <updated>${escaped(updated)}</updated>`,
    `    <link rel="alternate" type="application/json" href="${escaped(link)}"/>`,
    `    <summary>${escaped(summary)}</summary>`,
    ...terms.map((term) => `    <category term="${escaped(term)}"/>`),
    `  </entry>`,
  ];
}

const entities = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
]);

/** Characters that XML 1.0 cannot carry are left out. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "")
    .replace(/[&<>"]/g, (character) => entities.get(character) ?? character);
}
