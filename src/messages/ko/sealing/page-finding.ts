/** In what a public page differs from what a room logged, in Korean. */
import type { pageFinding as reference } from "#messages/en/sealing/page-finding.ts";
import type { SameKeys } from "#messages/keys.ts";

export const pageFinding = {
  "page-other": "화면 자체가 목록의 것과 다릅니다.",
  "page-policy": "화면이 목록과 다른 브라우저 규칙(콘텐츠 보안 정책)과 함께 왔습니다.",
  "page-file-other": "{file}이(가) 목록의 것과 다릅니다.",
  "page-missing": "{file}이(가) 목록에 있으나 없습니다.",
  "page-large": "파일이 상황반의 화면이라기에는 너무 큽니다.",
  "page-signature": "이곳에서 믿는 상황반의 키 가운데 목록에 서명한 것이 없습니다.",
  "page-unlogged": "목록이 상황반의 로그에 없거나 아직 없습니다(새 판은 몇 초 걸립니다).",
} as const satisfies SameKeys<typeof reference>;
