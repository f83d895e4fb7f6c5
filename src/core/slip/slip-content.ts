/**
 * What a return slip carries of an answer: which directive and revision, when, the counts, the start of the evidence digest, and a tag. Both sides make the very same
 * answer from it, so its digest and its receipt are those of the answer at home. What was looked at does not fit: what was left out counts as unknown.
 */
import { leavesOut, looksAtNothing, totalOf } from "#core/directive/answer-coverage.ts";
import { clockSequence } from "#core/directive/answer-sequence.ts";
import { type Acknowledgement, type Attestation, countedStatuses } from "#core/directive/attestation.ts";
import { isAttestation, type ResponsePayload } from "#core/document/receipt.ts";
import { failed, type Parsed, parsed } from "#core/problem.ts";
import { BitReader, BitWriter } from "#core/slip/bits.ts";
import { readSlip, writeSlip } from "#core/slip/slip-code.ts";

/** Bits of the tag, and of the digests that are cut. */
const [tagBits, digestBits, idBits] = [60, 32, 24];
const [version, timeBits, since, yearBits, firstYear] = [0, 24, Date.UTC(2026, 0, 1), 6, 2024];
/** A number that was made of the clock is written by how far it lies before this many seconds after the answer. */
const [minute, clockAhead] = [60_000, 64];
const knownId = /^(?:DIR|DRILL)-(\d{4})-(0*)(\d{1,9})$/;

/** Which directive a slip is about: its id, or for an id of another form the start (hex) of its sha256. */
export type SlipDirective = { readonly id: string } | { readonly digest: string };

/** A slip that was read: everything but whose it is. `answer` makes the answer, once organisation and directive are known. */
type SlipContent = {
  readonly drill: boolean;
  readonly directive: SlipDirective;
  readonly tag: bigint;
  readonly answer: (organization: string, directive: string) => ResponsePayload;
};

/** The tag of a slip from the 32 bytes of a code. */
export function tagOf(code: Uint8Array): bigint {
  return BigInt(`0x${code.slice(0, 8).toHex()}`) >> BigInt(64 - tagBits);
}

/** The time as a slip has it: its minute. */
function minuteOf(at: string): string {
  return new Date(Math.floor(Date.parse(at) / minute) * minute).toISOString();
}

/** An attestation as a slip can carry it: of the evidence digest its start; what nobody compared is unknown, since the coverage stays at home. */
export function attestationForSlip({ coverage, evidenceDigest, ...full }: Attestation): Attestation {
  const left = coverage === undefined ? 0 : coverage.lost + coverage.notCompared;
  const nothing = coverage !== undefined && (looksAtNothing(coverage) || leavesOut(coverage));
  const more = nothing ? Math.max(1, left) : 0;
  const counts = { ...full.counts, unknown: full.counts.unknown + more };
  return {
    ...full,
    at: minuteOf(full.at),
    counts,
    evidence: { E0: 0, E1: 0, E2: totalOf(counts), E3: 0 },
    evidenceDigest: null,
    evidenceDigestStart: startOf(evidenceDigest ?? ""),
  };
}

function startOf(digest: string): string {
  return digest.slice(0, digestBits / 4).padEnd(digestBits / 4, "0");
}

/** An acknowledgement as a slip can carry it. */
export function acknowledgementForSlip(full: Acknowledgement): Acknowledgement {
  return { ...full, at: minuteOf(full.at) };
}

type Written = {
  readonly answer: ResponsePayload;
  /** sha256 (hex) of the directive's id. */
  readonly directiveDigest: string;
  readonly tag: bigint;
};

/** The slip of an answer that was made for one; `null` where its numbers are too large for it. */
export function slipOf({ answer, directiveDigest, tag }: Written): string | null {
  const bits = new BitWriter().fixed(version, 2).fixed(isAttestation(answer) ? 1 : 0, 1);
  bits.fixed(answer.drill ? 1 : 0, 1);
  writeDirective(bits, answer, directiveDigest);
  const minutes = (Date.parse(answer.at) - since) / minute;
  if (!Number.isSafeInteger(minutes) || minutes < 0 || minutes >= 2 ** timeBits) return null;
  bits.growing(answer.revision - 1).fixed(minutes, timeBits);
  if (isAttestation(answer)) writeCounts(bits, answer);
  return writeSlip(bits.fixed(tag, tagBits).number());
}

function idOf(drill: boolean, year: number, number: number): string {
  return `${drill ? "DRILL" : "DIR"}-${year}-${String(number).padStart(4, "0")}`;
}

function writeDirective(bits: BitWriter, { directive, drill }: ResponsePayload, digest: string): void {
  const [, year = "", , number = ""] = knownId.exec(directive) ?? [];
  const known = idOf(drill, Number(year), Number(number)) === directive;
  const years = Number(year) - firstYear;
  if (known && years >= 0 && years < 2 ** yearBits)
    bits.fixed(0, 1).fixed(years, yearBits).growing(Number(number));
  else bits.fixed(1, 1).fixed(BigInt(`0x${digest.slice(0, idBits / 4)}`), idBits);
}

function writeCounts(bits: BitWriter, answer: Attestation): void {
  const { sequence, at, counts, contradicted, evidenceDigestStart } = answer;
  const ofClock = clockSequence(at) + clockAhead - sequence;
  const isOfClock = ofClock >= 0 && ofClock < sequence;
  bits.fixed(isOfClock ? 1 : 0, 1).growing(isOfClock ? ofClock : sequence);
  for (const status of countedStatuses) bits.growing(counts[status]);
  bits.growing(contradicted).fixed(BigInt(`0x${startOf(evidenceDigestStart ?? "")}`), digestBits);
}

/** Reads a slip as it was typed. Nothing of it is believed before its tag is good. */
export function readSlipContent(typed: string): Parsed<SlipContent> {
  const number = readSlip(typed);
  if (!number.ok) return number;
  const bits = new BitReader(number.value);
  const [form, kind, world] = [bits.fixed(2), bits.fixed(1), bits.fixed(1)];
  if (form !== BigInt(version)) return failed("", "slip-version", "The slip is of another version.");
  const drill = world === 1n;
  const directive = readDirective(bits, drill);
  const [before, minutes] = [bits.growing(), bits.fixed(timeBits)];
  const at = new Date(since + Number(minutes ?? 0n) * minute).toISOString();
  const counted = kind === 1n ? readCounts(bits, at) : undefined;
  const tag = bits.fixed(tagBits);
  if (!bits.atEnd || directive === null || before === null || counted === null || tag === null)
    return failed("", "slip-form", "The slip is not whole, or another code than a slip.");
  return parsed({
    drill,
    directive,
    tag,
    answer: (organization, id) => {
      const subject = { organization, directive: id, revision: before + 1, drill, at };
      return counted === undefined
        ? { type: "bongsu.acknowledgement/1", ...subject }
        : { type: "bongsu.attestation/1", ...subject, ...counted };
    },
  });
}

function readDirective(bits: BitReader, drill: boolean): SlipDirective | null {
  if (bits.fixed(1) === 1n) {
    const digest = bits.fixed(idBits);
    return digest === null ? null : { digest: digest.toString(16).padStart(idBits / 4, "0") };
  }
  const [years, number] = [bits.fixed(yearBits), bits.growing()];
  if (years === null || number === null) return null;
  return { id: idOf(drill, firstYear + Number(years), number) };
}

function readCounts(bits: BitReader, at: string) {
  const isOfClock = bits.fixed(1) === 1n;
  const number = bits.growing();
  const read = countedStatuses.map((status) => [status, bits.growing()] as const);
  const [contradicted, start] = [bits.growing(), bits.fixed(digestBits)];
  if (number === null || contradicted === null || start === null) return null;
  if (read.some(([, count]) => count === null)) return null;
  const counts = Object.fromEntries(read) as Attestation["counts"];
  return {
    sequence: isOfClock ? clockSequence(at) + clockAhead - number : number,
    counts,
    evidence: { E0: 0, E1: 0, E2: totalOf(counts), E3: 0 },
    contradicted,
    evidenceDigest: null,
    evidenceDigestStart: start.toString(16).padStart(digestBits / 4, "0"),
  };
}
