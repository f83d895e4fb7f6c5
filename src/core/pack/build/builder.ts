/**
 * Builds the pack of one ecosystem step by step: records come in parts, then the pack is made, then deltas from packs before it. The steps are
 * promises, so that the same builder can stand in another thread (`main/packs/pack-thread.ts`).
 */
import type { Advisory } from "#core/advisory.ts";
import { type BuiltPack, packOfDrafts } from "#core/pack/build/build-pack.ts";
import { crc32 } from "#core/pack/crc32.ts";
import { diffPack, type PackFiles } from "#core/pack/delta.ts";
import type { PackContext } from "#core/pack/details.ts";
import { type DraftAdvisory, draftAdvisory } from "#core/pack/build/draft-entries.ts";
import { keyMemory } from "#core/pack/build/key-text.ts";
import { shelfOf } from "#core/product/ecosystem-of-product.ts";

/** A builder at work; `close` ends it and gives its memory back. */
export type PackBuilder = {
  /** Takes records of the platform's own form as JSON text; of each what it says of other ecosystems is left out. */
  readonly add: (records: readonly string[]) => Promise<void>;
  /** Makes the pack of all that was added. Refuses as `buildPack` does. */
  readonly build: (context: PackContext) => Promise<BuiltPack>;
  /** The delta from another pack to the one that was made; `null` where the files themselves are the better thing to send. */
  readonly deltaFrom: (base: PackFiles) => Promise<Uint8Array | null>;
  readonly close: () => Promise<void>;
};

/** A builder for an ecosystem. */
export function packBuilder(ecosystem: string, check = crc32): PackBuilder {
  const keys = keyMemory();
  let drafts: DraftAdvisory[] = [];
  let built: BuiltPack | null = null;
  return {
    add: async (records) => {
      for (const record of records) {
        const advisory = onShelf(JSON.parse(record) as Advisory, ecosystem);
        const draft = advisory === null ? null : draftAdvisory(advisory, keys);
        if (draft !== null) drafts.push(draft);
      }
    },
    build: async (context) => {
      built = packOfDrafts(drafts, context, check);
      drafts = [];
      return built;
    },
    deltaFrom: async (base) => {
      if (built === null) throw new Error("a delta was asked for before the pack was made");
      const made = await diffPack(base, built, check);
      const whole = built.match.length + built.details.length;
      return made.ok && made.value.length < whole ? made.value : null;
    },
    close: async () => {
      [drafts, built] = [[], null];
    },
  };
}

/** What an advisory says of one ecosystem; `null` where it says nothing. */
function onShelf(advisory: Advisory, ecosystem: string): Advisory | null {
  const affected = advisory.affected.filter(({ product }) => shelfOf(product) === ecosystem);
  return affected.length === 0 ? null : { ...advisory, affected };
}
