/** Recording a level of the crisis alert: for whom, which, and why; before it is sent, what follows from it. Who may record what is the room's to say. */
import { type ReactNode, useState } from "react";
import { type AlertLevel, alertLevels } from "#core/clock/alert-level.ts";
import { type Domain, domains } from "#core/actor.ts";
import { Failure, useRoomAction } from "#web/room/room-action.tsx";
import { levelOf, type Period, shortens, announceLevelRecorded } from "#web/alert/levels.ts";
import { type AlertWords, levelName, useAlertWords, whoseName } from "#web/alert/words.ts";
import { type Session, useRoom } from "#web/shell/room-context.tsx";
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
  const words = useAlertWords();
  const whose = domainsOf(session);
  const empty: Draft = { domain: whose[0] ?? null, level: null, reason: "" };
  const [draft, setDraft] = useState(empty);
  const [asking, setAsking] = useState(false);
  const [done, setDone] = useState(false);
  return (
    <section className="card" aria-labelledby="record-level">
      <h2 id="record-level">{words.alert.record}</h2>
      {done ? (
        <Notice kind="done" says="status">
          <p>{words.alert.done}</p>
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
            {words.alert.ask}
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
            announceLevelRecorded();
          }}
        />
      ) : null}
    </section>
  );
}

/** For whom this person may record: a lead for its own domain, the chair for all. */
function domainsOf({ role, domain }: Session): readonly (Domain | null)[] {
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
  const { language } = useRoom();
  const words = useAlertWords();
  const now = levelOf(periods, draft.domain);
  return (
    <>
      <div className="row">
        <Field pointer="/domain" label={words.alert.whose}>
          <select
            value={draft.domain ?? ""}
            onChange={({ target }) => {
              const domain = whose.find((one) => (one ?? "") === target.value) ?? null;
              onChange({ ...draft, domain, level: null });
            }}
          >
            {whose.map((domain) => (
              <option key={domain ?? ""} value={domain ?? ""}>
                {whoseName(domain, words, language)}
              </option>
            ))}
          </select>
        </Field>
        <Field pointer="/level" label={words.alert.name} hint={words.alert.now(levelName(now, language))}>
          <select
            value={draft.level ?? ""}
            required
            onChange={({ target }) =>
              onChange({ ...draft, level: alertLevels.find((one) => one === target.value) ?? null })
            }
          >
            <option value="">{words.alert.choose}</option>
            {alertLevels
              .filter((level) => level !== now)
              .map((level) => (
                <option key={level} value={level}>
                  {levelName(level, language)}
                </option>
              ))}
          </select>
        </Field>
      </div>
      <Field pointer="/reason" label={words.alert.reason} hint={words.alert.reasonHint}>
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
  const { client, language } = useRoom();
  const words = useAlertWords();
  const running = useRoomAction();
  const { domain, level, reason } = draft;
  const names = [before, level].map((one) => levelName(one, language)) as [string, string];
  async function confirm(): Promise<void> {
    if (await running.run(async () => await client.call("alertLevelRecord", draft))) onDone();
  }
  return (
    <Confirm
      title={words.alert.record}
      confirm={words.alert.confirm}
      grave={shortens(level)}
      busy={running.busy}
      onClose={onClose}
      onConfirm={() => void confirm()}
    >
      <p>
        <strong>{words.alert.change(whoseName(domain, words, language), ...names)}</strong>
      </p>
      <p>{consequenceOf(level, words)}</p>
      <p className="hint">
        {words.alert.reason}: {reason}
      </p>
      <Failure of={running.failure} />
    </Confirm>
  );
}

function consequenceOf(level: AlertLevel, words: AlertWords): string {
  if (level === "normal") return words.alert.ends;
  return shortens(level) ? words.alert.shortens : words.alert.keeps;
}
