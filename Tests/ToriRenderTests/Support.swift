import ToriEngine
import ToriLanguage
import ToriRandom
import ToriRender
import ToriText
import ToriTime

/// An answer that holds its rows.
func answer(
  _ kind: RowKind, _ columns: [(String, ValueType)], essential: [Int]? = nil, notes: [Note] = [],
  _ rows: [[Value]]
) -> Answer {
  let shape = RowShape(
    kind: kind, columns: columns.map { Column(name: $0.0, type: $0.1) }, essential: essential)
  return Answer(shape: shape, rowCount: rows.count, notes: notes) { row, column in
    rows[row][column]
  }
}

/// What `format` makes of `answer`, in bytes.
func renderedBytes(
  _ answer: Answer, as format: Format, _ options: RenderOptions = RenderOptions()
) throws -> [UInt8] {
  var bytes: [UInt8] = []
  try withCollectingSink(capacity: 7, into: &bytes) { sink in
    try AnswerRenderer.render(answer, as: format, options: options, to: &sink)
  }
  return bytes
}

func rendered(
  _ answer: Answer, as format: Format, _ options: RenderOptions = RenderOptions()
) throws -> String {
  String(decoding: try renderedBytes(answer, as: format, options), as: UTF8.self)
}

func withCollectingSink(
  capacity: Int, into bytes: inout [UInt8], _ body: (inout TextSink) throws -> Void
) throws {
  final class Collected { var bytes: [UInt8] = [] }
  let collected = Collected()
  var sink = TextSink(capacity: capacity) { collected.bytes += $0 }
  defer { bytes = collected.bytes }
  try body(&sink)
}

func terminal(_ width: Int, colour: Bool = false, limit: Int? = nil, highlights: [String] = [])
  -> RenderOptions
{
  RenderOptions(
    width: width, isTerminal: true, colour: colour, limit: limit, highlights: highlights)
}

/// A stamp in the zone of Tokyo.
func stamp(
  _ year: Int, _ month: Int, _ day: Int, _ hour: Int = 0, _ minute: Int = 0, _ second: Int = 0
) -> Instant {
  CivilTime(
    year: year, month: month, day: day, hour: hour, minute: minute, second: second
  ).instant(in: .tokyo)
}

func stated(_ date: PartialDate) -> Value {
  date.span(in: .tokyo).map(Value.time) ?? .none
}

func bounded(_ earliest: Instant?, _ latest: Instant?) -> Value {
  .time(TimeSpan(earliest: earliest, latest: latest, precision: .second, basis: .bounded))
}

let day = PartialDate(year: 2025, month: 12, day: 12)
let second = PartialDate(
  year: 2026, month: 1, day: 13, hour: 10, minute: 32, second: 15,
  fraction: PartialDate.Fraction(milliseconds: 840, digits: 2))

/// Posts of every kind of trouble: wide, half-width, emoji, controls, breaks, absent parts.
let posts = answer(
  .posts,
  [
    ("id", .text), ("doc", .text), ("number", .integer), ("author", .text), ("time", .time),
    ("text", .text), ("replies_to", .list(.integer)), ("links", .list(.text)),
    ("deleted", .boolean),
  ], essential: [0, 4, 3, 5],
  [
    [
      .text("001#11"), .text("001"), .integer(11), .text("名無し"), stated(second),
      .text(">>3\n南鳥島沖のﾚｱｱｰｽ泥、\"採掘\"は2028年|以降"), .list([.integer(3)]),
      .list([.text("https://example.jp/a_b?x=1&y=2"), .text("https://example.com/c")]),
      .boolean(false),
    ],
    [
      .text("000:29"), .text("000"), .none, .none,
      bounded(stamp(2025, 10, 23, 17, 19, 24), stamp(2025, 10, 23, 17, 48, 40)),
      .text("👨‍👩‍👧が\u{1B}[31m赤い\u{202E}字\t🇯🇵、*強調*と\\記号<b>"), .list([]), .list([]), .boolean(false),
    ],
    [
      .text("002#3"), .text("002"), .integer(3), .text("ｶﾞ=x, \"y\""), stated(day), .text(""),
      .list([]), .none, .boolean(true),
    ],
    [.text("003#1"), .text("003"), .integer(1), .none, .none, .text("日"), .none, .none, .none],
  ])

extension SplitMix64 {
  /// Text of what makes rendering hard.
  mutating func text(upTo count: Int) -> String {
    let pieces = [
      "a", "Z", " ", "0", "日", "本語", "ｶ", "ﾞ", "が", "か\u{3099}", "e\u{301}", "👨‍👩‍👧", "🇯🇵", "👍🏽", "❤️",
      "1️⃣", "\u{200D}", "\u{FE0F}", "\u{301}", "\n", "\r\n", "\r", "\t", "\u{1B}[31m", "\u{7}",
      "\u{9B}", "\u{202E}", "\u{2028}", "\0", "\"", ",", "|", "\\", "`", "*", "_", "<br>", "&amp;",
      "※", "…", "　", "\u{200B}", "क्ष", "한글", "\u{1F1EF}", "'", "=1+1", "\\n",
    ]
    return (0..<Int.random(in: 0...count, using: &self))
      .map { _ in pieces.randomElement(using: &self) ?? "" }.joined()
  }
}

/// Where a test does not care for languages, a text is the same in all.
extension LocalizedText: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) { self.init(same: text) }
}
