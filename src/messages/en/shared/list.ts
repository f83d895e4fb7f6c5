/** How the parts of a list are parted in English. */

export const list = { comma: ", ", semicolon: "; " } as const;
