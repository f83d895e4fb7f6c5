/** Statements of completeness for tests that are not about them: every ecosystem of a pack or feed, up to the instant given. */
import type { CompletenessStatement, HeldCompleteness } from "#core/completeness.ts";
import type { Pack } from "#core/pack/read/open-pack.ts";

/** A pack of which it is stated that it is whole. */
export function wholePack<P extends { readonly pack: Pack }>(
  opened: P,
  ecosystems: readonly string[],
  to: string,
): P & { readonly complete: readonly HeldCompleteness[] } {
  const { advisories } = opened.pack;
  const complete = ecosystems.map((ecosystem) => ({ ecosystem, to, records: advisories, held: advisories }));
  return { ...opened, complete };
}

/** Records of a feed that state of these ecosystems, as OSV names them, that all is there. */
export function completenessDocument(statements: readonly CompletenessStatement[]): string {
  return JSON.stringify({ type: "bongsu.completeness/1", statements });
}
