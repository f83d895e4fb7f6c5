/** Keys that open what is sealed: what waits for whom, unlocking the own office's key for some hours, and what was done with it. */
import { type ReactNode, useState } from "react";
import { useRoom, useTranslate } from "#web/room/room-context.tsx";
import type { Output } from "#web/room/room-client.ts";
import { Choice } from "#web/ui/choice.tsx";
import { QueryResult, useEndpoint } from "#web/ui/endpoint-query.tsx";
import { Field } from "#web/ui/field.tsx";
import { PageHeading } from "#web/ui/heading.tsx";
import { When } from "#web/ui/instant.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { OfficeName } from "#web/ui/office-name.tsx";
import { Failure, useRoomAction } from "#web/ui/room-action.tsx";

type Keys = Output<"sealingKeyList">;

export function SealedPage(): ReactNode {
  const t = useTranslate();
  const asked = useEndpoint("sealingKeyList", {});
  return (
    <>
      <PageHeading title={t("sealedPage.title")}>
        <p className="lead">{t("sealedPage.lead")}</p>
      </PageHeading>
      <QueryResult query={asked}>{(keys) => <Sealed keys={keys} again={asked.reload} />}</QueryResult>
    </>
  );
}

function Sealed({ keys, again }: { readonly keys: Keys; readonly again: () => void }): ReactNode {
  const { session, client } = useRoom();
  const t = useTranslate();
  const office = session?.office;
  const own = keys.keys.find((key) => key.office === office && office !== undefined);
  return (
    <>
      <Waiting waiting={keys.waiting} />
      <section className="card" aria-labelledby="keys">
        <h2 id="keys">{t("sealedPage.keys")}</h2>
        <ul className="plain">
          {keys.keys.map(({ office: of, key, unlocked, until }) => (
            <li key={key}>
              <Whose office={of} /> <span className="code">{key.slice(0, 16)}</span>{" "}
              {!unlocked ? t("sealedPage.locked") : null}
              {unlocked && until === null ? t("sealedPage.unlockedAlways") : null}
              {unlocked && until !== null ? (
                <>
                  {t("sealedPage.unlocked")} <When at={until} />
                </>
              ) : null}
            </li>
          ))}
        </ul>
      </section>
      {office === undefined ? null : (
        <>
          {own === undefined ? null : <Unlock unlocked={own.unlocked} again={again} />}
          {session !== null && client.allows("sealingKeyRegister", session.role) ? (
            <Register again={again} />
          ) : null}
          <History />
        </>
      )}
    </>
  );
}

function Whose({ office }: { readonly office: string | null }): ReactNode {
  const t = useTranslate();
  return office === null ? <strong>{t("sealedPage.intake")}</strong> : <OfficeName office={office} />;
}

function Waiting({ waiting }: Pick<Keys, "waiting">): ReactNode {
  const t = useTranslate();
  if (waiting.length === 0) return null;
  return (
    <Notice kind="warning" says="status">
      {waiting.map(({ office, waiting: count, oldest }) => (
        <p key={office ?? ""}>
          <Whose office={office} /> {t("sealedPage.waits", { count })} <When at={oldest} />
        </p>
      ))}
    </Notice>
  );
}

const spans = ["1", "4", "8", "24"] as const;

function Unlock({ unlocked, again }: { readonly unlocked: boolean; readonly again: () => void }): ReactNode {
  const { client } = useRoom();
  const t = useTranslate();
  const [file, setFile] = useState("");
  const [passphrase, setPassphrase] = useState("");
  const [hours, setHours] = useState<(typeof spans)[number]>("8");
  const act = useRoomAction();
  async function unlock(): Promise<void> {
    const brought = {
      ...(file === "" ? {} : { privateKey: file }),
      ...(passphrase === "" ? {} : { passphrase }),
    };
    const done = await act.run(async () => {
      await client.call("sealingKeyUnlock", { ...brought, hours: Number(hours) });
    });
    setPassphrase("");
    if (done) again();
  }
  async function lock(): Promise<void> {
    if (await act.run(async () => void (await client.call("sealingKeyLock", {})))) again();
  }
  return (
    <section className="card" aria-labelledby="unlock">
      <h2 id="unlock">{t("sealedPage.unlock")}</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void unlock();
        }}
      >
        <Field pointer="/privateKey" label={t("sealedPage.file")} hint={t("sealedPage.fileHint")}>
          <input type="file" onChange={({ target }) => void target.files?.[0]?.text().then(setFile)} />
        </Field>
        <Field pointer="/passphrase" label={t("sealedPage.passphrase")} hint={t("sealedPage.passphraseHint")}>
          <input
            type="password"
            autoComplete="off"
            maxLength={1000}
            value={passphrase}
            onChange={(event) => setPassphrase(event.target.value)}
          />
        </Field>
        <Field pointer="/hours" label={t("sealedPage.span")}>
          <Choice
            values={spans}
            label={(value) => t("sealedPage.hours", { hours: Number(value) })}
            value={hours}
            onChange={setHours}
          />
        </Field>
        <Failure of={act.failure} findings />
        <div className="actions">
          <button type="submit" className="primary" disabled={act.busy || (file === "" && passphrase === "")}>
            {t("sealedPage.unlock")}
          </button>
          {unlocked ? (
            <button type="button" disabled={act.busy} onClick={() => void lock()}>
              {t("sealedPage.lock")}
            </button>
          ) : null}
        </div>
      </form>
    </section>
  );
}

function Register({ again }: { readonly again: () => void }): ReactNode {
  const { client } = useRoom();
  const t = useTranslate();
  const [publicKey, setPublicKey] = useState("");
  const act = useRoomAction();
  async function register(): Promise<void> {
    const done = await act.run(async () => void (await client.call("sealingKeyRegister", { publicKey })));
    if (done) again();
  }
  return (
    <details>
      <summary>{t("sealedPage.register")}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void register();
        }}
      >
        <Field pointer="/publicKey" label={t("sealedPage.publicKey")} hint={t("sealedPage.publicKeyHint")}>
          <input
            type="file"
            required
            onChange={({ target }) => void target.files?.[0]?.text().then(setPublicKey)}
          />
        </Field>
        <Failure of={act.failure} findings />
        <button type="submit" disabled={act.busy || publicKey === ""}>
          {t("sealedPage.register")}
        </button>
      </form>
    </details>
  );
}

function History(): ReactNode {
  const t = useTranslate();
  const asked = useEndpoint("sealingKeyHistory", {});
  return (
    <section className="card" aria-labelledby="history">
      <h2 id="history">{t("sealedPage.history")}</h2>
      <QueryResult query={asked}>
        {({ acts }) => (
          <ul className="plain">
            {acts.map(({ at, actor, act, key }) => (
              <li key={`${at}${act}${key}`}>
                <When at={at} /> <span className="code">{actor}</span> {t(`sealedPage.act.${act}`)}
              </li>
            ))}
          </ul>
        )}
      </QueryResult>
    </section>
  );
}
