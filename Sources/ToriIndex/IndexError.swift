/// A failure around an index file.
package enum IndexError: Error, Hashable, Sendable {
  /// The work was asked to stop.
  case cancelled
  case cannotRead(path: String, reason: String)
  case cannotWrite(path: String, reason: String)
  /// The file is something else.
  case notAnIndex(path: String)
  /// Made by another version of tori.
  case otherVersion(path: String, found: UInt32, expected: UInt32)
  /// Made with other rules of folding, or another version of Unicode.
  case otherFolding(path: String)
  /// Bytes are missing or not what was written.
  case damaged(path: String, part: String)
  /// Nothing under these paths could be read as a corpus.
  case nothingToRead(paths: [String])
  /// More than the format can number.
  case tooLarge(what: String)

  /// What is wrong, where, and what to do.
  package var message: String {
    switch self {
    case .cancelled: "interrupted"
    case .cannotRead(let path, let reason): "cannot read '\(path)': \(reason)"
    case .cannotWrite(let path, let reason): "cannot write '\(path)': \(reason)"
    case .notAnIndex(let path): "'\(path)' is not an index of tori; 'tori index' makes one"
    case .otherVersion(let path, let found, let expected):
      "the index '\(path)' has format \(found), and this tori reads format \(expected);"
        + " make it anew with 'tori index'"
    case .otherFolding(let path):
      "the index '\(path)' was made with another version of Unicode;"
        + " make it anew with 'tori index'"
    case .damaged(let path, let part):
      "the index '\(path)' is damaged (\(part)); make it anew with 'tori index'"
    case .nothingToRead(let paths):
      "there is nothing to read in \(paths.map { "'\($0)'" }.joined(separator: ", "))"
    case .tooLarge(let what): "too large for one index: \(what)"
    }
  }
}
