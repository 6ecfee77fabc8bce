import ToriEngine
import ToriText

/// Vertical text (VRT), a token a line, as `cwb-encode -xsB` and Sketch Engine take it: a post is a `<text>`, whose
/// attributes are its other columns, and each of its lines a `<p>`.
///
/// Beside each token stands its script. What a word of Japanese is only a dictionary knows: a token is a run of one
/// script, a sign by itself.
struct VerticalRows {
  private let options: RenderOptions
  /// The columns with the names of their attributes; the text is none.
  private let attributes: [(column: Int, name: String)]
  private let text: Int?
  /// Attributes that had to be cut.
  private var cut = 0

  /// In bytes; `cwb-encode` takes lines of 64 KiB, and tokens of 4 KiB.
  private static let longestValue = 2048
  private static let longestToken = 1000

  static func render(
    _ answer: Answer, options: RenderOptions, to sink: inout TextSink
  ) throws -> [Note] {
    var rows = VerticalRows(answer.shape, options)
    try rows.render(answer, to: &sink)
    return rows.notes(on: answer.shape)
  }

  private init(_ shape: RowShape, _ options: RenderOptions) {
    self.options = options
    text =
      ["text", "match", "title"].lazy.compactMap { name in
        shape.columns.firstIndex { $0.name == name }
      }.first
    var taken: Set<String> = []
    var attributes: [(Int, String)] = []
    for (place, column) in shape.columns.enumerated() where place != text {
      attributes.append((place, Self.name(column.name, &taken)))
    }
    self.attributes = attributes
  }

  /// The name as the Corpus Workbench has them: small letters of ASCII, digits, `-` and `_`, no digit first; no other
  /// attribute has it.
  private static func name(_ column: String, _ taken: inout Set<String>) -> String {
    let letters = column.lowercased().unicodeScalars.map { scalar -> String in
      "abcdefghijklmnopqrstuvwxyz0123456789-_".unicodeScalars.contains(scalar)
        ? String(scalar) : "_"
    }.joined()
    let isSaid = letters.contains { $0 != "_" && $0 != "-" }
    let first = letters.first.map { $0.isNumber || $0 == "-" } ?? true
    let base = isSaid ? (first ? "c" + letters : letters) : "column"
    var name = base
    var number = 2
    while !taken.insert(name).inserted {
      name = "\(base)_\(number)"
      number += 1
    }
    return name
  }

  private mutating func render(_ answer: Answer, to sink: inout TextSink) throws {
    try sink.put("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<corpus>\n")
    try answer.forEachBatch(columns: Array(answer.shape.columns.indices)) { batch in
      for row in batch.rows {
        try sink.put("<text")
        for (column, name) in attributes {
          let value = batch.value(row: row, column).field(options)
          if !value.isEmpty { try sink.put(" \(name)=\"\(attribute(value))\"") }
        }
        try sink.put(">\n")
        if let text { try put(batch.value(row: row, text).field(options), to: &sink) }
        try sink.put("</text>\n")
      }
    }
    try sink.put("</corpus>\n")
  }

  private func put(_ text: String, to sink: inout TextSink) throws {
    for line in text.split(whereSeparator: \.isNewline) {
      let tokens = VerticalToken.all(in: line, upTo: Self.longestToken)
      if tokens.isEmpty { continue }
      try sink.put("<p>\n")
      for token in tokens {
        try sink.put("\(Self.escaped(token.text))\t\(token.script)\n")
      }
      try sink.put("</p>\n")
    }
  }

  private mutating func attribute(_ value: String) -> String {
    var line = value.split(whereSeparator: \.isNewline).joined(separator: " ")
    if line.utf8.count > Self.longestValue {
      cut += 1
      line = String(decoding: line.utf8.prefix(Self.longestValue), as: UTF8.self)
      while line.last == "\u{FFFD}" { line.removeLast() }
    }
    return Self.escaped(line)
  }

  /// With what XML has no place for as U+FFFD.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in WorkbookRows.clean(text).text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\t": escaped += " "
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  private func notes(on shape: RowShape) -> [Note] {
    var notes = [
      LocalizedText(
        "tokens are runs of one script, not words of a dictionary",
        ja: "単位は同じ文字種の並びで、辞書による単語ではない")
    ]
    let renamed = attributes.filter { $0.name != shape.columns[$0.column].name }
    if !renamed.isEmpty {
      let names = renamed.map {
        LocalizedText(
          "\(shape.columns[$0.column].name) is \($0.name)",
          ja: "\(shape.columns[$0.column].name)は\($0.name)")
      }
      notes.append(names.listed())
    }
    if cut > 0 {
      notes.append(
        LocalizedText(
          "\(cut) attribute\(cut == 1 ? " was" : "s were") cut to \(Self.longestValue) bytes",
          ja: "\(cut)個の属性を\(Self.longestValue)バイトで切った"))
    }
    if text == nil {
      notes.append(
        LocalizedText("there is no column 'text' in these rows", ja: "この行にはtextの列がない"))
    }
    return notes.map { Note(.words($0)) }
  }
}

/// A token of vertical text.
struct VerticalToken {
  let text: String
  /// `kanji`, `hiragana`, `katakana`, `latin` (letters and digits of any alphabet) or `sign`.
  let script: String

  /// Blanks part tokens and are none. A run of more than `limit` characters is several.
  static func all(in line: Substring, upTo limit: Int) -> [VerticalToken] {
    var tokens: [VerticalToken] = []
    var run = ""
    var length = 0
    var script = WritingSystem.none
    func flush() {
      if !run.isEmpty { tokens.append(VerticalToken(text: run, script: script.word)) }
      (run, length) = ("", 0)
    }
    for character in line {
      guard let scalar = character.unicodeScalars.first else { continue }
      if character.isWhitespace || scalar.value < 0x20 {
        flush()
        continue
      }
      let next = WritingSystem(scalar)
      if next != script || next == .none || length == limit { flush() }
      script = next
      run.append(character)
      length += 1
    }
    flush()
    return tokens
  }
}

extension WritingSystem {
  fileprivate var word: String {
    switch self {
    case .ideograph: "kanji"
    case .hiragana: "hiragana"
    case .katakana: "katakana"
    case .latin: "latin"
    case .none: "sign"
    }
  }
}
