import Testing
import ToriWords

/// The dictionary that the tests cut by, opened once.
enum WordFixture {
  static let dictionary = Result { () throws(WordError) in try WordDictionary.open() }

  static func scanner() throws -> WordScanner {
    try WordScanner(dictionary: dictionary.get())
  }

  static let folder = String(#filePath.dropLast("/WordFixture.swift".count))
}
