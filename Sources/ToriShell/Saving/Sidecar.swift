import ToriCorpus
import ToriEngine
import ToriLanguage
import ToriSystem
import ToriText
import ToriTime

/// Where a saved file came from: what stands beside it as `FILE.meta.json`, by which its rows can be asked for
/// again.
struct Sidecar: Codable, Hashable {
  var tori: Versions
  var file: File
  /// The statements that the rows came of, the last of which saved them; those before gave names.
  var query: [String]
  /// Which of the files that the last statement saves it is, counted from 0.
  var save: Int
  /// Values of `$name`, as `name=value`.
  var set: [String]
  /// When the file was written, and what `today` counted from.
  var written: String
  var now: String
  /// The zone in which times were written.
  var zone: String
  /// The language in which words of tori's own were written, as on a drawing.
  var language: String
  /// Whether a kanji counted as those that stand for it.
  var foldsVariants: Bool
  /// By what texts were cut into words, where the rows are of words.
  var words: WordBasis?
  /// What was one word, and which words were left out, where the rows are of words and somebody says so.
  var lists: WordLists?
  var corpus: Corpus
  /// The scripts of a page, and what they came to on it.
  var report: ReportedScripts?

  struct Versions: Codable, Hashable {
    var version: String
    /// Of how files are read, and of how texts are compared.
    var reading: String
    var folding: UInt32
  }

  struct File: Codable, Hashable {
    /// Its last part, beside which this stands.
    var name: String
    var format: String
    var title: String?
    var rows: Int
    var columns: [String]
    /// In bytes.
    var size: Int
    var sha256: String
  }

  struct Corpus: Codable, Hashable {
    /// From the root, and `-` for what came through a pipe; empty where it is not known what the corpus was opened
    /// by.
    var paths: [String]
    /// How its files were read.
    var reading: Invocation.ReadingWords
    var checksum: String
    /// The rest of the checksum with words: by what its texts are cut into words; nil where nothing is there to cut them.
    var words: String?
    var documents: Int
    var posts: Int
    /// The files that it was read from; none where there are too many to be listed.
    var files: [CorpusIdentity.File]
  }

  /// So many files are listed at most.
  static let fileLimit = 10_000

  static func path(beside file: String) -> String { file + SavedFiles.ending }

  /// What stands beside a file; nil where there is nothing, or nothing of tori's.
  static func beside(_ file: String) -> Sidecar? { try? read(path(beside: file)) }

  /// Throws a `SystemError`, or whatever is wrong with the text.
  static func read(_ path: String) throws -> Sidecar {
    try WrittenText.value(
      Sidecar.self, from: String(decoding: try fileBytes(atPath: path), as: UTF8.self))
  }

  func write(beside file: String) throws {
    try replaceFile(Self.path(beside: file), with: try WrittenText.text(of: self))
  }

  /// Whether the file tells of another, as tori writes that.
  static func isOne(_ path: String) -> Bool { (try? read(path)) != nil }

  /// Whether the file is as tori saved it.
  static func describes(_ file: String) -> Bool { beside(file)?.describes(file) ?? false }

  /// Whether the file is the one that this was written of.
  func describes(_ file: String) -> Bool {
    guard case .file(let size) = PathKind(file), size == self.file.size else { return false }
    return digest(ofFile: file) == self.file.sha256
  }

  /// Removes what stands beside a file that was written otherwise.
  static func drop(beside file: String) {
    if beside(file) != nil { FileCalls.remove(path(beside: file)) }
  }
}
