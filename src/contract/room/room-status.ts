/** How the room is. */
import Type from "typebox";
import { roomKeepers } from "#core/audience.ts";
import { conditionCodes } from "#core/condition.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Empty, Instant } from "#contract/shared-schemas.ts";

const OrNull = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Count = Type.Integer({ minimum: 0 });

/** What is wrong, and how the work stands: followers, channels, processes, the publication. Errors in words are in the log alone. */
export const roomStatus = endpoint({
  name: "room-status",
  method: "GET",
  path: "/api/status",
  roles: roomKeepers,
  summary:
    "What is wrong with the room now, and how its followers, channels, processes and publication stand.",
  input: Empty,
  output: Closed({
    version: Type.String(),
    at: Instant,
    conditions: Type.Array(
      Closed({
        code: Type.Enum([...conditionCodes]),
        state: Type.Enum(["caution", "failing"]),
        about: Type.String(),
        since: Instant,
      }),
    ),
    followers: Type.Array(
      Closed({
        follower: Type.String(),
        behind: Count,
        waitingSince: OrNull(Instant),
        failures: Count,
        retryAt: OrNull(Instant),
      }),
    ),
    channels: Type.Array(
      Closed({
        channel: Type.String(),
        waiting: Count,
        waitingSince: OrNull(Instant),
        failures: Count,
        givenUp: Count,
        deliveredAt: OrNull(Instant),
      }),
    ),
    processes: Type.Array(
      Closed({
        id: Type.String(),
        kind: Type.Enum(["serve", "work"]),
        host: Type.String(),
        version: Type.String(),
        startedAt: Instant,
        seenAt: Instant,
      }),
    ),
    publication: OrNull(Closed({ sequence: Count, at: Instant })),
  }),
});
