/** Answers of a supplier as they come in a file: read as strictly as the endpoint of answers takes them. */
import { longestAnswered, mostAnswers, type SupplierAnswer, supplierAnswerIn } from "./supplier-answer.ts";
import { isZone } from "#core/coordination/embargo/embargo-terms.ts";
import { isInstant } from "#core/input/instant.ts";
import { entriesOf } from "#core/input/json.ts";
import { failed, type Parsed, parsed } from "#core/problem.ts";

/** The answers in a list; a finding for the first that is none, or says more than an answer does. */
export function readSupplierAnswers(values: readonly unknown[]): Parsed<readonly SupplierAnswer[]> {
  if (values.length === 0 || values.length > mostAnswers)
    return failed("/answers", "case-file-form", `There are 1 to ${mostAnswers} answers.`);
  const answers: SupplierAnswer[] = [];
  for (const [place, value] of values.entries()) {
    const answer = supplierAnswerIn(value);
    if (answer === null || !isSame(answer, value) || !fits(answer))
      return failed(`/answers/${place}`, "case-file-form", "This is no answer of a supplier.");
    answers.push(answer);
  }
  return parsed(answers);
}

/** Whether every member is one that was read, and as it was read. */
function isSame(answer: SupplierAnswer, value: unknown): boolean {
  const read = new Map<string, unknown>(Object.entries(answer));
  const written = entriesOf(value);
  return written.length === read.size && written.every(([name, one]) => read.get(name) === one);
}

/** Whether an answer is one that could be given: lengths, a day and an instant that are there, a zone that is known. */
export function fits(answer: SupplierAnswer): boolean {
  const { product, note, ...rest } = answer;
  const short = [product, ...Object.values(rest)].every((one) => one.length <= longestAnswered.product);
  if (!short || note.length > longestAnswered.note) return false;
  if (answer.kind === "fix") return isCalendarDay(answer.date);
  return answer.kind !== "more-time" || (isInstant(answer.ends) && isZone(answer.zone));
}

function isCalendarDay(day: string): boolean {
  return /^[1-9]\d{3}-\d{2}-\d{2}$/.test(day) && isInstant(`${day}T00:00:00Z`);
}
