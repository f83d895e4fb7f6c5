/** One receipt on a page of its own, to read, to print, and to save for an agent that has no wire. */
import type { ReactNode } from "react";
import type { Output } from "#web/room/room-client.ts";
import { useRoom, useTranslate } from "#web/room/room-context.tsx";
import type { PageProps } from "#web/shell/navigation.ts";
import { paths } from "#web/shell/paths.ts";
import { Link } from "#web/shell/router.tsx";
import { ReceiptView, sealedDocument } from "#web/task/receipt.tsx";
import { DrillMark } from "#web/ui/drill-mark.tsx";
import { QueryResult, useEndpoint } from "#web/ui/endpoint-query.tsx";
import { PageHeading } from "#web/ui/heading.tsx";

export function ReceiptPage({ params }: PageProps): ReactNode {
  const t = useTranslate();
  const asked = useEndpoint("receiptRead", { receipt: params.id ?? "" });
  return (
    <>
      <PageHeading title={t("receipt.title")}>
        <p className="screen-only">
          <Link to={paths.organization()}>{t("taskPage.title")}</Link>
        </p>
      </PageHeading>
      <QueryResult query={asked}>{(receipt) => <WholeReceipt receipt={receipt} />}</QueryResult>
    </>
  );
}

function WholeReceipt({ receipt }: { readonly receipt: Output<"receiptRead"> }): ReactNode {
  const { client } = useRoom();
  const t = useTranslate();
  const drill = sealedDocument(receipt)?.drill ?? false;
  return (
    <section className="card" aria-labelledby="receipt-title">
      <h2 id="receipt-title">
        <DrillMark drill={drill} /> <span className="code">{receipt.receipt}</span>
      </h2>
      <ReceiptView receipt={receipt} />
      <p className="hint">{t("taskPage.receiptHint")}</p>
      <div className="actions">
        <button type="button" className="primary" onClick={() => window.print()}>
          {t("ui.print")}
        </button>
        <a
          className="button"
          download={`${receipt.receipt}.json`}
          href={client.address("receiptRead", { receipt: receipt.receipt })}
        >
          {t("taskPage.saveReceipt")}
        </a>
      </div>
    </section>
  );
}
