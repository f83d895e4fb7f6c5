/** What `bongsu doctor` says, in Korean. */
import type { doctor as reference } from "#messages/en/room/doctor.ts";
import type { SameKeys } from "#messages/keys.ts";

export const doctor = {
  state: { good: "정상", caution: "주의", failing: "장애", unknown: "모름" },
  subject: {
    clock: "시계",
    disk: "디스크",
    database: "데이터베이스",
    keys: "키",
    processes: "프로세스",
    followers: "후속 처리",
    channels: "전파 채널",
    feeds: "수집원",
    dns: "DNS",
    tls: "TLS",
    publication: "배포본",
    mailbox: "메일함",
    sandbox: "격리 실행",
  },
  status: {
    "0": "모두 정상입니다.",
    "1": "장애가 있습니다. 위에서부터 살피십시오.",
    "3": "알려진 장애는 없으나, 모두 정상이거나 알려진 것은 아닙니다.",
  },
  found: {
    "sandbox-none": "아무것도 실행하지 않습니다. 신고의 재현 자료는 기다립니다(--sandbox).",
    "sandbox-good": "{about}이(가) 신고의 재현 자료를 실행합니다.",
    "sandbox-missing":
      "{about}이(가) 없어 신고의 재현 자료를 실행하지 않습니다. bongsu report sandbox가 자세히 알려 줍니다.",
    "no-database": "데이터베이스를 볼 수 없어 살피지 못했습니다.",
    "no-root":
      "기관이 서명한 공개 자료 루트가 없거나 쓸 수 없어 에이전트가 목록만 믿습니다. 루트를 만들어(bongsu publication root new) 두세요.",
    "root-ending":
      "공개 자료의 루트가 {about}에 끝납니다. 그 뒤에는 에이전트가 아무것도 받지 않습니다. 기관의 서명을 받아 다음 루트를 두세요(bongsu publication root rotate).",
    "root-good": "공개 자료의 루트가 {about}까지 유효합니다.",
    "no-room": "{about}에 상황반이 없습니다. --data로 폴더를, DATABASE_URL로 데이터베이스를 지정하십시오.",
    "not-running":
      "{about}의 PostgreSQL이 실행 중이 아닙니다. 상황반을 시작하고(bongsu serve), 뜨지 않으면 그곳의 postgres/log를 보십시오.",
    "database-good": "PostgreSQL {about}이(가) 응답합니다.",
    "database-old": "PostgreSQL {about}은(는) 너무 오래되었습니다. 15 이상이 필요합니다.",
    "database-crowded":
      "연결 {about}을(를) 쓰고 있습니다. max_connections를 늘리거나 프로세스를 줄이십시오. 응답하는 프로세스는 60개, 작업하는 프로세스는 15개까지 씁니다.",
    "schema-empty": "데이터베이스가 비어 있습니다. 처음 bongsu serve가 상황반을 만듭니다.",
    "schema-older": "이전 프로그램의 데이터베이스입니다. 다음 시작 때 새로워집니다. 먼저 백업하십시오.",
    "schema-newer":
      "더 새 프로그램이 데이터베이스를 바꾸었습니다. 그 프로그램을 쓰십시오. 이 프로그램은 시작하지 않습니다.",
    "clock-good": "이 장비와 데이터베이스의 시계가 같습니다.",
    "disk-good": "{about}에 공간이 있습니다.",
    "folder-missing":
      "{about}이(가) 없습니다. 처음 시작할 때 만들어지며, 배포본 폴더라면 디스크가 마운트되지 않았을 수 있습니다.",
    "key-good": "키 {about}은(는) 이 상황반의 것입니다.",
    "key-missing":
      "{about}이(가) 없습니다. 백업에서 가져오십시오. 없으면 에이전트가 믿을 서명을 할 수 없습니다.",
    "key-open": "{about}을(를) 이 장비의 다른 사용자가 읽을 수 있습니다. chmod 600을 하십시오.",
    "key-other": "상황반의 키({about})가 아닙니다. 상황반의 키를 keys/에 두십시오.",
    "key-unreadable": "{about}을(를) 키로 읽을 수 없습니다. 백업에서 가져오십시오.",
    "key-unrecorded": "키 {about}은(는) 온전합니다. 상황반의 것인지는 데이터베이스에 있습니다.",
    "no-process":
      "응답하거나 작업하는 프로세스가 없습니다. bongsu serve를, 따로 두었다면 bongsu work도 시작하십시오.",
    "processes-good": "{about}.",
    "followers-good": "{about}개가 밀리지 않습니다.",
    "channels-good": "{about}개가 전달합니다.",
    "no-feeds":
      "스스로 받는 수집원이 없습니다. bongsu source load FILE을 쓰거나, 적어도 매주 직접 가져오십시오.",
    "feeds-good": "{about}개에 이상이 없습니다.",
    "mailbox-none": "정하지 않았습니다. 사건 참여자는 메일로 답할 수 없습니다.",
    "mailbox-good": "사건 메일함이 열립니다({about}).",
    "dns-good": "{about}.",
    "dns-fails": "{about}의 주소가 없습니다. DNS 영역과 이 장비의 /etc/resolv.conf를 보십시오.",
    "tls-good": "인증서는 {about}까지 유효합니다.",
    "tls-expires": "인증서가 {about}에 끝납니다. 갱신하고, 저절로 갱신되지 않은 이유를 보십시오.",
    "tls-invalid": "인증서를 검증할 수 없습니다: {about}. 프록시의 인증서와 체인을 보십시오.",
    "tls-none":
      "{about}에 TLS 없이 닿습니다. 상황반 앞에 TLS 프록시를 두고 https 주소를 origin으로 정하십시오.",
    "tls-loopback": "{about}은(는) 이 장비뿐이므로 TLS가 필요 없습니다.",
    "publication-good": "색인 {about}이(가) 있으며, 상황반이 서명했고 기한 안입니다.",
    "publication-unreachable":
      "에이전트가 받지 못합니다: {about}. 프록시와 bongsu serve의 실행 여부를 보십시오.",
    "publication-invalid":
      "에이전트가 받는 것을 검증할 수 없습니다({about}). 사이에서 바꾸는 것이 있거나 다른 상황반입니까?",
    "publication-other-key": "에이전트가 받는 것은 다른 키({about})로 서명되었습니다.",
    "publication-expired": "색인이 {about}에 만료되어 에이전트가 거부합니다. 작업하는 프로세스가 있습니까?",
    "publication-behind":
      "폴더가 데이터베이스보다 뒤처졌습니다({about}). 채널 files와, 모든 프로세스가 같은 --publication을 쓰는지 보십시오.",
    "publication-uncompared":
      "색인 {about}이(가) 있고 서명되었습니다. 가장 새것인지는 데이터베이스에 있습니다.",
  },
} as const satisfies SameKeys<typeof reference>;
