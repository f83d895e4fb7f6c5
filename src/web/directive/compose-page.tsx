/** Composing a directive: a new one, the draft of one, or the next revision of an issued one. The room judges; the page shows its findings at their fields. */
import { type ReactNode, useRef, useState } from "react";
import { factsOfAnswer } from "#core/directive/draft/advisory-answer.ts";
import { draftFromAdvisory } from "#core/directive/draft/draft-from-advisory.ts";
import type { Finding } from "#core/problem.ts";
import { Failure, useRoomAction } from "#web/ui/room-action.tsx";
import { RoomError } from "#web/room/room-error.ts";
import { ComposeFields } from "#web/directive/compose-fields.tsx";
import { FindingSummary } from "#web/directive/finding-summary.tsx";
import { type DraftForm, draftOf, emptyForm, formOf } from "#web/directive/draft-form.ts";
import { PreviewPanel } from "#web/directive/preview-panel.tsx";
import { usePreview } from "#web/directive/preview.ts";
import type { Input } from "#web/room/room-client.ts";
import { QueryResult, useEndpoint } from "#web/ui/endpoint-query.tsx";
import { paths } from "#web/shell/paths.ts";
import { useRoom, useTranslate } from "#web/room/room-context.tsx";
import { useWrittenLanguages } from "#web/room/topology.ts";
import { RulePreview } from "#web/directive/rule-preview.tsx";
import { go, useAddress } from "#web/shell/router.tsx";
import type { PageProps } from "#web/shell/navigation.ts";
import { PageHeading } from "#web/ui/heading.tsx";
import { Notice } from "#web/ui/notice.tsx";

type Draft = Input<"directiveDraft">;

export function DirectiveComposePage(): ReactNode {
  const t = useTranslate();
  const advisory = useAddress().searchParams.get("advisory");
  const packs = useEndpoint("rulePackList", {});
  return (
    <>
      <PageHeading title={t("composePage.title")} />
      <QueryResult query={packs}>
        {({ packs: known }) => {
          const rulePack = (known.find((pack) => pack.default) ?? known[0])?.id ?? "";
          return advisory === null ? (
            <NewDirective start={emptyForm(rulePack, [])} />
          ) : (
            <FromAdvisory advisory={advisory} rulePack={rulePack} />
          );
        }}
      </QueryResult>
    </>
  );
}

function NewDirective({ start }: { readonly start: DraftForm }): ReactNode {
  const { client } = useRoom();
  return (
    <Composer
      start={start}
      keep={async (draft, once) => (await client.call("directiveDraft", { ...draft, once })).directive}
    />
  );
}

type FromAdvisoryProps = { readonly advisory: string; readonly rulePack: string };

/** A new directive with what its advisory says already written. */
function FromAdvisory({ advisory, rulePack }: FromAdvisoryProps): ReactNode {
  const asked = useEndpoint("advisoryRead", { advisory });
  const languages = useWrittenLanguages({});
  return (
    <QueryResult query={asked}>
      {(answer) => {
        const facts = factsOfAnswer(answer);
        return (
          <NewDirective
            start={
              facts === null
                ? emptyForm(rulePack, [advisory])
                : formOf(draftFromAdvisory(facts, { languages, rulePack }))
            }
          />
        );
      }}
    </QueryResult>
  );
}

export function DirectiveEditPage({ params }: PageProps): ReactNode {
  const { client } = useRoom();
  const t = useTranslate();
  const directive = params.id ?? "";
  const asked = useEndpoint("directiveRead", { directive });
  return (
    <>
      <PageHeading title={t("composePage.editTitle")}>
        <p className="code">{directive}</p>
      </PageHeading>
      <QueryResult query={asked}>
        {({ draft, may }) => {
          const revises = may.includes("revise");
          if (!revises && !may.includes("edit")) {
            return (
              <Notice kind="warning">
                <p>{t("composePage.mayNot")}</p>
              </Notice>
            );
          }
          return (
            <Composer
              start={formOf(draft)}
              directive={directive}
              keep={async (changed) => {
                await client.call(revises ? "directiveRevise" : "directiveEdit", {
                  directive,
                  draft: changed,
                });
                return directive;
              }}
            />
          );
        }}
      </QueryResult>
    </>
  );
}

type ComposerProps = {
  readonly start: DraftForm;
  /** Whose draft it is; none while it is new. */
  readonly directive?: string;
  /** Keeps the draft at the room and answers the directive's id; the same draft under the same key is kept once. */
  readonly keep: (draft: Draft, once: string) => Promise<string>;
};

function Composer({ start, directive, keep }: ComposerProps): ReactNode {
  const { client } = useRoom();
  const t = useTranslate();
  const [form, setForm] = useState(start);
  const [tried, setTried] = useState(false);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const kept = useRef<string | null>(null);
  const sent = useRef<{ readonly draft: Draft; readonly once: string } | null>(null);
  const act = useRoomAction();
  const draft = draftOf(form) as Draft;
  const { preview, pending } = usePreview(draftOf(form), directive);
  const declined = act.failure instanceof RoomError ? act.failure.findings : [];
  const all = dedupe([...(preview?.findings ?? []), ...declined]);
  const shown = tried ? all : all.filter(({ at }) => touched.has(at.split("/")[1] ?? ""));

  function change(part: Partial<DraftForm>): void {
    setForm((before) => ({ ...before, ...part }));
    setTouched((before) => new Set([...before, ...Object.keys(part)]));
    act.forget();
  }
  function save(submit: boolean): void {
    setTried(true);
    void act.run(async () => {
      kept.current = await keepOnce();
      if (submit) await client.call("directiveSubmit", { directive: kept.current });
      go(paths.directive(kept.current));
    });
  }
  /** A draft that was kept before a submission failed is changed, not made twice; so is one of which the reply was lost: it is sent again as it was first. */
  async function keepOnce(): Promise<string> {
    if (kept.current === null) {
      sent.current ??= { draft, once: crypto.randomUUID() };
      kept.current = await keepSent(sent.current);
      if (JSON.stringify(sent.current.draft) === JSON.stringify(draft)) return kept.current;
    }
    await client.call("directiveEdit", { directive: kept.current, draft });
    return kept.current;
  }
  async function keepSent(first: { readonly draft: Draft; readonly once: string }): Promise<string> {
    try {
      return await keep(first.draft, first.once);
    } catch (thrown) {
      // A draft that was refused for what it is, is not there. Of all else nobody knows.
      if (thrown instanceof RoomError && thrown.code === "input-invalid") sent.current = null;
      throw thrown;
    }
  }
  return (
    <>
      <div className="composer">
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            save(true);
          }}
        >
          {tried ? <FindingSummary findings={shown} /> : null}
          <ComposeFields form={form} findings={shown} onChange={change} />
          <Failure of={act.failure} />
          <div className="actions sticky">
            <button type="submit" className="primary" disabled={act.busy}>
              {t("composePage.submit")}
            </button>
            <button type="button" disabled={act.busy} onClick={() => save(false)}>
              {t("composePage.saveDraft")}
            </button>
          </div>
          <p className="hint">{t("composePage.twoPersons")}</p>
        </form>
        <PreviewPanel preview={preview} pending={pending} />
      </div>
      <RulePreview draft={draft} preview={preview} />
    </>
  );
}

function dedupe(findings: readonly Finding[]): readonly Finding[] {
  return [...new Map(findings.map((finding) => [`${finding.at} ${finding.message}`, finding])).values()];
}
