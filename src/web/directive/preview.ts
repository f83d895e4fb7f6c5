/** What the room says of a draft while it is written: whom it selects, its text, its findings. Asked when the typing rests. */
import { useEffect, useRef, useState } from "react";
import type { DirectiveDraft } from "#core/directive/directive.ts";
import type { Finding } from "#core/problem.ts";
import type { Input, Output } from "#web/room/room-client.ts";
import { RoomError } from "#web/room/room-error.ts";
import { withoutTexts } from "#web/directive/draft-form.ts";
import { useRoom } from "#web/room/room-context.tsx";

export type Preview = {
  readonly of: string;
  readonly findings: readonly Finding[];
  /** `null` when the draft is not yet whole enough to be judged. */
  readonly judged: Output<"directivePreview"> | null;
  readonly failure: unknown;
};

/** How long typing rests before the room is asked; longer where nothing but the wording is new, since to ask is to select anew among all organisations. */
const restMilliseconds = { selection: 800, wording: 3000 } as const;

/** The preview of the draft, of `directive` where it is one's already (none before it names an advisory, an action and a scope), and whether a newer one is on its way. */
export function usePreview(
  draft: DirectiveDraft,
  directive?: string,
): {
  readonly preview: Preview | null;
  readonly pending: boolean;
} {
  const { client } = useRoom();
  const written = JSON.stringify({ ...draft, directive });
  const selection = JSON.stringify(withoutTexts(draft));
  const asked = useRef("");
  const [preview, setPreview] = useState<Preview | null>(null);
  const asks = draft.actions.length > 0 || draft.procedure !== undefined;
  const whole = draft.advisories.length > 0 && asks && draft.scope !== "";
  useEffect(() => {
    if (!whole) return undefined;
    const leaving = new AbortController();
    const rest = restMilliseconds[asked.current === selection ? "wording" : "selection"];
    const timer = setTimeout(() => {
      asked.current = selection;
      client.call("directivePreview", JSON.parse(written) as Input<"directivePreview">, leaving.signal).then(
        (judged) => setPreview({ of: written, findings: judged.findings, judged, failure: null }),
        (thrown: unknown) => {
          if (!leaving.signal.aborted) setPreview({ of: written, judged: null, ...failureOf(thrown) });
        },
      );
    }, rest);
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [client, written, selection, whole]);
  return { preview: whole ? preview : null, pending: whole && preview?.of !== written };
}

/** Findings of a declined preview belong to the fields; anything else is a failure to be said. */
function failureOf(thrown: unknown): Pick<Preview, "findings" | "failure"> {
  if (thrown instanceof RoomError && thrown.code === "input-invalid")
    return { findings: thrown.findings, failure: null };
  return { findings: [], failure: thrown };
}
