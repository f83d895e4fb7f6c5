/** What has worked with a supplier before: how far messages came in earlier cases, by which way it answered and how soon. */
import type { ReactNode } from "react";
import type { Output } from "#web/room/room-client.ts";
import { useTranslate } from "#web/room/room-context.tsx";
import { QueryResult, useEndpoint } from "#web/ui/endpoint-query.tsx";
import { When } from "#web/ui/instant.tsx";
import { Notice } from "#web/ui/notice.tsx";

type RecordShown = Output<"supplierRecord">;

export function SupplierRecord({ supplier }: { readonly supplier: string }): ReactNode {
  const query = useEndpoint("supplierRecord", { supplier });
  return <QueryResult query={query}>{(answer) => <Known of={answer} />}</QueryResult>;
}

function Known({ of: { looked, locked, record } }: { readonly of: RecordShown }): ReactNode {
  const t = useTranslate();
  const { cases, hours, lastAnswer, ways, ...steps } = record;
  return (
    <output className="block notice notice-info">
      {locked ? (
        <Notice kind="warning">
          <p>{t("supplierBook.recordLocked")}</p>
        </Notice>
      ) : null}
      {cases === 0 ? (
        locked ? null : (
          <p>{t("supplierBook.recordNone", { looked })}</p>
        )
      ) : (
        <>
          <p>
            {t("supplierBook.recordCases", { cases, looked })} {t("supplierBook.steps", steps)}
          </p>
          <p>
            {hours === null || lastAnswer === null ? (
              lastAnswer === null ? (
                t("supplierBook.noAnswer")
              ) : null
            ) : (
              <>
                {t("supplierBook.firstAnswer", { hours })} <When at={lastAnswer} />
              </>
            )}
          </p>
          <ul>
            {ways.map(({ way, tried, answered, hours: after }) => (
              <li key={way}>
                {t("supplierBook.wayOpen", { way: t(`supplierBook.way.${way}`), tried, answered })}
                {after === null ? null : t("supplierBook.wayHours", { hours: after })}
              </li>
            ))}
          </ul>
        </>
      )}
    </output>
  );
}
