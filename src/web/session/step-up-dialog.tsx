/** The dialog that asks for the passkey again before an act that a session alone may not do. */
import { type ReactNode, useState } from "react";
import { startAuthentication } from "@simplewebauthn/browser";
import { actText } from "#core/act.ts";
import type { GraveAct } from "#web/room/room-client.ts";
import { PasskeyFailure } from "#web/session/by-passkey.tsx";
import { useRoom, useTranslate } from "#web/room/room-context.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { useRoomAction } from "#web/ui/room-action.tsx";

type StepUpDialogProps = {
  readonly act: GraveAct;
  readonly onProof: (proof: string) => void;
  readonly onClose: () => void;
};

export function StepUpDialog({ act, onProof, onClose }: StepUpDialogProps): ReactNode {
  const { client, session } = useRoom();
  const t = useTranslate();
  const asking = useRoomAction();
  const [elsewhere, setElsewhere] = useState<{ readonly address: string; readonly proof: string } | null>(
    null,
  );
  async function prove(): Promise<void> {
    const begun = await client.call("stepUpBegin", { act: await digestOf(act) });
    if ("address" in begun) return setElsewhere(begun);
    const optionsJSON = begun.options as Parameters<typeof startAuthentication>[0]["optionsJSON"];
    const response = await startAuthentication({ optionsJSON });
    const { proof } = await client.call("stepUpFinish", { response });
    onProof(proof);
  }
  return (
    <Dialog title={t("account.stepUp.title")} onClose={onClose}>
      <p>{t("account.stepUp.why")}</p>
      <PasskeyFailure of={asking.failure} />
      {elsewhere === null ? null : (
        <p>
          <a href={elsewhere.address} target="_blank" rel="noreferrer" className="button">
            {t("account.stepUp.again")}
          </a>{" "}
          {t("account.stepUp.afterwards")}
        </p>
      )}
      <div className="actions">
        {elsewhere === null ? (
          <button
            type="button"
            className="primary"
            disabled={asking.busy}
            onClick={() => void asking.run(prove)}
          >
            {session?.passkeys === 0 ? t("account.stepUp.begin") : t("account.stepUp.use")}
          </button>
        ) : (
          <button type="button" className="primary" onClick={() => onProof(elsewhere.proof)}>
            {t("account.stepUp.goOn")}
          </button>
        )}
        <button type="button" onClick={onClose}>
          {t("ui.cancel")}
        </button>
      </div>
    </Dialog>
  );
}

/** The sha256 (hex) of an act, as the room makes it. */
async function digestOf(act: GraveAct): Promise<string> {
  const bytes = new TextEncoder().encode(actText(act, act.input));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
