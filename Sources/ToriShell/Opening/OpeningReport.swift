import ToriCorpus
import ToriSentences
import ToriText

/// What there is to say of how a corpus was read, a line each.
///
/// To a file or a pipe all is told, file by file. On a terminal it is short, so that the screen does not fill before
/// the first question: a line a file, a few of each sort, and last what was not read at all, where the eye rests.
package struct OpeningReport {
  /// Files that could not be read, and why.
  package var failures: [(path: String, reason: LocalizedText)] = []
  /// What was doubtful or lost, of files that were.
  package var notices: [(path: String, notice: ReadNotice)] = []
  /// How data files were understood.
  var readings = ReadingsAlike()
  /// Names of documents that were read with doubts which are not told this time.
  var doubted: [String] = []
  var uncertain = UncertainReadings()

  package init() {}

  /// How many lines of notices and readings are told at most where all is.
  private static let limit = 20
  /// How many of a sort are told at most where it is to be short.
  private static let briefLimit = 3

  package func lines(isBrief: Bool) -> [LocalizedText] { isBrief ? brief : whole }

  private var whole: [LocalizedText] {
    let details =
      notices.map { place, notice in
        Self.line(LocalizedText(same: "\(place):\(notice.line)"), notice.message)
      } + readings.words.map { Self.line($0.place, $0.words) }
    return failureLines + Self.shortened(details, to: Self.limit, .lines) + closing
  }

  private var brief: [LocalizedText] {
    let understood = readings.words.map { Self.line($0.place, $0.words) }
    return Self.shortened(understood, to: Self.briefLimit, .shown) + closing
      + Self.shortened(folded, to: Self.briefLimit, .shown)
      + Self.shortened(failureLines, to: Self.briefLimit, .shown)
  }

  private var failureLines: [LocalizedText] {
    failures.map { Self.line(LocalizedText(same: $0.path), $0.reason) }
  }

  /// The first notice of each file, and that there are more.
  private var folded: [LocalizedText] {
    var (lines, start) = ([LocalizedText](), 0)
    while start < notices.count {
      let (path, first) = notices[start]
      let end = notices[start...].firstIndex { $0.path != path } ?? notices.count
      let line = Self.line(LocalizedText(same: "\(path):\(first.line)"), first.message)
      lines.append(
        end - start == 1
          ? line : LocalizedText("\(line), and more like this", ja: "\(line)。ほかにもある"))
      start = end
    }
    return lines
  }

  private var closing: [LocalizedText] {
    (doubted.isEmpty ? [] : [doubts]) + (uncertain.words.map { [$0] } ?? [])
  }

  /// That reading some documents was not without doubt, and where to see what the doubts are.
  private var doubts: LocalizedText {
    let count = doubted.count
    let list = UncertainReadings.list(doubted)
    return LocalizedText(
      "\(count) document\(count == 1 ? " was" : "s were") read with doubts, "
        + "which 'describe NAME' shows: \(list)",
      ja: "読み取りに疑問のある文書が\(count)件（内容は「describe 名前」で）: \(list)")
  }

  private enum Rest { case lines, shown }

  private static func shortened(
    _ lines: [LocalizedText], to limit: Int, _ rest: Rest
  ) -> [LocalizedText] {
    // A line that says that there is one more is no shorter.
    guard lines.count > limit, rest == .lines || lines.count > limit + 1 else { return lines }
    let more = lines.count - limit
    let words =
      switch rest {
      case .lines: LocalizedText("\(more) more such lines", ja: "このような行がほかに\(more)行")
      case .shown:
        LocalizedText(
          "\(more) more such files: see describe", ja: "このようなファイルがほかに\(more)件: describeを参照")
      }
    return lines.prefix(limit) + [words]
  }

  private static func line(_ place: LocalizedText, _ message: LocalizedText) -> LocalizedText {
    LocalizedText("\(place): \(message)", ja: "\(place): \(message)")
  }
}
