/** The registry of rule packs, by reference `id@version`. A new pack is one file here, one line below. */
import { actionTiersPack } from "#core/policy/packs/bongsu.action-tiers.ts";
import { bod2604Pack } from "#core/policy/packs/us.cisa.bod-26-04.ts";
import { referenceOf, type RulePack } from "#core/policy/rule-pack.ts";

/** Every pack that ships, the default first. */
export const packs: readonly RulePack[] = [bod2604Pack, actionTiersPack];

/** Reference of the pack with which a new directive starts. */
export const defaultPack: string = referenceOf(bod2604Pack);

/** The pack with this reference, or `null`. */
export function findPack(reference: string): RulePack | null {
  return packs.find((pack) => referenceOf(pack) === reference) ?? null;
}
