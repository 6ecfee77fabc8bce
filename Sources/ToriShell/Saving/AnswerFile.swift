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
    let draft = Draft(self)
    var sink = TextSink(write: draft.take)
    let notes = try AnswerRenderer.render(answer, as: format, options: options, to: &sink)
    let file = try draft.opened()
    try check()
    try file.settle()
    return Written(
      file: file, size: draft.size, checksum: draft.ended(), notes: notes)
  }

  /// Opened when there is something to write: what cannot be drawn needs no file.
  private final class Draft {
    private let target: AnswerFile
    private var file: OutputFile?
    private(set) var size = 0
    private var digest: FileDigest?

    init(_ target: AnswerFile) {
      self.target = target
      if target.isDigested { digest = FileDigest() }
    }

    /// The digest of all that was written; empty where none was wanted.
    func ended() -> String { digest?.end() ?? "" }

    func opened() throws -> OutputFile {
      if let file { return file }
      let new = try OutputFile(target.path)
      file = new
      if target.hasMark { try write(Array("\u{FEFF}".utf8), to: new) }
      return new
    }

    func take(_ bytes: [UInt8]) throws { try write(bytes, to: try opened()) }

    private func write(_ bytes: [UInt8], to file: OutputFile) throws {
      try file.write(bytes)
      size += bytes.count
      digest?.take(bytes)
    }
  }
}
