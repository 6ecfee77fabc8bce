/// By what the texts of a corpus are cut into words: where one of these differs, words may.
package struct WordBasis: Codable, Hashable, Sendable {
  /// As people call it, `IPADIC`.
  package let dictionary: String
  /// Of the dictionary.
  package let version: String
  /// XXH3-64 of the dictionary's files, in hexadecimal.
  package let checksum: String
  /// The version of the scanner before the dictionary.
  package let scanner: Int

  package init(dictionary: String, version: String, checksum: UInt64, scanner: Int) {
    (self.dictionary, self.version, self.scanner) = (dictionary, version, scanner)
    self.checksum = CorpusIdentity.hexadecimal(checksum)
  }

  /// What stands behind a corpus's checksum where its words are meant too: `9e20446a60a5293e.1`.
  package var sum: String { "\(checksum).\(scanner)" }
}
