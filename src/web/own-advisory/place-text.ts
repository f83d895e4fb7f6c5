/** A place of an advisory as its field is labelled, so that a writer finds it. */
import { requiredLanguages } from "#core/publish/lint-advisory.ts";
import type { Translate } from "#messages/message.ts";
import { languageName } from "#web/language/language-name.ts";

/** What the form calls each place; `#` stands for a number. */
const names = {
  "/title": "name",
  "/overview": "overview",
  "/description": "description",
  "/history": "changed",
  "/aliases": "aliases",
  "/products": "products",
  "/products/#": "productNumber",
  "/products/#/vendor": "vendor",
  "/products/#/name": "productName",
  "/products/#/purl": "purl",
  "/products/#/cpe": "cpe",
  "/products/#/scheme": "scheme",
  "/products/#/affected": "ranges",
  "/products/#/affected/#": "rangeNumber",
  "/products/#/listed": "listed",
  "/products/#/excused": "excused",
  "/products/#/examples": "examples",
  "/products/#/examples/affected": "exampleAffected",
  "/products/#/examples/notAffected": "exampleNotAffected",
  "/severities": "severity",
  "/severities/#": "vectorNumber",
  "/severityClass": "severityClass",
  "/exploitation": "exploitation",
  "/weaknesses": "weaknesses",
  "/remedies": "remedies",
  "/remedies/#": "remedyNumber",
  "/remedies/#/kind": "kind",
  "/remedies/#/products": "forProducts",
  "/remedies/#/text": "remedyText",
  "/remedies/#/command": "command",
  "/remedies/#/url": "url",
  "/references": "references",
  "/references/#/title": "referenceTitle",
  "/references/#/url": "url",
  "/credits": "credits",
  "/credits/#/name": "creditName",
  "/withdrawn/reason": "reason",
  "/publisher": "publisher",
  "/publisher/name": "publisherName",
  "/publisher/namespace": "namespace",
  "/publisher/contact": "contact",
} as const;

/** The labels on the way to a place, the widest first; the pointer itself where the form has no such place. */
export function placeText(pointer: string, t: Translate): string {
  const labels: string[] = [];
  let pattern = "";
  for (const part of pointer.split("/").slice(1)) {
    const number = /^\d+$/.test(part) ? Number(part) + 1 : null;
    pattern += number === null ? `/${part}` : "/#";
    const name = Object.hasOwn(names, pattern) ? names[pattern as keyof typeof names] : null;
    if (name !== null) {
      if (number !== null) labels.pop();
      labels.push(t.find(`ownAdvisoryPage.${name}`, { number: number ?? 0 }) ?? part);
    } else if (number !== null) labels.push(`${labels.pop() ?? pattern} ${number}`);
    else if ((requiredLanguages as readonly string[]).includes(part))
      labels.push(`${labels.pop() ?? pattern} (${languageName(part, t.language)})`);
  }
  return labels.length === 0 ? pointer : labels.join(" · ");
}
