import ToriCorpus
import ToriRemote
import ToriSystem
import ToriText

/// `tori load`: takes a corpus to servers.
package struct LoadCommand {
  private let paths: [String]
  private let address: RemoteAddress
  private let reading: ReadOptions
  private let words: Invocation.ReadingWords
  private let language: SpokenLanguage

  package init(
    words: [String], reading: Invocation.ReadingWords, language: SpokenLanguage
  ) throws(CommandLineProblem) {
    guard let last = words.last, words.count > 1, RemoteAddress.isMeant(by: last),
      !words.dropLast().contains(where: RemoteAddress.isMeant)
    else {
      throw CommandLineProblem(
        LocalizedText(
          "name what is to be loaded, then one address: tori load PATH… clickhouse://HOST:PORT/DATABASE",
          ja: "入れるものと、最後にアドレスを一つ書く: tori load パス… clickhouse://ホスト:ポート/データベース"))
    }
    paths = words.dropLast()
    address = try RemoteCorpus.address(last)
    self.reading = try reading.options(of: paths)
    self.words = reading
    self.language = language
  }

  package func run() -> ExitStatus {
    let console = StandardStreams.console(language)
    let opening = CorpusOpening(console: console)
    do {
      let credentials = try RemoteCorpus.credentials(for: address)
      let opened = try opening.session(
        on: CorpusSource(paths: paths, reading: reading, words: words))
      // What is missing there could not be told to who asks later; what it is has just been said.
      if opened.isPartial { return .unreadable }
      let cancellation = Cancellation()
      let server = RemoteServer(address, credentials)
      let engine = opened.session.engine
      var line = ProgressLine(console: console)
      var outcome = Result<RemoteLoad.Report, RemoteError>.failure(.interrupted)
      _ = InterruptHandler.shared.during(stop: cancellation.cancel) {
        outcome = Result { () throws(RemoteError) in
          try RemoteLoad(from: engine, to: server, cancellation).run { done, count in
            line.show(
              Progress(
                path: address.text, documentsDone: 0, documentCount: 0, bytesDone: done,
                byteCount: count, isLoading: true))
          }
        }
        line.clear()
      }
      let report = try outcome.get()
      let (blocks, sent) = (report.blocks, report.sent)
      console.say(
        LocalizedText(
          "\(address.text): \(blocks) block\(blocks == 1 ? "" : "s"), \(sent) of them sent now",
          ja: "\(address.text): ブロック\(blocks)。今回送ったのは\(sent)"))
      return .done
    } catch let error as RemoteError {
      console.complain(error.message)
      return error == .interrupted ? .interrupted : .unreadable
    } catch let error as OpeningProblem {
      console.complain(error.message)
      if case .interrupted = error { return .interrupted }
      return .unreadable
    } catch {
      console.complain(LocalizedText(same: "\(error)"))
      return .unreadable
    }
  }
}
