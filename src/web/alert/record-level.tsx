/** Recording a level of the crisis alert: for whom, which, and why; before it is sent, what follows from it. Who may record what is the room's to say. */
import { levelScopeText } from "#web/alert/level-scope.ts";
import { useTerms } from "#web/room/topology.ts";
import type { Translate } from "#messages/message.ts";
import { type ReactNode, useState } from "react";
import { type AlertLevel, alertLevels } from "#core/clock/alert-level.ts";
import type { Domain } from "#core/actor.ts";
import { Failure, useRoomAction } from "#web/ui/room-action.tsx";
import { levelOf, type Period, shortens } from "#web/alert/levels.ts";
import { type Session, useRoom, useTranslate } from "#web/room/room-context.tsx";
import { Confirm } from "#web/ui/dialog.tsx";
import { Field } from "#web/ui/field.tsx";
import { Notice } from "#web/ui/notice.tsx";

type RecordLevelProps = {
  readonly session: Session;
  readonly periods: readonly Period[];
  readonly again: () => void;
};

/** What is about to be recorded; `level` is `null` until one is chosen. */
type Draft = { readonly domain: Domain | null; readonly level: AlertLevel | null; readonly reason: string };

export function RecordLevel({ session, periods, again }: RecordLevelProps): ReactNode {
  const t = useTranslate();
  const terms = useTerms();
  const whose = domainsOf(session, terms.ids("domain"));
  const empty: Draft = { domain: whose[0] ?? null, level: null, reason: "" };
  const [draft, setDraft] = useState(empty);
  const [asking, setAsking] = useState(false);
  const [done, setDone] = useState(false);
  return (
    <section className="card" aria-labelledby="record-level">
      <h2 id="record-level">{t("alertPage.record")}</h2>
      {done ? (
        <Notice kind="done" says="status">
          <p>{t("alertPage.done")}</p>
        </Notice>
      ) : null}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setDone(false);
          setAsking(true);
        }}
      >
        <LevelFields draft={draft} whose={whose} periods={periods} onChange={setDraft} />
        <div className="actions">
          <button type="submit" className="primary">
            {t("alertPage.preview")}
          </button>
        </div>
      </form>
      {asking && draft.level !== null ? (
        <Asking
          draft={{ ...draft, level: draft.level }}
          before={levelOf(periods, draft.domain)}
          onClose={() => setAsking(false)}
          onDone={() => {
            setAsking(false);
            setDone(true);
            setDraft(empty);
            again();
          }}
        />
      ) : null}
    </section>
  );
}

/** For whom this person may record: a lead for its own domain, the chair for all. */
function domainsOf({ role, domain }: Session, domains: readonly Domain[]): readonly (Domain | null)[] {
  if (role === "chair") return [null, ...domains];
  return domain === undefined ? [] : [domain];
}

type LevelFieldsProps = {
  readonly draft: Draft;
  readonly whose: readonly (Domain | null)[];
  readonly periods: readonly Period[];
  readonly onChange: (draft: Draft) => void;
};

function LevelFields({ draft, whose, periods, onChange }: LevelFieldsProps): ReactNode {
  const t = useTranslate();
  const terms = useTerms();
  const now = levelOf(periods, draft.domain);
  return (
    <>
      <div className="row">
        <Field pointer="/domain" label={t("alertPage.scope")}>
          <select
            value={draft.domain ?? ""}
            onChange={({ target }) => {
              const domain = whose.find((one) => (one ?? "") === target.value) ?? null;
              onChange({ ...draft, domain, level: null });
            }}
          >
            {whose.map((domain) => (
              <option key={domain ?? ""} value={domain ?? ""}>
                {levelScopeText(domain, terms, t)}
              </option>
            ))}
          </select>
        </Field>
        <Field
          pointer="/level"
          label={t("alertPage.name")}
          hint={t("alertPage.now", { name: t(`label.alertLevel.${now}`) })}
        >
          <select
            value={draft.level ?? ""}
            required
            onChange={({ target }) =>
              onChange({ ...draft, level: alertLevels.find((one) => one === target.value) ?? null })
            }
          >
            <option value="">{t("alertPage.choose")}</option>
            {alertLevels
              .filter((level) => level !== now)
              .map((level) => (
                <option key={level} value={level}>
                  {t(`label.alertLevel.${level}`)}
                </option>
              ))}
          </select>
        </Field>
      </div>
      <Field pointer="/reason" label={t("alertPage.reason")} hint={t("alertPage.reasonHint")}>
        <textarea
          rows={3}
          required
          maxLength={1000}
          value={draft.reason}
          onChange={({ target }) => onChange({ ...draft, reason: target.value })}
        />
      </Field>
    </>
  );
}

type AskingProps = {
  readonly draft: Draft & { readonly level: AlertLevel };
  readonly before: AlertLevel;
  readonly onClose: () => void;
  readonly onDone: () => void;
};

function Asking({ draft, before, onClose, onDone }: AskingProps): ReactNode {
  const { client } = useRoom();
  const t = useTranslate();
  const terms = useTerms();
  const running = useRoomAction();
  const { domain, level, reason } = draft;
  const [from, to] = [t(`label.alertLevel.${before}`), t(`label.alertLevel.${level}`)];
  async function confirm(): Promise<void> {
    if (await running.run(async () => await client.call("alertLevelRecord", draft))) onDone();
  }
  return (
    <Confirm
      title={t("alertPage.record")}
      confirm={t("alertPage.confirm")}
      grave={shortens(level)}
      busy={running.busy}
      onClose={onClose}
      onConfirm={() => void confirm()}
    >
      <p>
        <strong>
          {t("alertPage.change", { whose: levelScopeText(domain, terms, t), before: from, after: to })}
        </strong>
      </p>
      <p>{consequenceOf(level, t)}</p>
      <p className="hint">
        {t("alertPage.reason")}: {reason}
      </p>
      <Failure of={running.failure} />
    </Confirm>
  );
}

function consequenceOf(level: AlertLevel, t: Translate): string {
  if (level === "normal") return t("alertPage.ends");
  return shortens(level) ? t("alertPage.shortens") : t("alertPage.keeps");
}
