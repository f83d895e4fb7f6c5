/** Suspensions on a directive's page: who stopped its clocks, until when and why; and where an office brings what it signed. */
import type { ReactNode } from "react";
import { readUnambiguousJson } from "#core/input/json.ts";
import { type Envelope, fromBase64, readEnvelope } from "#core/seal/envelope.ts";
import { sha256Hex } from "#core/seal/sha256.ts";
import { LocalizedText, pickText, useRoom, useTranslate } from "#web/room/room-context.tsx";
import type { Input, Output } from "#web/room/room-client.ts";
import { Field } from "#web/ui/field.tsx";
import { When } from "#web/ui/instant.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { useNow } from "#web/ui/reader-clock.ts";
import { Failure, useRoomAction } from "#web/ui/room-action.tsx";

type SuspensionsProps = { readonly suspensions: Output<"signingRead">["suspensions"] };

export function Suspensions({ suspensions }: SuspensionsProps): ReactNode {
  const { language } = useRoom();
  const t = useTranslate();
  const now = useNow(60);
  return suspensions.map(({ office, name, from, until, reason }) => {
    const lasts = until === null || Date.parse(until) > now;
    return (
      <Notice key={`${office} ${from}`} kind={lasts ? "warning" : "info"}>
        <p>
          {lasts ? <strong>{t("signingPart.suspended")} </strong> : null}
          {t("signingPart.suspendedBy", { office: pickText(name, language) || office })} <When at={from} />{" "}
          {until === null ? (
            t("signingPart.suspendedOpen")
          ) : (
            <>
              {t("signingPart.suspendedUntil")} <When at={until} />
            </>
          )}
        </p>
        <p>
          <LocalizedText text={reason} />
        </p>
      </Notice>
    );
  });
}

export function BringSuspension({ again }: { readonly again: () => void }): ReactNode {
  const { client, session } = useRoom();
  const t = useTranslate();
  const act = useRoomAction();
  if (session === null || !client.allows("signatureBring", session.role)) return null;
  async function bring(file: File | undefined): Promise<void> {
    if (file === undefined) return;
    const brought = await act.run(async () => {
      const json = readUnambiguousJson(new Uint8Array(await file.arrayBuffer()));
      const read = json.ok ? readEnvelope(json.value) : json;
      const envelope = (read.ok ? read.value : {}) as Input<"signatureBring">["envelope"];
      await client.call("signatureBring", { sha256: await digestOf(read.ok ? read.value : null), envelope });
    });
    if (brought) again();
  }
  return (
    <>
      <Field
        pointer="/suspension"
        label={t("signingPart.bringSuspension")}
        hint={t("signingPart.bringSuspensionHint")}
      >
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

async function digestOf(envelope: Envelope | null): Promise<string> {
  return await sha256Hex(fromBase64(envelope?.payload ?? "") ?? new Uint8Array());
}
