/** An advisory of the room's own as the headings that readers of Korean advisories look for, and what stands under each: what its page is made of, wherever it is shown. */
import { textIn } from "#core/publish/format/export-format.ts";
import { isInstant } from "#core/input/instant.ts";
import type { OwnAdvisory, OwnProduct, OwnRange } from "#core/publish/own-advisory.ts";
import type { Translate } from "#messages/message.ts";
import { instantText } from "#messages/render/clock.ts";

export type AdvisoryWords = Translate<"ownAdvisory" | "time">;

/** A line of a list: a text, what is typed, where it leads. */
type ListItem = { readonly text: string; readonly code: string | null; readonly url: string | null };

/** A part of a section. */
export type AdvisoryBlock =
  | { readonly kind: "paragraphs"; readonly lines: readonly string[] }
  | { readonly kind: "list"; readonly items: readonly ListItem[] }
  | {
      readonly kind: "table";
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

/** A heading and what stands under it. */
export type AdvisorySection = { readonly heading: string; readonly blocks: readonly AdvisoryBlock[] };

/** The sections in the language of the words; one without a content is left out. */
export function advisorySections(record: OwnAdvisory, t: AdvisoryWords): readonly AdvisorySection[] {
  const text = (words: OwnAdvisory["title"]): AdvisoryBlock => paragraphs(textIn(words, t.language));
  const all: readonly AdvisorySection[] = [
    { heading: t("ownAdvisory.overview"), blocks: [text(record.overview)] },
    { heading: t("ownAdvisory.description"), blocks: [text(record.description), ...severities(record, t)] },
    { heading: t("ownAdvisory.products"), blocks: [productTable(record.products, t)] },
    { heading: t("ownAdvisory.solution"), blocks: [remedies(record, t)] },
    { heading: t("ownAdvisory.contact"), blocks: [text(record.publisher.contact)] },
    {
      heading: t("ownAdvisory.references"),
      blocks: [list(record.references.map(({ url, title }) => ({ text: title, code: null, url })))],
    },
    {
      heading: t("ownAdvisory.credits"),
      blocks: [list(record.credits.map(({ name }) => plain(name)))],
    },
    {
      heading: t("ownAdvisory.history"),
      blocks: [list(record.history.map((one) => plain(revisionText(one, t))))],
    },
  ];
  return all
    .map(({ heading, blocks }) => ({ heading, blocks: blocks.filter((block) => !isEmpty(block)) }))
    .filter(({ blocks }) => blocks.length > 0);
}

/** The title with the mark of a drill, in the language of the words. */
export function advisoryTitle(record: OwnAdvisory, t: AdvisoryWords): string {
  const title = textIn(record.title, t.language);
  return record.drill ? t("ownAdvisory.drill", { title }) : title;
}

function isEmpty(block: AdvisoryBlock): boolean {
  if (block.kind === "paragraphs") return block.lines.length === 0;
  return block.kind === "list" ? block.items.length === 0 : block.rows.length === 0;
}

function plain(text: string): ListItem {
  return { text, code: null, url: null };
}

function list(items: readonly ListItem[]): AdvisoryBlock {
  return { kind: "list", items };
}

function paragraphs(text: string): AdvisoryBlock {
  return { kind: "paragraphs", lines: text.split(/\n{2,}/).filter((part) => part.trim() !== "") };
}

function severities(record: OwnAdvisory, t: AdvisoryWords): readonly AdvisoryBlock[] {
  const weaknesses = record.weaknesses.map(({ id, name }) => plain(`${id} ${name}`));
  const vectors = record.severities.map((code) => ({ text: "", code, url: null }));
  const { severityClass } = record;
  return [
    ...(severityClass === null ? [] : [paragraphs(t(`ownAdvisory.severityClass.${severityClass}`))]),
    paragraphs(t(`ownAdvisory.exploitation.${record.exploitation}`)),
    list([...weaknesses, ...vectors]),
  ];
}

function productTable(products: readonly OwnProduct[], t: AdvisoryWords): AdvisoryBlock {
  const head = (["vendor", "product", "affected", "fixed"] as const).map((name) => t(`ownAdvisory.${name}`));
  const rows = products.map((product) => {
    const affected = [...product.affected.map((range) => rangeText(range, t)), ...product.listed];
    const fixed = product.affected.flatMap((range) => range.fixed ?? []);
    return [product.vendor, product.name, affected.join("; "), fixed.join("; ") || t("ownAdvisory.noFix")];
  });
  return { kind: "table", head, rows };
}

/** A range in words: `2.0 to before 2.8.4`, `3.1.2 and earlier`. */
function rangeText({ introduced, fixed, lastAffected }: OwnRange, t: AdvisoryWords): string {
  const [from, to] = [introduced, fixed ?? lastAffected];
  if (to === null) return from === null ? t("ownAdvisory.everyVersion") : t("ownAdvisory.from", { from });
  if (from === null) return fixed === null ? t("ownAdvisory.upTo", { to }) : t("ownAdvisory.before", { to });
  return fixed === null ? t("ownAdvisory.spanWith", { from, to }) : t("ownAdvisory.span", { from, to });
}

function remedies(record: OwnAdvisory, t: AdvisoryWords): AdvisoryBlock {
  return list(
    record.remedies.map(({ text, command, url }) => ({
      text: textIn(text, t.language),
      code: command === "" ? null : command,
      url,
    })),
  );
}

function revisionText({ revision, at, changed }: OwnAdvisory["history"][number], t: AdvisoryWords): string {
  const written = isInstant(at) ? instantText(at, t) : at;
  return t("ownAdvisory.revision", { revision, at: written, changed: textIn(changed, t.language) });
}
