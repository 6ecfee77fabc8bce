import ToriEmbedded
import ToriEngine
import ToriRemote
import ToriSystem
import ToriText

/// A corpus on servers, as somebody names it.
enum RemoteCorpus {
  static func isMeant(by path: String) -> Bool { RemoteAddress.isMeant(by: path) }

  static func address(_ text: String) throws(CommandLineProblem) -> RemoteAddress {
    do throws(AddressProblem) {
      return try RemoteAddress(text)
    } catch {
      // The address is not said again: a password may stand in it.
      throw CommandLineProblem(error.message)
    }
  }

  static func credentials(for address: RemoteAddress) throws(OpeningProblem) -> Credentials {
    do throws(CredentialsProblem) {
      return try Credentials.found(for: address)
    } catch {
      throw .failed(error.message, path: nil)
    }
  }

  /// A session on the corpus there, once its versions were looked at and that all of it is there.
  ///
  /// - Parameter words: how texts are cut that are fetched to be counted by word.
  static func session(
    on corpus: CorpusSource, words: WordCutting
  ) throws(OpeningProblem) -> OpenedSession {
    guard corpus.paths.count == 1 else {
      throw .failed(
        LocalizedText(
          "a corpus on servers is opened by itself, without files beside it",
          ja: "サーバーのコーパスは、ほかのファイルと一緒には開けない"), path: nil)
    }
    guard corpus.words == Invocation.ReadingWords() else {
      throw .failed(
        LocalizedText(
          "how a corpus on servers is read was settled when it was loaded; give --zone and the like to tori load",
          ja: "サーバーのコーパスの読み方は入れたときに決まっている。--zoneなどはtori loadに与える"), path: nil)
    }
    let address: RemoteAddress
    do throws(CommandLineProblem) {
      address = try self.address(corpus.paths[0])
    } catch {
      throw .failed(error.message, path: nil)
    }
    let server = RemoteServer(address, try credentials(for: address))
    let cancellation = Cancellation()
    var outcome = Result<RemoteEngine, RemoteError>.failure(.interrupted)
    _ = InterruptHandler.shared.during(stop: cancellation.cancel) {
      outcome = Result { () throws(RemoteError) in
        try RemoteEngine(server, words: words, cancellation)
      }
    }
    switch outcome {
    case .success(let engine):
      let session = Session(engine: engine, now: corpus.now ?? StandardStreams.now())
      return OpenedSession(session: session, isPartial: false) { nil }
    case .failure(.interrupted): throw .interrupted
    case .failure(let error): throw .failed(error.message, path: nil)
    }
  }
}
