/** What organisations and agents say: tasks, acknowledgements, answers. The stages decide; here the payload's form is checked once. */
import { hash } from "node:crypto";
import type { Acknowledgement } from "#core/directive/attestation.ts";
import type { Actor } from "#core/actor.ts";
import { answerDigest, isAttestation } from "#core/document/receipt.ts";
import type { DirectiveDocument } from "#core/directive/directive.ts";
import { Refusal } from "#core/problem.ts";
import { stepsOf } from "#core/directive/directive-steps.ts";
import type { Handlers, Sealed } from "#edge/http/handler.ts";
import { decidedExtension } from "#edge/http/handlers/extension.ts";
import { shownSuspensions } from "#edge/http/answer/shown-suspension.ts";
import { notFound } from "#edge/http/problem.ts";
import type { Room } from "#edge/http/room.ts";
import { receiptTime, sealedReceipt } from "#edge/http/sealed-receipt.ts";
import { limitedTry } from "#edge/http/work/limited-tries.ts";
import { changesOf, issuedDocument, issuedDocuments } from "#stages/directive/queries.ts";
import {
  acknowledge,
  acknowledgeOnPage,
  respondOnPage,
  type ReceivedResponse,
  attest,
} from "#stages/response/commands.ts";
import { previewAnswer } from "#stages/response/preview-answer.ts";
import { extensionsOf } from "#stages/dissemination/queries.ts";
import { type ResponseStatusRow, responseStatusesOf } from "#stages/response/queries.ts";
import { renewStatus } from "#stages/response/renew.ts";
import { respondentsOf } from "#stages/response/respondents.ts";
import { recordedAnswer, recordedAnswersOf } from "#stages/response/recorded-answers.ts";
import { inEveryLanguage } from "#messages/translators.ts";
import { readOrganization } from "#stages/registry/queries.ts";
import { answerOfSlip } from "#stages/response/slip.ts";
import { appendEvents } from "#store/journal.ts";
import { system, type Tx } from "#store/sql.ts";

/** Handlers of the answering endpoints. */
export const responseHandlers: Pick<
  Handlers,
  | "taskList"
  | "taskAcknowledge"
  | "taskAnswer"
  | "taskPreview"
  | "receiptRead"
  | "acknowledge"
  | "attest"
  | "responseRenew"
  | "slipEnter"
> = {
  taskList: async ({ actor, room }) =>
    await room.store.read(actor, async (tx) => ({
      tasks: await tasksOf(tx, own(actor.organization), room.origin),
    })),

  taskAcknowledge: async ({ input, actor, room }) => {
    const now = receiptTime(room);
    const recorded = await room.store.write(actor, async (tx) => {
      const document = await issuedDocument(tx, input.directive);
      if (document === undefined) throw new Refusal("not-found", "there is no such directive");
      const payload: Acknowledgement = {
        type: "bongsu.acknowledgement/1",
        organization: own(actor.organization),
        directive: input.directive,
        revision: document.revision,
        drill: room.drill,
        at: now,
      };
      return await acknowledgeOnPage(tx, payload, now);
    });
    return await sealedReceipt(recorded, room);
  },

  taskAnswer: async ({ input, actor, room }) => {
    const typed = { ...input, organization: own(actor.organization), drill: room.drill };
    const now = receiptTime(room);
    return await sealedReceipt(
      await room.store.write(actor, async (tx) => await respondOnPage(tx, typed, now)),
      room,
    );
  },

  taskPreview: async ({ input, actor, room }) => {
    const typed = { ...input, organization: own(actor.organization), drill: room.drill };
    const now = receiptTime(room);
    return await room.store.read(actor, async (tx) => await previewAnswer(tx, typed, now));
  },

  receiptRead: async ({ input, actor, room }) => {
    const recorded = await room.store.read(actor, async (tx) => await recordedAnswer(tx, input.receipt));
    if (recorded === undefined) throw notFound();
    return await sealedReceipt(recorded, room);
  },

  acknowledge: async ({ input, actor, sealed, room }) => {
    const arrived = arrivedAs(input, sealed);
    const now = receiptTime(room);
    return await sealedReceipt(
      await room.store.write(actor, async (tx) => await acknowledge(tx, arrived, now)),
      room,
    );
  },

  slipEnter: async ({ input, actor, room }) =>
    await enteredSlip(room, actor, { slip: input.slip, organization: await slipOwner(room, actor, input) }),

  responseRenew: async ({ input, actor, room }) => {
    await room.store.write(actor, async (tx) => await renewStatus(tx, input, room.now().toISOString()));
    return {};
  },

  attest: async ({ input, actor, sealed, room }) => {
    const arrived = arrivedAs(input, sealed);
    const now = receiptTime(room);
    return await sealedReceipt(
      await room.store.write(actor, async (tx) => await attest(tx, arrived, now)),
      room,
    );
  },
};

function own(organization: string | undefined): string {
  if (organization === undefined) throw new Refusal("not-permitted", "only an organisation has tasks");
  return organization;
}

/** The organisation whose slip is typed: one's own, or one that an officer names and leads. */
async function slipOwner(
  room: Room,
  actor: Actor,
  { organization }: { readonly organization?: string },
): Promise<string> {
  if (actor.organization !== undefined) {
    if (organization === undefined || organization === actor.organization) return actor.organization;
    throw notFound();
  }
  const found =
    organization === undefined
      ? undefined
      : await room.store.read(actor, async (tx) => await readOrganization(tx, organization));
  if (found === undefined) throw notFound();
  return found.id;
}

/** Records the answer of a slip as its key's own, typed by whoever typed it. */
async function enteredSlip(
  room: Room,
  typing: Actor,
  typed: { readonly slip: string; readonly organization: string },
) {
  const { agree } = room;
  if (agree === undefined) throw new Refusal("unsupported", "This room has no key that agrees on slips.");
  const judge = { key: room.signer.keyid, agree, drill: room.drill, now: room.now() };
  const { organization } = typed;
  const { payload, keyid } = await limitedTry(
    `slip ${organization}`,
    { code: "signature-invalid", now: room.now() },
    async () => {
      try {
        return await room.store.read(system, async (tx) => await answerOfSlip(tx, typed, judge));
      } catch (error) {
        if (error instanceof Refusal && error.code === "signature-invalid")
          await room.store.write({ ...system, id: typing.id }, async (tx) => {
            await appendEvents(tx, { kind: "slip.refused", organization });
          });
        throw error;
      }
    },
  );
  const now = receiptTime(room);
  const digest = await answerDigest(payload);
  const signed = { envelope: null, keyid };
  const actor: Actor = { role: "agent", id: typing.id, organization };
  const recorded = await room.store.write(actor, async (tx) =>
    isAttestation(payload)
      ? await attest(tx, { payload, digest, signed, once: null }, now)
      : await acknowledge(tx, { payload, digest, signed, once: null }, now),
  );
  return await sealedReceipt(recorded, room);
}

function arrivedAs<T>(payload: T, sealed: Sealed): ReceivedResponse<T> {
  return {
    payload,
    digest: hash("sha256", sealed.payload),
    signed: { envelope: sealed.envelope, keyid: sealed.keyid },
    once: null,
  };
}

/** Everything of which the organisation was notified, by deadline. */
async function tasksOf(tx: Tx, organization: string, origin: string) {
  const statuses = await responseStatusesOf(tx, organization);
  const directives = statuses.map(({ directive }) => directive);
  const documents = await issuedDocuments(tx, directives);
  const changes = Map.groupBy(await changesOf(tx, directives), ({ directive }) => directive);
  const recorded = await recordedAnswersOf(tx, organization);
  const extensions = Map.groupBy(await extensionsOf(tx, organization), ({ directive }) => directive);
  const respondents = await respondentsOf(tx, organization);
  const suspensions = await shownSuspensions(tx, directives);
  return statuses.flatMap((status) => {
    const { directive, revision, sequence } = status;
    const document = documents.get(directive);
    if (document === undefined) return [];
    const since = sequence > 0 ? revision : document.revision;
    const changed = (changes.get(directive) ?? []).filter((one) => one.revision > since);
    return [
      {
        ...taskOf(status, document, origin),
        suspensions: suspensions.get(directive) ?? [],
        changed: changed.map((one) => one.changes),
        receipts: [...(recorded.get(directive)?.newest ?? [])],
        moreReceipts: recorded.get(directive)?.more ?? false,
        extensions: (extensions.get(directive) ?? []).map(decidedExtension),
        respondents: respondents.get(directive)?.respondents ?? [],
        renewed: respondents.get(directive)?.renewed ?? null,
      },
    ];
  });
}

function taskOf(row: ResponseStatusRow, document: DirectiveDocument, origin: string) {
  const steps = stepsOf(row.directive, origin);
  return {
    directive: row.directive,
    revision: document.revision,
    title: document.draft.title,
    text: document.text,
    binding: document.draft.binding,
    drill: document.drill,
    state: document.state,
    dissemination: document.dissemination,
    standing: row.standing,
    issuedAt: document.issuedAt,
    due: row.due,
    steps: steps.map(({ step }) => inEveryLanguage((t) => t(`directive.task.${step}`))),
    commands: steps.map((step) => step.command),
  };
}
