/**
 * Whether an answer can be taken: what it is about is in force, its time can be, it counts something, and it claims no evidence that is not its own. Each
 * refusal has a finding whose code is a message of the catalogue (`finding`). See `docs/standings.md`.
 */
import { type Acknowledgement, type Attestation, evidenceClasses } from "#core/directive/attestation.ts";
import { type AnswerCoverage, totalOf } from "#core/directive/answer-coverage.ts";
import { clockTolerance, isAhead } from "#core/matching/coverage.ts";
import { Refusal, type RefusalCode } from "#core/problem.ts";
import { newestRevision, type NewestRevision } from "#stages/directive/queries.ts";
import { newestIndexHead, newestIndexTime } from "#stages/dissemination/queries.ts";
import type { Tx } from "#store/sql.ts";

function refused(code: RefusalCode, at: string, finding: string, message: string): Refusal {
  return new Refusal(code, message, [{ at, code: finding, message }]);
}

/** The revision that an answer or an acknowledgement is about; refuses one that is not in force, and times that cannot be. */
export async function answeredRevision(
  tx: Tx,
  { directive, revision, at }: Pick<Acknowledgement, "directive" | "revision" | "at">,
  now: string,
): Promise<NewestRevision> {
  const newest = await newestRevision(tx, directive);
  if (newest === undefined) throw new Refusal("not-found", `directive ${directive} was never issued`);
  if (newest.state !== "issued")
    throw refused(
      "state-forbids",
      "/directive",
      "directive-ended",
      `Directive ${directive} is ${newest.state}: it asks for no answer any more.`,
    );
  if (revision > newest.revision)
    throw refused(
      "input-invalid",
      "/revision",
      "revision-unknown",
      `Revision ${revision} of ${directive} has not been issued; the newest is ${newest.revision}.`,
    );
  if (revision < newest.revision)
    throw refused(
      "state-forbids",
      "/revision",
      "revision-old",
      `Revision ${revision} of ${directive} was replaced by ${newest.revision}: sync, check and answer again.`,
    );
  if (isAhead(at, now) && isAhead(at, (await newestIndexTime(tx)) ?? now)) throw implausible(revision, at);
  if (isBefore(at, newest.issuedAt)) throw implausible(revision, at);
  return newest;
}

/** The revision that an attestation is about; refuses all that an acknowledgement is refused for, and what nobody can count on. */
export async function mustBeTakeable(tx: Tx, answer: Attestation, now: string): Promise<NewestRevision> {
  const newest = await answeredRevision(tx, answer, now);
  mustCount(answer);
  mustGoOn(newest, answer.directive);
  await mustCover(tx, answer, newest);
  return newest;
}

function implausible(revision: number, at: string): Refusal {
  return refused(
    "input-invalid",
    "/at",
    "time-implausible",
    `The answer is of ${at}: before revision ${revision} was issued, or ahead of the room's clock.`,
  );
}

function isBefore(at: string, other: string): boolean {
  return !(Date.parse(at) >= Date.parse(other) - clockTolerance);
}

/** Refuses what is about a directive whose ending waits for a second person: nobody should be counted on what may end today. */
function mustGoOn({ ending }: NewestRevision, directive: string): void {
  if (ending)
    throw refused(
      "state-forbids",
      "/directive",
      "directive-ending",
      `Whether ${directive} ends is being decided: answer again once it is. It takes no answer until then.`,
    );
}

/** Refuses counts of nothing, counts that do not add up, and evidence that the organisation cannot give. */
function mustCount({ counts, evidence, evidenceDigest, evidenceDigestStart }: Attestation): void {
  const counted = totalOf(counts);
  const classed = evidenceClasses.reduce((sum, name) => sum + evidence[name], 0);
  if (classed !== counted)
    throw refused(
      "input-invalid",
      "/evidence",
      "evidence-sum",
      `The evidence classes add up to ${classed}, the counts to ${counted}.`,
    );
  if (counted === 0)
    throw refused(
      "input-invalid",
      "/counts",
      "answer-nothing",
      "Every count is 0: nothing was looked at, and that says nothing of being affected.",
    );
  if (evidence.E3 > 0 || (evidence.E2 > 0 && (evidenceDigest ?? evidenceDigestStart ?? null) === null))
    throw refused(
      "input-invalid",
      "/evidence",
      "evidence-claimed",
      "E3 is given by whoever verified, never by the organisation itself; E2 needs the digest of a check.",
    );
}

/** Refuses a coverage that cannot be of this answer: its times, its sums, the pack and the index that it was made with. */
async function mustCover(tx: Tx, { at, coverage }: Attestation, newest: NewestRevision): Promise<void> {
  if (coverage === undefined) return;
  refuseCheckTimes(coverage, at, newest);
  refuseSums(coverage);
  refusePack(coverage, newest);
  await refuseIndex(tx, coverage);
}

/** Only after it was issued can anybody have compared with a revision. */
function refuseCheckTimes(
  { checked: { first, last } }: AnswerCoverage,
  at: string,
  { issuedAt }: NewestRevision,
): void {
  if (!(Date.parse(first) <= Date.parse(last)) || isAhead(last, at) || isBefore(first, issuedAt))
    throw refused(
      "input-invalid",
      "/coverage/checked",
      "time-implausible",
      `What was checked from ${first} to ${last} cannot be what was answered at ${at}, of a revision of ${issuedAt}.`,
    );
}

function refuseSums({ lists, components, compared }: AnswerCoverage): void {
  const isPossible = compared <= totalOf(components) && (compared === 0 || totalOf(lists) > 0);
  if (!isPossible)
    throw refused(
      "input-invalid",
      "/coverage/compared",
      "coverage-sum",
      `${compared} components were compared, which is more than the lists hold.`,
    );
}

/** Where the directive has a pack, whoever compared anything asked that pack. */
function refusePack({ compared, pack: asked }: AnswerCoverage, { pack }: NewestRevision): void {
  const isOther = asked === null ? compared > 0 : asked !== pack;
  if (pack !== null && isOther)
    throw refused(
      "input-invalid",
      "/coverage/pack",
      "coverage-pack",
      "Another pack was asked than the one of this revision: sync, check and answer again.",
    );
}

/** Nobody has an index that this room has not signed yet. */
async function refuseIndex(tx: Tx, { index: { sequence, issuedAt } }: AnswerCoverage): Promise<void> {
  const newest = await newestIndexHead(tx);
  const isLater = issuedAt !== null && !(Date.parse(issuedAt) <= Date.parse(newest?.at ?? ""));
  if (sequence > (newest?.sequence ?? 0) || isLater)
    throw refused(
      "input-invalid",
      "/coverage/index",
      "coverage-index",
      `The check names index ${sequence} of ${issuedAt ?? "no time"}; the newest of this room is ${newest?.sequence ?? 0}.`,
    );
}
