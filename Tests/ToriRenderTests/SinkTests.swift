import Testing
import ToriEngine
import ToriRender

struct SinkTests {
  private struct Closed: Error {}

  @Test func rowsGoOutAsTheyAreMade() throws {
    let shape = RowShape(kind: .columns, columns: [Column(name: "n", type: .integer)])
    let answer = Answer(shape: shape, rowCount: 100_000) { row, _ in .integer(row) }
    var largest = 0
    var total = 0
    var sink = TextSink(capacity: 1000) { bytes in
      largest = max(largest, bytes.count)
      total += bytes.count
    }
    try AnswerRenderer.render(answer, as: .tsv, options: RenderOptions(), to: &sink)
    #expect(total == 2 + 10 * 2 + 90 * 3 + 900 * 4 + 9000 * 5 + 90_000 * 6)
    #expect(largest < 1100)
  }

  @Test func aClosedPipeEndsTheRows() throws {
    let answer = Answer(
      shape: RowShape(kind: .columns, columns: [Column(name: "n", type: .integer)]),
      rowCount: 1_000_000
    ) { row, _ in .integer(row) }
    var sink = TextSink(capacity: 100) { _ in throw Closed() }
    #expect(throws: Closed.self) {
      try AnswerRenderer.render(answer, as: .jsonl, options: RenderOptions(), to: &sink)
    }
  }

  @Test func aFailureComesAfterTheRowsBeforeIt() throws {
    let shape = RowShape(kind: .columns, columns: [Column(name: "n", type: .integer)])
    let answer = Answer(shape: shape, rowCount: 10) { (row, _) throws(EngineError) in
      if row == 3 { throw .interrupted }
      return .integer(row)
    }
    var bytes: [UInt8] = []
    #expect(throws: EngineError.interrupted) {
      try withCollectingSink(capacity: 1000, into: &bytes) { sink in
        try AnswerRenderer.render(answer, as: .tsv, options: RenderOptions(), to: &sink)
      }
    }
    #expect(String(decoding: bytes, as: UTF8.self) == "n\n0\n1\n2\n")
  }
}
