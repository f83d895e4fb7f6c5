/** What a room and the thread that builds its packs send each other. */
import type { BuiltPack } from "#core/pack/build/build-pack.ts";
import type { PackFiles } from "#core/pack/plain-form.ts";
import type { PackContext } from "#core/pack/details.ts";

/** What the thread is asked, one at a time, and what it answers. */
export type PackThreadRequest =
  | { readonly kind: "add"; readonly records: readonly string[] }
  | { readonly kind: "build"; readonly context: PackContext }
  | { readonly kind: "delta"; readonly base: PackFiles };

export type PackThreadResponse =
  | { readonly kind: "added" }
  | { readonly kind: "built"; readonly built: BuiltPack }
  | { readonly kind: "delta"; readonly delta: Uint8Array | null }
  | { readonly kind: "failed"; readonly message: string };
