/** Which dialog stands open over a case, and which one does what is next. */
import type { OpenCase } from "#web/case/case-names.ts";
import type { useRoomAction } from "#web/ui/room-action.tsx";

/** An act that the case allows to the viewer. */
export type OfferedAct = OpenCase["acts"][number];

/** A dialog over a case. */
export type CaseDialog =
  | { readonly kind: "act"; readonly act: OfferedAct }
  | { readonly kind: "message"; readonly to: readonly string[] }
  | { readonly kind: "contact"; readonly participant: string }
  | {
      readonly kind: "link-made";
      readonly participant: string;
      readonly name: string;
      readonly link: string;
      readonly expires: string;
    }
  | { readonly kind: "signal"; readonly signal: string; readonly confirm: boolean }
  | {
      readonly kind:
        | "invite"
        | "identify"
        | "products"
        | "link"
        | "split"
        | "exchange"
        | "hand-over"
        | "keys";
    };

/** Opens a dialog. */
export type OpenDialog = (dialog: CaseDialog) => void;

/** What every dialog over a case is given. */
export type DialogProps = {
  readonly working: ReturnType<typeof useRoomAction>;
  /** Does it at the room; then says so, and shows the case anew. */
  readonly onDo: (work: () => Promise<unknown>, done: string) => void;
  readonly onClose: () => void;
};

/** The act by which each next thing is done; the rest have dialogs of their own. */
const actOf: Partial<
  Record<OpenCase["next"][number]["what"], readonly [kind: OfferedAct["kind"], act: string | null]>
> = {
  "answer-embargo": ["embargo", "accept"],
  "hand-over-report": ["report", "receive"],
  validate: ["report", "validate"],
  decide: ["report", "accept"],
  "make-fix": ["state", "fix-ready"],
  "propose-embargo": ["embargo", "propose"],
  publish: ["publish", null],
  close: ["report", "close"],
};

/** The dialog that does a step of the viewer's own; `null` where it is not offered. */
export function dialogOf(
  { acts }: Pick<OpenCase, "acts">,
  { what, about }: OpenCase["next"][number],
): CaseDialog | null {
  if (what === "invite-supplier") return { kind: "invite" };
  if (what === "contact") return about === null ? null : { kind: "contact", participant: about };
  const [kind, name] = actOf[what] ?? [];
  const act = acts.find((one) => one.kind === kind && one.act === name && one.about === about);
  return act === undefined ? null : { kind: "act", act };
}

/** The first act about the embargo that is offered: an answer, else a proposal. */
export function embargoDialog({ acts }: Pick<OpenCase, "acts">): CaseDialog | null {
  for (const name of ["accept", "propose", "counter"]) {
    const act = acts.find((one) => one.kind === "embargo" && one.act === name);
    if (act !== undefined) return { kind: "act", act };
  }
  return null;
}
