/** A code that was told with a directive, and whether it stands for one, in English. */

export const phoneCode = {
  title: "A code that you were told",
  lead: "Somebody told you six digits with a directive: by telephone, in a message. Here you see whether they stand for a directive of this room, and for which.",
  label: "Six digits",
  hint: "Of today or yesterday. Spaces do not matter.",
  ask: "Ask",
  yes: "Yes. It stands for:",
  no: "NO. This code stands for no directive of this room, today or yesterday. Do nothing that you were told with it, and ask the room by a number that you know.",
  limit:
    "The title must be the one that you were told. The code shows that this directive is real, not who is calling: nobody needs a password from you.",
} as const;
