/** Handlers: what suppliers answer in cases, and what a document of theirs would answer. */
import { readAnswerDocument } from "#core/coordination/answer/read-answer-document.ts";
import { Refusal } from "#core/problem.ts";
import type { Handlers } from "#edge/http/handler.ts";
import { answerInCase } from "#stages/case/answers.ts";
import { caseSeenBy } from "#stages/case/participants.ts";
import { onBehalfOf } from "#stages/registry/operators.ts";
import { system } from "#store/sql.ts";

/** Handlers of answers. */
export const caseAnswerHandlers: Handlers<"caseAnswer" | "caseAnswerRead"> = {
  caseAnswer: async ({ input, actor, room }) => {
    const by = onBehalfOf({ id: actor.id });
    const now = room.now().toISOString();
    const answered = await room.store.write(by, async (tx) =>
      answerInCase(tx, { id: input.case, actor }, input.answers, now),
    );
    return answered;
  },
  caseAnswerRead: async ({ input, actor, room }) => {
    await room.store.read(system, async (tx) => caseSeenBy(tx, input.case, actor));
    const read = readAnswerDocument(input.document, room.now().toISOString().slice(0, 10));
    if (!read.ok) throw new Refusal("input-invalid", "The document cannot be read.", read.findings);
    return { answers: [...read.value.answers], unreasoned: [...read.value.unreasoned] };
  },
};
