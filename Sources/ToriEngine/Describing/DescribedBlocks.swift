import ToriCorpus
import ToriSystem
import ToriTime

/// Blocks that are drawn, by their place among each other: rows of an answer, of which a cell is read when
/// it is asked for.
///
/// What cannot be read reads as nothing; whoever draws looks afterwards whether something failed.
package struct DescribedBlocks: Sendable {
  private let answer: Answer

  private enum Cell: Int, CaseIterable {
    case id, kind, lines, author, heading, text, time, repliesTo, number, sourceID

    var access: Field.Access {
      switch self {
      case .id: .id
      case .kind: .kind
      case .lines: .lines
      case .author: .text(.author)
      case .heading: .text(.heading)
      case .text: .body
      case .time: .time
      case .repliesTo: .repliesTo
      case .number: .integer(.number)
      case .sourceID: .sourceID
      }
    }
  }

  /// Those that a node yields, in its order.
  init(
    of node: LogicalNode, in session: Session, _ cancellation: Cancellation
  ) throws(EngineError) {
    let fields = Cell.allCases.compactMap { Field.of($0.access) }
    answer = try session.answer(.select(node, fields.map { .field($0) }), cancellation)
  }

  /// How many blocks; places are from 0.
  package var count: Int { answer.rowCount }

  package func identifier(_ place: Int) -> String { read(.id, place).plainText ?? "" }

  package func kind(_ place: Int) -> BlockKind {
    read(.kind, place).plainText.flatMap { BlockKind(name: $0) } ?? .notice
  }

  /// In the file, from 1.
  package func lines(_ place: Int) -> ClosedRange<Int> {
    guard case .list(let bounds) = read(.lines, place), case .integer(let first)? = bounds.first,
      case .integer(let last)? = bounds.last
    else { return 1...1 }
    return first...max(first, last)
  }

  package func author(_ place: Int) -> String? { read(.author, place).plainText }
  package func heading(_ place: Int) -> String? { read(.heading, place).plainText }
  package func text(_ place: Int) -> String { read(.text, place).plainText ?? "" }

  package func time(_ place: Int) -> TimeSpan? {
    if case .time(let span) = read(.time, place) { span } else { nil }
  }

  /// The identifiers of the posts that it answers, in order.
  func repliesTo(_ place: Int) -> [String] {
    if case .list(let names) = read(.repliesTo, place) { names.compactMap(\.plainText) } else { [] }
  }

  /// Whether its source gives it a number or an identifier.
  func isNamed(_ place: Int) -> Bool {
    read(.number, place) != .none || read(.sourceID, place) != .none
  }

  private func read(_ cell: Cell, _ place: Int) -> Value {
    (try? answer.value(row: place, column: cell.rawValue)) ?? .none
  }
}

extension Value {
  /// The text, or the identifier, that it is.
  package var plainText: String? {
    switch self {
    case .text(let text), .identifier(let text, _): text
    case .none, .words, .lacking, .integer, .number, .boolean, .time, .date, .list, .bytes: nil
    }
  }
}
