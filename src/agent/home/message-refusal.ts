/** Refusals whose sentence is a message of the catalogue: it is made for whoever reads it, in their language. And what every other refusal says to them. */
import { type Finding, Refusal, RefusalByReason, type RefusalCode } from "#core/problem.ts";
import type { RefusalReason } from "#core/reason-refusal.ts";
import { referenceLanguage } from "#messages/choose-language.ts";
import type { Key } from "#messages/keys.ts";
import type { Translate } from "#messages/message.ts";
import { findingText } from "#messages/render/finding.ts";
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

/** A refusal that says the first of its findings. */
export function findingsRefusal(code: RefusalCode, findings: readonly Finding[]): MessageRefusal {
  const [first] = findings;
  return new MessageRefusal(code, (t) => (first === undefined ? "" : findingText(first, t)), findings);
}

/** What a refusal says to a reader. */
export function refusalText(refusal: Refusal, t: Translate): string {
  if (refusal instanceof MessageRefusal) return refusal.sentence(t);
  if (refusal instanceof PublicationRefusal)
    return t(`publicationRefusal.${refusal.reason}`, { detail: refusal.message });
  const own = refusal instanceof RefusalByReason ? reasonText(refusal, t) : undefined;
  return own ?? withEnglish(refusal.code, refusal.message, t);
}

function reasonText({ reason, values, cause }: RefusalByReason, t: Translate): string | undefined {
  const key: Key<"roomRefusal"> = `roomRefusal.${reason as RefusalReason}`;
  const inner = cause instanceof Refusal ? { detail: refusalText(cause, t) } : {};
  return t.find(key, { ...values, ...inner });
}

/** A sentence that is known in English alone: what the code means in the reader's language, and the sentence after it as it is. */
export function withEnglish(code: RefusalCode, sentence: string, t: Translate): string {
  if (t.language === referenceLanguage) return sentence;
  const meaning = t(`refusal.${code}`);
  return sentence === "" ? meaning : t("refusal.inEnglish", { meaning, sentence });
}
