import ToriCorpus
import ToriIndex
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
}

/// Tells where the fields of a block come from.
struct FieldTracer {
  let index: Index
  let block: BlockID
  let anatomy: BlockAnatomy

  /// The fields that the block has; of a post without a time, that it has none.
  func fields() -> [TracedField] {
    let cells = Cells(index: index)
    return Field.carried.compactMap { field in
      let value = cells.value(field, of: block)
      let places = anatomy.places.filter { $0.part.field == field }.map(\.bytes)
      if value == .none {
        guard field.access == .time, index.kind(of: block).isPost else { return nil }
        let origin = TracedField.Origin.missing(isGiven: !places.isEmpty)
        return TracedField(field: field, value: value, origin: origin, places: places)
      }
      return TracedField(
        field: field, value: value, origin: origin(of: field, places), places: places)
    }
  }

  private func origin(of field: Field, _ places: [Range<Int>]) -> TracedField.Origin {
    switch field.access {
    case .id: return .made
    case .document: return .fileName
    case .kind: return .reader(index.documents[index.document(of: block)].reader)
    case .lines, .bytes: return .cut
    case .deleted: return .said
    case .integer(.length): return .counted
    case .integer(.replies): return .answers(index.replies(to: block).map(index.identifier(of:)))
    case .integer(.number) where places.isEmpty: return .position
    case .time:
      guard let time = index.time(of: block), time.basis == .bounded else { break }
      return .bounded(
        after: time.earliest.flatMap { stamped(by: $0, before: true) },
        before: time.latest.flatMap { stamped(by: $0, before: false) })
    default: break
    }
    return places.isEmpty ? .above : .stated
  }

  /// The nearest post of the document on that side whose stamp gives the bound.
  private func stamped(by bound: Instant, before: Bool) -> String? {
    let all = index.blocks(ofDocument: index.document(of: block))
    let side = before ? all.lowerBound..<block.rawValue : block.rawValue + 1..<all.upperBound
    func isIt(_ other: UInt32) -> Bool {
      guard let time = index.time(of: BlockID(other)), time.basis == .stated else { return false }
      return time.earliest == bound || time.latest == bound
    }
    let found = before ? side.last(where: isIt) : side.first(where: isIt)
    return found.map { index.identifier(of: BlockID($0)) }
  }
}
