import ToriEngine
import ToriText

/// What may be wrong with a load.
extension RemoteError {
  /// Of the engine that read the corpus.
  init(_ error: EngineError) {
    switch error {
    case .interrupted: self = .interrupted
    case .unreadable(_, let words), .noWords(let words), .refused(let words): self = .failed(words)
    case .sourceChanged(let path):
      self = .failed(LocalizedText("\(path) has changed", ja: "\(path)が変わった"))
    case .patternLimit, .lineLimit, .unexpected:
      preconditionFailure("a load asks for rows and counts alone")
    }
  }

  static func strangers(_ address: RemoteAddress) -> RemoteError {
    .failed(
      LocalizedText(
        "\(address.text) holds rows that no load of tori's began; empty its tables first",
        ja: "\(address.text)に、toriが入れはじめたのではない行がある。先に表を空にする"))
  }

  static func otherCorpus(
    _ address: RemoteAddress, _ name: String, _ there: String, _ here: String
  ) -> RemoteError {
    .failed(
      LocalizedText(
        "\(address.text) holds another corpus (\(name): \(there) there, \(here) here); a database holds one, so load into another or empty this one",
        ja:
          "\(address.text)には別のコーパスがある（\(name): サーバーは\(there)、こちらは\(here)）。一つのデータベースに入るのは一つ。ほかに入れるか、これを空にする"
      ))
  }

  static func torn(_ address: RemoteAddress, _ found: Int, _ wanted: Int) -> RemoteError {
    .failed(
      LocalizedText(
        "\(address.text) has \(found) rows where \(wanted) were sent, or some twice; empty its tables and load again",
        ja: "\(address.text)の行は\(found)で、入れたのは\(wanted)。二重の行もあるかもしれない。表を空にして入れ直す"))
  }
}
