/** The registries of rule packs, by reference `id@version`: those that decide by a table, and procedures. A new one is one file here, one line below. */
import { essentialEightPack } from "#core/rules/packs/au.asd.essential-eight-ml2.ts";
import { actionTiersPack } from "#core/rules/packs/bongsu.action-tiers.ts";
import { drillEmergency } from "#core/rules/packs/drill.emergency-2026-01.ts";
import { craArticle14 } from "#core/rules/packs/eu.cra.art-14.ts";
import { cisg202602Pack } from "#core/rules/packs/in.cert.cisg-2026-02.ts";
import { icnAct483 } from "#core/rules/packs/kr.icn-act.48-3.ts";
import { nisStepPack } from "#core/rules/packs/kr.nis.product-4step.ts";
import { pipa34 } from "#core/rules/packs/kr.pipa.34.ts";
import { cyberEssentialsPack } from "#core/rules/packs/uk.cyber-essentials-14d.ts";
import { bod1902Pack } from "#core/rules/packs/us.cisa.bod-19-02.ts";
import { bod2201Pack } from "#core/rules/packs/us.cisa.bod-22-01.ts";
import { bod2604Pack } from "#core/rules/packs/us.cisa.bod-26-04.ts";
import { type Procedure, referenceOf, type RulePack } from "#core/rules/rule-pack/rule-pack.ts";

/** Every pack that decides by a table and can be named by a directive, the default first. */
export const packs: readonly RulePack[] = [
  bod2604Pack,
  actionTiersPack,
  nisStepPack,
  cisg202602Pack,
  essentialEightPack,
  cyberEssentialsPack,
  bod2201Pack,
  bod1902Pack,
];

/** Every procedure: reporting duties, and directives of several steps. */
export const procedures: readonly Procedure[] = [craArticle14, icnAct483, pipa34, drillEmergency];

/** Reference of the pack with which a new directive starts. */
export const defaultPack: string = referenceOf(bod2604Pack);

/** The pack with this reference, or `null`. */
export function findPack(reference: string): RulePack | null {
  return packs.find((pack) => referenceOf(pack) === reference) ?? null;
}

/** The procedure with this reference, or `null`. */
export function findProcedure(reference: string): Procedure | null {
  return procedures.find((procedure) => referenceOf(procedure) === reference) ?? null;
}

/** The pack or procedure with this reference or, the version left out, the last of its id in the registry; `null` when there is none. */
export function packNamed(name: string): RulePack | Procedure | null {
  const all = [...packs, ...procedures];
  return all.findLast((pack) => referenceOf(pack) === name || pack.id === name) ?? null;
}
