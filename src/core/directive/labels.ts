/** Names in the two languages of the shipped rule packs. */

/** A name in both languages. */
export type Label = { readonly ko: string; readonly en: string };
