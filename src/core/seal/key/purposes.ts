/** What a key is for. A key serves one purpose in one world, drill or real; algorithms that can bind what a signature was made for bind both. */

/** The purposes, in the order in which they are explained. */
export const keyPurposes = ["order", "publication", "log", "receipt", "sealing"] as const;

/** One of {@link keyPurposes}. */
type KeyPurpose = (typeof keyPurposes)[number];

/** Purpose and world of a key. */
export type KeyUse = { readonly purpose: KeyPurpose; readonly drill: boolean };

/** Whether a word is a purpose. */
export function isKeyPurpose(word: unknown): word is KeyPurpose {
  return keyPurposes.some((purpose) => purpose === word);
}

/** The context under which a key of this use signs. */
export function contextOfUse({ purpose, drill }: KeyUse): Uint8Array {
  return new TextEncoder().encode(`bongsu/1 ${purpose} ${drill ? "drill" : "real"}`);
}
