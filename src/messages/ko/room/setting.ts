/** The settings of a room and what may be wrong with one, in Korean. */
import type { setting as reference } from "#messages/en/room/setting.ts";
import type { SameKeys } from "#messages/keys.ts";

export const setting = {
  fileTitle: "봉수 상황반 설정",
  about: {
    port: "상황반이 듣는 포트입니다. 0이면 빈 포트를 씁니다.",
    host: "상황반이 듣는 주소입니다. 루프백이 아니면 앞에 TLS 프록시를 두십시오.",
    origin:
      "사람과 에이전트가 상황반에 접속하는 주소입니다. 프록시가 하위 경로로 제공하면 그 경로까지 적습니다. 패스키는 이 호스트에 묶입니다. 적지 않으면 http://localhost:포트입니다.",
    data: "상황반의 폴더입니다: 데이터베이스, 키, 게시물, 잠금.",
    world: "새 상황반에 불러올 세계입니다: drill(적지 않을 때), eu-drill, group-drill, 실제 운영이면 empty.",
    topology: "세계 대신 새 상황반에 불러올, 직접 쓴 편제 문서입니다.",
    "database-url":
      "자체 데이터베이스 대신 쓸 외부 PostgreSQL(15 이상, postgres://…)입니다. 그 사용자는 역할을 한 번 만들 수 있어야 합니다.",
    publication: "배포본 폴더. 정하지 않으면 DATA/pub이며, 한 상황반의 여러 프로세스가 함께 씁니다.",
    oidc: "패스키 말고 어느 신원 제공자로 로그인할 수 있고 어떤 클레임이 어떤 직책을 주는지 적은 문서(bongsu.oidc/1).",
    "oidc-client-secret": "신원 제공자가 상황반을 알아보는 비밀값.",
    channels: "상황반이 더 쓰는 전파 채널을 적은 문서입니다.",
    intake:
      "취약점 신고를 어느 기관이 어떤 조건으로 받는지 적은 문서(bongsu.intake/1)입니다. 훈련 상황반에는 기본 문서가 있고, 그 밖의 상황반은 이 문서가 없으면 신고를 받지 않습니다.",
    "mail-address":
      "사건 참여자가 메일로 답할 주소입니다. 참여자마다 더하기표 뒤에 토큰이 붙은 자기 주소(cases+TOKEN@room.example)를 받으며, 메일 서버가 이를 메일함에 넣어야 합니다.",
    mailbox:
      "그 메일이 기다리는 곳: imaps://사용자@호스트/폴더, imap://(STARTTLS), 또는 maildir의 전체 경로. 사건에 봉인된 뒤에야 그곳에서 지워집니다.",
    "mailbox-password": "IMAP 서버 사용자의 비밀번호.",
    sandbox:
      "신고의 재현 자료를 실행할 격리 방식: bubblewrap, runsc(gVisor) 또는 none. 정하지 않으면 훈련은 bubblewrap을 쓰고, 다른 상황반은 아무것도 실행하지 않으며 신고는 기다립니다.",
    "log-policy": "상황반 로그에 함께 서명해 달라고 청할 증인을 적은 정책(c2sp.org/tlog-policy)입니다.",
    "advisory-prefix":
      "상황반이 스스로 내는 권고의 번호 앞부분(예: 번호 부여 기관의 GCVE-99). 정하지 않으면 훈련은 GCVE-65535, 그 밖의 상황반은 BONGSU입니다.",
    "cve-endpoint":
      "자체 권고문 페이지에서 번호를 예약할 CVE 프로그램 서비스의 주소. 예: https://cveawg.mitre.org/api",
    "cve-org": "이 상황반이 속한 번호 부여 기관의 짧은 이름.",
    "cve-user": "그 기관의 사용자.",
    "cve-key": "그 사용자의 API 키.",
    "security-contact":
      "이 상황반 자체의 취약점을 신고할 곳입니다(mailto:… 또는 https://…). security.txt에 실립니다.",
    "trusted-proxies":
      "상황반 앞에 선 프록시의 주소와 네트워크를 쉼표로 나눈 것(10.0.0.0/8,2001:db8::7). 이들을 거쳐 온 요청은 이들이 적은 주소(Forwarded 또는 X-Forwarded-For)의 것으로 봅니다.",
    "metrics-port": "Prometheus가 /metrics를 읽는 포트. 정하지 않으면 측정하지 않습니다.",
    "metrics-host": "그 주소. 지표는 남이 볼 것이 아니므로 루프백입니다.",
    "otlp-endpoint":
      "추적과 지표를 받는 OpenTelemetry 수집기(OTLP over HTTP). 헤더는 OTEL_EXPORTER_OTLP_HEADERS로 정합니다.",
    "log-level":
      "로그(표준 오류의 JSON 행)에 남길 수준: error, warn, info(접속 기록 포함), debug. 터미널이면 warn, 아니면 info입니다.",
  },
  secretFile: "{name}이(가) 든 파일입니다. 둘 가운데 하나만 적습니다.",
  expected: {
    secret: "빈칸 없는 비밀값이어야 합니다",
    host: "호스트 이름이나 주소여야 합니다",
    path: "경로여야 합니다",
    wholeNumber: "{minimum}부터 {maximum}까지의 정수여야 합니다",
    choice: "다음 가운데 하나여야 합니다: {words}",
    webAddress: "사용자, 질의, 조각이 없는 http(s)://호스트[:포트][/경로]여야 합니다",
    databaseUrl: "postgres://…여야 합니다",
    mailAddress: "이름과 +가 없는 메일 주소 하나여야 합니다",
    cveName: "공백 없는 글자여야 합니다",
    mailbox:
      "imaps://사용자@호스트[:포트][/폴더], imap://… 또는 maildir의 전체 경로여야 합니다. 비밀번호는 mailbox-password에 적습니다",
    networks: "쉼표로 나눈 주소나 네트워크여야 합니다. 예: 10.0.0.0/8,2001:db8::7",
    advisoryPrefix: "GCVE-99처럼 대문자와 숫자를 붙임표로 이은 것이어야 합니다",
    contact: "mailto:… 또는 https://…여야 합니다",
  },
  cveIncomplete: "cve-endpoint, cve-org, cve-user, cve-key(또는 cve-key-file)는 함께 있어야 합니다",
  cveDrill:
    "cve-endpoint: 훈련에서는 실제 CVE 번호를 예약하지 않습니다. 이 컴퓨터의 서비스를 지정하거나 설정을 빼십시오",
  cveUnsafe: "cve-endpoint에는 https가 필요합니다. 키가 도중에 읽힐 수 있습니다",
  mailboxWithoutAddress: "메일함에는 그 메일이 오는 주소 mail-address가 있어야 합니다",
  mailboxPassword:
    "IMAP 서버에는 mailbox-password(또는 mailbox-password-file)가 있어야 하고, 다른 곳에는 없어야 합니다",
  worldOrTopology: "상황반은 제공되는 세계와 직접 쓴 편제 가운데 하나로만 시작합니다",
  unknown: "{file}: {name}(이)라는 설정은 없습니다",
  unknownNear: "{file}: {name}(이)라는 설정은 없습니다. {near}을(를) 뜻하셨습니까?",
  twice: "{at}: 여기와 {other}에 두 번 적었습니다. 하나만 남기십시오",
  secretUnreadable: "{at}: 파일 {file}을(를) 읽을 수 없습니다",
  fileUnreadable: "설정 파일 {file}을(를) 읽을 수 없습니다",
  fileMalformed: "{file} {line}번째 줄: TOML이 아닙니다({detail})",
} as const satisfies SameKeys<typeof reference>;
