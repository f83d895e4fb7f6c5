/** The end: the receipt, and the way back. The words are shown here and nowhere else; the room does not have them. */
import type { ReactNode } from "react";
import { writtenNumber } from "#core/intake/case-number.ts";
import { useTranslate } from "#web/room/room-context.tsx";
import { href } from "#web/room/room-address.ts";
import type { SentReport } from "#web/report/send-report.ts";
import { paths } from "#web/shell/paths.ts";
import { Link } from "#web/shell/router.tsx";
import { Copy } from "#web/ui/copy.tsx";
import { When } from "#web/ui/instant.tsx";
import { Notice } from "#web/ui/notice.tsx";

type SentProps = { readonly sent: SentReport; readonly words: string; readonly forget: () => void };

export function Sent({ sent, words, forget }: SentProps): ReactNode {
  const t = useTranslate();
  const { number, sha256, receivedAt, receipt, bytes } = sent;
  const written = writtenNumber(number);
  const link = new URL(href(paths.report(written)), location.href).href;
  return (
    <>
      <Notice kind="done" says="status">
        <p>{t("reportPage.received")}</p>
      </Notice>
      <section className="card" aria-labelledby="report-receipt">
        <h2 id="report-receipt">{t("reportPage.receipt")}</h2>
        <dl className="pairs">
          <dt>{t("reportPage.number")}</dt>
          <dd className="code">{written}</dd>
          <dt>{t("reportPage.receivedAt")}</dt>
          <dd>
            <When at={receivedAt} />
          </dd>
          <dt>SHA-256</dt>
          <dd className="code wrap">{sha256}</dd>
          <dt>{t("reportPage.signedBy")}</dt>
          <dd className="code wrap">{receipt?.signatures[0]?.keyid ?? ""}</dd>
        </dl>
        <div className="actions">
          <Download
            name={`${number}.receipt.json`}
            content={JSON.stringify(receipt)}
            label={t("reportPage.saveReceipt")}
          />
          {bytes === null ? null : (
            <Download name={`${number}.report.json`} content={bytes} label={t("reportPage.saveReport")} />
          )}
        </div>
      </section>
      <section className="card" aria-labelledby="report-case">
        <h2 id="report-case">{t("reportPage.case")}</h2>
        <p>{t("reportPage.caseHow")}</p>
        <Copy text={link} label={t("reportPage.caseLink")} />
        <Copy text={words} label={t("reportPage.words")} />
        <p className="hint">{t("reportPage.wordsHint")}</p>
        <div className="actions">
          <button type="button" className="primary" onClick={forget}>
            {t("reportPage.forget")}
          </button>
          <Link to={paths.report(written)} className="button">
            {t("reportPage.caseOpen")}
          </Link>
        </div>
      </section>
    </>
  );
}

type DownloadProps = {
  readonly name: string;
  readonly content: string | Uint8Array<ArrayBuffer>;
  readonly label: string;
};

/** Saves something that is in this tab already. */
function Download({ name, content, label }: DownloadProps): ReactNode {
  function save(): void {
    const address = URL.createObjectURL(new Blob([content], { type: "application/json" }));
    const anchor = document.createElement("a");
    anchor.href = address;
    anchor.download = name;
    anchor.click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  }
  return (
    <button type="button" onClick={save}>
      {label}
    </button>
  );
}
