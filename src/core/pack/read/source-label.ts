/** How the sources of a pack write a product's name, for a person who is asked whether it is the one that was meant. Read for the few that are shown. */
import { type AdvisoryDetails, type DetailsSource, readDetails } from "#core/pack/details.ts";
import { lookUpEntries } from "#core/pack/read/look-up.ts";
import type { Pack } from "#core/pack/read/open-pack.ts";
import { freeNameOf, type FreeName, spelledIn } from "#core/pack/product-label.ts";
import { foldName } from "#core/product/fold-name.ts";
import { labelOfProduct } from "#core/product/product.ts";

/** Advisories that are looked into for one name. */
const mostAdvisories = 4;

/** The product's name in a source's letters; what its id gives where no source's are kept. */
export function sourceLabelOf(pack: Pack, details: DetailsSource, product: string): string {
  const free = freeNameOf(product);
  const found = free === null ? null : lookUpEntries(pack, product);
  if (free === null || found?.ok !== true) return labelOfProduct(product);
  const advisories = new Set(found.value.map(({ advisory }) => advisory));
  for (const advisory of [...advisories].slice(0, mostAdvisories)) {
    const read = readDetails(details, advisory, pack.check);
    const label = read.ok ? labelIn(read.value, free) : undefined;
    if (label !== undefined) return `${free.vendor} ${label}`;
  }
  return labelOfProduct(product);
}

/** As the advisory's labels or title write it. */
function labelIn({ labels = [], title }: AdvisoryDetails, { name }: FreeName): string | undefined {
  const mentions = Object.values(title).map((text) => spelledIn(text, name));
  return (
    labels.find((label) => foldName(label) === name) ?? mentions.find((label) => label !== null) ?? undefined
  );
}
