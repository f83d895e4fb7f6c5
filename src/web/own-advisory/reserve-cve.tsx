/** A CVE id for a draft, asked of the programme's services by the room. */
import { type ReactNode, useState } from "react";
import { isCve } from "#core/cve-id.ts";
import { listMember, readJson } from "#core/input/json.ts";
import type { Output } from "#web/room/room-client.ts";
import { useRoom, useTranslate } from "#web/room/room-context.tsx";
import { useEndpoint } from "#web/ui/endpoint-query.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Failure, useRoomAction } from "#web/ui/room-action.tsx";

type ReserveCveProps = {
  readonly own: Pick<Output<"ownAdvisoryRead">, "id">;
  readonly reload: () => void;
};
type Reserved = Output<"ownAdvisoryCve">;

/** Whether a record has a CVE id among its names. */
export function namesCve(document: string): boolean {
  const read = readJson(document);
  return read.ok && listMember(read.value, "aliases").some((one) => typeof one === "string" && isCve(one));
}

export function ReserveCve({ own, reload }: ReserveCveProps): ReactNode {
  const { client } = useRoom();
  const t = useTranslate();
  const [answer, setAnswer] = useState<Reserved | null>(null);
  const act = useRoomAction();
  return (
    <>
      {answer === null ? null : (
        <Notice kind="warning" says="status">
          <p>{t(`ownAdvisoryPage.cveOutcome.${answer.outcome}`, { about: answer.about })}</p>
        </Notice>
      )}
      <Failure of={act.failure} />
      <button
        type="button"
        disabled={act.busy}
        onClick={() =>
          void act.run(async () => {
            const asked = await client.call("ownAdvisoryCve", { advisory: own.id });
            setAnswer(asked);
            if (asked.outcome === "reserved") reload();
          })
        }
      >
        {t("ownAdvisoryPage.reserveCve")}
      </button>
      <p className="hint">
        {t("ownAdvisoryPage.reserveCveHint")} <Quota key={answer?.about ?? ""} />
      </p>
    </>
  );
}

/** How many ids may still be asked for. A service that does not say is not one that has none. */
function Quota(): ReactNode {
  const t = useTranslate();
  const { result } = useEndpoint("cveQuotaRead", {});
  if (result.state === "loading") return null;
  if (result.state === "failed") return t("ownAdvisoryPage.cveQuotaUnknown");
  const { quota, refused } = result.value;
  if (quota !== null) return t("ownAdvisoryPage.cveQuota", quota);
  return refused === ""
    ? t("ownAdvisoryPage.cveQuotaUnknown")
    : t("ownAdvisoryPage.cveOutcome.refused", { about: refused });
}
