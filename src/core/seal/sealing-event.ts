/** What the journal says of sealed objects and of the keys that they are sealed for. */

/** The facts of sealing; one part of the union of `core/journal-event.ts`. */
export type SealingEvent =
  /** What was done with a sealed object, and by the holders of which keys; its owner reads it. */
  | {
      readonly kind: "sealed-object.stored" | "sealed-object.opened" | "sealed-object.shredded";
      readonly object: string;
      readonly owner: string;
      readonly readers: readonly string[];
    }
  /** What became of a key that things are sealed for, of an office or (an empty one) of the room's own intake. `until`: what was unlocked ends by itself then. */
  | {
      readonly kind: "sealing-key.registered" | "sealing-key.locked" | "sealing-key.refused";
      readonly office: string;
      readonly key: string;
    }
  | {
      readonly kind: "sealing-key.unlocked";
      readonly office: string;
      readonly key: string;
      readonly until: string | null;
    };

/** Who reads which field. */
export const sealingVisibility = {
  "sealed-object.stored": { object: "room", owner: "room", readers: "room" },
  "sealed-object.opened": { object: "room", owner: "room", readers: "room" },
  "sealed-object.shredded": { object: "room", owner: "room", readers: "room" },
  "sealing-key.registered": { office: "open", key: "open" },
  "sealing-key.unlocked": { office: "open", key: "open", until: "open" },
  "sealing-key.locked": { office: "open", key: "open" },
  "sealing-key.refused": { office: "open", key: "open" },
} as const;
