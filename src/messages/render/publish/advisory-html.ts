/** An advisory of the room's own as one HTML page under the headings that readers of Korean advisories look for; it loads nothing. */
import { textIn } from "#core/publish/format/export-format.ts";
import type { OwnAdvisory } from "#core/publish/own-advisory.ts";
import {
  type AdvisoryBlock,
  advisorySections,
  advisoryTitle,
  type AdvisoryWords,
} from "#messages/render/publish/advisory-sections.ts";

/** The page, in the language of the words; every text from the record is escaped. */
export function advisoryHtml(record: OwnAdvisory, t: AdvisoryWords): string {
  const title = advisoryTitle(record, t);
  const withdrawn =
    record.withdrawn === null
      ? ""
      : `<p role="note">${escaped(t("ownAdvisory.withdrawn", { reason: textIn(record.withdrawn.reason, t.language) }))}</p>`;
  const sections = advisorySections(record, t).map(
    ({ heading, blocks }) =>
      `<section><h2>${escaped(heading)}</h2>\n${blocks.map(blockHtml).join("")}</section>`,
  );
  const parts = [withdrawn, ...sections];
  return `<!doctype html>
<html lang="${escaped(t.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${advisoryStyle}</style>
</head>
<body>
<main>
${record.drill ? `<p role="note">${escaped(t("ownAdvisory.drillBanner"))}</p>\n` : ""}<h1>${escaped(title)}</h1>
<p>${escaped([record.id, ...record.aliases].join(" · "))} · ${escaped(record.publisher.name)}</p>
${parts.filter((part) => part !== "").join("\n")}
</main>
</body>
</html>
`;
}

/** The one style of every page: a server that serves them names it by its digest, so that nothing else in a page has any effect. */
export const advisoryStyle =
  "body{font-family:system-ui,sans-serif;line-height:1.6;margin:0 auto;max-width:52rem;padding:1rem}table{border-collapse:collapse;width:100%}th,td{border:1px solid #8a949e;padding:.4rem;text-align:left;vertical-align:top}[role=note]{border:2px solid;padding:.5rem}code{overflow-wrap:anywhere}";

function blockHtml(block: AdvisoryBlock): string {
  if (block.kind === "paragraphs") return block.lines.map((line) => `<p>${escaped(line)}</p>\n`).join("");
  if (block.kind === "list") {
    const items = block.items.map((item) => `<li>${itemHtml(item)}</li>\n`);
    return `<ul>\n${items.join("")}</ul>\n`;
  }
  const head = block.head.map((cell) => `<th scope="col">${escaped(cell)}</th>`).join("");
  const rows = block.rows.map(
    (cells) => `<tr>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join("")}</tr>\n`,
  );
  return `<table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${rows.join("")}</tbody>\n</table>\n`;
}

type HtmlItem = Extract<AdvisoryBlock, { readonly kind: "list" }>["items"][number];

/** A text, what is typed under it, and the address where it leads. */
function itemHtml({ text, code, url }: HtmlItem): string {
  const parts = [
    escaped(text),
    code === null ? "" : `<code>${escaped(code)}</code>`,
    url === null ? "" : `<a href="${escaped(url)}" rel="noreferrer">${escaped(url)}</a>`,
  ];
  return parts.filter((part) => part !== "").join("<br>");
}

const entities: ReadonlyMap<string, string> = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
]);

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (one) => entities.get(one) ?? one);
}
