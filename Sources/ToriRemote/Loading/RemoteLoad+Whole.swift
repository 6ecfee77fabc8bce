import ToriEngine
import ToriText
import ToriTime

/// What of a corpus is loaded beside its blocks.
extension RemoteLoad {
  func sendDocuments() throws(RemoteError) {
    let there = try server.rows("SELECT place FROM documents", [.place], cancellation)
    let known = Set(there.compactMap { $0[0].asNumber })
    let shown = try shownDocuments()
    let rows = engine.catalogue.records().enumerated().filter { !known.contains($0.offset) }.map {
      place, record -> [StoredValue] in
      func written(_ time: TimeSpan?) -> StoredValue {
        .optionalText(time.flatMap { try? WrittenText.text(of: $0) })
      }
      return [
        .number(Int64(place)), .text(record.name), .text(record.path),
        .optionalText(record.title), .text(record.reader.rawValue),
        .text(record.encoding.rawValue), .number(Int64(record.byteCount)),
        .text(String(record.checksum)),
        .optionalText(record.memberChecksum.map { String($0) }),
        .number(Int64(record.blockCount)), .number(Int64(record.postCount)),
        written(record.firstTime), written(record.lastTime), .text(shown[place].reason),
        .text(shown[place].file), .text((try? WrittenText.text(of: ReadingManner(record))) ?? ""),
      ]
    }
    try insert(rows, FactTable.documents)
  }

  /// Why documents were read as they were, written down, and what their files are called where they are read.
  private func shownDocuments() throws(RemoteError) -> [(reason: String, file: String)] {
    let answer = try ask(.groups(.documents, of: .scan(.blocks)))
    let names = answer.shape.columns.map(\.name)
    guard let reason = names.firstIndex(of: "reason"), let file = names.firstIndex(of: "file"),
      answer.rowCount == engine.catalogue.documentCount
    else { preconditionFailure("an engine tells all documents of a corpus") }
    var shown: [(reason: String, file: String)] = []
    do {
      for row in 0..<answer.rowCount {
        guard case .words(let words) = try answer.value(row: row, column: reason),
          let text = try? WrittenText.text(of: words)
        else { preconditionFailure("why a document was read as it was is said in words") }
        shown.append((text, try answer.value(row: row, column: file).plain ?? ""))
      }
    } catch {
      throw RemoteError(error)
    }
    return shown
  }

  func sendFields() throws(RemoteError) {
    let there = try server.rows("SELECT place FROM fields", [.place], cancellation)
    let known = Set(there.compactMap { $0[0].asNumber })
    let rows = engine.catalogue.fields.own.enumerated().filter { !known.contains($0.offset) }
      .compactMap { place, field -> [StoredValue]? in
        guard let text = try? WrittenText.text(of: field) else { return nil }
        return [.number(Int64(place)), .text(text)]
      }
    try insert(rows, FactTable.fields)
  }

  /// How the corpus mostly spells what folds alike.
  func spellings() throws(RemoteError) -> [Field.Access: [String: String]] {
    var found: [Field.Access: [String: String]] = [:]
    for field in engine.catalogue.fields where field.isFolded {
      let answer = try ask(.count(.scan(.blocks), by: [.column(.field(field))]))
      var own: [String: String] = [:]
      do {
        for row in 0..<answer.rowCount {
          if case .text(let text) = try answer.value(row: row, column: 0) {
            own[Folding.string(text)] = text
          }
        }
      } catch {
        throw RemoteError(error)
      }
      found[field.access] = own
    }
    return found
  }

  /// How many different identifiers authors have: more than one is not told.
  func authorIDs() throws(RemoteError) -> Int {
    guard let field = Field.of(.text(.authorID)) else { return 0 }
    let stage = AggregateStage(.distinct(.column(.field(field))), by: [])
    let answer = try ask(LogicalNode(.aggregate(stage), of: [.scan(.blocks)]))
    do {
      if case .integer(let count) = try answer.value(row: 0, column: 0) { return min(count, 2) }
    } catch {
      throw RemoteError(error)
    }
    return 0
  }

  func ask(_ node: LogicalNode) throws(RemoteError) -> Answer {
    let plan = LogicalPlan(node, zone: engine.catalogue.zone, now: Instant(milliseconds: 0))
    do {
      return try engine.run(plan, cancellation: cancellation)
    } catch {
      throw RemoteError(error)
    }
  }
}
