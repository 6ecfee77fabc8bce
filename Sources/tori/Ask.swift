import ArgumentParser
import ToriShell

/// `tori [CORPUS]`: the shell, one query, or a script.
struct Ask: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ask",
    abstract: said(
      "Open a corpus and ask it (what tori does without a command).",
      ja: "コーパスを開いて問う（命令のないtoriの動作）。"),
    discussion: said(
      """
      CORPUS is a folder, files, or an index made with 'tori index'; without one, ./seeds.
      With '-' it is what comes on standard input.
      Without -c and -f, statements come from the terminal or from standard input.

      Exit status: 0 done, 1 an expectation failed, 2 the query or the command line is wrong,
      3 the corpus or a part of it cannot be read, 130 interrupted.
      """,
      ja: """
        CORPUSはフォルダ、ファイル、または'tori index'で作った索引。なければ./seeds。
        '-'なら標準入力から来るもの。
        -cも-fもなければ、文は端末か標準入力から読む。

        終了状態: 0 済んだ、1 期待が外れた、2 問い合わせかコマンド行が誤り、
        3 コーパスかその一部を読めない、130 中断した。
        """))
  @Argument(
    help: ArgumentHelp(said("What to open.", ja: "開くもの。"), valueName: "corpus"),
    completion: .file())
  var corpus: [String] = []

  @Option(
    // What a query begins with may look like an option: `--` begins a comment.
    name: .customShort("c"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(said("Run this text.", ja: "この文を実行する。"), valueName: "query"))
  var commands: [String] = []

  @Option(
    name: .customShort("f"),
    help: ArgumentHelp(said("Run this script.", ja: "このスクリプトを実行する。"), valueName: "file"),
    completion: .file(extensions: ["tq"]))
  var files: [String] = []

  @Option(
    help: ArgumentHelp(
      said(
        "How rows are written: \(Invocation.formats).", ja: "行の書式。\(Invocation.formats)。")),
    completion: .list(Invocation.formatNames))
  var format: String?

  @Option(
    name: .customLong("report"),
    help: ArgumentHelp(
      said(
        "Make a page of a script, its comments, queries and answers, instead of showing these: .html or .md.",
        ja: "答えを表示せず、スクリプトの説明、問い合わせ、答えを一つのページにする。.htmlか.md。"),
      valueName: "page"), completion: .file(extensions: ["html", "md"]))
  var reports: [String] = []

  @Option(
    help: ArgumentHelp(
      said("Give $NAME this value in scripts.", ja: "スクリプトの$NAMEにこの値を与える。"), valueName: "name=value"
    ))
  var set: [String] = []

  @Option(
    help: ArgumentHelp(said("What today counts from.", ja: "todayの基準にする日付。"), valueName: "date"))
  var now: String?

  @Option(
    help: ArgumentHelp(
      said(
        "The zone that times are shown in, where that is not the one of the data.",
        ja: "日時を示す時間帯。データの時間帯とは別にする場合。"), valueName: "zone"))
  var showZone: String?

  @Option(
    help: ArgumentHelp(
      said(
        "variants: a kanji counts as those written for it (高 as 髙); else usual.",
        ja: "variantsなら異体字も同じとみなす（高と髙）。なければusual。")),
    completion: .list(["variants", "usual"]))
  var fold: String?

  @OptionGroup var reading: Reading

  @OptionGroup var speech: Speech

  func run() throws {
    try speech.run {
      var invocation = try Invocation(
        corpus: corpus, commands: commands, files: files, format: format, parameters: set, now: now,
        shownZone: showZone, fold: fold, reports: reports, reading: reading.words, language: $0)
      invocation.otherCommands = Tori.configuration.subcommands.compactMap {
        $0.configuration.commandName
      }
      return invocation.run()
    }
  }
}

/// How source files are read.
struct Reading: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      said(
        "The zone of stamps that name none, such as Asia/Tokyo or +09:00.",
        ja: "時間帯のない日時の時間帯。Asia/Tokyo、+09:00など。")))
  var zone: String?

  @Option(
    help: ArgumentHelp(
      said(
        "Read every file as this kind of page instead of looking at what it is.",
        ja: "どのファイルも、中身によらずこの種類のページとして読む。")),
    completion: .list(Invocation.readerNames))
  var reader: String?

  @Option(
    help: ArgumentHelp(
      said(
        "The encoding of every text, such as Shift_JIS or GB18030, instead of the one that it seems to be in.",
        ja: "どのテキストも、見かけによらずこの文字コードで読む。Shift_JIS、GB18030など。")))
  var encoding: String?

  @Option(
    help: ArgumentHelp(
      said(
        "What comes first in dates such as 01/12/2026 where no other of the file shows it: dmy, mdy or ymd.",
        ja: "01/12/2026のような日付で、ファイルのほかの日付からもわからないときの順序。dmy、mdy、ymd。"),
      valueName: "order"), completion: .list(["dmy", "mdy", "ymd"]))
  var dateOrder: String?

  @Option(
    name: .customLong("map"),
    help: ArgumentHelp(
      said(
        "Take a field of data from this column or path, such as text=data.legacy.full_text; rows=messages[] tells where records are.",
        ja: "データの項目をこの列や経路から取る。text=data.legacy.full_textなど。rows=messages[]は記録の場所。"),
      valueName: "field=column"))
  var map: [String] = []

  @Option(
    name: .customLong("shape"),
    help: ArgumentHelp(
      said(
        "Read pages by this shape first: its name, a file FILE.shapes, or a head such as '{number}: {author} {time}'.",
        ja: "ページをまずこの形で読む。形の名前か、ファイルFILE.shapesか、'{number}: {author} {time}'のような見出し。"),
      valueName: "shape"))
  var shapes: [String] = []

  @Option(
    help: ArgumentHelp(
      said(
        "Read data by this profile of a platform, or by those of a file, instead of the one that fits.",
        ja: "データを、当てはまるものでなく、このプラットフォームのプロファイルか、ファイルにあるもので読む。"),
      valueName: "name or file"), completion: .file(extensions: ["profiles"]))
  var profile: String?

  @Option(
    help: ArgumentHelp(
      said(
        "Cut texts into words by the dictionary of MeCab in this folder instead of IPADIC.",
        ja: "語に分けるのに、IPADICでなくこのフォルダのMeCabの辞書を使う。"),
      valueName: "folder"), completion: .directory)
  var dictionary: String?

  var words: Invocation.ReadingWords {
    Invocation.ReadingWords(
      zone: zone, reader: reader, dateOrder: dateOrder, encoding: encoding, map: map,
      shapes: shapes, profile: profile, dictionary: dictionary)
  }
}
