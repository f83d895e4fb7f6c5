/** What the program says of its commands, in Korean. */
import type { commands as reference } from "#messages/en/terminal/commands.ts";
import type { SameKeys } from "#messages/keys.ts";

export const commands = {
  about: "bongsu 명령 [옵션]: 봉수. 권고문에서 조치 완료까지, 취약점 합동대응.",
  hint: "bongsu 명령 --help로 명령의 옵션을 볼 수 있습니다. BONGSU_ROOM과 BONGSU_TOKEN은 --room과 --token을 대신합니다.",
  unknown: "{name} 명령은 없습니다",
  unknownNear: "{name} 명령은 없습니다. {near} 명령입니까?",
  languageUnknown: '--lang: "{language}"이라는 언어는 없습니다. 쓸 수 있는 언어: {tags}',
  languageNear: '--lang: "{language}"이라는 언어는 없습니다. 혹시 {near}인가요? 쓸 수 있는 언어: {tags}',
  argument: {
    NEEDS: "{argument}은(는) 다음 가운데 하나와 함께 써야 뜻이 있습니다: {others}",
    NEVER: "{argument}은(는) 다음과 함께 쓸 수 없습니다: {others}",
    UNKNOWN_OPTION: "{argument} 옵션은 없습니다",
    UNKNOWN_OPTION_NEAR: "{argument} 옵션은 없습니다. {near} 옵션입니까?",
    EMPTY: "{argument}의 값이 비어 있습니다",
    COLOR: "{argument}은 auto, always, never 가운데 하나입니다",
    INVALID_OPTION_VALUE: "{argument}에 값이 빠졌거나, 값을 받지 않는 옵션에 값이 있습니다",
    UNEXPECTED_POSITIONAL: "{argument}은(는) 쓸 수 없는 자리에 있습니다",
    PIPE: "{argument}은(는) 이름 있는 파이프여서 누가 써 넣을 때까지 기다리게 됩니다. 파일을 지정하십시오",
  },
  group: {
    room: "상황반 운영",
    feeds: "권고문 반입",
    organisation: "기관에서",
    tools: "도구",
  },
  summary: {
    serve: "상황반을 실행합니다.",
    work: "응답하는 프로세스 곁에서 상황반의 작업(후속 처리, 전파 채널, 배포)을 합니다.",
    doctor: "상황반을 받치는 것을 모두 살피고, 할 일을 알립니다.",
    config: "시작하기 전에 상황반의 설정을 검사합니다.",
    token: "스크립트용 토큰을 만듭니다.",
    link: "한 번만 쓰는 접속 주소를 만듭니다.",
    drill: "훈련의 하루 반을 재현합니다.",
    world: "편제 문서를 검사하거나 새 판을 불러옵니다.",
    office: "담당 기관과 소관을 불러옵니다.",
    organization: "여러 기관을 한꺼번에 등록·변경하고 초대합니다.",
    passkey: "사용자의 패스키를 보고, 모두 잃어버린 사람이 다시 시작하게 합니다.",
    backup: "이 컴퓨터의 상황반을 백업합니다(데이터베이스, 로그, 키). 실행 중에도 됩니다",
    restore: "백업에서 상황반을 복원합니다. 마지막 상태 또는 지정한 시각으로",
    journal: "기록부의 해시 사슬을 확인합니다.",
    roster: "상황반의 지시에 서명할 기관을 정합니다.",
    sealed: "봉인된 파일을 상황반에 보관하고 누가 열었는지 봅니다.",
    operator: "로그인할 수 있는 사람을 보고, 초대하고, 중지하고, 세션을 끝냅니다.",
    duty: "담당 기관별 당직을 정하고 보여 준다.",
    source: "레코드별 출처 권한과 상황반이 스스로 가져올 피드를 정하고, 보여 주고, 지금 가져온다.",
    import: "권고문과 목록, 점수를 반입합니다.",
    sync: "상황반이 낸 지시와 대조 묶음을 받아 확인합니다.",
    check: "우리 시스템을 오프라인으로 대조합니다.",
    fix: "알려진 영향이 남지 않게 할 변경을 계획합니다.",
    tasks: "무엇을 언제까지 어떻게 해야 하는지 보여 줍니다.",
    facts: "기한을 정하는 우리 시스템의 사실을 알려 줍니다.",
    acknowledge: "지시를 받았음을 알립니다.",
    attest: "보낼 내용을 확인하고 서명해 회신합니다.",
    receipt: "회신과 접수증을 보고, 연결되지 않은 곳에서는 파일로 옮깁니다.",
    extension: "기한 연장을 요청하고 승인된 연장을 받아 둡니다.",
    key: "키를 만들고, 보이고, 바꾸고, 폐기합니다. 기관의 서명 키도 만듭니다.",
    seal: "읽을 사람만 열 수 있게 파일을 봉인합니다.",
    open: "봉인된 파일을 엽니다.",
    self: "이 에이전트가 상황반이 제공한 것인지 확인합니다.",
    bundle: "공개물을 한 파일로 담아 망이 끊긴 곳으로 옮깁니다.",
    log: "로그가 온전한지, 항목이 들어 있는지 확인합니다.",
    page: "공개 화면이 상황반의 로그 그대로인지 확인합니다.",
    publication: "공개 자료의 루트를 만들고 서명하여 제자리에 둡니다.",
    sign: "기관을 대표해 지시, 효력 정지, 알림이나 명부에 서명합니다.",
    report: "결함 신고를 읽고 비교하고 입증합니다. 상황반이 필요 없습니다.",
    directive: "지시가 효력이 있는지 알려 줍니다.",
    notice: "한 기관의 알림을 만들고, 서명하고, 내보내고, 확인하고, 봅니다.",
    witness: "다른 상황반의 로그를 보고 보았다고 서명합니다.",
    pack: "권고문을 대조 묶음으로 만들고 바뀐 것만 뽑습니다.",
    advisory: "직접 쓴 보안권고문: 공개를 막는 것을 알려 주고 CSAF, OSV, CVE, HTML로 씁니다.",
    case: "공개 보류 중인 사건의 상태와 날짜, 표식이 든 사본을 다룹니다.",
    rule: "규칙 묶음에 묻고, 쓴 묶음을 검사합니다.",
    version: "버전을 체계에 맞게 비교합니다.",
    completion: "셸이 명령과 옵션을 채워 주도록 하는 스크립트를 출력합니다.",
  },
  completionUse:
    "셸의 시작 파일에 다음 줄을 넣습니다. bash: source <(bongsu completion bash), zsh: source <(bongsu completion zsh), fish: bongsu completion fish | source",
  completionShell: "셸은 bash, zsh, fish 가운데 하나입니다.",
  serveWorlds: "세계: drill(기본값), empty, eu-drill, group-drill, 또는 직접 쓴 편제 문서.",
  worldFile:
    "FILE은 편제 문서(bongsu.topology/1)입니다: 영역, 분야, 계층, 지역, 담당 기관과 그 소관을 날짜별로 적습니다.",
  officeFile:
    "FILE은 소관마다 한 줄인 CSV(id, kind, name.ko, name.en, domain, sector, tier, region, validFrom, validTo) 또는 JSON입니다.",
  organizationFile:
    "FILE은 CSV(id, name.ko, name.en, tier, sector, domain, region, criticalInfrastructure, size, languages, email, validFrom, validTo, succeededBy) 또는 JSON입니다. 모든 줄을 저장하거나 하나도 저장하지 않습니다. --dry-run은 아무것도 저장하지 않으며, 지적에는 줄 번호가 붙습니다. --room과 --token(BONGSU_ROOM, BONGSU_TOKEN)이 있으면 영역의 주관 기관으로서 보내고, 없으면 이 컴퓨터의 상황반에 저장합니다.",
  organizationInvite:
    "invite 는 아직 아무도 로그인하지 않는 기관마다 링크를 만들어 새 CSV 파일(organization, name, email, phone, link, expires)에 씁니다. 편지 병합에 씁니다.",
  serveDatabase: "DATABASE_URL이 없으면 상황반이 --data 아래에 자체 PostgreSQL을 실행합니다.",
  serveConfig:
    "--config FILE  이 설정들을 적은 파일(TOML)입니다. BONGSU_CONFIG로도 알려 주며, bongsu config example이 한 벌 출력합니다. 옵션이 환경 변수(--port이면 BONGSU_PORT)보다, 환경 변수가 파일보다 먼저입니다.",
  backupWhat:
    "처음 실행하면 기본 백업을 만들고 임시 데이터베이스에 복원해 봅니다. 그다음부터는 이후의 로그를 더합니다. 4분마다 실행하면(타이머) 최대 5분을 잃습니다. 기본 백업은 하루에 한 번 새로 만듭니다.",
  backupSealed:
    "모두 age로 봉인하며, keys.age는 암호문구로 봉인한 상황반의 키입니다. 암호문구가 없으면 아무것도 복원할 수 없으니 따로 보관하십시오.",
  restoreWhat:
    "모두 옆에 준비해 작동을 확인한 뒤 제자리에 놓습니다. 그 전에 실패하면 아무것도 바뀌지 않습니다. --replace는 있던 것을 옆에 보관합니다. --to 시각은 그 시각의 상태로 복원합니다.",
  serveNewOrigin: "--new-origin  이제부터 상황반의 주소가 달라졌음을 기록합니다",
  doctorExit:
    "아무것도 바꾸거나 시작하지 않습니다. 종료 상태 0: 모두 정상, 1: 장애 있음, 3: 살필 것이 있거나 살피지 못함, 2: 잘못된 호출. --format json은 문서(bongsu.doctor/1)를 냅니다.",
  workBeside:
    "외부 PostgreSQL(DATABASE_URL)과 상황반의 키·배포본 폴더가 있어야 합니다. --data와 --publication을 모든 프로세스가 함께 쓰는 디스크에 둡니다.",
  serveNoWork: "--no-work  응답만 합니다. 나머지는 곁의 bongsu work가 합니다.",
  serveAcceptClock: "--accept-clock  최근 기록의 시각과 상관없이 이 장비의 시계가 맞습니다.",
  serveNewKey: "--new-key  이제부터 상황반의 키가 달라졌음을 기록합니다",
  serveNewEpoch: "--new-epoch  bongsu restore가 아닌 다른 방법으로 데이터베이스를 되돌렸음을 알립니다",
  drillUsage:
    "bongsu drill [--room 주소] [--data ./data] [--hours 36] [--seconds 75] [--lang {languages}] [--keep 폴더]",
  drillWhere:
    "상황반이 있는 컴퓨터에서 실행합니다. 훈련의 --hours 시간이 --seconds 초 동안 지나갑니다. BONGSU_ROOM은 --room을 대신합니다.",
  importPaths:
    "PATH는 파일, 폴더, 압축 파일, URL 또는 표준 입력을 뜻하는 -이며, 형식은 내용으로 알아봅니다(OSV, CVE JSON 5.x, CSAF 2.0, KEV, EPSS). 레코드는 모두 새로움, 바뀜, 그대로, 두 번째 사람을 기다리는 보류, 또는 지적과 함께 격리로 처리되며, 다시 반입해도 달라지는 것이 없습니다. --room(또는 BONGSU_ROOM)과 --token(또는 BONGSU_TOKEN)이 있으면 HTTP로, 없으면 이 컴퓨터의 상황반 데이터베이스로 들어갑니다.",
  sourceFile:
    "FILE은 두 문서 가운데 하나입니다. bongsu.sources/1: 출처마다 맡는 식별자·발행처·목록, 그 레코드를 반입하는 사용자나 주소를 적으며, 다른 곳에서 온 것은 보류합니다. bongsu.feeds/1: 상황반이 스스로 가져올 것과 그 주소와 주기를 적습니다. standard가 처음 쓸 것을 찍어 줍니다.",
  dutyFile:
    "FILE은 문서(bongsu.duty/1)입니다: 사람마다 메일 주소와 방해 금지 시간, 기관마다 당직 순서를 적습니다. escalateAfter 안에 아무도 확인하지 않으면 다음 사람에게 알립니다.",
  sourceFeeds:
    "feeds는 피드마다 상태를 보여 주며, 이상이 있으면 종료 상태가 3입니다. fetch는 적은 피드(없으면 모두)를 지금 가져오며 실행 중인 상황반 곁에서도 됩니다. 종료 상태는 import와 같습니다. accept는 줄거나 바뀐 피드의 지금 내용을 옳은 것으로 받아들입니다.",
  importExit: "종료 상태: 모두 읽고 반영하면 0, 읽지 못했거나 보류된 것이 있으면 3, 아무것도 읽지 못하면 2.",
} as const satisfies SameKeys<typeof reference>;
