/** What is done with a kept advisory: handed to a second person, approved, withdrawn; and what was done so far. */
import { type ReactNode, useState } from "react";
import type { TextByLanguage } from "#core/text.ts";
import { namesCve, ReserveCve } from "#web/own-advisory/reserve-cve.tsx";
import { BothLanguages } from "#web/own-advisory/both-languages.tsx";
import type { Output } from "#web/room/room-client.ts";
import { useRoom, useTranslate } from "#web/room/room-context.tsx";
import { RoomError } from "#web/room/room-error.ts";
import { paths } from "#web/shell/paths.ts";
import { Link } from "#web/shell/router.tsx";
import { Field } from "#web/ui/field.tsx";
import { When } from "#web/ui/instant.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Failure, useRoomAction } from "#web/ui/room-action.tsx";

type ShownOwn = Output<"ownAdvisoryRead">;
type OwnActsProps = { readonly own: ShownOwn; readonly reload: () => void };

export function OwnActs({ own, reload }: OwnActsProps): ReactNode {
  const t = useTranslate();
  const { state, findings, entries, openings } = own;
  const { document } = own;
  const isOpen = document !== null;
  return (
    <section className="card" aria-labelledby="own-acts">
      <h2 id="own-acts">{t("ownAdvisoryPage.acts")}</h2>
      {state === "draft" && isOpen && findings.length === 0 ? <Submit own={own} reload={reload} /> : null}
      {state === "draft" && own.reservesCve && document !== null && !namesCve(document) ? (
        <ReserveCve own={own} reload={reload} />
      ) : null}
      {state === "review" && own.hadHand ? (
        <output className="block">{t("ownAdvisoryPage.othersRelease")}</output>
      ) : null}
      {state === "review" && isOpen && !own.hadHand ? <Approve own={own} reload={reload} /> : null}
      {state === "approved" && own.publishAt !== null ? (
        <p>
          {t("ownAdvisoryPage.comesOut")} <When at={own.publishAt} />
        </p>
      ) : null}
      {state === "published" ? (
        <>
          <Link to={paths.directiveNew(own.id)} className="button">
            {t("ownAdvisoryPage.directive")}
          </Link>
          <Withdraw own={own} reload={reload} />
        </>
      ) : null}
      <h3>{t("ownAdvisoryPage.log")}</h3>
      <ol>
        {entries.map(({ at, actor, act, revision }, n) => (
          <li key={`${String(n)} ${at}`}>
            <When at={at} /> {t(`ownAdvisoryPage.act.${act}`)} · <span className="code">{actor}</span> ·{" "}
            {t("ownAdvisoryPage.revision")} {revision}
          </li>
        ))}
      </ol>
      {openings.length === 0 ? null : <Openings openings={openings} />}
    </section>
  );
}

/** Who opened what is worked on: it lies sealed, and each opening is noted. */
function Openings({ openings }: Pick<ShownOwn, "openings">): ReactNode {
  const t = useTranslate();
  return (
    <details>
      <summary>{t("ownAdvisoryPage.openings")}</summary>
      <ol>
        {openings.map(({ actor, firstAt, lastAt, times }) => (
          <li key={`${actor} ${firstAt}`}>
            <When at={lastAt} /> <span className="code">{actor}</span> ·{" "}
            {t("ownAdvisoryPage.openedTimes", { times })}
          </li>
        ))}
      </ol>
    </details>
  );
}

const koreaOffset = 9 * 3_600_000;

/** Handed over to come out when its case's embargo ends, unless somebody says otherwise: earlier nobody could approve it. */
function Submit({ own, reload }: OwnActsProps): ReactNode {
  const { client } = useRoom();
  const t = useTranslate();
  const hindered = own.embargo?.ends ?? null;
  const [instant, setInstant] = useState(own.publishAt ?? hindered ?? "");
  const act = useRoomAction();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const publishAt = instant === "" ? null : instant;
        void act.run(async () => {
          await client.call("ownAdvisorySubmit", { advisory: own.id, publishAt });
          reload();
        });
      }}
    >
      <Field
        pointer="/publishAt"
        label={t("ownAdvisoryPage.instant")}
        {...(hindered === null ? {} : { hint: t("ownAdvisoryPage.instantOfEmbargo") })}
      >
        <input
          type="datetime-local"
          value={instant === "" ? "" : new Date(Date.parse(instant) + koreaOffset).toISOString().slice(0, 16)}
          onChange={({ target }) => {
            const at = Date.parse(`${target.value}:00+09:00`);
            setInstant(Number.isNaN(at) ? "" : new Date(at).toISOString());
          }}
        />
      </Field>

      <Failure of={act.failure} findings />
      <button type="submit" className="primary" disabled={act.busy}>
        {t("ownAdvisoryPage.submit")}
      </button>
      <p className="hint">{t("ownAdvisoryPage.twoPersons")}</p>
    </form>
  );
}

function Approve({ own, reload }: OwnActsProps): ReactNode {
  const { client } = useRoom();
  const t = useTranslate();
  const [publishAt, setPublishAt] = useState<string | null>(null);
  const act = useRoomAction();
  return (
    <>
      {own.publishAt === null ? null : (
        <p>
          {t("ownAdvisoryPage.comesOut")} <When at={own.publishAt} />
        </p>
      )}
      {publishAt === null ? null : (
        <Notice kind="done" says="status">
          <p>
            {t("ownAdvisoryPage.approved")} <When at={publishAt} />
          </p>
        </Notice>
      )}
      <Failure of={act.failure} findings />
      <button
        type="button"
        className="primary"
        disabled={act.busy}
        onClick={() =>
          void act.run(async () => {
            const answer = await client.call("ownAdvisoryApprove", { advisory: own.id });
            setPublishAt(answer.publishAt);
            reload();
          })
        }
      >
        {t("ownAdvisoryPage.approve")}
      </button>
      <p className="hint">{t("ownAdvisoryPage.twoPersons")}</p>
    </>
  );
}

function Withdraw({ own, reload }: OwnActsProps): ReactNode {
  const { client } = useRoom();
  const t = useTranslate();
  const [reason, setReason] = useState<TextByLanguage>({});
  const act = useRoomAction();
  return (
    <details>
      <summary>{t("ownAdvisoryPage.withdraw")}</summary>
      <BothLanguages
        pointer="/withdrawn/reason"
        label={t("ownAdvisoryPage.reason")}
        value={reason}
        findings={act.failure instanceof RoomError ? act.failure.findings : []}
        onChange={setReason}
      />
      <Failure of={act.failure} />
      <button
        type="button"
        disabled={act.busy}
        onClick={() =>
          void act.run(async () => {
            await client.call("ownAdvisoryWithdraw", { advisory: own.id, reason });
            reload();
          })
        }
      >
        {t("ownAdvisoryPage.withdraw")}
      </button>
      <p className="hint">{t("ownAdvisoryPage.withdrawHint")}</p>
    </details>
  );
}
