/// The columns of a concordance that is a table, as 中納言 gives it: what stands before a word, the word and
/// what stands behind it, which are one text.
struct ConcordanceColumns {
  private let parts: [Int]
  /// A sample and the place in it, which together tell a line from the others.
  private let place: (sample: Int, start: Int)?

  /// `nil` where the three parts are not there.
  init?(names: [String]) {
    let plain = names.map { ColumnMapping.plain($0).filter { $0 != "_" } }
    func column(_ names: [String]) -> Int? { plain.firstIndex { names.contains($0) } }
    guard let before = column(["前文脈", "左文脈", "leftcontext"]),
      let word = column(["キー", "キーワード", "中心語", "node", "keyword", "kwic"]),
      let after = column(["後文脈", "右文脈", "rightcontext"])
    else { return nil }
    parts = [before, word, after]
    if let sample = column(["サンプルid", "講演id", "会話id", "ファイル名"]), let start = column(["開始位置"]) {
      place = (sample, start)
    } else {
      place = nil
    }
  }

  /// Sets the text of a row, without the marks of units (`|`) and sentences (`#`), and its identifier.
  func fill(_ record: inout Record, _ values: [String]) {
    guard parts.allSatisfy({ $0 < values.count }) else { return }
    let text = parts.map { values[$0].filter { $0 != "|" && $0 != "#" } }.joined()
    record.set(.text, rank: 0, .text(text))
    if let place, max(place.sample, place.start) < values.count {
      record.set(.identifier, rank: 0, .text("\(values[place.sample]):\(values[place.start])"))
    }
  }
}
