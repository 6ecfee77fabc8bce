import ToriCorpus
import ToriSystem

/// What tells a corpus from every other: the bytes of its documents, their names and order, and all that their
/// reading depended on; not where its files lie.
package struct CorpusIdentity: Hashable, Sendable {
  /// SHA-256, in hexadecimal.
  package let checksum: String
  /// In the order of the corpus, each once.
  package let files: [File]

  /// A file that documents were read from.
  package struct File: Codable, Hashable, Sendable {
    /// From the root; `-` for what came through a pipe.
    package let path: String
    /// In bytes.
    package let size: Int
    /// XXH3-64 of its bytes, in hexadecimal, as `xxhsum -H3` prints it.
    package let xxh3: String
  }

  /// - Parameters:
  ///   - variants: sets of spellings that count as the same wherever a query says so.
  ///   - lists: what is one word, and which words lists leave out.
  package init(of catalogue: any Catalogue, variants: [[String]], lists: WordLists = WordLists()) {
    var digest = MessageDigest()
    // Nothing that is told apart runs together: each part ends with a zero, which no text here holds.
    func take(_ text: String) { digest.take(Array(text.utf8) + [0]) }
    take("tori 1")
    take(catalogue.zone.identifier)
    take(catalogue.readingKey)
    for set in variants { take(set.joined(separator: "\n")) }
    for (name, words) in [("compounds", lists.compounds), ("stop", lists.stop)]
    where !words.isEmpty {
      take(name)
      for word in words { take(word.text) }
    }
    var files: [File] = []
    var known: Set<String> = []
    for record in catalogue.records() {
      take(record.name)
      take(Self.hexadecimal(record.checksum))
      if let member = record.memberChecksum { take(Self.hexadecimal(member)) }
      guard known.insert(record.path).inserted else { continue }
      files.append(
        File(
          path: SourceStream.shown(record.path), size: record.byteCount,
          xxh3: Self.hexadecimal(record.checksum)))
    }
    checksum = digest.hexadecimal()
    self.files = files
  }

  /// The paths from the folder that holds all of them, which may have been moved.
  package static func pathsFromSharedFolder(_ paths: [String]) -> [String] {
    let parts = paths.map { $0.split(separator: "/") }
    var common = parts.first.map { $0.dropLast() } ?? []
    for part in parts {
      let shared = zip(common, part.dropLast()).prefix { $0 == $1 }.count
      common.removeLast(common.count - shared)
    }
    return parts.map { $0.dropFirst(common.count).joined(separator: "/") }
  }

  /// Sixteen digits, as programs print a checksum of 64 bits.
  package static func hexadecimal(_ checksum: UInt64) -> String {
    let digits = String(checksum, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}

extension Session {
  /// What tells the corpus from every other.
  package var identity: CorpusIdentity {
    CorpusIdentity(of: catalogue, variants: variantsBeside, lists: lists)
  }
}
