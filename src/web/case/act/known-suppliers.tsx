/** What the contact book knows of suppliers whose name, domain or address is being typed: where from, until when, and what nobody says. */
import type { ReactNode } from "react";
import { useTranslate } from "#web/room/room-context.tsx";
import { Badge } from "#web/ui/badge.tsx";
import { QueryResult, useEndpoint } from "#web/ui/endpoint-query.tsx";
import { type Supplier, SupplierFacts } from "#web/supplier/supplier-facts.tsx";

type KnownSuppliersProps = {
  readonly search: string;
  /** Takes one of its addresses over, with the name and the language that are known. */
  readonly onUse: (chosen: {
    readonly name: string;
    readonly mail: string;
    readonly language: string | null;
  }) => void;
};

const most = 5;

/** Nothing before three letters were typed, and where the book knows nobody by them. */
export function KnownSuppliers({ search, onUse }: KnownSuppliersProps): ReactNode {
  return search.trim().length < 3 ? null : <Matches search={search.trim().slice(0, 100)} onUse={onUse} />;
}

function Matches({ search, onUse }: KnownSuppliersProps): ReactNode {
  const query = useEndpoint("supplierList", { search, limit: most });
  return query.result.state === "loading" ? null : (
    <QueryResult query={query}>
      {({ suppliers }) => <Known suppliers={suppliers} onUse={onUse} />}
    </QueryResult>
  );
}

type KnownProps = { readonly suppliers: readonly Supplier[] } & Pick<KnownSuppliersProps, "onUse">;

function Known({ suppliers, onUse }: KnownProps): ReactNode {
  const t = useTranslate();
  if (suppliers.length === 0) return null;
  return (
    <div className="notice notice-info">
      <p>{t("supplierBook.known")}</p>
      <ul className="plain">
        {suppliers.map((one) => (
          <li key={one.supplier}>
            <strong>
              <bdi>{one.name ?? one.supplier}</bdi>
            </strong>
            <Addresses of={one} onUse={onUse} />
            <SupplierFacts of={one} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Addresses({ of, onUse }: { readonly of: Supplier } & Pick<KnownSuppliersProps, "onUse">): ReactNode {
  const t = useTranslate();
  const language = of.languages[0] ?? null;
  return (
    <ul className="plain">
      {of.mails.map(({ address, from, over }) => (
        <li key={address}>
          <bdi className="code">{address}</bdi> {t(`supplierBook.kind.${from}`)}{" "}
          {over ? <Badge tone="danger">{t("supplierBook.over")}</Badge> : null}{" "}
          <button
            type="button"
            className="small"
            aria-label={`${t("supplierBook.use")}: ${address}`}
            onClick={() => onUse({ name: of.name ?? of.supplier, mail: address, language })}
          >
            {t("supplierBook.use")}
          </button>
        </li>
      ))}
    </ul>
  );
}
