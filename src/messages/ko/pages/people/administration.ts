/** Where those who look after the room begin, in Korean. */
import type { administration as reference } from "#messages/en/pages/people/administration.ts";
import type { SameKeys } from "#messages/keys.ts";

export const administration = {
  title: "관리",
  lead: "이 상황반에서 누가 무엇을 할 수 있는지, 어떤 기관이 등록되어 있는지, 무슨 일이 있었는지 봅니다.",
  operators: {
    title: "사용자",
    lead: "담당자를 초대하고, 로그인 수단을 확인하고, 세션을 끝내고, 사용을 중지합니다.",
  },
  status: { title: "상황반 상태", lead: "지금의 이상과 후속 처리·전파 채널·프로세스의 상태를 봅니다." },
  alerts: { title: "경보", lead: "당직 중에 받은 알림과, 상황반의 경보가 어떻게 되었는지 봅니다." },
  feeds: { title: "피드", lead: "상황반이 스스로 가져오는 것과 그 기준 시각, 이상을 봅니다." },
  channels: { title: "전파 채널", lead: "전달되지 못한 메시지와 그 처리를 봅니다." },
  organizations: { title: "기관", lead: "기관을 보고, 표로 등록하고, 초대합니다." },
  tokens: { title: "토큰", lead: "스크립트가 할 수 있는 일과 기한을 정합니다." },
  offices: { title: "담당 기관", lead: "소관을 날짜별로 보고 새 판을 불러옵니다." },
  sealed: { title: "봉인", lead: "소속 기관의 키를 풀고, 무엇이 누구를 기다리는지 봅니다." },
  journal: { title: "기록부", lead: "있었던 일을 볼 수 있는 만큼 봅니다." },
} as const satisfies SameKeys<typeof reference>;
