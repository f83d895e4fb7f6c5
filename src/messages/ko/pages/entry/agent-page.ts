/** The page that offers the agent, in Korean. */
import type { agentPage as reference } from "#messages/en/pages/entry/agent-page.ts";
import type { SameKeys } from "#messages/keys.ts";

export const agentPage = {
  title: "우리 컴퓨터에 두는 에이전트",
  lead: "이 상황반이 낸 것을 받아 우리 시스템과 오프라인으로 대조하고 한 번만 회신합니다. 소프트웨어 목록은 컴퓨터 밖으로 나가지 않습니다.",
  none: "이 상황반에는 만들어 둔 에이전트가 없습니다. 운영자가 npm run build:agent로 만듭니다.",
  download: "버전 {version} 내려받기",
  platform: "대상",
  file: "파일",
  on: {
    linuxX64: "Linux x64, 다른 것은 필요 없음",
    linuxArm64: "Linux arm64, 다른 것은 필요 없음",
    windowsX64: "Windows x64, 다른 것은 필요 없음",
    anyNode: "Node 20.16 이상이 있는 모든 컴퓨터",
  },
  beside: "해시 목록, 서명, 상황반의 키, 들어 있는 것(CycloneDX, 라이선스):",
  check: "상황반이 낸 것이 맞는지 확인",
  checkHint:
    "첫 줄들은 파일과 서명된 해시 목록을 받습니다. 그다음 sha256sum이 OK라고, openssl이 서명이 확인되었다고 말해야 하며, 마지막 줄은 키 ID를 출력해야 합니다.",
  keyHint:
    "상황반 담당자가 다른 경로(공문, 전화)로 알려 준 키 ID와 대조하십시오. 화면은 시키는 대로 보여 줄 뿐입니다.",
  keyid: "키 ID",
  install: "설치와 첫 실행",
  installHint:
    "에이전트는 파일 하나입니다. 원하는 곳에 두십시오. ID는 우리 기관의 식별자입니다. 둘째 줄이 출력하는 공개 키를 우리 기관의 화면에 등록합니다.",
  offline: "망이 분리된 곳에서는",
  offlineHint:
    "파일과 SHA256SUMS, SHA256SUMS.sig, room-key.pem, agent.dsse.json을 이동 매체에 담고 이 상황반의 pub 폴더도 함께 옮기십시오. 그곳에서 위와 같이 확인하고, 에이전트가 스스로 대조하게 합니다:",
} as const satisfies SameKeys<typeof reference>;
