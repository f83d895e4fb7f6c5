/** Keys that things are sealed for in a room. */
import Type from "typebox";
import { Closed, Id, Instant } from "#contract/shared-schemas.ts";

const orNone = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** What is sealed for whom, what waits, and which keys this process of the room has unlocked. `office` is null for the room's own intake. */
export const SealingKeys = Closed({
  keys: Type.Array(
    Closed({
      office: orNone(Id),
      key: Type.String(),
      registeredAt: Instant,
      unlocked: Type.Boolean(),
      until: orNone(Instant),
    }),
  ),
  waiting: Type.Array(Closed({ office: orNone(Id), waiting: Type.Integer(), oldest: Instant })),
});
