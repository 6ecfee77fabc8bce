import ToriCorpus
import ToriEngine
import ToriLanguage
import ToriSentences
import ToriText

/// What `help` says, made from the tables of words and fields.
package struct Help {
  private let language: SpokenLanguage
  /// Those that posts of the corpus have.
  private let fields: [Field]
  /// Columns that prose may take; examples are as long as they are.
  private let width: Int

  /// - Parameter columns: of the terminal, if that is where it is read.
  package init(language: SpokenLanguage, columns: Int? = nil, fields: [Field] = Field.all) {
    self.language = language
    self.fields = fields
    width = min(columns ?? Self.widest, Self.widest)
  }

  /// Of the fields that the data bring, as many are listed.
  private static let listed = 40

  /// Lines longer than this are hard to read.
  private static let widest = 80

  /// A page on one of the `HelpTopic`s, in letters of any case; an overview without one.
  package func page(on topic: String?) -> String {
    guard let asked = topic?.lowercased() else { return overview }
    // A field that the data bring comes before what people may mean by its name.
    let topic = fields.field(named: asked) == nil ? HelpTopic.named(asked) : asked
    let code = topic.uppercased()
    if let entry = HelpTopic.diagnostics.first(where: { $0.code == code }) {
      return page(on: entry)
    }
    var sections = Vocabulary.entries(for: topic).map(section)
    if let kind = HelpTopic.kinds[topic] { sections.append(page(on: kind)) }
    if let field = fields.field(named: topic) {
      let words = LocalizedText(
        "a field of posts: \(field.summary)", ja: "投稿の項目: \(field.summary)")
      sections.append("\(field.name)\n" + prose(words, margin: 2))
    }
    if let part = TimePart(rawValue: topic) {
      let words = LocalizedText(
        "a part of a time, to count by or to ask for: \(part.summary)",
        ja: "日時の一部で、数える区分にも条件にもなる: \(part.summary)")
      sections.append("\(topic)\n" + prose(words, margin: 2))
    }
    if let entry = MeasureEntry.named(topic) { sections.append(lines(on: entry)) }
    if HelpTopic.measures.contains(topic) {
      sections.append(MeasureEntry.all.map(lines).joined())
    }
    switch HelpTopic.Reading(named: topic) {
    case .shapes: sections.append(ShapeHelp.text[language])
    case .profiles: sections.append(ProfileHelp.text[language])
    case .readers: sections.append(readers)
    case .kinds: sections.append(kinds)
    case nil: break
    }
    switch topic {
    case "keys": sections.append(keys)
    case "commands": sections.append(DotCommand.list(columns: width)[language] + "\n")
    case "fields": sections.append(page(on: fields))
    case "reports": sections.append(ReportHelp.text[language])
    default: break
    }
    if let command = DotCommand(rawValue: topic) {
      sections.append("\(command.form)\n" + prose(command.summary, margin: 2))
    }
    if topic == "host" {
      let words = LocalizedText(
        "to count by: \(GroupKey.hostSummary)", ja: "数える区分: \(GroupKey.hostSummary)")
      sections.append("host\n" + prose(words, margin: 2))
    }
    return sections.joined(separator: "\n")
  }

  /// The keys of the line that is typed, a line or two each.
  private var keys: String {
    prose(KeyHelp.heading)
      + KeyHelp.entries.map {
        TextFlow(heading: "  \($0.keys)", margin: Self.formMargin, width: width)
          .lines(of: $0.summary[language])
      }.joined()
  }

  /// What reads which files, a line each.
  private var readers: String {
    let heading = LocalizedText(
      "readers: what a document is read by, which 'describe' tells; --reader asks for one",
      ja: "reader: 文書の読み方。'describe'が示す。--readerで指定できる")
    return prose(heading) + ReaderName.allCases.map { item($0.rawValue, $0.summary) }.joined()
  }

  /// What blocks are on their pages, posts first.
  private var kinds: String {
    let heading = LocalizedText(
      "kinds: what a block is on its page; 'posts where kind = reply' asks for one",
      ja: "kind: ページの中での種類。'posts where kind = reply'のように条件にできる")
    let around = LocalizedText("what is no post, among 'blocks' alone", ja: "投稿でないもの。'blocks'だけにある")
    let kinds = BlockKind.allCases
    return prose(heading) + kinds.filter(\.isPost).map { item($0.name, $0.summary) }.joined()
      + prose(around) + kinds.filter { !$0.isPost }.map { item($0.name, $0.summary) }.joined()
  }

  private func page(on fields: [Field]) -> String {
    let text = LocalizedText("fields of posts", ja: "投稿の項目")[language] + "\n"
    return text
      + fields.map { item($0.name, $0.summary) }.joined()
  }

  /// What something is, beside it; below it where it is as long as that.
  private func item(_ heading: String, _ words: LocalizedText) -> String {
    let isBeside = displayWidth(heading) <= Self.formMargin - 4
    let flow = TextFlow(
      heading: isBeside ? "  \(heading)" : "", margin: Self.formMargin, width: width)
    return (isBeside ? "" : broken(heading)) + flow.lines(of: words[language])
  }

  /// A form that is longer than its place, whole: each of its ways to write it in lines of its own.
  private func broken(_ form: String) -> String {
    var ways = [""]
    // Within brackets a bar parts what may stand in one place.
    for part in form.split(separator: " | ").map(String.init) {
      let last = ways[ways.count - 1]
      let isWithin = last.count { "[(".contains($0) } > last.count { "])".contains($0) }
      if last.isEmpty {
        ways[0] = part
      } else if isWithin {
        ways[ways.count - 1] += " | " + part
      } else {
        ways.append(part)
      }
    }
    return ways.map { TextFlow(margin: 2, width: width).lines(of: $0) }.joined()
  }

  /// A measure of words: its formula, what it says, and where it is from.
  private func lines(on entry: MeasureEntry) -> String {
    "\(entry.name) = \(entry.formula)\n"
      + prose(
        LocalizedText(
          "\(entry.meaning) (\(entry.source))", ja: "\(entry.meaning)（\(entry.source)）"), margin: 2)
  }

  /// The words of a kind, a line each; of dates, how those of the calendar are written too.
  private func page(on kind: Vocabulary.Kind) -> String {
    var text = "\(kind.heading[language])\n"
    if kind == .date, let dates = HelpTopic.diagnostics.first(where: { $0.code == "E020" }) {
      let clauses = LocalizedText(
        "What stands after since, until, on and between.", ja: "since、until、on、between の後に書きます。")
      text += prose(clauses, margin: 2) + prose(dates.explanation, margin: 2)
    }
    for entry in Vocabulary.entries where entry.kind == kind && entry.keyword.unit == nil {
      text += item(entry.form, entry.summary)
    }
    return text
  }

  /// Where what a word does begins, behind how it is written.
  private static let formMargin = 20

  private func page(on entry: CatalogueEntry) -> String {
    var text = "\(entry.code): \(entry.title[language])\n"
    text += prose(entry.explanation, margin: 2)
    text += "\n    \(entry.example)\n"
    if let corrected = entry.corrected {
      let rather = LocalizedText("rather:", ja: "正しくは:")
      text += "  \(rather[language])\n    \(corrected)\n"
    }
    return text
  }

  private func section(_ entry: Vocabulary.Entry) -> String {
    var text = "\(entry.form)\n" + prose(entry.summary, margin: 2)
    for example in entry.examples { text += "    \(example)\n" }
    return text
  }

  private func prose(_ text: LocalizedText, margin: Int = 0) -> String {
    TextFlow(margin: margin, width: width).lines(of: text[language])
  }

  // MARK: The overview

  private var overview: String {
    var text = prose(Self.opening) + "\n\(Self.examples)\n\n"
    for kind in Vocabulary.Kind.allCases {
      text += list(kind.heading, Vocabulary.keywords(kind).map(glossed))
    }
    text += list(LocalizedText("fields", ja: "項目"), Field.all.map(\.name))
    let own = fields.own.map(\.name)
    if !own.isEmpty {
      text += list(
        LocalizedText("of the data", ja: "データの項目"),
        own.prefix(Self.listed) + (own.count > Self.listed ? ["…"] : []))
    }
    text += list(
      LocalizedText("read by", ja: "読み方"), HelpTopic.Reading.allCases.map(\.rawValue))
    text += list(LocalizedText("figures", ja: "数値"), ["measures"])
    text += list(LocalizedText("the shell", ja: "シェル"), ["keys", "commands", "reports"])
    return text + "\n" + prose(Self.closing)
  }

  /// A word of the language; where another is spoken, with what it says in that.
  private func glossed(_ keyword: Keyword) -> String {
    switch language {
    case .english: keyword.spelling
    case .japanese: "\(keyword.spelling) \(keyword.japanese)"
    }
  }

  private func list(_ heading: LocalizedText, _ words: [String]) -> String {
    TextFlow(heading: heading[language], margin: 14, width: width).lines(ofWords: words)
  }

  private static let opening = LocalizedText(
    "A query says what, which of them, and what to do with them:",
    ja: "問い合わせは、何を見るか、そのうちどれか、それをどうするかを言います:")

  private static let examples = """
      posts where mentions "南鳥島" since 2026-01
      posts where reposts >= 5 | sort by reposts desc
      posts where mentions "規制" | kwic "規制" width 12
    """

  private static let closing = LocalizedText(
    "help WORD says more of each; describe draws the corpus; tour teaches; .help lists the shell's own.",
    ja: "help 語 でそれぞれの説明、describe でコーパスの図、tour で入門、.help でシェルの命令の一覧が出ます。")
}

extension Vocabulary.Kind {
  /// What words of the kind are, where they are listed.
  var heading: LocalizedText {
    switch self {
    case .source: LocalizedText("what", ja: "何を")
    case .clause: LocalizedText("which", ja: "どれを")
    case .predicate: LocalizedText("conditions", ja: "条件")
    case .connective: LocalizedText("joined by", ja: "つなぐ語")
    case .stage: LocalizedText("after a |", ja: "| の後")
    case .statement: LocalizedText("statements", ja: "文")
    case .date: LocalizedText("dates", ja: "日付")
    }
  }
}
