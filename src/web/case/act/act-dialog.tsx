/** Before an act: its sentence, what would follow from it row by row, and what it needs to be told: terms, the second finder, whether the embargo is still kept. */
import { type ReactNode, useState } from "react";
import { actWords } from "#web/case/act/act-words.ts";
import type { DialogProps, OfferedAct } from "#web/case/act/case-dialog.ts";
import { DialogForm } from "#web/desk/dialog-form.tsx";
import { type EmbargoTerms, TermsFields } from "#web/case/act/terms-fields.tsx";
import type { CaseNames, OpenCase } from "#web/case/case-names.ts";
import { StepText } from "#web/case/step-text.tsx";
import type { Input } from "#web/room/room-client.ts";
import { useRoom, useTranslate } from "#web/room/room-context.tsx";
import { Choice } from "#web/ui/choice.tsx";
import { Field } from "#web/ui/field.tsx";

type ActInput = Input<"caseAct">["act"];
type ActDialogProps = DialogProps & {
  readonly of: OpenCase;
  readonly act: OfferedAct;
  readonly names: CaseNames;
  readonly zone: string;
};

const adherences = ["keep", "leave"] as const;
const verdicts = ["reproduced", "not-reproduced", "inconclusive"] as const;

/** Acts that cannot be taken back and that others feel. */
function isGrave({ kind, act }: OfferedAct): boolean {
  return kind === "publish" || act === "terminate" || act === "close" || isWorldFact(act);
}

function isWorldFact(act: string | null): boolean {
  return act === "public" || act === "exploit-public" || act === "attacks";
}

export function ActDialog({ of, act, names, zone, onDo, ...frame }: ActDialogProps): ReactNode {
  const t = useTranslate();
  const { client } = useRoom();
  const [adherence, setAdherence] = useState<(typeof adherences)[number]>("keep");
  const [terms, setTerms] = useState<EmbargoTerms | null>(of.suggestions[0] ?? null);
  const [finder, setFinder] = useState(of.reports.find(({ accepted }) => !accepted)?.number ?? "");
  const [verdict, setVerdict] = useState<(typeof verdicts)[number]>("reproduced");
  const whose = { names, own: of.own };
  const name = actWords(t, "name", act, whose);
  const proposes = act.kind === "embargo" && (act.act === "propose" || act.act === "counter");
  const input = inputOf(act, { adherence, terms: proposes ? terms : null, finder: finder.trim(), verdict });
  return (
    <DialogForm
      {...frame}
      title={name}
      grave={isGrave(act)}
      filled={act.kind !== "rediscovery" && !act.asksAdherence}
      ready={input !== null && (!proposes || terms !== null)}
      onSubmit={() => {
        if (input !== null)
          onDo(() => client.call("caseAct", { case: of.id, act: input }), t("caseAct.did", { what: name }));
      }}
    >
      <p>{actWords(t, "confirm", act, whose)}</p>
      {proposes ? (
        <TermsFields suggestions={of.suggestions} terms={terms} zone={zone} onChange={setTerms} />
      ) : null}
      {act.asksAdherence ? (
        <Field pointer="/adherence" label={t("caseAct.adherence")}>
          <Choice
            values={adherences}
            label={(one) => t(`caseAct.adherences.${one}`)}
            value={adherence}
            onChange={setAdherence}
          />
        </Field>
      ) : null}
      {act.kind === "rediscovery" ? (
        <>
          <Field pointer="/finder" label={t("caseAct.finder")} hint={t("caseAct.finderHint")}>
            <input value={finder} maxLength={80} onChange={({ target }) => setFinder(target.value)} />
          </Field>
          <Field pointer="/verdict" label={t("caseAct.verdict")}>
            <Choice
              values={verdicts}
              label={(one) => t(`casePage.verdict.${one}`)}
              value={verdict}
              onChange={setVerdict}
            />
          </Field>
        </>
      ) : null}
      <Follows steps={act.steps} names={names} />
    </DialogForm>
  );
}

function Follows({ steps, names }: Pick<OfferedAct, "steps"> & { readonly names: CaseNames }): ReactNode {
  const t = useTranslate();
  if (steps.length === 0) return null;
  return (
    <>
      <h3>{t("caseAct.follows")}</h3>
      <ul className="plain">
        {steps.map((step) => (
          <li key={`${step.machine} ${step.subject ?? ""} ${step.to}`}>
            {step.subject === null ? null : `${names(step.subject)}: `}
            <StepText {...step} />
          </li>
        ))}
      </ul>
    </>
  );
}

type ActDetails = {
  readonly adherence: (typeof adherences)[number];
  readonly terms: EmbargoTerms | null;
  readonly finder: string;
  readonly verdict: (typeof verdicts)[number];
};

/** The act as it is sent; `null` while something is missing. The room asks its machines again. */
function inputOf(
  { kind, act, about, asksAdherence }: OfferedAct,
  { adherence, terms, finder, verdict }: ActDetails,
): ActInput | null {
  if (kind === "publish") return { kind };
  if (kind === "rediscovery") return finder === "" ? null : { kind, finder, verdict };
  const input = {
    kind,
    act,
    ...(kind === "report" && about !== null ? { participant: about } : {}),
    ...(kind === "state" && about !== null ? { supplier: about } : {}),
    ...(asksAdherence ? { adherence } : {}),
    ...(terms === null ? {} : { terms }),
  };
  return input as ActInput;
}
