import ToriEngine
import ToriLanguage
import ToriSystem
import ToriText

/// What a corpus has that can stand at a place, counted among the rows that come there.
struct CorpusOffers {
  let session: Session
  /// The rows that are counted among, where they are not all posts.
  let rows: LogicalNode?

  /// Of a larger corpus nothing is counted through while a person waits.
  private static let mostPosts = 500_000
  private static let limit = 40

  private var posts: LogicalNode { rows ?? .scan(.posts) }

  /// The periods that times lie in and begin as what is typed: years or months, then days, as far as it goes.
  func periods(beginning typed: String) -> [Completer.Offer] {
    guard let time = Field.named("time") else { return [] }
    func counted(by part: TimePart) -> [Completer.Offer] {
      counts(by: .time(part, of: .field(time))).filter { $0.text.hasPrefix(typed) }
    }
    if typed.utf8.count >= 7 { return counted(by: .day) }
    let months = counted(by: .month)
    return months.count > Self.limit ? counted(by: .year) : months
  }

  /// Hours, days of the week, and the like.
  func parts(_ part: TimePart, beginning typed: String) -> [Completer.Offer] {
    guard let time = Field.named("time") else { return [] }
    return Array(
      counts(by: .time(part, of: .field(time))).filter { $0.text.hasPrefix(typed) }
        .prefix(Self.limit))
  }

  /// Where links lead, the commonest first.
  func hosts(beginning typed: String) -> [Completer.Offer] {
    guard let links = Field.named("links") else { return [] }
    let typed = typed.lowercased()
    return Array(
      counts(by: .host(of: .field(links))).filter { $0.text.hasPrefix(typed) }.prefix(Self.limit))
  }

  /// The numbers that a field has, the commonest first.
  func numbers(of field: Field, beginning typed: String) -> [Completer.Offer] {
    Array(
      counts(by: .column(.field(field))).filter { $0.text.hasPrefix(typed) }.prefix(Self.limit))
  }

  private func counts(by key: GroupKey) -> [Completer.Offer] {
    guard session.catalogue.postCount <= Self.mostPosts else { return [] }
    let environment = session.environment
    let plan = LogicalPlan(
      .count(posts, by: [key]), zone: environment.zone, now: environment.now)
    guard let answer = try? session.engine.run(plan, cancellation: Cancellation()) else {
      return []
    }
    var offers: [Completer.Offer] = []
    for row in 0..<min(answer.rowCount, 4_000) {
      guard let value = try? answer.value(row: row, column: 0), !value.isNoKey,
        case .integer(let count)? = try? answer.value(row: row, column: 1)
      else { continue }
      let text: String? =
        switch value {
        case .text(let text): text
        case .integer(let number): "\(number)"
        default: nil
        }
      if let text {
        offers.append(Completer.Offer(text: text, note: .count(count, isExact: true)))
      }
    }
    return offers
  }
}
