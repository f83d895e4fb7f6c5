/** How often a fragment of a marked letter names its copy. */
import { codeOf } from "#core/coordination/mark/mark-code.ts";
import { copyOf, readMarkedText } from "#core/coordination/mark/marked-text.ts";
import { traceCopy } from "#core/coordination/mark/trace-copy.ts";
import { leakedFragment, seededRandom } from "#test/kit/coordination/marked-samples.ts";

type AttributionTerms = { readonly recipients: number; readonly length: number; readonly tries: number };

/** Fragments of somebody's copy from a place of chance: how many named it, how many named another, how many marks were seen in all. */
export async function attributions(letter: string, { recipients: count, length, tries }: AttributionTerms) {
  const text = readMarkedText(letter);
  const secret = new Uint8Array(32).fill(11);
  const recipients = Array.from({ length: count }, (_, at) => `supplier-${at}`);
  const random = seededRandom(length * 31 + count);
  let [right, wrong, marks] = [0, 0, 0];
  for (let one = 0; one < tries; one++) {
    const who = recipients[Math.floor(random() * count)] ?? "";
    const copy = copyOf(text, await codeOf(text, secret, who));
    const trace = await traceCopy(text, leakedFragment(copy, length, random), {
      secret,
      recipients,
      needed: 0.99,
    });
    marks += trace.marks;
    right += Number(trace.named[0] === who);
    wrong += Number(trace.named.some((name) => name !== who));
  }
  return { right, wrong, tries, marks };
}
