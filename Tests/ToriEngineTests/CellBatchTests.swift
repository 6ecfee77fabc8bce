import Testing
import ToriCorpus
import ToriEngine
import ToriSystem

/// Cells read some rows at a time are those that are read one by one.
@Suite struct CellBatchTests {
  @Test(
    arguments: [
      "posts", "blocks", "posts | sort by time desc",
      "posts | sort by length | select id, text, lines",
      "posts | select id, doc, kind, time_from, precision, copies, replies_to, quotes, dates",
      "posts | kwic \"中国\"", "posts | kwic \"中国\" | select id, match, time, text | sort by match",
      "posts | cite", "posts | raw", "posts | cite | select id, sha256, text", "documents",
      "authors",
      "posts | count by doc, month", "posts | mean length by kind", "posts where has link",
    ])
  func sameCells(query: String) throws {
    let answer = try Sample.seeds.get().answer(query)
    let columns = Array(answer.shape.columns.indices.reversed())
    var rows = 0
    try answer.forEachBatch(columns: columns) { batch in
      #expect(batch.rows.lowerBound == rows && !batch.rows.isEmpty)
      rows = batch.rows.upperBound
      for row in batch.rows {
        for (place, column) in columns.enumerated() {
          let value = try answer.value(row: row, column: column)
          #expect(batch.value(row: row, place) == value, "row \(row), column \(column)")
        }
      }
    }
    #expect(rows == answer.rowCount && rows > 0)
  }

  /// Rows in any order, of which each is fetched with its neighbours.
  @Test func windowsHoldWhatTheyAreAskedFor() throws {
    let answer = try Sample.seeds.get().answer("posts | sort by text")
    var window = CellWindow(answer, columns: [14, 0, 7], size: 10)
    for row in [0, 3, 9, 10, 11, 2, answer.rowCount - 1, 0] {
      for column in [0, 7, 14] {
        #expect(
          try window.value(row: row, column: column) == answer.value(row: row, column: column))
      }
    }
  }

  /// Of long posts only as many are held at once as that is wise, and at least one.
  @Test func longMessagesComeFewAtATime() throws {
    let text = String(repeating: "長", count: 700_000)
    let rows = (1...3).map {
      #"{"id":"\#($0)","text":"\#(text)","time":"2026-01-0\#($0)"}"# + "\n"
    }
    let document = try DocumentReader.read(bytes: Array(rows.joined().utf8), path: "d.jsonl")
    let sample = try Sample([document])
    let answer = try sample.answer("posts where length > 1000")
    try #require(answer.rowCount == 3)
    let place = try #require(answer.shape.columns.firstIndex { $0.name == "text" })
    #expect(try answer.batch(of: 0..<3, columns: [place]).rows == 0..<1)
    #expect(try answer.batch(of: 0..<3, columns: [0]).rows == 0..<3)
    let sorted = try sample.answer("posts | sort by time desc")
    #expect(try sorted.batch(of: 0..<3, columns: [place]).rows == 0..<1)
  }
}
