import ToriSystem

/// The few calls of libsqlite3 that a measurement needs.
@safe final class SQLiteDatabase {
  // SAFETY: of the types that sqlite3.h gives these functions; handles are opaque to us, so words.
  private typealias Handle = Int
  private typealias Open =
    @convention(c) (
      UnsafePointer<CChar>, UnsafeMutablePointer<Handle>
    ) -> CInt
  private typealias Prepare =
    @convention(c) (
      Handle, UnsafePointer<CChar>, CInt, UnsafeMutablePointer<Handle>, UnsafeRawPointer?
    ) -> CInt
  private typealias BindText =
    @convention(c) (
      Handle, CInt, UnsafePointer<UInt8>, CInt, UnsafeRawPointer?
    ) -> CInt
  private typealias BindNumber = @convention(c) (Handle, CInt, Int64) -> CInt
  private typealias Act = @convention(c) (Handle) -> CInt
  private typealias Number = @convention(c) (Handle, CInt) -> Int64
  private typealias Message = @convention(c) (Handle) -> UnsafePointer<CChar>?

  private let base: Handle
  private let prepareCall: Prepare
  private let bindText: BindText
  private let bindNumber: BindNumber
  private let step, reset, close, finalize, columnCount: Act
  private let number: Number
  private let message: Message
  /// By their text; finalized at the end.
  private var statements: [String: Statement] = [:]

  struct Statement {
    fileprivate let handle: Int
  }

  private static let row: CInt = 100
  private static let done: CInt = 101

  /// A new database in a file; nil if the library is not installed.
  init?(_ path: String) throws {
    guard let library = DynamicLibrary(["libsqlite3.so.0", "libsqlite3.so"]) else { return nil }
    unsafe prepareCall = try library.function("sqlite3_prepare_v2", Prepare.self)
    unsafe bindText = try library.function("sqlite3_bind_text", BindText.self)
    bindNumber = try library.function("sqlite3_bind_int64", BindNumber.self)
    step = try library.function("sqlite3_step", Act.self)
    reset = try library.function("sqlite3_reset", Act.self)
    close = try library.function("sqlite3_close_v2", Act.self)
    finalize = try library.function("sqlite3_finalize", Act.self)
    columnCount = try library.function("sqlite3_column_count", Act.self)
    number = try library.function("sqlite3_column_int64", Number.self)
    unsafe message = try library.function("sqlite3_errmsg", Message.self)
    let open = unsafe try library.function("sqlite3_open", Open.self)
    var opened: Handle = 0
    // SAFETY: the library reads the string and writes the handle during the call alone.
    guard unsafe open(path, &opened) == 0 else {
      throw PeerFailure(description: "SQLite cannot write '\(path)'")
    }
    base = opened
  }

  deinit {
    for statement in statements.values { _ = finalize(statement.handle) }
    _ = close(base)
  }

  func run(_ query: String) throws { _ = try rows(query) }

  func prepare(_ query: String) throws -> Statement {
    if let known = statements[query] { return known }
    var handle: Handle = 0
    // SAFETY: as above; the length -1 stands for a text that ends itself.
    guard unsafe prepareCall(base, query, -1, &handle, nil) == 0 else {
      throw failure(query)
    }
    let statement = Statement(handle: handle)
    statements[query] = statement
    return statement
  }

  /// The integers of all rows of a query, one row after the other; `?1` is the text, and the numbers come after it or, without one,
  /// begin there.
  func rows(_ query: String, text: [UInt8]? = nil, _ numbers: [Int] = []) throws -> [Int64] {
    try rows(of: try prepare(query), text: text, numbers)
  }

  func rows(of statement: Statement, text: [UInt8]?, _ numbers: [Int]) throws -> [Int64] {
    let handle = statement.handle
    defer { _ = reset(handle) }
    var next: CInt = 1
    // SAFETY: the library does not copy the text; it is kept until the last row is read.
    return try unsafe (text ?? []).withUnsafeBufferPointer { bytes in
      if let start = bytes.baseAddress, text != nil {
        guard unsafe bindText(handle, next, start, CInt(bytes.count), nil) == 0 else {
          throw failure("a text")
        }
        next += 1
      }
      for number in numbers {
        guard bindNumber(handle, next, Int64(number)) == 0 else { throw failure("a number") }
        next += 1
      }
      var rows: [Int64] = []
      let width = columnCount(handle)
      while true {
        switch step(handle) {
        case Self.row: for column in 0..<width { rows.append(number(handle, column)) }
        case Self.done: return rows
        default: throw failure("a step")
        }
      }
    }
  }

  private func failure(_ what: String) -> PeerFailure {
    let text = unsafe message(base).map { unsafe String(cString: $0) }
    return PeerFailure(description: "SQLite: \(text ?? "failed"), at: \(what)")
  }
}
