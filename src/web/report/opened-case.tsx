/** A report that its sender has opened: how it stands and why, what was asked and answered, and how its finder is thanked. Fetched when it is opened. */
import { type ReactNode, useEffect } from "react";
import { writtenNumber } from "#core/intake/case-number.ts";
import type { CaseKey } from "#core/intake/case-words.ts";
import { openBytes } from "#core/seal/object/sealed-object.ts";
import { reasonText, verdictText } from "#messages/render/submission/report-gate.ts";
import { Coordination } from "#web/report/coordination.tsx";
import { Credit, openCredit, type StatedCredit } from "#web/report/credit.tsx";
import { Letters, type Message, openMessage } from "#web/report/letters.tsx";
import type { Client, Output } from "#web/room/room-client.ts";
import { useRoom, useTranslate } from "#web/room/room-context.tsx";
import { When } from "#web/ui/instant.tsx";

/** The report, as its number and words open it. */
export type OpenCase = {
  readonly key: CaseKey;
  readonly status: Output<"reportStatus">;
  readonly messages: readonly Message[];
  /** What was written with the decision. */
  readonly sentence: string | null;
  readonly credit: StatedCredit | null;
};

/** Asks how the case stands, and opens what was written in it. */
export async function openCase(client: Client, number: string, key: CaseKey): Promise<OpenCase> {
  const status = await client.call("reportStatus", { number, secret: key.secret });
  const messages = await Promise.all(status.messages.map(async (one) => await openMessage(one, key)));
  const sealed = status.outcome?.sentence ?? null;
  const opened = sealed === null ? null : await openBytes(Uint8Array.fromBase64(sealed), [key]);
  const sentence = opened?.ok === true ? new TextDecoder().decode(opened.value) : null;
  return { key, status, messages, sentence, credit: await openCredit(status, key) };
}

type CaseProps = { readonly open: OpenCase; readonly onChange: (open: OpenCase) => void };

/** While somebody looks, the case is asked after anew: that an embargo has ended is shown at once. */
const lookAgain = 15_000;

export function OpenedCase({ open, onChange }: CaseProps): ReactNode {
  const t = useTranslate();
  const { client } = useRoom();
  const { key, status, sentence, credit } = open;
  const reload = async (): Promise<void> => onChange(await openCase(client, status.number, key));
  const letters = (
    <Letters
      number={status.number}
      of={key}
      messages={open.messages}
      older={status.olderLetters}
      onSent={reload}
    />
  );
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) void reload().catch(() => undefined);
    }, lookAgain);
    return () => clearInterval(timer);
  });
  return (
    <>
      <section className="card" aria-labelledby="case-state">
        <h2 id="case-state" className="code">
          {writtenNumber(status.number)}
        </h2>
        <p>
          <strong>{headline(open, t)}</strong>
        </p>
        <p className="facts">
          {t("reportPage.receivedAt")} <When at={status.receivedAt} />
        </p>
        <p className="wrap">
          SHA-256 <span className="code">{status.sha256}</span>
        </p>
      </section>
      {isAsked(open) ? letters : null}
      {status.outcome === null ? null : <Outcome outcome={status.outcome} sentence={sentence} />}
      {status.coordination === null ? null : (
        <Coordination of={status.coordination} number={status.number} secret={key.secret} onSaid={reload} />
      )}
      <Credit
        number={status.number}
        secret={key.secret}
        stated={credit}
        published={status.coordination?.published === true}
        onStated={reload}
      />
      {status.gates.map(({ gate, verdict, reasons, decidedAt }) => (
        <section key={gate} className="card" aria-labelledby={`gate-${gate}`}>
          <h2 id={`gate-${gate}`}>{t(`reportGate.name.${gate}`)}</h2>
          <p>
            {verdictText(gate, verdict, t)} <When at={decidedAt} />
          </p>
          {reasons.length === 0 ? null : (
            <ul>
              {reasons.map((reason) => (
                <li key={reason}>{reasonText(reason, t)}</li>
              ))}
            </ul>
          )}
        </section>
      ))}
      {isAsked(open) ? null : letters}
    </>
  );
}

/** Whether the last word is the office's: the reporter is waited for. */
function isAsked({ messages }: OpenCase): boolean {
  return messages.at(-1)?.author === "office";
}

/** How it stands, in a sentence: what the reporter is asked, else what was decided, else what the gates found. */
function headline(open: OpenCase, t: ReturnType<typeof useTranslate>): string {
  const { outcome, state } = open.status;
  if (isAsked(open)) return t("reportPage.asked");
  return outcome === null ? t(`reportGate.state.${state}`) : t(`triageWords.decision.${outcome.decision}`);
}

type OutcomeProps = {
  readonly outcome: NonNullable<OpenCase["status"]["outcome"]>;
  readonly sentence: string | null;
};

function Outcome({ outcome: { decision, reason, decidedAt, linked }, sentence }: OutcomeProps): ReactNode {
  const t = useTranslate();
  return (
    <section className="card" aria-labelledby="case-outcome">
      <h2 id="case-outcome">{t("triageWords.outcome")}</h2>
      <p>
        <strong>{t(`triageWords.decision.${decision}`)}</strong> <When at={decidedAt} />
      </p>
      {linked ? <p>{t("triageWords.withOther")}</p> : null}
      {reason === null ? null : <p>{t(`triageWords.reason.${reason}`)}</p>}
      {sentence === null ? null : <p className="pre-line">{sentence}</p>}
    </section>
  );
}
