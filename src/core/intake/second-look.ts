/**
 * The second look: of what the gates put last a tenth is drawn and looked at by a person all the same, and how much of that was true is how much the gates put
 * last wrongly. Drawn by a keyed hash of the report, so that nobody who lacks the key can tell beforehand, or write a report that is never drawn.
 */
import { betaQuantile } from "#core/intake/beta.ts";
import { hmac } from "#core/seal/primitive/platform.ts";

/** The share that is drawn. */
export const secondLookShare = 0.1;

/** Whether a report is drawn. The same report, key and share give the same answer; a larger share draws whatever a smaller one does. */
export async function isDrawn(key: Uint8Array, report: string, share = secondLookShare): Promise<boolean> {
  const tag = await hmac("SHA-256", key, new TextEncoder().encode(`bongsu second look\n${report}`));
  return new DataView(tag.buffer, tag.byteOffset).getUint32(0) < share * 2 ** 32;
}

/** A share with the interval that it lies in, of what was counted. */
type MeasuredShare = {
  readonly count: number;
  readonly of: number;
  /** `null` where nothing was counted. */
  readonly share: number | null;
  /** Clopper and Pearson's interval of 95 %: it holds the true share at least as often, also where nothing was found wrong. */
  readonly low: number;
  readonly high: number;
};

/** The share of reports put last that a second look found to be true. */
export function falseRejects(count: number, of: number): MeasuredShare {
  return {
    count,
    of,
    share: of === 0 ? null : count / of,
    low: count === 0 ? 0 : betaQuantile(count, of - count + 1, 0.025),
    high: count === of ? 1 : betaQuantile(count + 1, of - count, 0.975),
  };
}
