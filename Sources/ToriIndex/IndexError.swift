import ToriCorpus
import ToriSystem
import ToriTime
import ToriWords

/// A failure around an index file.
package enum IndexError: Error, Hashable, Sendable {
  /// The work was asked to stop.
  case cancelled
  case cannotRead(path: String, ReadFact)
  case cannotWrite(path: String, WriteObstacle)
  /// The file is something else.
  case notAnIndex(path: String)
  /// Made by another version of tori.
  case otherVersion(path: String, found: UInt32, expected: UInt32)
  /// Made with other rules of folding, or another version of Unicode.
  case otherFolding(path: String)
  /// Bytes are missing or not what was written.
  case damaged(path: String, IndexPart)
  /// Another program wrote into the file, or cut it short, while it was open.
  case changed(path: String)
  /// Nothing under these paths could be read as a corpus.
  case nothingToRead(paths: [String])
  /// Texts cannot be cut into words.
  case words(WordError)
  /// A file of words is not what was written; it was removed, and they are cut anew when they are next asked for.
  case damagedWords(path: String)
  /// More than the format can number.
  case tooLarge(IndexExcess)
}

/// Why an index cannot be written somewhere.
package enum WriteObstacle: Hashable, Sendable {
  case system(SystemError)
  /// A file stands there that is no index of tori.
  case otherFile
  /// Neither `HOME` nor `TMPDIR` names a folder that can be written.
  case noFolder
  /// The folder where indexes are kept cannot be written.
  case keptFolder(String)
  /// `HOME` is not set.
  case noHome
}

/// What of an index file is not as it was written.
package enum IndexPart: Hashable, Sendable {
  case header, contents, settings, section
  /// Some bytes whose checksum differs.
  case checksum
  /// Bytes of the file, from 0.
  case bytes(from: Int, to: Int)
  case size(found: Int, expected: UInt64)
  /// It ends too early.
  case end
}

/// What is too large for an index.
package enum IndexExcess: Hashable, Sendable {
  case textsOfField
  case blocks
  case textOfSegment
  case differentWords, wordsOfSegment, placesOfWords
}
