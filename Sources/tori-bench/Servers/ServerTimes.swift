import ToriEmbedded
import ToriEngine
import ToriIndex
import ToriRemote
import ToriSystem
import ToriTime

/// The fourth table: the same corpus asked here and on servers, every answer the same; and what the servers read for it.
package struct ServerTimes {
  private let options: ClassOptions
  private let address: RemoteAddress
  private var here: Session
  private var there: Session
  private let server: RemoteServer
  private let asked = AskedQueries()
  private let postCount: Int
  private var rows: [Row] = []

  private struct Row {
    let name: String
    let here: Double
    let there: Double
    /// Of all queries that the servers were asked.
    let read: (queries: Int, rows: Int, bytes: Int)
  }

  /// The corpus, the address of what was loaded of it, and the options of `classes`.
  package init(_ arguments: [String]) throws {
    guard let place = arguments.firstIndex(where: RemoteAddress.isMeant) else {
      throw BenchOptions.Mistake(description: "an address is wanted, clickhouse://HOST:PORT/NAME")
    }
    var rest = arguments
    address = try RemoteAddress(rest.remove(at: place))
    options = try ClassOptions(rest)
    let index = try Corpus.open([options.corpus]).index
    postCount = index.posts.count
    here = Session(index: index, now: Instant(milliseconds: 0))
    server = RemoteServer(address, try Credentials.found(for: address), noting: asked)
    there = Session(
      engine: try RemoteEngine(server, Cancellation()), now: Instant(milliseconds: 0))
  }

  package mutating func measure(progress: (String) -> Void) throws {
    let subject = try ClassSubject(&here)
    let words = AskedClass.words(reposts: 0).filter { $0.name == "pattern" }
    for question in AskedClass.all(subject) + words where question.name.contains(options.only) {
      let own = try here.timed(question, options)
      _ = asked.take()
      let theirs: (seconds: Double, answer: ClassAnswer)
      do {
        theirs = try there.timed(question, options)
      } catch EngineError.refused {
        progress("\(question.name): refused")
        continue
      }
      guard own.answer.agrees(with: theirs.answer, within: question.tolerance) else {
        throw Mismatch(
          description: "here and on servers: \(question.query)\n"
            + "\(own.answer.rows.prefix(30))\n\(theirs.answer.rows.prefix(30))")
      }
      rows.append(
        Row(
          name: question.name, here: own.seconds, there: theirs.seconds,
          read: try read(Set(asked.take()))))
      progress(
        "\(question.name): \(BenchTable.milliseconds(own.seconds)) and \(BenchTable.milliseconds(theirs.seconds)) ms"
      )
    }
  }

  private func read(
    _ queries: Set<String>
  ) throws -> (queries: Int, rows: Int, bytes: Int) {
    var sum = (queries: queries.count, rows: 0, bytes: 0)
    for sql in queries {
      let (rows, bytes) = try server.read(for: sql)
      sum.rows += rows
      sum.bytes += bytes
    }
    return sum
  }

  package var report: String {
    let table = rows.map { row in
      let megabytes = Double(row.read.bytes) / 1e6
      return [
        row.name, BenchTable.milliseconds(row.here), BenchTable.milliseconds(row.there),
        "\(row.read.queries)", significant(Double(row.read.rows) / 1e6), significant(megabytes),
        significant(megabytes * 1e9 / Double(max(1, postCount)) / 1e3),
      ]
    }
    return "\(postCount) posts; medians of \(options.runs), as somebody waits\n\n"
      + BenchTable.markdown(
        [["ms", "here", "servers", "queries", "million rows read", "MB read", "GB at 10⁹"]] + table)
  }
}
