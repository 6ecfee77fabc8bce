import ToriCorpus
import ToriSystem

/// Why posts have no time, counted by document: their sources give none, or what they give cannot be read.
package struct UndatedReasons: Sendable {
  package struct Count: Hashable, Sendable {
    package let document: String
    package let count: Int
  }

  /// Those of which the source gives none, in the order of the rows.
  package private(set) var withoutAny: [Count] = []
  /// Those of which it gives what cannot be read as a time.
  package private(set) var unreadable: [Count] = []

  /// Nobody waits for more posts, nor for more bytes that are read again, each post's document for itself.
  private static let mostPosts = 1000
  private static let mostBytes = 2 << 20

  /// Nil where `answer` has no rows of posts alone, or too many to read their sources again.
  package init?(of answer: Answer, in session: Session) throws(EngineError) {
    let columns = answer.shape.columns
    guard 1...Self.mostPosts ~= answer.rowCount, answer.shape.isBlockRows,
      let id = columns.firstIndex(where: { $0.name == "id" }),
      let doc = columns.firstIndex(where: { $0.name == "doc" })
    else { return nil }
    var sources: [String: (path: String, bytes: [UInt8])] = [:]
    var left = Self.mostBytes
    for row in 0..<answer.rowCount {
      guard let name = try answer.value(row: row, column: doc).plainText,
        let identifier = try answer.value(row: row, column: id).plainText,
        let record = session.catalogue.record(ofDocument: name),
        let block = try session.engine.block(identifier)
      else { return nil }
      if sources[name] == nil {
        let source = try session.engine.source(ofDocument: name)
        sources[name] = (source.path, source.bytes)
      }
      guard let source = sources[name], block.time == nil else { return nil }
      left -= source.bytes.count
      if left < 0 { return nil }
      let anatomy = DocumentReader.anatomy(
        of: block, in: source.bytes, path: source.path, reader: record.reader,
        encoding: record.encoding, shapes: record.shapes,
        options: ReadOptions(zone: session.catalogue.zone))
      let isGiven = anatomy.places.contains { $0.part == .time }
      Self.note(name, in: isGiven ? \.unreadable : \.withoutAny, of: &self)
    }
  }

  private static func note(
    _ document: String, in list: WritableKeyPath<Self, [Count]>, of reasons: inout Self
  ) {
    let place = reasons[keyPath: list].firstIndex { $0.document == document }
    let before = place.map { reasons[keyPath: list].remove(at: $0).count } ?? 0
    let count = Count(document: document, count: before + 1)
    reasons[keyPath: list].insert(count, at: place ?? reasons[keyPath: list].count)
  }
}
