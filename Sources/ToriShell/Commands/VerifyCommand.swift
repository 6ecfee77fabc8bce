import ToriText

/// `tori verify`: checks every checksum of an index.
package struct VerifyCommand {
  private let file: String
  private let language: SpokenLanguage

  package init(file: String, language: SpokenLanguage) {
    self.file = file
    self.language = language
  }

  package func run() -> ExitStatus {
    let console = StandardStreams.console(language)
    do {
      let (blocks, bytes) = try CorpusOpening.verify(file)
      console.say(
        LocalizedText(
          "\(file): whole; \(blocks) block\(blocks == 1 ? "" : "s"), \(bytes) bytes",
          ja: "\(file): 損なわれていない。ブロック\(blocks)、\(bytes)バイト"))
      return .done
    } catch {
      console.complain(error.message)
      return .unreadable
    }
  }
}
