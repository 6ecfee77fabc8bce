import ToriEngine
import ToriLanguage
import ToriRender
import ToriSystem

/// A file that the rows of an answer are written to, whole or not at all.
struct AnswerFile {
  let path: String
  let format: Format
  /// Whether it begins with a byte order mark.
  var hasMark = false
  /// Whether its checksum is wanted.
  var isDigested = false
  /// Whether it is put in its place later.
  var isHeld = false

  /// What was written.
  struct Written {
    let file: OutputFile
    /// In bytes.
    let size: Int
    /// SHA-256 in hexadecimal, if it was wanted.
    let checksum: String
    /// What the format could not hold as it is.
    let notes: [Note]
  }

  /// Writes every row. What `check` throws when all are written leaves the file as it was, as all other errors do.
  ///
  /// - Throws: `UndrawableAnswer` before there is a file, an `EngineError`, a `SystemError` or `ClosedPipe`; a file
  ///   that was there is then as it was.
  func write(_ answer: Answer, options: RenderOptions, check: () throws -> Void) throws -> Written {
    let draft = FileDraft(path, hasMark: hasMark, isDigested: isDigested)
    var sink = TextSink(write: draft.take)
    let notes = try AnswerRenderer.render(answer, as: format, options: options, to: &sink)
    try check()
    let file = try isHeld ? draft.held() : draft.settled()
    return Written(file: file, size: draft.size, checksum: draft.ended(), notes: notes)
  }
}

/// A file under way, opened when there is something to write: what cannot be drawn needs none.
final class FileDraft {
  private let path: String
  private let hasMark: Bool
  private var file: OutputFile?
  /// In bytes, so far.
  private(set) var size = 0
  private var digest: FileDigest?

  init(_ path: String, hasMark: Bool = false, isDigested: Bool = false) {
    (self.path, self.hasMark) = (path, hasMark)
    if isDigested { digest = FileDigest() }
  }

  /// The digest of all that was written; empty where none was wanted.
  func ended() -> String { digest?.end() ?? "" }

  /// Puts what was written, if only nothing, in its place.
  func settled() throws -> OutputFile {
    let file = try opened()
    try file.settle()
    return file
  }

  /// The same, to be settled later.
  func held() throws -> OutputFile {
    let file = try opened()
    try file.hold()
    return file
  }

  func take(_ bytes: [UInt8]) throws { try write(bytes, to: try opened()) }

  private func opened() throws -> OutputFile {
    if let file { return file }
    let new = try OutputFile(path)
    file = new
    if hasMark { try write(Array("\u{FEFF}".utf8), to: new) }
    return new
  }

  private func write(_ bytes: [UInt8], to file: OutputFile) throws {
    try file.write(bytes)
    size += bytes.count
    digest?.take(bytes)
  }
}
