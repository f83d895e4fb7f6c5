/**
 * Products of records that are none: words by which a record names a vendor and no one product of it. Such a record decides nothing for any of the
 * vendor's products, and leaves none of them "not affected".
 */

/** Names in the place of a product that mean no one product, or all of them; folded. */
const catchAll =
  /^(?:\*+|[-?.]*|n\/?a|none|unknown|unspecified|undefined|undetermined|not-(?:specified|available|applicable|known)|tb[adc]|any|all|every(?:thing)?|various|several|multiple|many|others?|products?|software|(?:all|any|every|various|several|multiple|many)-(?:versions?|products?|models?|devices?|software|applications?|platforms?|packages?|components?)|all-versions-of-all(?:-products?)?|(?:all|multiple|various|several)-(?:(?!in-one).)+-(?:products?|devices?|models?)|(?:multiple|various|several)-(?:[a-z0-9]+-){0,4}(?:products|devices|models|routers|printers|scanners|cameras|switches|gateways|phones|servers|drivers|plugins|processors|chipsets|firmwares?)|see-(?:the-)?(?:vendor-|security-|product-)?(?:advisor(?:y|ies)|bulletins?|references?|descriptions?|details?|notes?|list|links?|below|above|affected-products?)|전체|전체-?제품|전-?제품|모든-?제품|여러-?제품|다수|다수-?제품|다수의-?제품|미상|알-수-없음|해당-?없음|全製品|すべての製品|複数の?製品|不明)$/;

/** Whether a folded name means no one product of its vendor. */
export function isCatchAll(folded: string): boolean {
  return folded.length <= 100 && catchAll.test(folded.replace(/^[[(<{](.*)[\])>}]$/, "$1"));
}

/** The name under which everything of a vendor that no record names is kept. */
export const catchAllName = "*";
