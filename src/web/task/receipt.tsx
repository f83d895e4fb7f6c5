/** A receipt: what the organisation keeps as proof that the room has its answer, with what was answered. */
import type { ReactNode } from "react";
import { type ReceiptDocument, readReceipt } from "#core/document/receipt.ts";
import { readJsonBytes } from "#core/input/json.ts";
import { fromBase64 } from "#core/seal/envelope.ts";
import { answerText, receiptRows } from "#messages/render/receipt.ts";
import type { Output } from "#web/room/room-client.ts";
import { useTranslate } from "#web/room/room-context.tsx";
import { paths } from "#web/shell/paths.ts";
import { Link } from "#web/shell/router.tsx";
import type { Task } from "#web/task/task-output.ts";
import { When } from "#web/ui/instant.tsx";

/** What a receipt says, row by row, from the document that the room sealed. */
export function ReceiptView({ receipt }: { readonly receipt: Output<"receiptRead"> }): ReactNode {
  const t = useTranslate();
  const document = sealedDocument(receipt);
  if (document === null) return <p className="code">{receipt.receipt}</p>;
  return (
    <dl className="receipt">
      {receiptRows(document, t).map(({ label, value, as }) => (
        <Row key={`${label} ${value}`} label={label}>
          {as === "instant" ? (
            <When at={value} />
          ) : (
            <span className={as === "code" ? "code breaks" : ""}>{value}</span>
          )}
        </Row>
      ))}
    </dl>
  );
}

function Row({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactNode {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** The document inside a receipt's envelope; `null` where a newer room says what this page cannot read. */
export function sealedDocument({ sealed }: Output<"receiptRead">): ReceiptDocument | null {
  const bytes = fromBase64(sealed.payload);
  const json = bytes === null ? null : readJsonBytes(bytes);
  const receipt = json?.ok === true ? readReceipt(json.value) : null;
  return receipt?.ok === true ? receipt.value : null;
}

/** The receipts of a task, newest first: when, what was answered, and where to read the whole. */
export function ReceiptList({ receipts }: { readonly receipts: Task["receipts"] }): ReactNode {
  const t = useTranslate();
  return (
    <ul className="receipts">
      {receipts.toReversed().map(({ receipt, receivedAt, answer }) => (
        <li key={receipt}>
          <When at={receivedAt} /> <strong>{answerText(answer, t)}</strong>{" "}
          <Link to={paths.receipt(receipt)}>
            <span className="code">{receipt}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
