/** What of a directive offices sign: how far it is, the file to sign elsewhere, its digest in words to be compared by telephone, and where signatures are brought. */
import type { ReactNode } from "react";
import { readUnambiguousJson } from "#core/input/json.ts";
import { pickText, useRoom, useTranslate } from "#web/room/room-context.tsx";
import type { Input, Output } from "#web/room/room-client.ts";
import { QueryResult, useEndpoint } from "#web/ui/endpoint-query.tsx";
import { FileToSign } from "#web/directive/signing/file-to-sign.tsx";
import { SuspendForm } from "#web/directive/signing/suspend-form.tsx";
import { Suspensions } from "#web/directive/signing/suspended.tsx";
import { BringSigned } from "#web/directive/signing/bring-signed.tsx";
import { Field } from "#web/ui/field.tsx";
import { When } from "#web/ui/instant.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Failure, useRoomAction } from "#web/ui/room-action.tsx";

type Signing = Output<"signingRead">;
type SignedDocument = Signing["documents"][number];
type SigningProps = { readonly directive: string; readonly again: () => void };

export function SigningPart({ directive, again }: SigningProps): ReactNode {
  const t = useTranslate();
  const asked = useEndpoint("signingRead", { directive });
  return (
    <section className="card" aria-labelledby="signing">
      <h2 id="signing">{t("signingPart.title")}</h2>
      <QueryResult query={asked}>
        {({ roster, code, suspensions, documents }) => (
          <>
            {code === null ? null : (
              <p>
                {t("signingPart.code")}{" "}
                <strong className="code">{`${code.slice(0, 3)} ${code.slice(3)}`}</strong>
              </p>
            )}
            {roster ? null : (
              <Notice kind="warning">
                <p>{t("signingPart.noRoster")}</p>
              </Notice>
            )}
            <Suspensions suspensions={suspensions} />
            {documents.toReversed().map((document) => (
              <OneDocument
                key={document.sha256}
                document={document}
                again={() => {
                  asked.reload();
                  again();
                }}
              />
            ))}
            {roster && code !== null ? <Suspend directive={directive} documents={documents} /> : null}
            {roster && code !== null ? (
              <BringSigned
                pointer="/suspension"
                label={t("signingPart.bringSuspension")}
                hint={t("signingPart.bringSuspensionHint")}
                again={() => {
                  asked.reload();
                  again();
                }}
              />
            ) : null}
          </>
        )}
      </QueryResult>
    </section>
  );
}

type SuspendProps = { readonly directive: string; readonly documents: Signing["documents"] };

/** The newest order that is in force, for whoever brings signatures here. */
function Suspend({ directive, documents }: SuspendProps): ReactNode {
  const { client, session } = useRoom();
  const order = documents.findLast(({ kind, enteredAt }) => kind === "order" && enteredAt !== null);
  if (order === undefined || session === null || !client.allows("signatureBring", session.role)) return null;
  return <SuspendForm key={order.sha256} directive={directive} order={order} drill={session.drill} />;
}

type DocumentProps = { readonly document: SignedDocument; readonly again: () => void };

function OneDocument({ document, again }: DocumentProps): ReactNode {
  const { language, session, client } = useRoom();
  const t = useTranslate();
  const { kind, revision, signers, needed, sha256, enteredAt } = document;
  const signed = signers.filter((one) => one.signed);
  const named = (list: SignedDocument["signers"]): string =>
    list.map(({ name, office }) => pickText(name, language) || office).join(", ") || t("ui.none");
  const mayBring = session !== null && client.allows("signatureBring", session.role);
  return (
    <article aria-label={t(`signingPart.kind.${kind}`)}>
      <h3>
        {t(`signingPart.kind.${kind}`)}
        {revision === null ? null : ` · ${t("directivePage.revision", { revision })}`}
      </h3>
      <output>
        {t(`signingPart.${stageOf(document)}`, { count: signed.length, needed })}
        {enteredAt === null ? null : (
          <>
            {" "}
            <When at={enteredAt} />
          </>
        )}
      </output>
      <dl>
        <dt>{t("signingPart.signed")}</dt>
        <dd>{named(signed)}</dd>
        <dt>{t("signingPart.missing")}</dt>
        <dd>{named(signers.filter((one) => !one.signed))}</dd>
        <dt>{t("signingPart.words")}</dt>
        <dd className="code">{pickText(document.words, language)}</dd>
        <dt>SHA-256</dt>
        <dd className="code">{sha256}</dd>
      </dl>
      {document.file === null ? null : (
        <FileToSign file={document.file} name={`${sha256.slice(0, 12)}.json`} how={t("signingPart.howTo")} />
      )}
      {enteredAt === null && mayBring ? <Bring sha256={sha256} again={again} /> : null}
    </article>
  );
}

function stageOf({ signedAt, enteredAt }: SignedDocument): "inForce" | "waitsForLog" | "waits" {
  if (enteredAt !== null) return "inForce";
  return signedAt === null ? "waits" : "waitsForLog";
}

type BringProps = { readonly sha256: string; readonly again: () => void };

function Bring({ sha256, again }: BringProps): ReactNode {
  const { client } = useRoom();
  const t = useTranslate();
  const act = useRoomAction();
  async function bring(file: File | undefined): Promise<void> {
    if (file === undefined) return;
    const brought = await act.run(async () => {
      const json = readUnambiguousJson(new Uint8Array(await file.arrayBuffer()));
      const envelope = (json.ok ? json.value : {}) as Input<"signatureBring">["envelope"];
      await client.call("signatureBring", { sha256, envelope });
    });
    if (brought) again();
  }
  return (
    <>
      <Field pointer={`/${sha256}`} label={t("signingPart.bring")} hint={t("signingPart.bringHint")}>
        <input
          type="file"
          accept=".json,application/json"
          disabled={act.busy}
          onChange={(event) => void bring(event.target.files?.[0])}
        />
      </Field>
      <Failure of={act.failure} findings />
    </>
  );
}
