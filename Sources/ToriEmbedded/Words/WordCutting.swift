import ToriEngine
import ToriIndex
import ToriWords

/// How the texts of an index are cut into words when a query first asks for them.
package struct WordCutting: Sendable {
  /// The folder of the dictionary; the one that is installed where none is named.
  package var dictionary: String?
  /// Where layers are kept that cannot stand beside their index; tori's own cache where none is named.
  package var cacheDirectory: String?
  /// Told how far it has come; by the thread that runs the query.
  package var tell: @Sendable (WordProgress) -> Void

  package init(
    dictionary: String? = nil, cacheDirectory: String? = nil,
    tell: @escaping @Sendable (WordProgress) -> Void = { _ in }
  ) {
    (self.dictionary, self.cacheDirectory, self.tell) = (dictionary, cacheDirectory, tell)
  }

  /// By what texts would be cut; nil where nothing is installed.
  package var basis: WordBasis? {
    (try? OpenedDictionaries.dictionary(dictionary ?? WordDictionary.installedFolder))
      .map { dictionary in
        WordBasis(
          dictionary: dictionary.name, version: dictionary.version, checksum: dictionary.checksum,
          scanner: WordScanner.version)
      }
  }
}
