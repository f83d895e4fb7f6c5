/** What may be wrong with what a room stands on, in Korean. */
import type { condition as reference } from "#messages/en/shared/condition.ts";
import type { SameKeys } from "#messages/keys.ts";

export const condition = {
  "disk-full": "{about}의 디스크가 가득 찼습니다. 공간을 비우거나 늘리면 상황반이 스스로 이어 갑니다.",
  "disk-low": "{about}의 디스크에 남은 공간이 적습니다. 곧 비우십시오.",
  "disk-no-inodes": "{about}의 디스크에 파일을 더 만들 수 없습니다. 파일을 지우거나 아이노드를 늘리십시오.",
  "disk-read-only":
    "{about}에 쓸 수 없습니다. 오류 뒤 읽기 전용으로 마운트되었거나 다른 사용자의 것일 수 있습니다.",
  "disk-hangs": "{about}의 디스크가 응답하지 않습니다.",
  "disk-fails": "{about}에 쓰지 못합니다. 이유는 로그에 있습니다.",
  "log-fails": "로그를 쓰지 못합니다({about}). 행은 메모리에서 기다리며, 넘치면 버립니다.",
  "database-away": "데이터베이스에 닿지 않습니다{about}.",
  "database-full": "데이터베이스의 디스크가 가득 찼습니다{about}. 큰 것은 저장하지 못합니다.",
  "database-read-only": "데이터베이스가 쓰기를 받지 않습니다{about}. 대기 서버일 수 있습니다.",
  "database-busy": "데이터베이스가 너무 바쁩니다{about}.",
  "clock-jumped":
    "이 장비의 시계가 {about}만큼 건너뛰었습니다. 시계가 돌아오거나, 시계를 확인한 사람이 상황반을 다시 시작할 때까지 시각을 찍지 않습니다.",
  "clock-behind":
    "상황반의 가장 새 기록이 {about}로, 이 장비의 시계보다 늦습니다. 시계를 맞추거나, 시계가 맞으면 --accept-clock으로 시작하십시오.",
  "clock-differs": "이 장비와 데이터베이스의 시계가 {about} 다릅니다.",
  "work-stopped":
    "{about}부터 상황반의 작업이 멈춰 아무것도 공개되지 않습니다. 이유는 로그에 있습니다. 작업하는 프로세스(bongsu serve, bongsu work)가 있어야 합니다.",
  "follower-fails": "{about}이(가) 거듭 실패하여 점점 뜸하게 다시 시도합니다. 이유는 로그에 있습니다.",
  "follower-behind":
    "{about}이(가) 기록을 몇 분째 따라가지 못해, 보여 주거나 공개하는 것이 오래되었습니다. 계속되면 로그를 보십시오.",
  "channel-fails": "전파 채널 {about}이(가) 전달하지 못하고 계속 시도합니다.",
  "dead-letters": "전파 채널 {about}이(가) 포기한 메시지가 결정을 기다립니다.",
  "publication-old":
    "가장 새 색인이 {about}의 것입니다. 만료되면 에이전트가 거부합니다. 작업하는 프로세스(bongsu work)가 있습니까?",
  "feed-problem": "피드 {about}에 이상이 있습니다. 피드 화면을 보십시오.",
  "work-held-up":
    "시스템이 시각에 따라 하는 일 가운데 일부가 실패하여 점점 드물게 다시 시도합니다. 나머지는 계속됩니다. 어느 항목이 왜 실패하는지는 로그에 있습니다.",
  "mailbox-unread":
    "사건 메일함을 읽을 수 없습니다({about}). 답장은 그곳에서 기다립니다. 설정 mailbox와 mailbox-password, 그리고 메일 서버를 확인하십시오.",
  "sealing-key-locked":
    "봉인되어 들어오는 것을 여는 이 시스템의 키가 잠겨 있습니다({about}). 접수하고 접수증을 주며, 열지 않고 둡니다. 승인된 자체 권고문도 정해진 시각이 지나도 이 키를 기다립니다. BONGSU_PASSPHRASE_FILE로 암호를 주고 다시 시작하십시오.",
  "sealed-waiting":
    "봉인된 것이 키의 잠금이 풀리기를 기다립니다({about}). 봉인되지 않은 일은 모두 그대로 진행됩니다.",
  "no-roster":
    "서명 기관 명부가 없습니다. 이 상황반은 자기 키 하나로만 지시를 발령하며 다른 기관이 뒷받침하지 않습니다(bongsu roster adopt).",
  "roster-over":
    "서명 기관 명부의 기간이 끝났습니다. 기관들이 다음 명부에 서명할 때까지 지시를 발령할 수 없습니다(bongsu roster adopt).",
  "orders-unsigned":
    "기관들이 서명하지 않은 채 효력이 있는 지시가 있습니다. 명부를 따르는 에이전트는 따르지 않습니다: {about}.",
  "role-waits":
    "{about}이(가) 주관 기관의 서명을 기다립니다. 키가 상황반에 없으므로 에이전트는 새로운 것을 따르지 않습니다. 조치 지시 화면이나 데이터 폴더의 keys/to-sign에 있는 파일에 서명을 받으세요(bongsu publication role).",
  "role-ending":
    "주관 기관이 서명한 지시 목록의 기한이 다가옵니다({about}). 그 뒤로 에이전트는 이 공개 자료에서 아무것도 받지 않습니다. 조치 지시 화면이나 데이터 폴더의 keys/to-sign에 있는 파일에 서명을 받으세요(bongsu publication role).",
  "root-waits":
    "공개 자료의 다음 루트를 아직 공개하지 않았습니다. 주관 기관이 먼저 자기 역할에 서명해야 합니다({about}). 조치 지시 화면이나 데이터 폴더의 keys/to-sign에 있는 파일에 서명을 받으세요(bongsu publication role).",
  "root-narrow":
    "공개 자료의 루트에서 어느 역할도 보증하지 않는 파일을 목록에서 뺐습니다: {about}. 기관들이 다음 루트에 서명하게 하세요(bongsu publication root rotate).",
  "drill-key-other":
    "훈련 폴더의 키가 명부의 키와 다릅니다({about}). 그 키로 한 서명은 인정되지 않으며, 남은 기관이나 증인이 모자라면 어떤 지시도 효력을 얻지 못합니다. 고칠 방법은 없습니다. 빈 폴더에서 훈련을 새로 시작하세요: bongsu serve --world drill --data 폴더",
} as const satisfies SameKeys<typeof reference>;
