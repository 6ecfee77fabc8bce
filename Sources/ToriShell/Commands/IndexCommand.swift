import ToriCorpus
import ToriIndex
import ToriSentences
import ToriSystem
import ToriText

/// `tori index`: builds an index to keep, or adds to it what is new.
package struct IndexCommand {
  private let paths: [String]
  private let output: String
  private let reading: ReadOptions
  private let cutsWords: Bool
  private let dictionary: String?
  private let language: SpokenLanguage

  package init(
    paths: [String], output: String, reading: Invocation.ReadingWords, cutsWords: Bool = false,
    language: SpokenLanguage
  ) throws(CommandLineProblem) {
    guard output.hasSuffix(".tori") else {
      throw CommandLineProblem(
        LocalizedText(
          "an index is called FILE.tori, not '\(output)'",
          ja: "索引の名前は FILE.tori の形で、'\(output)'ではない"))
    }
    self.paths = paths
    self.output = output
    self.reading = try reading.options(of: paths)
    self.cutsWords = cutsWords
    dictionary = reading.dictionary
    self.language = language
  }

  package func run() -> ExitStatus {
    let console = StandardStreams.console(language)
    let opening = CorpusOpening(console: console)
    let options: ReadOptions
    do {
      options = try CorpusOpening.reading(reading, of: paths)
    } catch {
      console.complain(error.message)
      return .unreadable
    }
    do {
      let report = try opening.indexing {
        [paths, output] (progress, cancellation) throws(IndexError) in
        try buildIndex(
          from: paths, to: output, options: options, adding: true, progress: progress,
          cancellation: cancellation)
      }
      for note in report.notes { console.complain(note.words) }
      let isPartial = opening.tell(
        report.failures, of: paths, in: try Index.open(output), doubts: true)
      let (added, kept) = (report.added, report.kept)
      let (changed, removed) = (report.changed, report.removed)
      let (blocks, bytes) = (report.blockCount, report.byteCount)
      console.say(
        LocalizedText(
          "\(output): \(added) added, \(kept) kept, \(changed) changed, \(removed) removed; "
            + "\(blocks) block\(blocks == 1 ? "" : "s"), \(bytes) bytes",
          ja:
            "\(output): 追加\(added)、そのまま\(kept)、変更\(changed)、削除\(removed)。ブロック\(blocks)、\(bytes)バイト")
      )
      if cutsWords { try cutWords(opening) }
      return isPartial ? .unreadable : .done
    } catch .cancelled {
      UnfinishedFiles.removeAll()
      console.complain(.interrupted)
      return .interrupted
    } catch {
      console.complain(error.message)
      return .unreadable
    }
  }

  /// Cuts what is not cut yet, and says what it came to.
  private func cutWords(_ opening: CorpusOpening) throws(IndexError) {
    let layer = try opening.indexing {
      [output, dictionary] (progress, cancellation) throws(IndexError) in
      try WordLayer.open(
        for: Index.open(output), dictionary: dictionary,
        progress: { progress(Progress(cutting: $0)) }, cancellation: cancellation)
    }
    guard let layer else { return }
    let about = layer.information
    let (tokens, words) = (about.tokenCount, layer.wordCount)
    let dictionary = "\(about.dictionaryName) \(about.dictionaryVersion)"
    opening.console.say(
      LocalizedText(
        "\(output): \(words) words in posts, \(tokens) tokens, cut by \(dictionary); \(layer.fileSize) bytes",
        ja: "\(output): 投稿の語\(words)、トークン\(tokens)、辞書は\(dictionary)。\(layer.fileSize)バイト"))
  }
}
