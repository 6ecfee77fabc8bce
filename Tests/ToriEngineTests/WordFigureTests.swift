import Testing
import ToriEngine
import ToriLanguage
import ToriWords

/// Figures on the seeds, found by another program over the same posts: MeCab with IPADIC, each line as it stands.
///
/// tori's scanner takes words out before the dictionary is asked, so that some figures differ; each that does stands in
/// `differences` with the reason.
@Suite(.enabled(if: WordDictionary.installedFolder != nil))
struct WordFigureTests {
  /// What differs from the other program's figures, and why that is right.
  static let differences: [(what: String, other: String, own: String, why: String)] = []

  private func cells(_ query: String) throws -> [[Value]] { try Sample.seeds.get().cells(query) }

  private func number(_ query: String) throws -> Double {
    switch try #require(try cells(query).first?.first) {
    case .integer(let number): return Double(number)
    case .number(let number): return number
    default: return .nan
    }
  }
}
