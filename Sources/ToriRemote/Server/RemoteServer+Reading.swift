import Synchronization
import ToriSystem

/// What was asked of a server, noted for whoever wants to know what it costs.
package final class AskedQueries: Sendable {
  private let noted = Mutex<[String]>([])

  package init() {}

  func note(_ sql: String) { noted.withLock { $0.append(sql) } }

  /// Those since the last time.
  package func take() -> [String] {
    noted.withLock { list in
      defer { list = [] }
      return list
    }
  }
}

extension RemoteServer {
  /// How many rows and bytes, unpacked, the servers read for a query, as they tell themselves.
  package func read(for sql: String) throws(RemoteError) -> (rows: Int, bytes: Int) {
    // SQL cannot count what it reads: the form JSON says it behind the rows.
    let body = try send("SELECT count() FROM (\(sql)) FORMAT JSON", [:], Cancellation())
    let text = String(decoding: body, as: UTF8.self)
    func number(_ name: String) -> Int? {
      guard let start = text.firstRange(of: "\"\(name)\": ")?.upperBound else { return nil }
      return Int(text[start...].prefix { $0.isNumber })
    }
    guard let rows = number("rows_read"), let bytes = number("bytes_read") else {
      throw .garbled(at: address)
    }
    return (rows, bytes)
  }
}
