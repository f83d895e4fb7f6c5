/**
 * The documentation as a site, `dist/docs`: `npm run docs`. Every document of `docs/` and the README become a page with a list of all at its side. A room serves
 * it under `/docs/`; it needs no script and nothing from elsewhere. `test/program/docs.test.ts` looks at every link.
 */
import { existsSync } from "node:fs";
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { Marked, type Tokens } from "marked";

const root = resolve(import.meta.dirname, "../..");
const out = join(root, "dist/docs");

/** The documents by what people come for; those that are not named stand under the last. */
const sections: readonly (readonly [title: string, names: readonly string[]])[] = [
  ["Begin", ["index", "words", "law", "picture"]],
  ["At an organisation", ["agent-install", "agent", "check", "check-page", "receipts", "standings"]],
  ["Running a room", ["deploying", "operating", "settings", "backup", "feeds", "sources", "channels"]],
  ["Directives and rules", ["directive-lifecycle", "rule-packs", "publication-rules"]],
  ["How it is made", []],
];

/** A document: its address within the site, its title, its text. */
export type DocPage = { readonly name: string; readonly title: string; readonly markdown: string };

/** All documents, by where they lie in the project. */
export async function docPages(): Promise<ReadonlyMap<string, DocPage>> {
  const names = (await readdir(join(root, "docs"), { recursive: true })).filter((name) =>
    name.endsWith(".md"),
  );
  const pages = new Map<string, DocPage>();
  for (const path of ["README.md", ...names.map((name) => join("docs", name)).toSorted()]) {
    const markdown = await readFile(join(root, path), "utf8");
    const name = path === "README.md" ? "index" : path.slice("docs/".length, -".md".length);
    pages.set(path, { name, title: /^# (.+)$/m.exec(markdown)?.[1] ?? name, markdown });
  }
  return pages;
}

/** The anchor of a heading, as hosts of repositories make it. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[`*_]/g, "")
    .replace(/[^\p{L}\p{N}\- ]/gu, "")
    .trim()
    .replaceAll(" ", "-");
}

/** A link of a document as the site has it: other documents are pages, pictures lie beside, what else lies in the project is named and not linked. */
function siteLink(from: string, href: string, pages: ReadonlyMap<string, DocPage>): string | null {
  if (/^[a-z]+:|^#/.test(href)) return href;
  const [path = "", hash] = href.split("#");
  const target = join(dirname(from), path);
  const page = pages.get(target);
  const up = "../".repeat((pages.get(from)?.name.split("/").length ?? 1) - 1);
  if (page !== undefined) return `${up}${page.name}.html${hash === undefined ? "" : `#${hash}`}`;
  return target.startsWith("docs/pictures/") || target.endsWith(".schema.json")
    ? up + target.slice("docs/".length)
    : null;
}

function bodyOf(path: string, page: DocPage, pages: ReadonlyMap<string, DocPage>): string {
  const marked = new Marked({ gfm: true });
  marked.use({
    renderer: {
      html: ({ text }: Tokens.HTML | Tokens.Tag) => (text.startsWith("<!--") ? "" : escaped(text)),
      heading({ tokens, depth, text }: Tokens.Heading) {
        return `<h${depth} id="${anchorOf(text)}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
      },
      table(token: Tokens.Table) {
        const cell = (one: Tokens.TableCell, tag: string) =>
          `<${tag}>${this.parser.parseInline(one.tokens)}</${tag.split(" ")[0]}>`;
        const head = token.header.map((one) => cell(one, 'th scope="col"')).join("");
        const rows = token.rows
          .map((row) => `<tr>${row.map((one) => cell(one, "td")).join("")}</tr>`)
          .join("\n");
        return `<div class="wide"><table><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table></div>\n`;
      },
      link({ href, tokens }: Tokens.Link) {
        const inside = this.parser.parseInline(tokens);
        const target = siteLink(path, href, pages);
        return target === null ? inside : `<a href="${escaped(target)}">${inside}</a>`;
      },
      image({ href, text }: Tokens.Image) {
        return `<img src="${escaped(siteLink(path, href, pages) ?? href)}" alt="${escaped(text)}" loading="lazy">`;
      },
    },
  });
  return marked.parse(page.markdown, { async: false });
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** The list of all pages, from the page at hand. */
function navigation(here: DocPage, pages: readonly DocPage[]): string {
  const up = "../".repeat(here.name.split("/").length - 1);
  const named = new Set(sections.flatMap(([, names]) => names));
  const byName = new Map(pages.map((page) => [page.name, page]));
  return sections
    .map(([title, names]) => {
      const others = pages.filter(({ name }) => !named.has(name)).map(({ name }) => name);
      const items = (names.length === 0 ? others : names).flatMap((name) => byName.get(name) ?? []);
      const links = items.map(({ name, title: text }) => {
        const current = name === here.name ? ' aria-current="page"' : "";
        return `<li><a href="${up}${name}.html"${current}>${escaped(text)}</a></li>`;
      });
      return `<h2>${title}</h2>\n<ul>\n${links.join("\n")}\n</ul>`;
    })
    .join("\n");
}

function pageOf(path: string, page: DocPage, pages: ReadonlyMap<string, DocPage>): string {
  const up = "../".repeat(page.name.split("/").length - 1);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${escaped(page.title)}: documentation of Bongsu, joint response to vulnerabilities.">
<title>${escaped(page.title)} · Bongsu</title>
<link rel="icon" type="image/svg+xml" href="${up}beacon.svg">
<link rel="stylesheet" href="${up}docs.css">
</head>
<body>
<a class="skip" href="#text">Skip to the text</a>
<header><a href="${up}index.html"><img src="${up}beacon.svg" alt="" width="28" height="28"> Bongsu 봉수</a></header>
<div class="columns">
<nav aria-label="Documents">
${navigation(page, [...pages.values()])}
</nav>
<main id="text">
${bodyOf(path, page, pages)}</main>
</div>
</body>
</html>
`;
}

/** Builds the site; the result is how many pages it has. */
export async function buildDocs(): Promise<number> {
  const pages = await docPages();
  await rm(out, { recursive: true, force: true });
  for (const [path, page] of pages) {
    const file = join(out, `${page.name}.html`);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, pageOf(path, page, pages));
  }
  await cp(join(root, "src/web/beacon.svg"), join(out, "beacon.svg"));
  await cp(join(root, "tools/docs/docs.css"), join(out, "docs.css"));
  const pictures = join(root, "docs/pictures");
  if (existsSync(pictures)) await cp(pictures, join(out, "pictures"), { recursive: true });
  for (const name of await readdir(join(root, "docs")))
    if (name.endsWith(".schema.json")) await cp(join(root, "docs", name), join(out, name));
  return pages.size;
}

if (import.meta.main) process.stdout.write(`dist/docs: ${await buildDocs()} pages\n`);
