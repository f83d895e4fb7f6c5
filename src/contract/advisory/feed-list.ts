/** How the feeds fare that the room fetches by itself. */
import Type from "typebox";
import { roomKeepers } from "#core/audience.ts";
import { feedProblemCodes } from "#core/feed/feed-status.ts";
import { feedKinds } from "#core/feed/schedule.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Instant } from "#contract/shared-schemas.ts";

function oneOf<const V extends readonly string[]>(values: V) {
  return Type.Unsafe<V[number]>({ type: "string", enum: [...values] });
}

const Since = Type.Union([Instant, Type.Null()]);

/** Every feed of the schedule: up to when it speaks, when it was fetched, whether it is whole, what is wrong with it. */
export const feedList = endpoint({
  name: "feed-list",
  method: "GET",
  path: "/api/feeds",
  roles: roomKeepers,
  summary:
    "Every feed that the room fetches by itself: up to when it speaks, when it was fetched, whether it is whole, what is wrong with it.",
  input: Closed({}),
  output: Closed({
    feeds: Type.Array(
      Closed({
        id: Type.String(),
        kind: oneOf(feedKinds),
        url: Type.String(),
        /** Seconds from one fetch to the next. */
        every: Type.Integer(),
        asOf: Since,
        okAt: Since,
        changedAt: Since,
        dueAt: Instant,
        runningSince: Since,
        /** What ended the last fetch; null when it succeeded. */
        error: Type.Union([Type.String(), Type.Null()]),
        records: Type.Union([Type.Integer(), Type.Null()]),
        /** Records of the last fetch that brought something and that wait for a second person. */
        held: Type.Integer(),
        whole: Type.Union([Type.Boolean(), Type.Null()]),
        keys: Type.Array(Type.String()),
        problems: Type.Array(
          Closed({
            code: oneOf(feedProblemCodes),
            since: Since,
            count: Type.Integer(),
            detail: Type.String(),
            /** Whether it stays until somebody takes what the feed brings now for right. */
            acceptable: Type.Boolean(),
          }),
        ),
      }),
    ),
  }),
});
