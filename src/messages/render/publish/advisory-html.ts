/** An advisory of the room's own as one HTML page under the headings that readers of Korean advisories look for; it loads nothing. */
import { textIn } from "#core/publish/export-format.ts";
import type { OwnAdvisory, OwnProduct, OwnRange } from "#core/publish/own-advisory.ts";
import type { Translate } from "#messages/message.ts";

type Words = Translate<"ownAdvisory">;

/** The page, in the language of the words; every text from the record is escaped. */
export function advisoryHtml(record: OwnAdvisory, t: Words): string {
  const title = titleText(record, t);
  const text = (words: OwnAdvisory["title"]): string => paragraphs(textIn(words, t.language));
  const parts = [
    record.withdrawn === null
      ? ""
      : `<p role="note">${escaped(t("ownAdvisory.withdrawn", { reason: textIn(record.withdrawn.reason, t.language) }))}</p>`,
    section(t("ownAdvisory.overview"), text(record.overview)),
    section(t("ownAdvisory.description"), `${text(record.description)}${severities(record, t)}`),
    section(t("ownAdvisory.products"), productTable(record.products, t)),
    section(t("ownAdvisory.solution"), remedies(record, t)),
    section(t("ownAdvisory.contact"), text(record.publisher.contact)),
    section(
      t("ownAdvisory.references"),
      list(record.references.map(({ url, title: name }) => link(url, name || url))),
    ),
    section(t("ownAdvisory.credits"), list(record.credits.map(({ name }) => escaped(name)))),
    section(t("ownAdvisory.history"), list(record.history.map((one) => escaped(revisionText(one, t))))),
  ];
  return `<!doctype html>
<html lang="${escaped(t.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${style}</style>
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

const style =
  "body{font-family:system-ui,sans-serif;line-height:1.6;margin:0 auto;max-width:52rem;padding:1rem}table{border-collapse:collapse;width:100%}th,td{border:1px solid #8a949e;padding:.4rem;text-align:left;vertical-align:top}[role=note]{border:2px solid;padding:.5rem}code{overflow-wrap:anywhere}";

/** The title with the mark of a drill, in the language of the words. */
function titleText(record: OwnAdvisory, t: Words): string {
  const title = textIn(record.title, t.language);
  return record.drill ? t("ownAdvisory.drill", { title }) : title;
}

function section(heading: string, body: string): string {
  return body === "" ? "" : `<section><h2>${escaped(heading)}</h2>\n${body}</section>`;
}

function paragraphs(text: string): string {
  const parts = text.split(/\n{2,}/).filter((part) => part.trim() !== "");
  return parts.map((part) => `<p>${escaped(part)}</p>\n`).join("");
}

function list(items: readonly string[]): string {
  return items.length === 0 ? "" : `<ul>\n${items.map((item) => `<li>${item}</li>\n`).join("")}</ul>\n`;
}

function link(url: string, name: string): string {
  return `<a href="${escaped(url)}" rel="noreferrer">${escaped(name)}</a>`;
}

function severities(record: OwnAdvisory, t: Words): string {
  const weaknesses = record.weaknesses.map(({ id, name }) => escaped(`${id} ${name}`));
  const vectors = record.severities.map((vector) => `<code>${escaped(vector)}</code>`);
  const attacks = `<p>${escaped(t(`ownAdvisory.exploitation.${record.exploitation}`))}</p>\n`;
  return `${attacks}${list([...weaknesses, ...vectors])}`;
}

function productTable(products: readonly OwnProduct[], t: Words): string {
  if (products.length === 0) return "";
  const head = (["vendor", "product", "affected", "fixed"] as const)
    .map((name) => `<th scope="col">${escaped(t(`ownAdvisory.${name}`))}</th>`)
    .join("");
  const rows = products.map((product) => {
    const affected = [...product.affected.map((range) => rangeText(range, t)), ...product.listed];
    const fixed = product.affected.flatMap((range) => range.fixed ?? []);
    const cells = [
      product.vendor,
      product.name,
      affected.join("; "),
      fixed.join("; ") || t("ownAdvisory.noFix"),
    ];
    return `<tr>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join("")}</tr>\n`;
  });
  return `<table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${rows.join("")}</tbody>\n</table>\n`;
}

/** A range in words: `2.0 to before 2.8.4`, `3.1.2 and earlier`. */
function rangeText({ introduced, fixed, lastAffected }: OwnRange, t: Words): string {
  const [from, to] = [introduced, fixed ?? lastAffected];
  if (to === null) return from === null ? t("ownAdvisory.everyVersion") : t("ownAdvisory.from", { from });
  if (from === null) return fixed === null ? t("ownAdvisory.upTo", { to }) : t("ownAdvisory.before", { to });
  return fixed === null ? t("ownAdvisory.spanWith", { from, to }) : t("ownAdvisory.span", { from, to });
}

function remedies(record: OwnAdvisory, t: Words): string {
  return list(
    record.remedies.map(({ text, command, url }) => {
      const sentence = escaped(textIn(text, t.language));
      const typed = command === "" ? "" : `<br><code>${escaped(command)}</code>`;
      return `${sentence}${typed}${url === null ? "" : `<br>${link(url, url)}`}`;
    }),
  );
}

function revisionText({ revision, at, changed }: OwnAdvisory["history"][number], t: Words): string {
  return t("ownAdvisory.revision", { revision, at, changed: textIn(changed, t.language) });
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
