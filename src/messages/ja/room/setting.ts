/** The settings of a room and what may be wrong with one, in Japanese. */
import type { setting as reference } from "#messages/en/room/setting.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const setting = {
  fileTitle: "Bongsu 状況室の設定",
  about: {
    port: "状況室が待ち受けるポートです。0 なら空いているポートを使います。",
    host: "待ち受けるアドレスです。ループバック以外では前に TLS プロキシを置いてください。",
    origin:
      "人とエージェントが状況室に接続するアドレスです。プロキシが下位パスで提供する場合はそのパスも書きます。パスキーはこのホストに結び付きます。書かなければ http://localhost:ポート です。",
    data: "状況室のフォルダーです：データベース、鍵、公開物、ロック。",
    world: "新しい状況室に読み込む世界です：drill（書かない場合）、eu-drill、group-drill、実運用なら empty。",
    topology: "世界の代わりに新しい状況室に読み込む、自作の編制文書です。",
    "database-url":
      "内蔵データベースの代わりに使う外部 PostgreSQL（15 以上、postgres://…）です。その利用者はロールを一度作れる必要があります。",
    publication:
      "公開物のフォルダー。指定がなければ DATA/pub です。一つの状況室の複数のプロセスが共有します。",
    oidc: "パスキーのほかにどのIDプロバイダーでログインでき、どのクレームがどの役職になるかを定める文書（bongsu.oidc/1）。",
    "oidc-client-secret": "IDプロバイダーがこの状況室を認識するための秘密の値。",
    channels: "状況室がほかに使う伝達チャネルを書いた文書です。",
    intake:
      "脆弱性の報告をどの機関がどの条件で受け付けるかを書いた文書 (bongsu.intake/1) です。訓練の状況室には既定の文書があり、それ以外の状況室はこの文書がなければ報告を受け付けません。",
    "mail-address":
      "案件の参加者がメールで返信する宛先です。参加者ごとにプラス記号の後にトークンの付いた自分の宛先 (cases+TOKEN@room.example) があり、メールサーバーがメールボックスに届ける必要があります。",
    mailbox:
      "そのメールが待つ場所: imaps://利用者@ホスト/フォルダー、imap:// (STARTTLS)、または maildir の完全なパス。案件に封印された後にそこから削除されます。",
    "mailbox-password": "IMAP サーバーの利用者のパスワード。",
    sandbox:
      "報告の再現データを実行する隔離の方式: bubblewrap、runsc（gVisor）または none。指定しなければ訓練では bubblewrap を使い、ほかの対応室は何も実行せず、報告は待ちます。",
    "log-policy": "状況室のログへの連署を頼む証人を書いたポリシー (c2sp.org/tlog-policy) です。",
    "advisory-prefix":
      "状況室が自ら出す勧告の番号の接頭辞（例: 採番機関の GCVE-99）。指定がなければ訓練は GCVE-65535、それ以外は BONGSU です。",
    "cve-endpoint":
      "独自勧告のページから番号を予約する CVE プログラムのサービスのアドレス。例: https://cveawg.mitre.org/api",
    "cve-org": "この状況室である採番機関の短い名前。",
    "cve-user": "その機関の利用者。",
    "cve-key": "その利用者の API キー。",
    "security-contact":
      "この状況室自体の脆弱性の報告先です（mailto:… または https://…）。security.txt に載ります。",
    "trusted-proxies":
      "部屋の前に立つプロキシのアドレスとネットワークをコンマで区切ったもの(10.0.0.0/8,2001:db8::7)。これらを経た要求は、プロキシが記したアドレス(Forwarded または X-Forwarded-For)からのものとみなします。",
    "metrics-port": "Prometheus が /metrics を読むポート。指定がなければ計測しません。",
    "metrics-host": "そのアドレス。指標は他者に見せるものではないため、ループバックです。",
    "otlp-endpoint":
      "トレースと指標を受け取る OpenTelemetry コレクター(OTLP over HTTP)。ヘッダーは OTEL_EXPORTER_OTLP_HEADERS で指定します。",
    "log-level":
      "ログ(標準エラーの JSON 行)に残すレベル: error、warn、info(アクセスログを含む)、debug。端末では warn、それ以外は info です。",
  },
  secretFile: "{name} が入ったファイルです。どちらか一方だけ書きます。",
  expected: {
    secret: "空白のない秘密の値が必要です",
    host: "ホストの名前またはアドレスが必要です",
    path: "パスが必要です",
    wholeNumber: "{minimum} から {maximum} までの整数が必要です",
    choice: "次のいずれかが必要です：{words}",
    webAddress: "利用者、クエリ、フラグメントのない http(s)://ホスト[:ポート][/パス] が必要です",
    databaseUrl: "postgres://… が必要です",
    mailAddress: "名前と + のないメールアドレス一つが必要です",
    cveName: "空白のない文字が必要です",
    mailbox:
      "imaps://利用者@ホスト[:ポート][/フォルダー]、imap://… または maildir の完全なパスが必要です。パスワードは mailbox-password に書きます",
    networks: "コンマで区切ったアドレスまたはネットワークが必要です。例: 10.0.0.0/8,2001:db8::7",
    advisoryPrefix: "GCVE-99 のように大文字と数字をハイフンでつないだものが必要です",
    contact: "mailto:… または https://… が必要です",
  },
  cveIncomplete: "cve-endpoint、cve-org、cve-user、cve-key (または cve-key-file) はそろって必要です",
  cveDrill:
    "cve-endpoint：訓練では実際の CVE 番号を予約しません。この機械のサービスを指定するか、設定を外してください",
  cveUnsafe: "cve-endpoint には https が必要です。鍵が途中で読まれます",
  mailboxWithoutAddress: "メールボックスには、そのメールが届く宛先 mail-address が必要です",
  mailboxPassword:
    "IMAP サーバーには mailbox-password (または mailbox-password-file) が必要で、それ以外には不要です",
  worldOrTopology: "状況室は用意された世界か自作の編制のどちらか一方で始まります",
  unknown: "{file}：{name} という設定はありません",
  unknownNear: "{file}：{name} という設定はありません。{near} のことですか？",
  twice: "{at}：ここと {other} に二度書かれています。一方だけ残してください",
  secretUnreadable: "{at}：ファイル {file} を読めません",
  fileUnreadable: "設定ファイル {file} を読めません",
  fileMalformed: "{file} {line} 行目：TOML ではありません（{detail}）",
} as const satisfies SomeKeys<typeof reference>;
