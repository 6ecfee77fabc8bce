import ToriCorpus
import ToriSystem
import ToriTime

/// A field of a block with its value, and where that comes from.
package struct TracedField: Sendable {
  package let field: Field
  package let value: Value
  package let origin: Origin
  /// The bytes of the file that state it.
  package let places: [Range<Int>]

  /// How a value came to be.
  package enum Origin: Hashable, Sendable {
    /// The block's own bytes state it.
    case stated
    /// What stands further up on the page states it.
    case above
    /// The stamps of these posts bound it.
    case bounded(after: String?, before: String?)
    /// Its place among its like in the document.
    case position
    /// Made of the document's name and the number or line.
    case made
    case fileName
    /// The reader tells it by the form of the page.
    case reader(ReaderName)
    /// Where the reader cut the page.
    case cut
    /// Counted in the text.
    case counted
    /// The posts that answer it.
    case answers([String])
    /// What the text itself says, or does not say.
    case said
    /// It has none: the source gives none, or what it gives cannot be read as one.
    case missing(isGiven: Bool)

    /// In one word, for programs.
    package var name: String {
      switch self {
      case .stated: "stated"
      case .above: "above"
      case .bounded: "bounded"
      case .position: "position"
      case .made: "made"
      case .fileName: "file"
      case .reader: "reader"
      case .cut: "cut"
      case .counted: "counted"
      case .answers: "answers"
      case .said: "said"
      case .missing: "none"
      }
    }
  }
}

extension BlockPart {
  /// The field that it is, or that it is one of; nil for a column of which the file does not say.
  package var field: Field? {
    switch self {
    case .identifier: .named("source_id")
    case .number: .named("number")
    case .author: .named("author")
    case .authorID: .named("author_id")
    case .time: .named("time")
    case .reposts: .named("reposts")
    case .likes: .named("likes")
    case .dislikes: .named("dislikes")
    case .views: .named("views")
    case .repostsOf: .named("reposts_of")
    case .quotesOf: .named("quotes_of")
    case .permalink: .named("permalink")
    case .thread: .named("thread")
    case .language: .named("language")
    case .title: .named("title")
    case .heading: .named("heading")
    case .source: .named("source")
    case .text: .named("text")
    case .anchor: .named("replies_to")
    case .quote: .named("quotes")
    case .link: .named("links")
    case .hashtag: .named("hashtags")
    case .handle: .named("handles")
    case .date: .named("dates")
    case .column: nil
    }
  }

  /// Whether it is the field, or one of its values.
  func isOf(_ wanted: Field) -> Bool {
    if case .column(let name) = self { return wanted.written == name }
    return field == wanted
  }
}

/// Tells where the fields of a block come from.
struct FieldTracer {
  let session: Session
  let cancellation: Cancellation
  let identifier: String
  let document: CatalogueDocument
  let block: Block
  let anatomy: BlockAnatomy

  private var node: LogicalNode {
    .filter(
      .scan(.blocks, own: session.catalogue.fields.own), .identifiers([identifier]))
  }

  /// The fields that the block has; of a post without a time or an author, that it has none.
  func fields() throws(EngineError) -> [TracedField] {
    let answer = try session.answer(node, cancellation)
    guard answer.rowCount == 1 else { return [] }
    var fields: [TracedField] = []
    for (column, field) in answer.shape.columns.map(\.field).enumerated() {
      guard let field else { continue }
      let value = try answer.value(row: 0, column: column)
      let places = anatomy.places.filter { $0.part.isOf(field) }.map(\.bytes)
      if value == .none {
        guard field.access == .time || field == .named("author"), block.kind.isPost else {
          continue
        }
        let origin = TracedField.Origin.missing(isGiven: !places.isEmpty)
        fields.append(TracedField(field: field, value: value, origin: origin, places: places))
      } else {
        let origin = try origin(of: field, value, places)
        fields.append(TracedField(field: field, value: value, origin: origin, places: places))
      }
    }
    return fields
  }

  private func origin(
    of field: Field, _ value: Value, _ places: [Range<Int>]
  ) throws(EngineError) -> TracedField.Origin {
    switch field.access {
    case .id: return .made
    case .document: return .fileName
    case .kind: return .reader(document.reader)
    case .lines, .bytes: return .cut
    case .deleted: return .said
    case .integer(.length): return .counted
    case .integer(.replies): return .answers(try answers())
    case .integer(.number) where places.isEmpty: return .position
    case .time:
      guard case .time(let time) = value, time.basis == .bounded else { break }
      return try bounds(of: time)
    case .body, .repliesTo, .dates, .timeFrom, .timeTo, .precision, .basis, .sourceID, .post,
      .integer, .text, .texts, .own:
      break
    }
    return places.isEmpty ? .above : .stated
  }

  /// The identifiers of the posts that answer it.
  private func answers() throws(EngineError) -> [String] {
    let answers = LogicalNode(.related(RelatedStage(relation: .replies)), of: [node])
    let rows = try DescribedBlocks(of: answers, in: session, cancellation)
    return (0..<rows.count).map(rows.identifier)
  }

  /// The nearest posts of the document on either side whose stamps give the bounds.
  private func bounds(of time: TimeSpan) throws(EngineError) -> TracedField.Origin {
    let rows = try DescribedBlocks(
      of: .filter(.scan(.blocks), .documents([document.name])), in: session, cancellation)
    let own = (0..<rows.count).first { rows.identifier($0) == identifier } ?? rows.count
    func states(_ place: Int, _ bound: Instant) -> Bool {
      guard let stated = rows.time(place), stated.basis == .stated else { return false }
      return stated.earliest == bound || stated.latest == bound
    }
    let after = time.earliest.flatMap { bound in (0..<own).last { states($0, bound) } }
    let before = time.latest.flatMap { bound in
      (min(own + 1, rows.count)..<rows.count).first { states($0, bound) }
    }
    return .bounded(after: after.map(rows.identifier), before: before.map(rows.identifier))
  }
}
