/** Handlers: directives from draft to ending, their preview, who has not closed, and the rule packs. */
import type { DirectiveDocument } from "#core/directive/directive.ts";
import { type Procedure, referenceOf } from "#core/rules/rule-pack/rule-pack.ts";
import { findPack, packs, procedures, startingPack } from "#core/rules/packs/index.ts";
import { type ExampleDeadline, strictestOf } from "#core/directive/strictest-advisory.ts";
import { packHeadView, outcomeMeanings, tableView } from "#core/rules/decision-table-view.ts";
import { directiveTexts } from "#edge/directive-texts.ts";
import { shownAction } from "#edge/http/dated-action.ts";
import type { Call, Handlers } from "#edge/http/handler.ts";
import { notFound } from "#edge/http/problem.ts";
import {
  approveDirective,
  draftDirective,
  editDirective,
  returnDirective,
  reviseDirective,
  submitDirective,
  supersedeDirective,
  withdrawDirective,
} from "#stages/directive/commands.ts";
import { comparePacks } from "#stages/directive/compare-packs.ts";
import { previewDirective } from "#stages/directive/preview.ts";
import { listDirectives, readDirective } from "#stages/directive/queries.ts";
import { suspensionsOf } from "#stages/directive/signing/queries.ts";
import { currentAdvisoryFacts, withPauses } from "#stages/dissemination/directive-deadline.ts";
import { clockFacts } from "#stages/dissemination/queries.ts";
import { operatorNames, organizationsById, roomTopology } from "#stages/registry/queries.ts";
import { unresolvedOrganizations } from "#stages/response/queries.ts";
import { actionText } from "#messages/render/action.ts";
import { evaluationText } from "#messages/render/deadline/evaluation.ts";
import { inEveryLanguage } from "#messages/translators.ts";
import { system, type Tx } from "#store/sql.ts";

type DirectiveEndpoint =
  | "directiveList"
  | "directiveRead"
  | "directivePreview"
  | "directiveDraft"
  | "directiveEdit"
  | "directiveSubmit"
  | "directiveReturn"
  | "directiveApprove"
  | "directiveRevise"
  | "directiveSupersede"
  | "directiveWithdraw"
  | "directiveStuck"
  | "rulePackList"
  | "rulePackRead"
  | "rulePackCompare";

/** One transaction of a command with the call's input, at the room's time. */
function command<I, T>(act: (tx: Tx, input: I, now: string) => Promise<T>) {
  return async ({
    input,
    actor,
    room,
  }: Pick<Call<"directiveDraft">, "actor" | "room"> & { readonly input: I }): Promise<T> =>
    await room.store.write(actor, async (tx) => await act(tx, input, room.now().toISOString()));
}

/** A command that answers nothing. */
function silent<I>(act: (tx: Tx, input: I, now: string) => Promise<void>) {
  return command(async (tx, input: I, now) => {
    await act(tx, input, now);
    return {};
  });
}

/** Handlers of the directive endpoints. */
export const directiveHandlers: Handlers<DirectiveEndpoint> = {
  directiveList: async ({ input, actor, room }) =>
    await room.store.read(actor, async (tx) => await listDirectives(tx, input)),
  directiveRead: async ({ input, actor, room }) => {
    const now = room.now().toISOString();
    const read = await room.store.read(actor, async (tx) => {
      const found = await readDirective(tx, input.directive);
      if (found === undefined) throw notFound();
      const work = found.work === null ? null : { purpose: found.work.purpose, stage: found.work.stage };
      return { ...found, work, dated: await datedNow(tx, found.document, now) };
    });
    const people = [
      read.draftedBy,
      read.submittedBy ?? read.draftedBy,
      ...read.approvals.map(({ by }) => by),
    ];
    const names = await room.store.read(system, async (tx) => await operatorNames(tx, people));
    return { ...read, names };
  },
  directivePreview: async ({ input, actor, room }) => {
    const now = room.now().toISOString();
    const preview = await room.store.read(actor, async (tx) => await previewDirective(tx, input, now));
    const { content, by, ...rest } = preview;
    return {
      ...rest,
      text: directiveTexts.text(content, by),
      deadlines: rest.deadlines.map(shownExample),
    };
  },
  directiveDraft: command(draftDirective),
  directiveEdit: silent(editDirective),
  directiveSubmit: silent(submitDirective),
  directiveReturn: silent(returnDirective),
  directiveApprove: command(
    async (tx, input: Call<"directiveApprove">["input"], now) =>
      await approveDirective(tx, input, now, directiveTexts),
  ),
  directiveRevise: silent(reviseDirective),
  directiveSupersede: silent(supersedeDirective),
  directiveWithdraw: silent(withdrawDirective),
  directiveStuck: async ({ input, actor, room }) =>
    await room.store.read(actor, async (tx) => await stuckPage(tx, input)),
  rulePackList: async ({ room }) => {
    const { time } = await room.store.read(system, roomTopology);
    const start = startingPack(time.zone);
    return {
      packs: packs.map((pack) => ({
        id: referenceOf(pack),
        title: pack.name,
        source: pack.source,
        default: referenceOf(pack) === start,
      })),
      // A drill is never mistaken for the real thing.
      procedures: procedures.filter(({ id }) => room.drill || !id.startsWith("drill.")).map(shownProcedure),
    };
  },
  rulePackRead: async ({ input }) => {
    const pack = findPack(input.pack);
    if (pack === null) throw notFound();
    const { id, name } = pack.table;
    return {
      ...packHeadView(pack),
      start: pack.start,
      table: { id, name, ...tableView(pack) },
      outcomes: outcomeMeanings(pack),
    };
  },
  rulePackCompare: async ({ input, actor, room }) =>
    await room.store.read(actor, async (tx) => await comparePacks(tx, input, room.now().toISOString())),
};

function shownExample(example: ExampleDeadline) {
  const { exposed, tier, due, actions, notAsked } = example;
  return {
    exposed,
    tier,
    due,
    explanation: inEveryLanguage((t) => evaluationText(example, t)),
    actions: actions.map(shownAction),
    notAsked: notAsked.map(shownAction),
  };
}

/** What a system of which nothing is known is asked now by a directive in force, by the newest facts of its advisories. */
async function datedNow(tx: Tx, document: DirectiveDocument | null, now: string) {
  if (document?.state !== "issued") return { actions: [], notAsked: [] };
  const facts = (await clockFacts(tx, [document.id])).get(document.id) ?? [];
  const current = { ...document, advisories: currentAdvisoryFacts(document, facts) };
  const strictest = strictestOf(withPauses(current, await suspensionsOf(tx, [document.id])), {}, now);
  return {
    actions: (strictest?.actions ?? []).map(shownAction),
    notAsked: (strictest?.notAsked ?? []).map(shownAction),
  };
}

function shownProcedure(procedure: Procedure) {
  const { name, source, steps } = procedure;
  return {
    id: referenceOf(procedure),
    title: name,
    source,
    steps: steps.map(({ id, what, start, duration, ...step }) => {
      const task = { ...step, clock: { start, duration } };
      return { id, what, sentence: inEveryLanguage((t) => actionText(task, t)) };
    }),
  };
}

/** The organisations of one page with their names; one that the reader may not see is left out. */
async function stuckPage(tx: Tx, { directive, ...wanted }: Call<"directiveStuck">["input"]) {
  const page = await unresolvedOrganizations(tx, directive, wanted);
  const organizations = await organizationsById(
    tx,
    page.items.map(({ organization }) => organization),
  );
  const items = page.items.flatMap(({ organization, standing, since, due }) => {
    const view = organizations.get(organization);
    if (view === undefined) return [];
    const { name, tier, sector, contacts } = view;
    return [{ organization, name, tier, sector, standing, since, due, contacts }];
  });
  return { ...page, items };
}
