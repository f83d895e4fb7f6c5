/** Refusals whose sentence is a message of the catalogue: it is made for whoever reads it, in their language. */
import { type Finding, Refusal, type RefusalCode } from "#core/problem.ts";
import { referenceLanguage } from "#messages/choose-language.ts";
import type { Translate } from "#messages/message.ts";
import { translatorOf } from "#messages/translators.ts";
import { PublicationRefusal } from "#publication/refusal.ts";

/** A sentence that is made when it is known in which language it is read. */
export type Sentence = (t: Translate) => string;

/** A refusal by a message; `message` holds it in English, for logs. */
export class MessageRefusal extends Refusal {
  readonly sentence: Sentence;
  constructor(code: RefusalCode, sentence: Sentence, findings: readonly Finding[] = []) {
    super(code, sentence(translatorOf(referenceLanguage)), findings);
    this.sentence = sentence;
  }
}

/** What a refusal says to a reader; one without a message speaks English. */
export function refusalText(refusal: Refusal, t: Translate): string {
  if (refusal instanceof MessageRefusal) return refusal.sentence(t);
  if (refusal instanceof PublicationRefusal)
    return t(`publicationRefusal.${refusal.reason}`, { detail: refusal.message });
  return refusal.message;
}
