/** Why a room cannot be set up or does not take something, by its reason, in Korean. */
import type { roomRefusal as reference } from "#messages/en/room/room-refusal.ts";
import type { SameKeys } from "#messages/keys.ts";

export const roomRefusal = {
  channel: "채널 {name}: {detail}",
  "host-not-listed": "{host}은(는) /destinations/hosts에 적은 호스트가 아닙니다.",
  "host-private": "{host}에 보내려면 /destinations/privateAddresses를 켜야 합니다.",
  "webhook-secret": "웹훅의 비밀은 whsec_ 뒤에 24~64바이트를 base64로 적은 것입니다.",
  "database-not-made": "{folder}에 PostgreSQL을 준비하지 못했습니다: {detail}",
  "database-stopped": "PostgreSQL이 시작하다가 멈추었습니다: {detail}",
  "database-silent": "PostgreSQL이 60초 안에 응답하지 않았습니다: {detail}",
  "database-not-installed":
    "{name}이(가) 설치되어 있지 않습니다(지원하지 않는 플랫폼이거나 선택 패키지를 빼고 설치함). 다른 PostgreSQL을 쓰려면 DATABASE_URL을 지정하십시오.",
  "database-user-missing":
    "PostgreSQL은 root로 실행되지 않는데 다른 사용자를 찾거나 만들지 못했습니다. bongsu라는 사용자를 만들거나 DATABASE_URL을 지정하십시오.",
  "folder-of-another": "{folder} 폴더는 다른 사용자의 것입니다. 지우거나 다른 --data를 고르십시오.",
  "database-newer":
    "이 데이터베이스는 더 새로운 프로그램이 바꾸었습니다({name}). 이것보다 새로운 배포판을 쓰십시오.",
  "database-of-release":
    "이 데이터베이스는 더 새로운 프로그램이 바꾸었습니다({name}). 배포판 {release} 이상을 쓰십시오.",
  "migration-differs":
    "데이터베이스에 적용된 {name}의 내용이 이 프로그램의 것과 다릅니다. 그 데이터베이스를 만든 프로그램을 쓰거나 새 데이터베이스로 시작하십시오.",
  "migration-order": "{name}의 번호가 이미 적용된 {newest}보다 낮습니다. {number}보다 큰 번호를 붙이십시오.",
  "migration-failed": "데이터베이스를 바꾸는 {name} 단계가 실패했습니다: {detail}",
  "copy-failed": "되살린 데이터베이스가 시작되지 않았습니다: {detail}",
  "copy-slow": "되살린 데이터베이스가 한 시간 안에 시작되지 않았습니다.",
  "copy-lacks-entry": "되살린 데이터베이스에 기록 {position}번이 없습니다.",
  "dead-letter-unknown": "그런 미전달 메시지가 없거나 볼 권한이 없습니다.",
  "key-of-another-office": "다른 담당 기관의 키입니다.",
  "text-nul": "저장할 수 없는 문자(NUL)가 글에 들어 있습니다.",
} as const satisfies SameKeys<typeof reference>;
