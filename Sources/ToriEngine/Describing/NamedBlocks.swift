import ToriLanguage
import ToriSystem

/// Blocks that are called by their identifiers, with all that is known of them and where each stands.
package struct NamedBlocks: Sendable {
  /// A row for each that there is, in the order of the corpus, with every field.
  package let rows: Answer
  /// The same blocks as `cite` gives them; nil where their files are gone or are others now, so that nothing can be
  /// said of bytes.
  package let places: Answer?

  package init(rows: Answer, places: Answer?) { (self.rows, self.places) = (rows, places) }
}

extension Session {
  /// Those of the identifiers that there are.
  package func blocks(
    named identifiers: Set<String>, _ cancellation: Cancellation
  ) throws(EngineError) -> NamedBlocks {
    let own = catalogue.fields.filter { $0.access == .own }
    let blocks = LogicalNode.filter(.scan(.blocks, own: own), .identifiers(identifiers))
    let rows = try answer(blocks, cancellation)
    do throws(EngineError) {
      let places = try answer(LogicalNode(.cite(CiteStage()), of: [blocks]), cancellation)
      // What it says of a file it reads there now, once.
      return NamedBlocks(rows: rows, places: try places.held())
    } catch {
      guard case .sourceChanged = error else { throw error }
      return NamedBlocks(rows: rows, places: nil)
    }
  }
}

extension Answer {
  /// The same rows, all of them read.
  fileprivate func held() throws(EngineError) -> Answer {
    var cells: [[Value]] = []
    for row in 0..<rowCount {
      var values: [Value] = []
      for column in shape.columns.indices { values.append(try value(row: row, column: column)) }
      cells.append(values)
    }
    let held = cells
    return Answer(shape: shape, rowCount: rowCount, notes: notes) { held[$0][$1] }
  }
}
