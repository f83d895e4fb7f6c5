/** What is said of the translation itself, in English. */
export const translation = {
  machineMade:
    "A machine translated this language and nobody has checked it. Where it matters, read the English or the Korean.",
} as const;
