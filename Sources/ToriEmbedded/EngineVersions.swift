import ToriEngine
import ToriIndex
import ToriText
import ToriWords

/// The versions of what an answer may depend on besides the corpus and the query.
package struct EngineVersions: Sendable {
  /// Of the file of an index, and of the words beside it.
  package let indexFormat: Int
  package let wordsFormat: Int
  /// Of the readers: which blocks a file becomes.
  package let reading: Int
  /// Of the rules by which texts are compared.
  package let folding: Int
  /// Of Unicode, as in `15.0`.
  package let unicode: String
  /// Of what stands before a dictionary where texts are cut into words.
  package let scanner: Int
  /// The dictionary that is taken where none is named.
  package let dictionary: Result<WordBasis, WordError>

  /// Those of this tori on this machine; the dictionary's files are looked through for it.
  package static var current: EngineVersions {
    let formats = Index.versionsOfFormats
    let (rules, unicode) = (Folding.version >> 16, Folding.version & 0xFFFF)
    let dictionary = Result { () throws(WordError) in
      let found = try WordDictionary.open()
      return WordBasis(
        dictionary: found.name, version: found.version, checksum: found.checksum,
        scanner: WordScanner.version)
    }
    return EngineVersions(
      indexFormat: formats.index, wordsFormat: formats.words, reading: Index.versionOfReading,
      folding: Int(rules), unicode: "\(unicode >> 8).\(unicode & 0xFF)",
      scanner: WordScanner.version, dictionary: dictionary)
  }
}
