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

/** Every pack that decides by a table and can be named by a directive. */
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

/** The packs that a country gives to all whom it leads, by the time zones in which its rooms work. */
const packOfZone: Readonly<Record<string, RulePack>> = {
  "America/New_York": bod2604Pack,
  "America/Chicago": bod2604Pack,
  "America/Denver": bod2604Pack,
  "America/Phoenix": bod2604Pack,
  "America/Los_Angeles": bod2604Pack,
  "America/Anchorage": bod2604Pack,
  "Pacific/Honolulu": bod2604Pack,
  "Asia/Kolkata": cisg202602Pack,
  "Australia/Sydney": essentialEightPack,
  "Australia/Melbourne": essentialEightPack,
  "Australia/Brisbane": essentialEightPack,
  "Australia/Adelaide": essentialEightPack,
  "Australia/Perth": essentialEightPack,
  "Europe/London": cyberEssentialsPack,
};

/**
 * Reference of the pack with which a new directive of a room starts: that of its country, by the zone of its topology; the common one where the country has none for
 * everybody, and where no room is known. No room starts with the rules of another country.
 */
export function startingPack(zone: string | null): string {
  const own = zone !== null && Object.hasOwn(packOfZone, zone) ? packOfZone[zone] : undefined;
  return referenceOf(own ?? actionTiersPack);
}

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
