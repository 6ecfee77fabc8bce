import ToriText

/// How rows are written: on a screen, or to a file, whose name's ending says it.
package enum Format: String, CaseIterable, Codable, Sendable {
  /// For people: rows side by side, on a screen a single post as a card.
  case table
  /// For people: rows below each other, with all that is known of each.
  case cards
  case jsonl, json, csv, tsv
  /// CSV that Excel opens without making something else of it.
  case excel
  /// A workbook of Office Open XML.
  case xlsx
  /// CSV as KH Coder takes it: the text first, then its external variables.
  case khCoder = "khcoder"
  /// Vertical text of the Corpus Workbench and Sketch Engine.
  case vrt
  case markdown
  /// A graph of pairs, for programs that draw and measure networks.
  case graphml
  /// A picture, for a light and for a dark page.
  case svg
  case svgDark = "svg-dark"
}

extension Format {
  /// The format that files of this name are in, told by what stands behind the last point.
  package init?(ofFile path: String) {
    guard let ending = Self.ending(ofFile: path),
      let format = Self.allCases.first(where: { $0.endings.contains(ending) })
    else { return nil }
    self = format
  }

  /// The format that a word names, in whatever case: as it is called, or as its files end.
  package init?(word: String) {
    let word = word.lowercased()
    let ended = Self.allCases.first { $0.endings.contains(word) }
    guard let format = Self(rawValue: word) ?? ended else { return nil }
    self = format
  }

  /// What stands behind the last point of the file's name, in lower case; nil where there is none but the
  /// one that hides it.
  package static func ending(ofFile path: String) -> String? {
    let name = path.split(separator: "/").last ?? ""
    guard let point = name.lastIndex(of: "."), point > name.startIndex else { return nil }
    return name[name.index(after: point)...].lowercased()
  }

  /// What the names of such files end in.
  package var endings: [String] {
    switch self {
    case .table, .cards, .svgDark, .excel, .khCoder: []
    case .jsonl: ["jsonl", "ndjson"]
    case .json, .csv, .tsv, .xlsx, .vrt, .graphml, .svg: [rawValue]
    case .markdown: ["md", "markdown"]
    }
  }

  /// The format whose files' names such a file may have.
  package var named: Format {
    switch self {
    case .excel, .khCoder: .csv
    case .svgDark: .svg
    case .table, .cards, .jsonl, .json, .csv, .tsv, .xlsx, .vrt, .markdown, .graphml, .svg: self
    }
  }

  /// The form that stands here for one that files of that ending are in; nil where it is known of none.
  package static func instead(ofEnding ending: String) -> Format? {
    switch ending {
    case "png", "jpg", "jpeg", "gif", "webp", "pdf", "eps": .svg
    case "xls", "xlsm", "ods", "numbers": .xlsx
    case "txt", "tab": .tsv
    default: nil
    }
  }

  /// Whether a file of that name would be a picture of another form.
  static func isOtherPicture(_ path: String) -> Bool {
    ending(ofFile: path).flatMap { instead(ofEnding: $0) } == .svg
  }

  /// The endings that say how rows are written.
  package static var endings: [String] { allCases.compactMap(\.endings.first) }

  /// Whether it is to be read and not to be read in.
  package var isForPeople: Bool { self == .table || self == .cards }

  /// Whether the whole is one picture.
  package var isPicture: Bool { self == .svg || self == .svgDark }

  /// Whether a file of it holds one answer and no more.
  package var isOfOneAnswer: Bool { isPicture || self == .xlsx || self == .graphml }

  /// Whether it is no text, and nothing for a terminal.
  package var isBinary: Bool { self == .xlsx }

  /// Whether a row is a line of cells, so that what a span or a list holds is spread over columns.
  package var isOfCells: Bool {
    switch self {
    case .csv, .tsv, .excel, .xlsx, .khCoder: true
    case .table, .cards, .jsonl, .json, .vrt, .markdown, .graphml, .svg, .svgDark: false
    }
  }

  /// Whether the names of the columns stand in a line before the rows, so that two answers must stand apart.
  package var beginsWithNames: Bool { self == .markdown || isOfCells && !isBinary }

  /// One line for help and completion.
  package var summary: LocalizedText {
    switch self {
    case .table: LocalizedText("rows side by side, for people", ja: "人が読む表")
    case .cards: LocalizedText("rows below each other, for people", ja: "人が読むカード")
    case .jsonl: LocalizedText("JSON Lines, an object a row", ja: "JSON Lines。1行に1オブジェクト")
    case .json: LocalizedText("one JSON array", ja: "一つのJSON配列")
    case .csv: LocalizedText("comma-separated, as RFC 4180 has it", ja: "コンマ区切り（RFC 4180）")
    case .tsv: LocalizedText("tab-separated", ja: "タブ区切り")
    case .excel:
      LocalizedText("CSV that Excel opens as it stands", ja: "Excelが値を変えずに開けるCSV")
    case .xlsx: LocalizedText("a workbook of Excel", ja: "Excelのブック")
    case .khCoder:
      LocalizedText(
        "CSV for KH Coder: the text, then external variables", ja: "KH Coder用のCSV。本文、次に外部変数")
    case .vrt:
      LocalizedText(
        "vertical text, a token a line, for CWB and Sketch Engine",
        ja: "1行1単位の縦型テキスト（CWB、Sketch Engine用）")
    case .markdown: LocalizedText("a table of Markdown", ja: "Markdownの表")
    case .graphml:
      LocalizedText(
        "a network, for Gephi, Cytoscape, igraph", ja: "ネットワーク（Gephi、Cytoscape、igraph用）")
    case .svg: LocalizedText("a drawing of figures", ja: "数値の図")
    case .svgDark: LocalizedText("the same for a dark page", ja: "暗い地の図")
    }
  }
}
