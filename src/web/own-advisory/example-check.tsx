/** What matching says of each example while it is typed: the same functions as at an organisation. */
import type { ReactNode } from "react";
import type { OwnProduct } from "#core/publish/own-advisory.ts";
import { intervalsOfProduct } from "#core/publish/own-ranges.ts";
import { schemeNamed } from "#core/version/index.ts";
import { containsAny } from "#core/version/range.ts";
import { typedRanges } from "#web/own-advisory/form.ts";
import { useTranslate } from "#web/room/room-context.tsx";
import { Badge } from "#web/ui/badge.tsx";

export function ExampleCheck({ product }: { readonly product: OwnProduct }): ReactNode {
  const t = useTranslate();
  const scheme = schemeNamed(product.scheme);
  const intervals = intervalsOfProduct(tidied(product));
  const { affected, notAffected } = product.examples;
  const examples = [
    ...affected.map((version) => [version.trim(), true] as const),
    ...notAffected.map((version) => [version.trim(), false] as const),
  ].filter(([version]) => version !== "");
  if (scheme === undefined || !intervals.ok || examples.length === 0) return null;
  return (
    <ul className="chosen" aria-label={t("ownAdvisoryPage.matched")} aria-live="polite">
      {examples.map(([version, expected]) => {
        const verdict = containsAny(scheme, intervals.value, version);
        const text = verdict === null ? "notRead" : verdict === expected ? "asExpected" : "otherwise";
        return (
          <li key={`${version} ${String(expected)}`}>
            <Badge tone={text === "asExpected" ? "good" : "danger"}>
              {t(`ownAdvisoryPage.${text}`, { version })}
            </Badge>
          </li>
        );
      })}
    </ul>
  );
}

/** Without what is empty in a control and absent in a record. */
function tidied(product: OwnProduct): OwnProduct {
  return {
    ...product,
    affected: typedRanges(product.affected),
    listed: product.listed.map((line) => line.trim()).filter((line) => line !== ""),
  };
}
