/** What is not known here of a published directive: nothing about it reads as settled while it stands. The other directives go on. */
import { wordsNotUnderstood } from "#core/document/must-understand.ts";
import { directiveOfPath } from "#core/document/pub-index.ts";
import type { Finding } from "#core/problem.ts";

/**
 * `newer-agent`: it must not be used without words that this program does not know · `unreadable`: it has not the form that this program reads ·
 * `changed-here`: the file at home is not what was synced · `older-listed`, `not-listed`: the index went back behind a revision that is known, which
 * stays in force · `exchanged`: the room shows another content under an id and revision that are known, which stays as it is ·
 * `unsigned`: not enough offices signed it (how many did, of how many, and who did not) · `no-order`: it is no order of theirs for another reason, by its code; what
 * was known before stays in force · `facts-refused`, `facts-changed`: its deadlines may be earlier than shown · `rules-unknown`: its rule pack or procedure is not
 * known, so neither are its dates · `not-vouched`: no lead authority vouches for it in the publication's metadata.
 */
type DirectiveGapReason =
  | "newer-agent"
  | "unreadable"
  | "changed-here"
  | "older-listed"
  | "not-listed"
  | "exchanged"
  | "unsigned"
  | "no-order"
  | "facts-refused"
  | "facts-changed"
  | "rules-unknown"
  | "not-vouched";

/** One gap: the directive, its revision where that is told, and the words or places that say why. */
export type DirectiveGap = {
  readonly directive: string;
  readonly revision: number;
  readonly reason: DirectiveGapReason;
  readonly words: readonly string[];
};

/** Whether a gap lets deadlines be earlier than they are shown: what is dated meanwhile is not kept as what was told. */
export function hidesDeadlines({ reason }: DirectiveGap): boolean {
  return reason === "facts-refused" || reason === "facts-changed";
}

/** Whether the newest revision that was published is not the one that can be read here, so that nothing can be answered about it. */
export function isUnread({ reason, revision }: DirectiveGap, newest: number): boolean {
  if (reason === "exchanged") return revision >= newest;
  return reason === "newer-agent" || reason === "unreadable" || reason === "changed-here";
}

/** The gap of a published directive that could not be read, with what its reader found. */
export function unreadGap(value: unknown, path: string, findings: readonly Finding[]): DirectiveGap {
  const { id: directive, revision } = directiveOfPath(path) ?? { id: path, revision: 0 };
  const words = wordsNotUnderstood(value);
  return words.length > 0
    ? { directive, revision, reason: "newer-agent", words }
    : { directive, revision, reason: "unreadable", words: findings.map(({ at }) => at) };
}

/** The gaps that stand: what could not be read and has not been replaced by a newer revision that can. */
export function openGaps(
  gaps: readonly DirectiveGap[],
  newest: readonly { readonly id: string; readonly revision: number }[],
): readonly DirectiveGap[] {
  return gaps.filter(
    (gap) => !newest.some(({ id, revision }) => id === gap.directive && revision > gap.revision),
  );
}
