import Glibc
import ToriSystem
import ToriText
import ToriTime

/// Statements kept for the next session: one JSON string a line, oldest first, private to the user.
///
/// Any number of shells may add to it at once. Each holds a lock on the file while it writes; one
/// that waited for the lock of a file since replaced opens the new one.
package final class HistoryFile {
  package let path: String
  /// The statements that remain when the file has grown to twice as many.
  package let limit: Int
  /// The bytes beyond which old statements go, however few they are.
  package let byteLimit: Int

  package init(path: String, limit: Int, byteLimit: Int = 16 << 20) {
    self.path = path
    self.limit = limit
    self.byteLimit = byteLimit
  }

  /// Where it is kept: `$XDG_STATE_HOME/tori/history`, or below `~/.local/state`.
  ///
  /// `nil` where the environment tells of no home. A relative path is not taken, as the XDG Base
  /// Directory Specification has it.
  package static func defaultPath(environment: (String) -> String?) -> String? {
    if let state = environment("XDG_STATE_HOME"), state.hasPrefix("/") {
      return state + "/tori/history"
    }
    guard let home = environment("HOME"), home.hasPrefix("/") else { return nil }
    return home + "/.local/state/tori/history"
  }

  /// The newest statements, at most `limit`, oldest first, and what went wrong on the way.
  ///
  /// No file is no statements. Lines that are none are moved to `history.bad` beside the file.
  package func load() -> (statements: [String], problem: HistoryError?) {
    var statements: [String] = []
    do throws(HistoryError) {
      // A device is no file to read to its end: /dev/null keeps nothing, /dev/zero gives for ever.
      guard let file = try openLocked(creating: false), try file.isPlain else { return ([], nil) }
      let bytes = try file.readAll()
      var bad: [UInt8] = []
      for line in bytes.split(separator: 0x0A) {
        if let statement = JSONString.decode(line) {
          statements.append(statement)
        } else {
          bad += line + [0x0A]
        }
      }
      let isTooLong = statements.count > 2 * limit || bytes.count > byteLimit
      if isTooLong { statements = newest(of: statements) }
      if !bad.isEmpty { try keepAside(bad) }
      if isTooLong || !bad.isEmpty { try rewrite(with: statements) }
    } catch {
      return (statements.suffix(limit), error)
    }
    return (statements.suffix(limit), nil)
  }

  /// Adds a statement at the end, on disk whole or not at all.
  package func append(_ statement: String) throws(HistoryError) {
    guard let file = try openLocked(creating: true) else { return }
    let size = try file.size()
    var line = JSONString.encode(statement) + [0x0A]
    // A writer that was killed may have left half a line: it must not spoil this one.
    if size > 0, try file.byte(at: size - 1) != 0x0A { line.insert(0x0A, at: 0) }
    do throws(HistoryError) {
      try file.write(line)
    } catch {
      file.truncate(to: size)
      throw error
    }
  }

  /// Each statement once, where it was used last, as many as the limits allow.
  private func newest(of statements: [String]) -> [String] {
    var seen: Set<String> = []
    var kept: [String] = []
    var bytes = 0
    for statement in statements.reversed() where seen.insert(statement).inserted {
      bytes += statement.utf8.count + 3
      if kept.count == limit || bytes > byteLimit / 2 { break }
      kept.append(statement)
    }
    return kept.reversed()
  }

  private func rewrite(with statements: [String]) throws(HistoryError) {
    let new = path + ".new"
    let file = try HistoryDescriptor(
      path: new, flags: O_WRONLY | O_CREAT | O_TRUNC, doing: .rewrite)
    do throws(HistoryError) {
      try file.write(statements.flatMap { JSONString.encode($0) + [0x0A] })
      try file.sync()
      guard FileCalls.rename(new, to: path) else { throw HistoryError(.rewrite, path: path) }
    } catch {
      FileCalls.remove(new)
      throw error
    }
  }

  private func keepAside(_ bad: [UInt8]) throws(HistoryError) {
    let file = try HistoryDescriptor(
      path: path + ".bad", flags: O_WRONLY | O_CREAT | O_APPEND, doing: .rewrite)
    try file.write(bad)
  }

  /// The file, which no one else writes or replaces while the result lives; `nil` if it is missing
  /// and not to be made.
  private func openLocked(creating: Bool) throws(HistoryError) -> HistoryDescriptor? {
    if creating { try makeDirectories() }
    while true {
      let file: HistoryDescriptor
      do throws(HistoryError) {
        file = try HistoryDescriptor(
          path: path, flags: O_RDWR | O_APPEND | (creating ? O_CREAT : 0),
          doing: creating ? .append : .load)
      } catch {
        if !creating && error.code == ENOENT { return nil }
        throw error
      }
      try file.lock()
      if try file.isStill(at: path) { return file }
    }
  }

  private func makeDirectories() throws(HistoryError) {
    guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else { return }
    let directory = path[..<slash]
    var end = directory.startIndex
    while end < directory.endIndex {
      let next = directory[directory.index(after: end)...].firstIndex(of: "/")
      end = next ?? directory.endIndex
      let part = String(directory[..<end])
      if !FileCalls.makeFolder(part, permissions: 0o700) && errno != EEXIST {
        throw HistoryError(.append, path: part)
      }
    }
  }
}

/// A failure of the disk where statements are kept.
package struct HistoryError: Error, Hashable, Sendable {
  package let action: Action
  package let path: String
  /// As `errno` had it.
  package let code: Int32

  package enum Action: String, Sendable { case load, append, rewrite }

  init(_ action: Action, path: String, code: Int32 = errno) {
    self.action = action
    self.path = path
    self.code = code
  }

  /// What failed and why, for people.
  var message: LocalizedText {
    let reason = SystemError(number: code).message
    switch action {
    case .load:
      return LocalizedText(
        "the history '\(path)' cannot be read: \(reason)", ja: "履歴'\(path)'を読めない: \(reason)")
    case .append, .rewrite:
      return LocalizedText(
        "the history '\(path)' cannot be written: \(reason)", ja: "履歴'\(path)'に書けない: \(reason)")
    }
  }
}
