import ToriText

/// The doubts about a file, a few of each sort in full and the rest as a count.
struct Notices {
  /// What a doubt is about.
  enum Sort {
    case undecoded, stamp, noText, unreadable, identifier, reply, time, count, truth
    /// Counted, and said once.
    case zone, calendar, day, age, order, cut, markup, replaced
    case length, ownLength, ownRecord
    case attachment

    fileprivate var words: LocalizedText {
      switch self {
      case .undecoded: LocalizedText("undecoded", ja: "文字コード")
      case .stamp: LocalizedText("stamp", ja: "日時の表示")
      case .noText: LocalizedText("no text", ja: "本文なし")
      case .unreadable: LocalizedText("unreadable", ja: "読めない")
      case .identifier: LocalizedText("identifier", ja: "識別子")
      case .reply: LocalizedText("reply", ja: "返信")
      case .time, .zone, .calendar, .day, .age, .order: LocalizedText("time", ja: "日時")
      case .count: LocalizedText("number", ja: "数")
      case .truth: LocalizedText("yes or no", ja: "是非")
      case .cut: LocalizedText("cut text", ja: "切られた本文")
      case .markup: LocalizedText("HTML", ja: "HTML")
      case .length: LocalizedText("long text", ja: "長い本文")
      case .ownLength, .ownRecord: LocalizedText("columns", ja: "列")
      case .replaced: LocalizedText("characters", ja: "文字")
      case .attachment: LocalizedText("sent along", ja: "添付")
      }
    }
  }

  private static let kept = 5
  private var list: [ReadNotice] = []
  private var counts: [Count] = []
  private var tallies: [Tally] = []

  /// A doubt that many records share: said once, where it was met first.
  private struct Tally {
    let sort: Sort
    var count: Int
    let offset: Int
    let line: Int
    let message: @Sendable (Int) -> LocalizedText
  }

  private struct Count {
    let sort: Sort
    var count = 0
    /// Of those that are not told one by one, the first.
    var rest: (offset: Int, line: Int)?
    /// Whether one of these is a post that is lost.
    var isLoss = false
  }

  /// - Parameter isLoss: whether bytes that should hold a post gave none.
  mutating func add(
    _ sort: Sort, _ message: @autoclosure () -> LocalizedText, at offset: Int, line: Int,
    isLoss: Bool = false
  ) {
    let index = counts.firstIndex { $0.sort == sort } ?? counts.endIndex
    if index == counts.endIndex { counts.append(Count(sort: sort)) }
    counts[index].count += 1
    if counts[index].count <= Self.kept {
      list.append(
        ReadNotice(message: message(), byteOffset: offset, line: line, isLoss: isLoss))
    } else {
      counts[index].rest = counts[index].rest ?? (offset, line)
      counts[index].isLoss = counts[index].isLoss || isLoss
    }
  }

  /// Counts a doubt that is said once, with the place where it was met first; the message gets the count.
  mutating func tally(
    _ sort: Sort, at offset: Int, line: Int, _ message: @escaping @Sendable (Int) -> LocalizedText
  ) {
    if let index = tallies.firstIndex(where: { $0.sort == sort }) {
      tallies[index].count += 1
    } else {
      tallies.append(Tally(sort: sort, count: 1, offset: offset, line: line, message: message))
    }
  }

  mutating func addUndecoded(at offset: Int, line: Int, _ encoding: Encoding) {
    let name = encoding.rawValue
    add(
      .undecoded,
      LocalizedText(
        "a byte that is not of \(name) is shown as U+FFFD", ja: "\(name)でないバイトはU+FFFDで示す"),
      at: offset, line: line)
  }

  /// The stamp in `header` is of no day or hour that exists.
  mutating func addImpossible(_ header: String, at offset: Int, line: Int) {
    add(
      .stamp,
      LocalizedText(
        "there is no such time: “\(header.prefix(60))”", ja: "そのような日時はない: 「\(header.prefix(60))」"),
      at: offset, line: line)
  }

  /// Counts the head of a post whose stamp tells no time for certain.
  mutating func tally(_ doubt: StampDoubt, _ head: String, at offset: Int, line: Int) {
    tally(doubt.sort, at: offset, line: line) { doubt.message(head, $0) }
  }

  /// A post or a line is too long to be held.
  mutating func addCut(at offset: Int, line: Int) {
    add(
      .length,
      LocalizedText("this text is too long to be one and was cut", ja: "この本文は長すぎるので分けた"),
      at: offset, line: line)
  }

  /// All of them in the order of the file; where there are more of a sort, its last says how many.
  var all: [ReadNotice] {
    var all = list
    for count in counts {
      guard let rest = count.rest else { continue }
      let more = count.count - Self.kept
      let message = LocalizedText(
        "\(more) more like these (\(count.sort.words))",
        ja: "このようなもの（\(count.sort.words)）がほかに\(more)")
      all.append(
        ReadNotice(
          message: message, byteOffset: rest.offset, line: rest.line, isLoss: count.isLoss))
    }
    all += tallies.map {
      ReadNotice(message: $0.message($0.count), byteOffset: $0.offset, line: $0.line)
    }
    return all
  }
}
