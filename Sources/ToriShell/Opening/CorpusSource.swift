import ToriCorpus
import ToriSystem
import ToriText
import ToriTime

/// What a session is opened on, and how.
package struct CorpusSource: Sendable {
  /// Folders, files or one index.
  package var paths: [String]
  package var reading: ReadOptions
  /// The same, as the command line says it.
  package var words = Invocation.ReadingWords()
  /// What `today` counts from; nil for the clock.
  package var now: Instant?
}

extension CorpusSource {
  /// The same paths, with what comes through pipes, which can be had only once, read and kept.
  static func kept(
    _ paths: [String], _ language: SpokenLanguage
  ) throws(OpeningProblem) -> [String] {
    var kept = paths
    for (place, path) in paths.enumerated() where SourceStream.isStream(path) {
      do throws(SystemError) {
        kept[place] = try SourceStream.kept(path)
      } catch {
        let name = path == "-" ? LocalizedText.inputName[language] : path
        throw .failed(.cannotBeRead(name), path: path)
      }
    }
    return kept
  }
}
