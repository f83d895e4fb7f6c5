/** What an act is called, and what is asked before it. */
import type { OfferedAct } from "#web/case/act/case-dialog.ts";
import type { CaseNames } from "#web/case/case-names.ts";
import type { Translate } from "#messages/message.ts";

/** A sentence of an act, by what it is for. */
export function actWords(
  t: Translate,
  of: "name" | "confirm",
  { kind, act, about }: OfferedAct,
  { names, own }: { readonly names: CaseNames; readonly own: string },
): string {
  const key = act === null ? `caseAct.${of}.${kind}` : `caseAct.${of}.${kind}.${act}`;
  return t.find(key, { about: names(about ?? own) }) ?? act ?? kind;
}
