/** Where an office brings what it signed on its own machine: a suspension, or a notice. */
import type { ReactNode } from "react";
import { readUnambiguousJson } from "#core/input/json.ts";
import { type Envelope, fromBase64, readEnvelope } from "#core/seal/envelope.ts";
import { sha256Hex } from "#core/seal/sha256.ts";
import { useRoom } from "#web/room/room-context.tsx";
import type { Input } from "#web/room/room-client.ts";
import { Field } from "#web/ui/field.tsx";
import { Failure, useRoomAction } from "#web/ui/room-action.tsx";

type BringProps = {
  /** Which field of the page it is. */
  readonly pointer: string;
  readonly label: string;
  readonly hint: string;
  /** What was brought was taken. */
  readonly again: () => void;
};

export function BringSigned({ pointer, label, hint, again }: BringProps): ReactNode {
  const { client, session } = useRoom();
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
      <Field pointer={pointer} label={label} hint={hint}>
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
