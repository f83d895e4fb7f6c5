/** Every follower of a room, in the order of the stages: the one list that a served room and the rooms of tests work with. */
import { alertFollower } from "#stages/alerting/raise.ts";
import { searchWordsFollower } from "#stages/advisory/searchable.ts";
import { disseminationFollower } from "#stages/dissemination/follow.ts";
import type { Publisher } from "#stages/dissemination/publication.ts";
import { shelveFollower } from "#stages/dissemination/mark-changed-ecosystems.ts";
import { reclockFollower } from "#stages/dissemination/recompute-deadlines.ts";
import { areaFollower, exposureFollower } from "#stages/exposure/follow.ts";
import { pictureFollower } from "#stages/picture/follow.ts";
import { responseHistoryFollower } from "#stages/response/follow.ts";
import { logFollower } from "#stages/log/follow.ts";
import type { Follower } from "#store/journal.ts";

/** The followers of a room that publishes as `publisher`. */
export function followersOf(publisher: Publisher): readonly Follower[] {
  return [
    searchWordsFollower,
    areaFollower,
    exposureFollower,
    disseminationFollower(publisher),
    shelveFollower,
    reclockFollower(publisher),
    responseHistoryFollower,
    pictureFollower,
    logFollower(publisher),
    alertFollower,
  ];
}
