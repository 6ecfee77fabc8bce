import Testing
import ToriEngine
import ToriLanguage

/// Figures on the seeds, found by another program from the same posts: MeCab with IPADIC over each line as it stands.
/// Where tori's scanner takes words out before the dictionary is asked, figures differ; each difference is argued here.
@Suite struct WordFigureTests {
  private func cells(_ query: String) throws -> [[Value]] { try Sample.seeds.get().cells(query) }
}
