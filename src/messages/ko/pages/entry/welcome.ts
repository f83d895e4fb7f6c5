/** The first page for somebody who is not signed in, in Korean. */
import type { welcome as reference } from "#messages/en/pages/entry/welcome.ts";
import type { SameKeys } from "#messages/keys.ts";

export const welcome = {
  title: "취약점에 함께 대응합니다",
  what: "상황반과 그 소관 기관들이 취약점에 함께 대응하는 곳입니다. 보안권고문이 기한 있는 조치 지시가 되어 모든 기관에 한꺼번에 닿습니다.",
  how: "기관은 자기 컴퓨터에서 자기 시스템과 직접 대조하고, 증빙과 함께 한 번만 회신하고 접수증을 받습니다. 무엇을 쓰는지는 기관 밖으로 나가지 않습니다.",
  law: "국가 현황판은 회신을 셉니다. 모르는 것은 결코 안전한 것으로 세지 않습니다.",
  next: "이제 무엇을 할까요?",
  checkHint:
    "잠금 파일이나 SBOM을 이 상황반이 낸 것과 브라우저 안에서 대조합니다. 계정이 없어도 되고, 아무것도 보내지 않습니다.",
  signInHint: "상황반 담당관과 기관 담당자가 쓰는 곳입니다.",
  reportHint: "직접 찾은 취약점을 계정 없이 알립니다.",
  reportOpen: "신고하기",
  agent: "에이전트",
  code: "확인번호를 들으셨습니까?",
  codeHint: "지시와 함께 들은 여섯 자리 숫자가 진짜인지 봅니다.",
  codeOpen: "번호 확인",
  agentOpen: "받기",
  agentHint: "기관의 컴퓨터에 두는 프로그램입니다. 이 상황반이 서명했습니다.",
  drill: "훈련 해 보기",
  drillHint:
    "지어낸 훈련의 하루 반을 2분쯤에 재현합니다. 상황반이 있는 컴퓨터에서 실행하며, 상황반을 시작할 때 폴더까지 적힌 이 명령이 출력됩니다:",
  docs: "문서",
  docsHint: "어떻게 움직이는지, 상황반을 어떻게 운영하는지, 에이전트를 어떻게 쓰는지.",
  docsOpen: "읽기",
} as const satisfies SameKeys<typeof reference>;
