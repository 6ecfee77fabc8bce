import ToriEngine
import ToriText

/// Why servers did not do what they were asked.
package enum RemoteError: Error, Hashable {
  case interrupted
  /// What is to be said of it, with the server's name in it where that matters.
  case failed(LocalizedText)
  /// The same, and trying again at once is of no use.
  case lasting(LocalizedText)

  package var message: LocalizedText {
    switch self {
    case .interrupted: LocalizedText("interrupted", ja: "中断した")
    case .failed(let words), .lasting(let words): words
    }
  }

  var mayPass: Bool { if case .failed = self { true } else { false } }

  /// As an engine throws it.
  var asEngineError: EngineError {
    switch self {
    case .interrupted: .interrupted
    case .failed(let words), .lasting(let words): .unreadable(.whole, words)
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
    if status != 200, Self.roomWords.contains(where: text.contains) {
      let place = Self.sender(of: text) ?? address.text
      self = .lasting(
        LocalizedText(
          "\(place) has no space left on its disk; make room there and do this again",
          ja: "\(place)のディスクに空きがない。空けてからもう一度行う"))
      return
    }
    let told = text.split(whereSeparator: \.isNewline).prefix(3).joined(separator: " ")
    let line = told.isEmpty ? "HTTP \(status)" : String(told.prefix(400))
    self = .failed(
      LocalizedText("\(address.text) says: \(line)", ja: "\(address.text)の返答: \(line)"))
  }

  /// What servers of all versions say where a disk is full: the number that the system has for it, or their own.
  private static let roomWords = ["errno: 28,", "Code: 243"]

  /// Which of the servers behind the one that was asked an error is from; nil where it is that one's own.
  private static func sender(of text: String) -> String? {
    guard let start = text.firstRange(of: "Received from ")?.upperBound else { return nil }
    let place = text[start...].prefix { !$0.isWhitespace && $0 != "," }
    return String(place.hasSuffix(".") ? place.dropLast() : place)
  }

  /// An answer that is not what was asked for.
  static func garbled(at address: RemoteAddress) -> RemoteError {
    .failed(
      LocalizedText(
        "\(address.text) answers with what is no rows; is it a ClickHouse server?",
        ja: "\(address.text)の答えが行になっていない。ClickHouseのサーバーか確かめる"))
  }
}
