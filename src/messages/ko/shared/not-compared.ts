/** Why something was compared with nothing, in Korean. */
import type { notCompared as reference } from "#messages/en/shared/not-compared.ts";
import type { SameKeys } from "#messages/keys.ts";

export const notCompared = {
  why: {
    "list-unreadable": "읽을 수 없어 안에 무엇이 있는지 알 수 없습니다",
    "list-cut": "끝까지 읽지 못해 나머지는 알 수 없습니다",
    "archive-unread": "열지 않았거나 일부가 빠져 있습니다. 열려면 직접 지정하세요",
    "link-unfollowed":
      "찾아본 곳 밖을 가리키는 링크이며 링크는 따라가지 않습니다. 가리키는 곳을 직접 지정하세요",
    "journal-unread": "최근 변경이 읽지 않는 별도 기록 파일에 있습니다",
    "entry-unreadable": "읽을 수 없는 항목이 있습니다",
    "entry-missing": "목록 스스로 필요하다고 적었으나 그 항목이 없습니다",
    "entry-unnamed": "권고문이 쓰는 이름이 없는 항목입니다",
    "source-unnamed": "패키지 이름 없이 주소나 폴더에서 설치합니다",
    "other-origin": "권고문이 다루는 등록소가 아닌 곳에서 왔습니다",
    "list-linked": "무엇으로 이루어졌는지는 이 목록이 가리키는 다른 목록에 있음",
    "list-incomplete": "빠진 것이 있다고 목록 스스로 밝힘",
    "direct-only": "직접 요구하는 것만 적혀 있어, 그에 딸려 오는 것은 알 수 없습니다",
    "profile-undecided": "이 부분이 적용되는지 알 수 없습니다",
    "toolchain-unknown": "어느 도구 모음 릴리스로 만드는지, 곧 표준 라이브러리의 릴리스를 알 수 없습니다",
    "include-missing": "여기 없는 파일을 포함합니다",
    "lock-missing": "의존성을 적었으나 어느 버전이 되었는지 말하는 잠금 파일이 없습니다",
    "lock-stale": "잠금 파일에 없는 것을 적었습니다. 잠금 파일이 예전 상태입니다",
    "member-missing": "작업 공간의 폴더를 적었으나 그 폴더가 없어, 그 안에 무엇이 있는지 알 수 없습니다",
    "manifest-unread": "읽지 않는 형식으로 의존성을 적었습니다",
    "feed-cut": "피드가 끝까지 있지 않아 권고문이 빠져 있습니다",
    "record-unreadable": "읽을 수 없는 권고문이 있습니다",
    "record-unnamed": "제품을 찾을 수 있는 식별자가 없는 권고문이 있습니다",
    "ecosystem-unknown": "알려지지 않은 생태계의 권고문입니다",
    more: "같은 종류가 더 있어 수만 셉니다",
  },
  line: "{path}: {why}",
  namedLine: "{path}: {why}: {names}",
  moreNames: "그 밖에 {count}건",
} as const satisfies SameKeys<typeof reference>;
