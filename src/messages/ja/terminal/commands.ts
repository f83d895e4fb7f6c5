/** What the program says of its commands, in Japanese. */
import type { commands as reference } from "#messages/en/terminal/commands.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const commands = {
  about: "bongsu コマンド [オプション]：烽燧。勧告から措置完了まで、脆弱性の合同対応。",
  hint: "bongsu コマンド --help でコマンドのオプションを表示します。BONGSU_ROOM と BONGSU_TOKEN は --room と --token の代わりになります。",
  unknown: "コマンド {name} はありません",
  unknownNear: "コマンド {name} はありません。{near} ですか",
  languageUnknown: "--lang：「{language}」という言語はありません。使える言語：{tags}",
  languageNear: "--lang：「{language}」という言語はありません。もしかして：{near}。使える言語：{tags}",
  argument: {
    NEEDS: "{argument} は次のいずれかと一緒でなければ意味がありません：{others}",
    NEVER: "{argument} は次と一緒には使えません：{others}",
    UNKNOWN_OPTION: "オプション {argument} はありません",
    UNKNOWN_OPTION_NEAR: "{argument} というオプションはありません。{near} のことですか。",
    EMPTY: "{argument} の値が空です",
    COLOR: "{argument} は auto、always、never のいずれかです",
    INVALID_OPTION_VALUE: "{argument} に値が足りないか、値を取らないオプションに値があります",
    UNEXPECTED_POSITIONAL: "{argument} はここでは使えません",
    PIPE: "{argument} は名前付きパイプで、誰かが書き込むまで待ち続けます。ファイルを指定してください",
  },
  group: {
    room: "状況室の運営",
    feeds: "勧告の取り込み",
    organisation: "機関で",
    tools: "道具",
  },
  summary: {
    serve: "状況室を実行します。",
    work: "応答するプロセスと並行して、状況室の作業(後続処理、チャネル、公開)を行います。",
    doctor: "状況室を支えるものをすべて調べ、すべきことを知らせます。",
    config: "始める前に状況室の設定を検査します。",
    token: "スクリプト用のトークンを作ります。",
    link: "一度限りのログインアドレスを作ります。",
    drill: "訓練の一日半を再現します。",
    world: "編制文書を検査するか、新しい版を読み込みます。",
    office: "担当機関と所管を読み込みます。",
    organization: "多くの機関をまとめて登録・変更し、招待します。",
    passkey: "利用者のパスキーを見ます。すべて失った人をやり直せるようにします。",
    backup: "このコンピューターの状況室をバックアップします（データベース、ログ、鍵）。動いたままでできます",
    restore: "バックアップから状況室を復元します。最後の状態、または指定した時刻へ",
    journal: "記録簿のハッシュ鎖を確認します。",
    roster: "状況室の指示に署名する機関を定めます。",
    sealed: "封緘されたファイルを状況室に保管し、誰が開けたかを見ます。",
    operator: "ログインできる人を見て、招待し、停止し、セッションを終了します。",
    duty: "担当機関ごとの当直を定め、表示する。",
    source: "レコードごとの出所の権限と、状況室が自ら取得するフィードを定め、表示し、今すぐ取得する。",
    import: "勧告、一覧、点数を取り込みます。",
    sync: "状況室が公表した指示とパックを取得し、検証します。",
    check: "自らのシステムをオフラインで照合します。",
    fix: "既知の影響を残さない変更を計画します。",
    tasks: "何を、いつまでに、どのように行うかを示します。",
    facts: "期限を決める自らのシステムの事実を知らせます。",
    acknowledge: "指示を受け取ったことを知らせます。",
    attest: "送る内容を確認し、署名して回答します。",
    receipt: "回答と受領証の確認。つながらない場所ではファイルで運ぶ。",
    extension: "期限の延長を求め、承認された延長を取り込みます。",
    key: "鍵を作り、示し、替え、失効させます。機関の署名鍵も作ります。",
    seal: "読み手だけが開けるようにファイルを封緘します。",
    open: "封緘されたファイルを開きます。",
    self: "このエージェントが状況室の提供するものか確かめます。",
    bundle: "公開物を一つのファイルにし、隔離された網へ運びます。",
    log: "ログが完全か、項目が入っているかを確かめます。",
    page: "公開画面が状況室のログのとおりか確かめます。",
    publication: "公開資料のルートを作り、署名し、所定の位置に置きます。",
    sign: "機関として指示、効力停止、お知らせ、名簿に署名します。",
    report: "欠陥の報告を読み、比較し、証明します。対応室は不要です。",
    directive: "指示が有効かを示します。",
    notice: "一つの機関のお知らせを書き、署名し、書き出し、確かめ、見ます。",
    witness: "他の状況室のログを見て、見たと署名します。",
    pack: "勧告をパックにし、変わったものだけを取り出します。",
    advisory: "自ら書いた勧告: 公開を妨げるものを示し、CSAF、OSV、CVE、HTML で書きます。",
    case: "公開保留中の案件の状態、日付、印の入った写しを扱います。",
    rule: "規則集に問い、書いた規則集を検査します。",
    version: "バージョンを体系に従って比べます。",
    completion: "シェルがコマンドとオプションを補完するためのスクリプトを出力します。",
  },
  completionUse:
    "シェルの起動ファイルに次の行を入れます。bash：source <(bongsu completion bash)、zsh：source <(bongsu completion zsh)、fish：bongsu completion fish | source",
  completionShell: "シェルは bash、zsh、fish のいずれかです。",
  serveWorlds: "世界：drill（既定）、empty、eu-drill、group-drill、または自分で書いた編制文書。",
  worldFile:
    "FILE は編制文書（bongsu.topology/1）です：領域、分野、階層、地域、担当機関とその所管を日付ごとに書きます。",
  officeFile:
    "FILE は所管ごとに一行の CSV（id, kind, name.ko, name.en, domain, sector, tier, region, validFrom, validTo）または JSON です。",
  organizationFile:
    "FILE は CSV（id, name.ko, name.en, tier, sector, domain, region, criticalInfrastructure, size, languages, email, validFrom, validTo, succeededBy）または JSON です。すべての行を保存するか、一つも保存しません。--dry-run は何も保存せず、指摘には行番号が付きます。--room と --token（BONGSU_ROOM、BONGSU_TOKEN）があれば領域の主管機関として送り、なければこのコンピューターの状況室に保存します。",
  organizationInvite:
    "invite は、まだ誰もログインしていない機関ごとにリンクを作り、新しいCSVファイル（organization, name, email, phone, link, expires）に書きます。差し込み印刷用です。",
  serveDatabase: "DATABASE_URL がなければ、状況室は --data の下に自前の PostgreSQL を起動します。",
  serveConfig:
    "--config FILE  これらの設定を書いたファイル（TOML）です。BONGSU_CONFIG でも示せ、bongsu config example が一つ出力します。オプションが環境変数（--port なら BONGSU_PORT）より、環境変数がファイルより優先します。",
  backupWhat:
    "最初の実行は基本バックアップを作り、仮のデータベースへの復元を試します。その後の実行はそれ以降のログを加えます。4 分ごとに実行すれば（タイマー）、失うのは最大 5 分です。基本バックアップは一日一度作り直します。",
  backupSealed:
    "すべて age で封じ、keys.age はパスフレーズで封じた状況室の鍵です。パスフレーズが無ければ何も復元できません。別に保管してください。",
  restoreWhat:
    "すべて横に用意し、動くことを確かめてから置きます。その前に失敗しても何も変わりません。--replace はあったものを横に残します。--to 時刻 はその時刻の状態に復元します。",
  serveNewOrigin: "--new-origin  状況室のアドレスがこれから変わることを記録します",
  doctorExit:
    "何も変えず、何も起動しません。終了状態 0: すべて正常、1: 障害あり、3: 見るべきものがあるか調べられなかった、2: 呼び出しの誤り。--format json は文書(bongsu.doctor/1)を出します。",
  workBeside:
    "外部の PostgreSQL(DATABASE_URL)と、状況室の鍵・公開フォルダーが必要です。--data と --publication をすべてのプロセスが共有するディスクに置きます。",
  serveNoWork: "--no-work  応答だけを行います。残りは並行する bongsu work が行います。",
  serveAcceptClock: "--accept-clock  最新の記録の時刻にかかわらず、このマシンの時計は正しいものとします。",
  serveNewKey: "--new-key  状況室の鍵がこれから変わることを記録します",
  serveNewEpoch: "--new-epoch  bongsu restore 以外の方法でデータベースを戻したことを知らせます",
  drillUsage:
    "bongsu drill [--room アドレス] [--data ./data] [--hours 36] [--seconds 75] [--lang {languages}] [--keep フォルダー]",
  drillWhere:
    "状況室のあるコンピューターで実行します。訓練の --hours 時間が --seconds 秒で過ぎます。BONGSU_ROOM は --room の代わりになります。",
  importPaths:
    "PATH はファイル、フォルダー、圧縮ファイル、URL、または標準入力を表す - で、形式は内容から判別します（OSV、CVE JSON 5.x、CSAF 2.0、KEV、EPSS）。レコードはすべて、新規、変更、変更なし、二人目の確認を待つ保留、または指摘とともに隔離となり、もう一度取り込んでも変わりません。--room（または BONGSU_ROOM）と --token（または BONGSU_TOKEN）があれば HTTP で、なければこのコンピューターの状況室のデータベースに入ります。",
  sourceFile:
    "FILE は二つの文書のいずれかです。bongsu.sources/1：出所ごとに受け持つ識別子・発行者・一覧と、そのレコードを取り込む利用者またはアドレスを書き、ほかから来たものは保留します。bongsu.feeds/1：状況室が自ら取得するもの、その場所と間隔を書きます。standard が最初の一つを表示します。",
  dutyFile:
    "FILE は文書（bongsu.duty/1）です：人ごとのメールアドレスと静かな時間、機関ごとの当直の順を書きます。escalateAfter の間に誰も確認しなければ次の人に知らせます。",
  sourceFeeds:
    "feeds は各フィードの状態を示し、異常があれば終了状態は 3 です。fetch は指定した（なければすべての）フィードを今すぐ取得し、動いている状況室のそばでも使えます。終了状態は import と同じです。accept は減ったり変わったりしたフィードの今の内容を正しいものとして受け入れます。",
  importExit: "終了状態：すべて読んで反映したら 0、読めないか保留されたものがあれば 3、何も読めなければ 2。",
} as const satisfies SomeKeys<typeof reference>;
