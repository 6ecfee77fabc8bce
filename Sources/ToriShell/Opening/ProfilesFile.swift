import ToriCorpus
import ToriSentences
import ToriSystem
import ToriText
import ToriTime

/// Profiles of platforms that the user wrote: `news.profiles` beside `news/`, and those of a file that the
/// command line names.
enum ProfilesFile {
  /// Takes the profiles beside the corpora, and what `--profile` says: a file of profiles, or the name of one.
  static func take(
    _ word: String?, besides corpora: [String], into options: inout ReadOptions
  ) throws(CommandLineProblem) {
    for corpus in corpora {
      guard let path = VariantsFile.path(besides: corpus, ending: ".profiles"),
        let text = try? text(of: path)
      else { continue }
      options.profiles += try profiles(in: text, path)
    }
    guard let word else { return }
    if options.profiles.contains(where: { $0.name == word }) || Profile.named(word) != nil {
      options.profile = word
      return
    }
    do {
      let own = try profiles(in: text(of: word), word)
      options.profiles = own + options.profiles
      // One alone is meant for every file; of several, the one that fits.
      if own.count == 1 { options.profile = own[0].name }
    } catch let error as CommandLineProblem {
      throw error
    } catch {
      let known = Profile.all.map { LocalizedText(same: $0.name) }.listed()
      throw CommandLineProblem(
        LocalizedText(
          "there is no profile '\(word)', nor such a file; there are \(known)",
          ja: "'\(word)'というプロファイルもファイルもない。あるのは\(known)"))
    }
  }

  private static func text(of path: String) throws(SystemError) -> String {
    String(decoding: try fileBytes(atPath: path), as: UTF8.self)
  }

  private static func profiles(
    in text: String, _ path: String
  ) throws(CommandLineProblem) -> [Profile] {
    do throws(ProfileMistake) {
      return try ProfileReader.read(text, file: path)
    } catch {
      throw CommandLineProblem(error.words)
    }
  }
}
