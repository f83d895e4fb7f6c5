/** 상황반이 스스로 가져오는 피드의 상태. */
import type { feedFetch as reference } from "#messages/en/shared/feed-fetch.ts";
import type { SameKeys } from "#messages/keys.ts";

export const feedFetch = {
  problems: {
    unreachable: "{since}부터 가져오지 못하고 있습니다({count, number}회 시도): {detail}",
    stalled: "가져오기가 {since}부터 늦어지거나 끝나지 않습니다.",
    quiet: "응답은 하지만 {since} 이후 새 내용이 없습니다. 아는 것이 낡아 갑니다.",
    shrunk: "레코드가 전보다 적습니다: {detail}. 여기서 지우는 것은 없으며, 빠짐없다고 보지 않습니다.",
    "rolled-back": "전보다 이른 때까지만 말합니다: {detail}.",
    "changed-unannounced": "서버는 그대로라고 하였으나 내용이 바뀌었습니다: {detail}",
    "time-ahead": "시계보다 앞선 시각은 인정하지 않습니다({count, number}건): {detail}",
    gap: "두 번 가져온 사이의 변경이 빠졌을 수 있습니다. 빠짐없다고 보지 않습니다.",
    incomplete: "모든 레코드를 받지는 못하였습니다({count, number}건): {detail}",
    "hash-differs": "밝힌 해시와 다른 문서는 읽지 않습니다({count, number}건): {detail}",
    "signature-bad": "서명이 맞지 않는 문서는 읽지 않습니다({count, number}건): {detail}",
    "signature-missing": "있어야 할 서명이 없는 문서는 읽지 않습니다({count, number}건): {detail}",
    "key-changed": "제공자가 전에 없던 키를 내세웠으며, 아직 인정하지 않습니다: {detail}",
    "other-publisher": "발행자가 다른 문서는 읽지 않습니다({count, number}건): {detail}",
    unread: "레코드 {count, number}건을 읽지 못하여 격리하였습니다.",
  },
  states: {
    good: "정상",
    problem: "이상 있음",
    waiting: "아직 가져오지 않음",
    running: "가져오는 중",
  },
} as const satisfies SameKeys<typeof reference>;
