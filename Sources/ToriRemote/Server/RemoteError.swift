import ToriEngine
import ToriText

/// Why servers did not do what they were asked.
package enum RemoteError: Error, Hashable {
  case interrupted
  /// What is to be said of it, with the server's name in it where that matters.
  case failed(LocalizedText)

  package var message: LocalizedText {
    switch self {
    case .interrupted: LocalizedText("interrupted", ja: "中断した")
    case .failed(let words): words
    }
  }

  /// As an engine throws it.
  var asEngineError: EngineError {
    switch self {
    case .interrupted: .interrupted
    case .failed(let words): .unreadable(.whole, words)
    }
  }
}

extension RemoteError {
  init(_ failure: DoorFailure, at address: RemoteAddress) {
    let place = address.text
    switch failure {
    case .interrupted: self = .interrupted
    case .noLibrary:
      self = .failed(
        LocalizedText(
          "asking a server takes libcurl, which is not installed: apt-get install libcurl4",
          ja: "サーバーに問うにはlibcurlが要るが、入っていない: apt-get install libcurl4"))
    case .failed(let words):
      self = .failed(
        LocalizedText("\(place) cannot be reached: \(words)", ja: "\(place)につながらない: \(words)"))
    case .silent: self = .silent([], at: address)
    case .tooLarge:
      self = .failed(
        LocalizedText(
          "\(place) answers with more than 1 GB; ask for less", ja: "\(place)の答えが1 GBを超える。範囲を絞る"))
    }
  }

  /// No answer comes any more. - Parameter others: servers that it waits for.
  static func silent(_ others: [String], at address: RemoteAddress) -> RemoteError {
    let (place, names) = (address.text, others.joined(separator: ", "))
    if others.isEmpty {
      return .failed(
        LocalizedText(
          "\(place) took the query and does not answer any more",
          ja: "\(place)は問い合わせを受け取ったまま答えなくなった"))
    }
    return .failed(
      LocalizedText(
        "\(place) waits for a server that does not answer: \(names)",
        ja: "\(place)が、答えないサーバーを待っている: \(names)"))
  }

  /// What the server says of a request that it did not carry out.
  init(status: Int, _ body: [UInt8], at address: RemoteAddress) {
    // Which of the servers it was stands in a line further down.
    let text = String(decoding: body.prefix(2000), as: UTF8.self)
    let told = text.split(whereSeparator: \.isNewline).prefix(3).joined(separator: " ")
    let line = told.isEmpty ? "HTTP \(status)" : String(told.prefix(400))
    self = .failed(
      LocalizedText("\(address.text) says: \(line)", ja: "\(address.text)の返答: \(line)"))
  }

  /// An answer that is not what was asked for.
  static func garbled(at address: RemoteAddress) -> RemoteError {
    .failed(
      LocalizedText(
        "\(address.text) answers with what is no rows; is it a ClickHouse server?",
        ja: "\(address.text)の答えが行になっていない。ClickHouseのサーバーか確かめる"))
  }
}
